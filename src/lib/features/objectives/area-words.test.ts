import { expect, test } from 'vitest';
import { draftWords, shortAreaName } from './area-words.ts';

test('a plan not yet begun says until when it can be approved', () => {
  expect(draftWords(2027, '2027-01-13')).toBe('bozza, da approvare entro il 31 gennaio (mancano 18 giorni)');
  expect(draftWords(2027, '2026-11-22')).toBe('bozza, da approvare entro il 31 gennaio 2027 (mancano 70 giorni)');
  expect(draftWords(2027, '2027-01-30')).toBe('bozza, da approvare entro il 31 gennaio (manca 1 giorno)');
  expect(draftWords(2027, '2027-01-31')).toBe('bozza, da approvare entro il 31 gennaio (oggi)');
});

test('once that day is past it is a draft and nothing more', () => {
  expect(draftWords(2026, '2026-11-22')).toBe('bozza');
});

test('among areas the word area is left out', () => {
  expect(shortAreaName('Area amministrativa')).toBe('Amministrativa');
  expect(shortAreaName('Polizia locale')).toBe('Polizia locale');
});
