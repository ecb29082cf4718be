import { expect, test } from 'vitest';
import { segmentsOf, weightState, weightText } from './weight-state.ts';

const rows = (...weights: (number | null)[]) => weights.map((weight) => ({ weight, gate: false }));

test('the sum is said in words', () => {
  expect(weightState(rows(2500, 1500, 1000, 1000, 1500, 1000, 1000)).words).toBe('mancano 5');
  expect(weightState(rows(9900)).words).toBe('manca 1');
  expect(weightState(rows(10_000)).words).toBe('completo');
  expect(weightState(rows(10_000, 500, null)).words).toBe('5 di troppo');
});

test('a gate stands outside the sum, also with a weight on it', () => {
  const gates = [500, null].map((weight) => ({ weight, gate: true }));
  expect(weightState([...rows(10_000), ...gates])).toMatchObject({ sum: 10_000, state: 'complete', gates: 2 });
  expect([...rows(1_550, null), ...gates].map((one) => weightText(one))).toEqual([
    '15,5',
    '–',
    'prerequisito',
    'prerequisito',
  ]);
});

test('segments are drawn to scale and say what fits', () => {
  const bars = [6000, 3000, 1000, null].map((weight, index) => ({ id: `${index}`, code: 'A', title: 't', weight }));
  const segments = segmentsOf(bars, 200);
  expect(segments.map((one) => one.share)).toEqual([60, 30, 10]);
  expect(segments.map((one) => one.label)).toEqual(['code', 'weight', 'none']);
  expect(segments.map((one) => one.reachable)).toEqual([true, true, false]);
});
