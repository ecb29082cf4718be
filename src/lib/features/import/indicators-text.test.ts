import { expect, test } from 'vitest';
import type { ImportedIndicator } from '#lib/exchange/imported-plan.ts';
import { formatIndicator, parseIndicators } from './indicators-text.ts';

const FIRST: ImportedIndicator = {
  name: 'Domande: in venti giorni',
  unit: '%',
  baseline: '34',
  target: '90',
  direction: 'at-least',
  formula: 'evase / arrivate',
};
const SECOND: ImportedIndicator = { name: 'Numero di incontri', unit: '', baseline: '', target: '' };
const before = [FIRST, SECOND];
const text = before.map(formatIndicator).join('\n');

test('lines left as they are change nothing', () => {
  expect(text).toBe('Domande: in venti giorni: almeno 90%\nNumero di incontri');
  expect(parseIndicators(text, before)).toEqual(before);
});

test('a mended line keeps what it does not show', () => {
  expect(parseIndicators(text.replace('almeno 90%', '95%'), before)).toEqual([
    { name: FIRST.name, unit: '%', baseline: '34', target: '95%', formula: FIRST.formula },
    SECOND,
  ]);
  expect(parseIndicators(text.replace('venti', 'trenta'), before)[0]).toEqual({
    ...FIRST,
    name: 'Domande: in trenta giorni',
  });
});

test('a line taken away takes its indicator along, one written anew is another', () => {
  expect(parseIndicators('Numero di incontri: 5 incontri', before)).toEqual([
    { ...SECOND, target: '5 incontri', unit: 'incontri' },
  ]);
  expect(parseIndicators(`${text}\nReclami: 0`, before)).toEqual([
    ...before,
    { name: 'Reclami', unit: '', baseline: '', target: '0' },
  ]);
});
