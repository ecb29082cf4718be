import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distribute, formatWeight, FULL_WEIGHT, parseWeight } from './weight.ts';
import type { DistributionMode } from './weight.ts';

describe('weights as text', () => {
  test.each([
    ['20', 2_000],
    ['20%', 2_000],
    ['20,5', 2_050],
    ['20.00 %', 2_000],
    [' 7,25% ', 725],
    ['20,500', 2_050],
    ['0', 0],
    ['', null],
    ['X', null],
    ['20,125', null],
    ['-5', null],
    ['1001', null],
    ['20 25', null],
  ])('«%s» is %s hundredths', (text, weight) => {
    expect(parseWeight(text)).toBe(weight);
  });

  test.each([
    [2_000, '20'],
    [2_050, '20,5'],
    [725, '7,25'],
    [5, '0,05'],
    [0, '0'],
    [-500, '−5'],
  ])('%i hundredths are written «%s»', (weight, text) => {
    expect(formatWeight(weight)).toBe(text);
  });

  test('what is written is read back', () => {
    fc.assert(
      fc.property(fc.nat(100_000), (weight) => {
        expect(parseWeight(formatWeight(weight))).toBe(weight);
      }),
    );
  });
});

const rows = (weights: (number | null)[], locked: number[] = []) =>
  weights.map((weight, index) => ({ id: String(index), weight, locked: locked.includes(index) }));
const points = (steps: { to: number }[] | null) => steps?.map(({ to }) => to / 100) ?? null;

describe('distributing', () => {
  test.each<[string, (number | null)[], number[], DistributionMode, number[] | null]>([
    [
      'in proportion',
      [2_500, 1_500, 1_000, 1_000, 2_000, 1_000, 500],
      [],
      { mode: 'proportional' },
      [26, 16, 11, 11, 21, 10, 5],
    ],
    [
      'in proportion, too much',
      [2_500, 1_000, 1_000, 1_000, 2_000, 2_000, 1_000],
      [4, 5, 6],
      { mode: 'proportional' },
      [23, 9, 9, 9, 20, 20, 10],
    ],
    ['equal parts', [1_000, null, 3_000], [], { mode: 'equal' }, [34, 33, 33]],
    ['equal parts, one locked', [1_000, null, 3_000], [0], { mode: 'equal' }, [10, 45, 45]],
    ['to one row', [5_000, 4_500], [], { mode: 'selected', ids: ['1'] }, [50, 50]],
    ['from one row', [6_000, 4_500], [], { mode: 'selected', ids: ['1'] }, [60, 40]],
    ['from one row, more than it has', [9_900, 200, 1_000], [], { mode: 'selected', ids: ['1'] }, null],
    ['to two rows', [5_000, 2_000, 2_500], [], { mode: 'selected', ids: ['0', '1'] }, [53, 22, 25]],
    ['from two rows, one small', [9_000, 100, 2_000], [], { mode: 'selected', ids: ['1', '2'] }, [90, 0, 10]],
    ['all locked', [5_000], [0], { mode: 'equal' }, null],
    ['locked above 100', [11_000, 500], [0], { mode: 'proportional' }, null],
    ['nothing', [], [], { mode: 'equal' }, null],
    ['hundredths stay hundredths', [3_333, 3_333, 3_333], [], { mode: 'proportional' }, [33.34, 33.33, 33.33]],
  ])('%s', (_name, weights, locked, how, expected) => {
    expect(points(distribute(rows(weights, locked), how))).toEqual(expected);
  });

  const weight = fc.oneof(
    fc.constant(null),
    fc.nat(FULL_WEIGHT),
    fc.nat(100).map((point) => point * 100),
  );
  const row = fc.record({ weight, locked: fc.boolean() });
  const how = fc.oneof(
    fc.constant<DistributionMode>({ mode: 'proportional' }),
    fc.constant<DistributionMode>({ mode: 'equal' }),
    fc.array(fc.nat(8).map(String)).map((ids): DistributionMode => ({ mode: 'selected', ids })),
  );

  test('always adds up, leaves locked rows alone, never below zero', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), how, (drafts, mode) => {
        const all = drafts.map((draft, index) => ({ id: String(index), ...draft }));
        const result = distribute(all, mode);
        if (result === null) return;
        expect(result.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
        expect(result.reduce((sum, { to }) => sum + to, 0)).toBe(FULL_WEIGHT);
        for (const [index, step] of result.entries()) {
          const before = all[index];
          expect(step.to).toBeGreaterThanOrEqual(0);
          expect(Number.isInteger(step.to)).toBe(true);
          if (before?.locked) expect(step.to).toBe(before.weight ?? 0);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  test('whole points stay whole points', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(100), { minLength: 1, maxLength: 30 }), (weights) => {
        const result = distribute(rows(weights.map((each) => each * 100)), { mode: 'proportional' });
        expect(result?.every(({ to }) => to % 100 === 0)).toBe(true);
      }),
    );
  });
});
