import { expect, test } from 'vitest';
import { wordMender } from './words.ts';

test.each([
  ['archiviazione/stamp e schede', 'archiviazione/stampe schede'],
  ['la stamp e delle schede', 'la stampe delle schede'],
  ['verifica dei document i in arrivo', 'verifica dei documenti in arrivo'],
  ['la amministra zione digitale', 'la amministrazione digitale'],
  ['il proto collo informatico', 'il protocollo informatico'],
])('«%s» is rejoined', (broken, whole) => {
  expect(wordMender([broken, 'amministrazione', 'documenti'])(broken)).toBe(whole);
});

test.each([
  'sport e cultura',
  'dal web alla rete e ai servizi',
  'con tributo e contributo',
  'in formazione, con informazione',
  'il budget e il bilancio',
  'download e stampa dei moduli',
  'per corso e percorso',
  'management e sviluppo',
  'Robert e Carlo',
  'far e disfare',
  'gas e luce',
])('«%s» stays', (pair) => {
  expect(wordMender([pair, 'contributo percorso informazione'])(pair)).toBe(pair);
});
