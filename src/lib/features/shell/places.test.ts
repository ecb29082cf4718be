import { expect, test } from 'vitest';
import { inYear, shellPlaces, yearOf } from './places.ts';

const current = (path: string) => shellPlaces(path, 2027).find((place) => place.current)?.label;

test('each address lights its own entry', () => {
  expect(current('/')).toBe('Obiettivi');
  expect(current('/2027/obiettivi/am')).toBe('Obiettivi');
  expect(current('/2027/oggi')).toBe('Oggi');
  expect(current('/2027/strategia')).toBe('Mandato e strategia');
  expect(current('/2027/strategia/trasversali')).toBe('Mandato e strategia');
  expect(current('/2027/albero')).toBe('Mandato e strategia');
  expect(current('/2027/documenti')).toBe('Documenti');
  expect(current('/ente/persone')).toBe('Ente');
  expect(current('/sincronizzazione')).toBeUndefined();
});

test('the year is the one of the address, else this year, else the latest', () => {
  expect(yearOf('/2026/obiettivi/am', [2026, 2027], '2027-01-13')).toBe(2026);
  expect(yearOf('/ente', [2026, 2027], '2026-12-30')).toBe(2026);
  expect(yearOf('/ente', [2024, 2025], '2027-01-13')).toBe(2025);
  expect(yearOf('/ente', [], '2027-01-13')).toBeNull();
});

test('another year shows the same place, as far as it exists there', () => {
  expect(inYear('/2027/obiettivi/am/x1', 2026)).toBe('/2026/obiettivi/am');
  expect(inYear('/2027/obiettivi/am/mesi', 2026)).toBe('/2026/obiettivi/am/mesi');
  expect(inYear('/2027/strategia', 2026)).toBe('/2026/strategia');
  expect(inYear('/2027/strategia/trasversali', 2026)).toBe('/2026/strategia/trasversali');
  expect(inYear('/2027/albero', 2026)).toBe('/2026/albero');
  expect(inYear('/2027', 2026)).toBe('/2026');
  expect(inYear('/ente/persone', 2026)).toBe('/2026');
});
