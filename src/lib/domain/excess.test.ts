import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainExcess } from './excess.ts';
import type { WeightChange } from './excess.ts';
import { FULL_WEIGHT } from './weight.ts';

const plan = (weights: number[], locked: number[] = []) => ({
  objectives: weights.map((weight, index) => ({
    id: `AM.${index + 1}`,
    weight: weight * 100,
    weightLocked: locked.includes(index + 1),
    gate: false,
  })),
});
const change = (at: string, person: string | null, objective: number, from: number, to: number): WeightChange => ({
  at: `2027-03-10T${at}:00Z`,
  person,
  objective: `AM.${objective}`,
  from: from * 100,
  to: to * 100,
});
const points = (weights: { to: number }[] | undefined) => weights?.map(({ to }) => to / 100);

describe('two right changes that make 105', () => {
  const weights = [25, 20, 10, 10, 20, 10, 10];
  const marta = change('10:41', 'marta', 5, 15, 20);
  const paolo = change('10:43', 'paolo', 2, 15, 20);

  test('[DO6] are told with who, when and three ways back to 100', () => {
    const excess = explainExcess([paolo, marta], plan(weights, [7]));
    expect(excess).toMatchObject({ total: 10_500, excess: 500, missingBefore: 500, changes: [marta, paolo] });
    expect(excess?.remedies.map(({ kind, total }) => [kind, total])).toEqual([
      ['keep', 10_000],
      ['keep', 10_000],
      ['take-from-others', 10_000],
    ]);
    const [keepMarta, keepPaolo, others] = excess?.remedies ?? [];
    expect(keepMarta).toMatchObject({ person: 'marta' });
    expect(points(keepMarta?.weights)).toEqual([25, 15, 10, 10, 20, 10, 10]);
    expect(points(keepPaolo?.weights)).toEqual([25, 20, 10, 10, 15, 10, 10]);
    expect(points(others?.weights)).toEqual([23, 20, 9, 9, 20, 9, 10]);
  });

  test('are told also when more was changed since', () => {
    const since = change('10:50', 'paolo', 1, 25, 24);
    expect(explainExcess([marta, paolo, since], plan([24, ...weights.slice(1)]))?.changes).toHaveLength(3);
  });

  test('have no third way where nobody else can give', () => {
    const excess = explainExcess([marta, paolo], plan(weights, [1, 3, 4, 6, 7]));
    expect(excess?.remedies.map(({ kind }) => kind)).toEqual(['keep', 'keep']);
  });
});

test('a plan that came in is not an addition of whoever brought it', () => {
  const came = [1, 2].map((objective) => ({ ...change('10:00', 'segretario', objective, 0, 45), from: null, seq: 2 }));
  const added = { ...change('10:30', 'marta', 3, 0, 20), from: null, seq: 3 };
  expect(explainExcess([...came, added], plan([45, 45, 20]))).toBeNull();
});

test('two new objectives weighed at the same time are told', () => {
  const one = { ...change('10:00', 'marta', 3, 0, 10), from: null, seq: 3 };
  const two = { ...change('10:01', 'paolo', 4, 0, 10), from: null, seq: 4 };
  expect(explainExcess([one, two], plan([45, 45, 10, 10]))?.changes).toEqual(
    [one, two].map(({ seq: _, ...rest }) => rest),
  );
});

test.each<[string, WeightChange[], number[]]>([
  ['the sum is 100', [change('10:41', 'marta', 1, 45, 50), change('10:43', 'paolo', 2, 40, 50)], [50, 50]],
  ['one person did it alone', [change('10:43', 'paolo', 2, 40, 60)], [50, 60]],
  [
    'one person alone would have done it',
    [change('10:41', 'marta', 1, 50, 51), change('10:43', 'paolo', 2, 50, 60)],
    [51, 60],
  ],
  ['nobody knows who', [change('10:41', null, 1, 45, 50), change('10:43', 'paolo', 2, 50, 55)], [50, 55]],
  ['the history leads elsewhere', [change('10:41', 'marta', 1, 45, 49), change('10:43', 'paolo', 2, 50, 55)], [50, 55]],
  [
    'the changes lie weeks apart',
    [{ ...change('10:41', 'marta', 1, 45, 50), at: '2027-02-01T10:00:00Z' }, change('10:43', 'paolo', 2, 50, 55)],
    [50, 55],
  ],
])('nothing is told when %s', (_name, changes, weights) => {
  expect(explainExcess(changes, plan(weights))).toBeNull();
});

test('a gate with a weight is not part of the story', () => {
  const { objectives } = plan([50, 50, 20]);
  const rows = objectives.map((row, index) => ({ ...row, gate: index === 2 }));
  const added = [change('10:41', 'marta', 3, 0, 10), change('10:43', 'paolo', 3, 10, 20)];
  expect(explainExcess(added, { objectives: rows })).toBeNull();
});

test('every remedy gives each objective a weight, never below zero and never above 100 in all', () => {
  const edit = fc.record({ person: fc.constantFrom('a', 'b', 'c'), objective: fc.nat(4), to: fc.nat(60) });
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), fc.array(fc.nat(5), { maxLength: 3 }), (edits, locked) => {
      const weights = [20, 20, 20, 20, 15];
      const changes = edits.flatMap(({ person, objective, to }, index) => {
        const from = weights[objective] ?? 0;
        weights[objective] = to;
        return from === to ? [] : [{ ...change('10:00', person, objective + 1, from, to), seq: index }];
      });
      const excess = explainExcess(changes, plan(weights, locked));
      if (!excess) return;
      expect(excess.remedies.length).toBeGreaterThanOrEqual(2);
      for (const remedy of excess.remedies) {
        expect(remedy.weights.map(({ id }) => id)).toEqual(['AM.1', 'AM.2', 'AM.3', 'AM.4', 'AM.5']);
        expect(remedy.weights.every(({ to }) => to >= 0)).toBe(true);
        expect(remedy.weights.reduce((sum, { to }) => sum + to, 0)).toBe(remedy.total);
        expect(remedy.total).toBeLessThanOrEqual(FULL_WEIGHT);
      }
    }),
    { numRuns: 500 },
  );
});
