import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure } from './chapter.ts';
import { figureChange, figureValues, parseFigure } from './figure.ts';

test.each([
  ['1.240', 1240],
  ['1.240,5', 1240.5],
  ['12,5', 12.5],
  ['1 240', 1240],
  ['−3,2', -3.2],
  ['1.250.000 €', 1250000],
  ['94,17%', 94.17],
  ['0', 0],
])('%s is %d', (text, value) => expect(parseFigure(text)).toBe(value));

test.each(['', 'circa 1.200', '1.24', '12.5', '1,2,3', '1.2400', '--1'])('«%s» is no number', (text) =>
  expect(parseFigure(text)).toBeNull(),
);

test('what Intl writes in Italian reads back', () => {
  const format = new Intl.NumberFormat('it-IT', { useGrouping: 'always', maximumFractionDigits: 2 });
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), (cents) => {
      expect(parseFigure(format.format(cents / 100))).toBe(cents / 100);
    }),
  );
});

const figure = (before3: string, before2: string, before1: string): Figure => ({
  id: 'f',
  position: 'a0',
  group: 'population',
  label: 'Residenti',
  unit: '',
  source: '',
  before3,
  before2,
  before1,
});

test('years are the three before the plan; the change is from the first number to the last', () => {
  expect(figureValues(figure('100', '', 'n.d.'), 2027)).toEqual([
    { year: 2024, value: 100 },
    { year: 2025, value: null },
    { year: 2026, value: null },
  ]);
  expect(figureChange(figure('100', '', '112'), 2027)).toEqual({ since: 2024, share: 0.12 });
  expect(figureChange(figure('', '-10', '-5'), 2027)).toEqual({ since: 2025, share: 0.5 });
  expect(figureChange(figure('0', '5', '6'), 2027)).toBeNull();
  expect(figureChange(figure('', '', '6'), 2027)).toBeNull();
});
