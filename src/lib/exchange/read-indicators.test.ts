import { expect, test } from 'vitest';
import { emptyObjective } from './raw-objective.ts';
import { readIndicators } from './read-indicators.ts';

const source = { block: 'b1', row: null, column: null };

function read(indicator: string, target?: string): string[] {
  const raw = emptyObjective();
  raw.indicators = [
    { indicator: { text: indicator, source }, ...(target === undefined ? {} : { target: { text: target, source } }) },
  ];
  return readIndicators(raw, (text) => text).map(({ name, target: value, baseline }) =>
    [name, value, baseline].filter((part) => part !== '').join(' | '),
  );
}

test.each([
  ['Ore di apertura\nUtenti iscritti', '8\n250', ['Ore di apertura | 8', 'Utenti iscritti | 250']],
  // Narrow columns: one name goes on in the next line, two values stand in one.
  [
    'Ore settimanali\ndi apertura\nUtenti iscritti',
    '8\n250',
    ['Ore settimanali di apertura | 8', 'Utenti iscritti | 250'],
  ],
  ['Ore di apertura\nUtenti iscritti', '≥ 8 250', ['Ore di apertura | ≥ 8', 'Utenti iscritti | 250']],
  ['Ore di apertura\nValore atteso: 12', undefined, ['Ore di apertura | 12']],
  ['Utenti presi in carico – valore atteso: almeno 45', undefined, ['Utenti presi in carico | almeno 45']],
  ['Raccolta differenziata: 72% (anno 2025: 66,4%)', undefined, ['Raccolta differenziata | 72% | 66,4%']],
  ['Ore di apertura', 'n.d.', ['Ore di apertura']],
])('%j beside %j', (indicator, target, expected) => {
  expect(read(indicator, target)).toEqual(expected);
});

test.each([
  ['data', 'entro il 15/11/2026', ''],
  ['SI/NO', 'sì', ''],
  ['minuti', '12', 'minuti'],
  ['n.d.', '85%', '%'],
])('the unit %j of the target %j', (unit, target, expected) => {
  const raw = emptyObjective();
  const cell = (text: string) => ({ text, source });
  raw.indicators = [{ indicator: cell('Proposta al Consiglio'), unit: cell(unit), target: cell(target) }];
  expect(readIndicators(raw, (text) => text)).toMatchObject([{ unit: expected }]);
});
