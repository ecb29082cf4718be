import { expect, test } from 'vitest';
import { provinceWords } from './provinces.ts';

test.each([
  ['BG', 'Provincia di Bergamo'],
  ['bg', 'Provincia di Bergamo'],
  ['MI', 'Città metropolitana di Milano'],
  ['AQ', 'Provincia dell’Aquila'],
  ['TN', 'Provincia autonoma di Trento'],
  ['XX', 'XX'],
  ['', ''],
])('%s reads «%s»', (code, words) => {
  expect(provinceWords(code)).toBe(words);
});
