import fc from 'fast-check';
import { expect, test } from 'vitest';
import { previewBulkEdit, type BulkEdit, type BulkPreview } from './bulk-edit.ts';
import type { Objective } from './objective.ts';
import { employment, person, registry } from './test-registry.ts';

const objective = (id: string, more: Partial<Objective> = {}) =>
  ({
    id,
    type: null,
    strategicObjective: null,
    transversal: null,
    dueDate: null,
    weight: null,
    weightLocked: false,
    participations: [],
    ...more,
  }) as unknown as Objective;
const part = (id: string, who: string) => ({ id, position: 'a0', person: who, group: '', from: null, to: null });

const ente = registry({
  people: [person('rota', 'Rota', 'Nadia'), person('ferri', 'Ferri', 'Luca')],
  employments: [employment('rota', 'am', { from: '2027-01-01', to: '2027-06-30' }), employment('ferri', 'am')],
});
const plan = [
  objective('a', { dueDate: '2027-12-31', weight: 1_000, participations: [part('p1', 'rota'), part('p2', 'rota')] }),
  objective('b', { type: 'development', weight: 2_000, weightLocked: true }),
  objective('c', { strategicObjective: 's1' }),
];
const nothing: BulkPreview = { changes: [], same: [], obstacles: [] };

test.each<[string, BulkEdit, Partial<BulkPreview>]>([
  [
    'a date, only where it is another',
    { field: 'dueDate', to: '2027-12-31' },
    {
      changes: [
        { objective: 'b', fields: { dueDate: '2027-12-31' } },
        { objective: 'c', fields: { dueDate: '2027-12-31' } },
      ],
      same: ['a'],
    },
  ],
  [
    'no strategic objective',
    { field: 'strategicObjective', to: null },
    { changes: [{ objective: 'c', fields: { strategicObjective: null } }], same: ['a', 'b'] },
  ],
  [
    'a lock, where there is a weight to lock',
    { field: 'weightLocked', to: true },
    {
      changes: [{ objective: 'a', fields: { weightLocked: true } }],
      same: ['b'],
      obstacles: [{ objective: 'c', why: 'no-weight' }],
    },
  ],
  [
    'a person in, where they are not',
    { act: 'add-person', person: 'rota', from: '2027-03-01', to: null },
    {
      changes: ['b', 'c'].map((id) => ({
        objective: id,
        addPeople: [{ person: 'rota', from: '2027-03-01', to: null }],
      })),
      same: ['a'],
    },
  ],
  [
    'a person in, on days they do not serve',
    { act: 'add-person', person: 'rota', from: '2027-09-01', to: null },
    { same: ['a'], obstacles: ['b', 'c'].map((id) => ({ objective: id, why: 'not-in-service' as const })) },
  ],
  [
    'a person out, with all their periods',
    { act: 'remove-person', person: 'rota' },
    { changes: [{ objective: 'a', remove: ['p1', 'p2'] }], same: ['b', 'c'] },
  ],
  [
    'into the Cestino',
    { act: 'discard' },
    { changes: ['a', 'b', 'c'].map((id) => ({ objective: id, discard: true as const })) },
  ],
])('%s', (_title, edit, preview) => {
  expect(previewBulkEdit(edit, plan, ente)).toEqual({ ...nothing, ...preview });
});

test('the words of a transversal objective are the plan’s, its people the area’s', () => {
  const ofPlan = objective('t', { transversal: 't1', weight: 1_000 });
  const why = { objective: 't', why: 'of-plan' };
  expect(previewBulkEdit({ field: 'dueDate', to: '2027-06-30' }, [ofPlan], ente).obstacles).toEqual([why]);
  expect(previewBulkEdit({ field: 'strategicObjective', to: 's2' }, [ofPlan], ente).obstacles).toEqual([why]);
  expect(previewBulkEdit({ field: 'weightLocked', to: true }, [ofPlan], ente).changes).toHaveLength(1);
});

test('each objective is told once', () => {
  const edit = fc.oneof(
    fc.record({ field: fc.constant('weightLocked' as const), to: fc.boolean() }),
    fc.record({ field: fc.constant('type' as const), to: fc.constantFrom(null, 'development' as const) }),
    fc.record({ act: fc.constant('remove-person' as const), person: fc.constantFrom('rota', 'ferri') }),
    fc.record({
      act: fc.constant('add-person' as const),
      person: fc.constantFrom('rota', 'ferri'),
      from: fc.constantFrom(null, '2027-08-01'),
      to: fc.constant(null),
    }),
  );
  fc.assert(
    fc.property(edit, fc.subarray(plan), (asked, chosen) => {
      const { changes, same, obstacles } = previewBulkEdit(asked, chosen, ente);
      const told = [...changes.map(({ objective: id }) => id), ...same, ...obstacles.map(({ objective: id }) => id)];
      expect(told.toSorted()).toEqual(chosen.map(({ id }) => id).toSorted());
    }),
  );
});
