import { expect, test } from 'vitest';
import { segmentsOf, weightState } from './weight-state.ts';

test('the sum is said in words', () => {
  expect(weightState([2500, 1500, 1000, 1000, 1500, 1000, 1000]).words).toBe('mancano 5');
  expect(weightState([9900]).words).toBe('manca 1');
  expect(weightState([10_000]).words).toBe('completo');
  expect(weightState([10_000, 500, null]).words).toBe('5 di troppo');
});

test('segments are drawn to scale and say what fits', () => {
  const rows = [6000, 3000, 1000, null].map((weight, index) => ({ id: `${index}`, code: 'A', title: 't', weight }));
  const segments = segmentsOf(rows, 200);
  expect(segments.map((one) => one.share)).toEqual([60, 30, 10]);
  expect(segments.map((one) => one.label)).toEqual(['code', 'weight', 'none']);
  expect(segments.map((one) => one.reachable)).toEqual([true, true, false]);
});
