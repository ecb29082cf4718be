import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { distribute, formatWeight, FULL_WEIGHT, gradeScores, parseWeight, sumWeights, weighed } from './weight.ts';
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

describe('by strategicity and complexity', () => {
  const scored = (weights: (number | null)[], scores: (number | null)[], locked: number[] = []) => {
    const known = scores.flatMap((score, index) => (score === null ? [] : [[String(index), score] as const]));
    return distribute(rows(weights, locked), { mode: 'scored', scores: new Map(known) });
  };

  test('only an objective that says both has a score', () => {
    const grades = [
      { id: 'a', strategicity: 5, complexity: 3 },
      { id: 'b', strategicity: 5, complexity: null },
      { id: 'c', strategicity: null, complexity: 1 },
      { id: 'd', strategicity: 1, complexity: 1 },
    ];
    expect([...gradeScores(grades)]).toEqual([
      ['a', 15],
      ['d', 1],
    ]);
  });

  test.each<[string, (number | null)[], (number | null)[], number[], number[] | null]>([
    ['two alike', [null, null], [9, 9], [], [50, 50]],
    ['in proportion, in whole points', [3_333, 3_333, 3_334], [25, 10, 5], [], [63, 25, 12]],
    ['a locked one stays', [2_000, 0, 0], [25, 3, 1], [0], [20, 60, 20]],
    ['one without a score stays', [2_550, 0, 0], [null, 2, 1], [], [25.5, 49.5, 25]],
    ['nobody has a score', [5_000, 5_000], [null, null], [], null],
    ['the others are above 100 already', [9_000, 2_000, 0], [null, null, 4], [], null],
  ])('%s', (_name, weights, scores, locked, expected) => {
    const steps = scored(weights, scores, locked);
    expect(points(steps)).toEqual(expected);
  });

  test('of many, the least has one point and not none', () => {
    const steps = scored(
      Array.from({ length: 50 }, () => 200),
      [25, ...Array.from({ length: 49 }, () => 1)],
    );
    expect(Math.min(...(points(steps) ?? []))).toBe(1);
  });

  test('the sum is 100, a higher score never weighs less, what is locked or without a score stays', () => {
    const row = fc.record({
      weight: fc.option(fc.nat(300)),
      score: fc.option(fc.integer({ min: 1, max: 25 })),
      locked: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (drafts) => {
        const locked = drafts.flatMap((draft, index) => (draft.locked ? [index] : []));
        const steps = scored(
          drafts.map(({ weight }) => weight),
          drafts.map(({ score }) => score),
          locked,
        );
        const free = drafts.flatMap(({ score, locked: fixed }, index) => (score === null || fixed ? [] : [index]));
        if (free.length === 0) {
          expect(steps).toBeNull();
          return;
        }
        const to = (index: number) => steps?.[index]?.to ?? -1;
        expect(drafts.reduce((sum, _draft, index) => sum + to(index), 0)).toBe(FULL_WEIGHT);
        drafts.forEach(({ weight }, index) => {
          if (!free.includes(index)) expect(to(index)).toBe(weight ?? 0);
        });
        for (const a of free) {
          for (const b of free) {
            if ((drafts[a]?.score ?? 0) > (drafts[b]?.score ?? 0)) expect(to(a)).toBeGreaterThanOrEqual(to(b));
          }
        }
      }),
    );
  });
});

test('a gate stands outside the sum, whatever is written on it', () => {
  const objectives = [
    { weight: 10_000, gate: false },
    { weight: 500, gate: true },
    { weight: null, gate: true },
  ];
  expect(sumWeights(objectives)).toBe(FULL_WEIGHT);
  expect(weighed(objectives)).toHaveLength(1);
});
