import fc from 'fast-check';
import { expect, test } from 'vitest';
import { OBJECTIVE_TYPES } from './objective.ts';
import type { Objective } from './objective.ts';
import {
  formatView,
  narrows,
  OBJECTIVE_COLUMNS,
  OBJECTIVE_SORTS,
  parseView,
  viewOf,
  WHOLE_PLAN,
  type ObjectiveView,
} from './objective-view.ts';

const objective = (id: string, more: Partial<Objective>) =>
  ({ id, participations: [], ...more }) as unknown as Objective;

const part = (person: string) => ({ id: `p-${person}`, position: 'a0', person, group: '', from: null, to: null });
const plan = [
  objective('one', { code: 'AM.10', weight: 2_000, dueDate: '2027-12-31', type: 'development', title: 'Anagrafe' }),
  objective('two', { code: 'AM.2', weight: null, dueDate: null, type: null, participations: [part('rota')] }),
  objective('three', { code: 'AM.1', weight: 3_000, dueDate: '2027-06-30', strategicObjective: 's1' }),
  objective('four', { code: '', weight: 2_000, dueDate: '2027-06-30', type: 'development' }),
];
const judging = {
  keeps: () => false,
  isComplete: (one: Objective) => one.weight !== null,
  says: (one: Objective, text: string) => one.title === text,
};

const shown = (view: Partial<ObjectiveView>) => viewOf(plan, { ...WHOLE_PLAN, ...view }, judging).map(({ id }) => id);

test.each<[string, Partial<ObjectiveView>, string[]]>([
  ['the whole plan in its order', {}, ['one', 'two', 'three', 'four']],
  ['what is to be completed', { state: 'incomplete' }, ['two']],
  ['what is complete', { state: 'complete' }, ['one', 'three', 'four']],
  ['one type', { type: 'development' }, ['one', 'four']],
  ['one person', { person: 'rota' }, ['two']],
  ['one strategic objective', { strategicObjective: 's1' }, ['three']],
  ['due by a day, that day too', { dueBy: '2027-06-30' }, ['three', 'four']],
  ['a text', { text: 'Anagrafe' }, ['one']],
  ['heavy ones first, those without weight last', { sort: 'weight' }, ['three', 'one', 'four', 'two']],
  ['near dates first, those without last', { sort: 'due' }, ['three', 'four', 'one', 'two']],
  ['codes as one counts, those without last', { sort: 'code' }, ['three', 'two', 'one', 'four']],
  ['both', { type: 'development', sort: 'due' }, ['four', 'one']],
])('%s', (_title, view, ids) => {
  expect(shown(view)).toEqual(ids);
});

test('a row that is kept stays in its place', () => {
  const keeps = ({ id }: Objective) => id === 'two';
  const rows = viewOf(plan, { ...WHOLE_PLAN, type: 'development' }, { ...judging, keeps });
  expect(rows.map(({ id }) => id)).toEqual(['one', 'two', 'four']);
});

test('a view shows rows of the plan, each once; sorting leaves none out', () => {
  fc.assert(
    fc.property(views(), (view) => {
      const ids = shown(view);
      expect(new Set(ids).size).toBe(ids.length);
      if (!narrows(view)) expect(ids.toSorted()).toEqual(plan.map(({ id }) => id).toSorted());
    }),
  );
});

test('an address says a view and reads it back; the whole plan needs none', () => {
  expect(formatView(WHOLE_PLAN)).toBe('');
  expect(parseView('')).toEqual(WHOLE_PLAN);
  expect(formatView({ ...WHOLE_PLAN, state: 'incomplete', sort: 'weight', hidden: ['people'] })).toBe(
    'stato:da-completare;ordine:peso;senza:persone',
  );
  fc.assert(
    fc.property(views(), (view) => {
      expect(parseView(formatView(view))).toEqual({ ...view, text: view.text.trim() });
    }),
  );
});

test('what an address does not spell well asks for nothing', () => {
  expect(parseView('stato:rotto;tipo:;entro:2027-02-31;ordine:caso;senza:tutto;altro:1;%')).toEqual(WHOLE_PLAN);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(Object.keys(parseView(text))).toEqual(Object.keys(WHOLE_PLAN));
    }),
  );
});

function views(): fc.Arbitrary<ObjectiveView> {
  const id = fc.option(fc.constantFrom('rota', 's1', 'AbC-_9'));
  return fc.record({
    state: fc.option(fc.constantFrom('complete' as const, 'incomplete' as const)),
    type: fc.option(fc.constantFrom(...OBJECTIVE_TYPES)),
    person: id,
    strategicObjective: id,
    dueBy: fc.option(fc.constantFrom('2027-06-30', '2027-12-31')),
    text: fc.string({ unit: fc.constantFrom('a', ' ', ';', ':', '%', '’', 'è') }),
    sort: fc.constantFrom(...OBJECTIVE_SORTS),
    hidden: fc.subarray([...OBJECTIVE_COLUMNS]),
  });
}
