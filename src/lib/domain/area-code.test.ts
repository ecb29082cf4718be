import { expect, test } from 'vitest';
import { proposeAreaCode } from './area-code.ts';

test('an area of one word takes its first two letters', () => {
  expect(proposeAreaCode('Area Amministrativa', [])).toBe('AM');
  expect(proposeAreaCode('Settore tecnico', [])).toBe('TE');
});

test('an area of several words takes their initials', () => {
  expect(proposeAreaCode('Area Polizia Locale', [])).toBe('PL');
  expect(proposeAreaCode('Affari generali e personale', [])).toBe('AG');
  expect(proposeAreaCode('Settore II – Economico Finanziario', [])).toBe('EF');
});

test('a code that is taken grows', () => {
  expect(proposeAreaCode('Area Tributi', ['TR'])).toBe('TRI');
  expect(proposeAreaCode('Area Tecnica', ['TE', 'TEC', 'TECN'])).toBe('TE2');
});

test('accents and apostrophes leave plain letters, a name without letters no code', () => {
  expect(proposeAreaCode('Servizi alla comunità', [])).toBe('CO');
  expect(proposeAreaCode('Area dell’edilizia', [])).toBe('ED');
  expect(proposeAreaCode('Area 1', [])).toBe('');
});
