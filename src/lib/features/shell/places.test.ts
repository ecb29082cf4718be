import { expect, test } from 'vitest';
import { shellPlaces, yearOf } from './places.ts';

const current = (path: string) => shellPlaces(path, 2027).find((place) => place.current)?.label;

test('each address lights its own entry', () => {
  expect(current('/')).toBe('Obiettivi');
  expect(current('/2027/am')).toBe('Obiettivi');
  expect(current('/2027/strategia')).toBe('Mandato e strategia');
  expect(current('/ente/persone')).toBe('Ente');
  expect(current('/sincronizzazione')).toBeUndefined();
});

test('the year is the one of the address, else this year, else the latest', () => {
  expect(yearOf('/2026/am', [2026, 2027], '2027-01-13')).toBe(2026);
  expect(yearOf('/ente', [2026, 2027], '2026-12-30')).toBe(2026);
  expect(yearOf('/ente', [2024, 2025], '2027-01-13')).toBe(2025);
  expect(yearOf('/ente', [], '2027-01-13')).toBeNull();
});
