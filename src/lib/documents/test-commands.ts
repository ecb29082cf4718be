import fc from 'fast-check';
import { INDICATOR_DIRECTIONS, MONTH_MARKS, OBJECTIVE_SCOPES, OBJECTIVE_TYPES } from '#lib/domain/objective.ts';
import type { AreaDocument } from './area-document.ts';
import type { Replica } from './test-replicas.ts';

/** One thing a person does; `pick` numbers choose among the rows there are. */
export type Command = (replica: Replica) => void;

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', 'è', '🏛', '\n'), maxLength: 12 });
const day = fc.constantFrom(null, '2027-01-01', '2027-05-01', '2027-12-31', '2028-02-29');
const weight = fc.option(fc.nat(100_000));
const at = fc.constantFrom('2027-03-01T10:00:00.000Z', '2027-03-02T10:00:00.000Z');
const pick = fc.nat(9);

function one<Item>(items: readonly Item[], index: number): Item | undefined {
  return items[index % Math.max(1, items.length)];
}
const objectiveOf = (area: AreaDocument, index: number) => one(area.read().objectives, index);

const field = fc.oneof(
  fc.tuple(fc.constantFrom('code', 'title', 'expectedValue'), text),
  fc.tuple(fc.constantFrom('description', 'notes', 'expectedPerformance'), text),
  fc.tuple(fc.constant('type'), fc.constantFrom(null, ...OBJECTIVE_TYPES)),
  fc.tuple(fc.constant('strategicObjective'), fc.constantFrom(null, 's1', 's2')),
  fc.tuple(fc.constant('dueDate'), day),
  fc.tuple(fc.constant('weight'), weight),
  fc.tuple(fc.constantFrom('weightLocked', 'gate'), fc.boolean()),
  fc.tuple(fc.constant('scope'), fc.constantFrom(null, ...OBJECTIVE_SCOPES)),
  fc.tuple(fc.constantFrom('strategicity', 'complexity'), fc.option(fc.integer({ min: 1, max: 5 }))),
  fc.tuple(fc.constantFrom('tools', 'budgetItem', 'stakeholders', 'preventionMeasure', 'transparencyDuty'), text),
  fc.tuple(fc.constant('budget'), fc.option(fc.nat())),
);

const participation = fc.record({ person: fc.constantFrom(null, 'rota', 'brina'), group: text, from: day, to: day });

/** Everything the verbs of an area can do. */
export const command: fc.Arbitrary<Command> = fc.oneof(
  fc
    .tuple(text, weight, participation, fc.boolean(), pick)
    .map(([title, points, who, whole, index]): Command => ({ area }) => {
      const after = objectiveOf(area, index)?.id;
      const indicators = whole ? [{ name: title, unit: '%', baseline: '', target: '9', direction: null }] : [];
      area.addObjective({ title, weight: points, indicators, participations: whole ? [who] : [] }, after);
    }),
  fc.tuple(pick, field).map(([index, [name, value]]): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    // The pair was drawn together: the value is of the field's type.
    if (row) area.setField(row.id, name as 'title', value as string);
  }),
  fc.tuple(pick, at).map(([index, when]): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    if (row) area.discardObjective(row.id, when);
  }),
  pick.map((index): Command => ({ area }) => {
    const row = one(area.read().discarded, index);
    if (row) area.restoreObjective(row.id);
  }),
  fc.tuple(pick, fc.option(pick)).map(([index, target]): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    if (row) area.moveObjective(row.id, target === null ? null : (objectiveOf(area, target)?.id ?? null));
  }),
  pick.map((index): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    if (row) area.duplicateObjective(row.id);
  }),
  fc
    .tuple(pick, text, fc.constantFrom(null, ...INDICATOR_DIRECTIONS))
    .map(([index, name, direction]): Command => ({ area }) => {
      const row = objectiveOf(area, index);
      const indicator = row && one(row.indicators, index);
      if (!row) return;
      if (!indicator) area.addIndicator(row.id, { name });
      else if (name.length % 3 === 0) area.removeIndicator(indicator.id);
      else if (name.length % 3 === 1) area.setIndicator(indicator.id, 'direction', direction);
      else area.setIndicator(indicator.id, 'name', name);
    }),
  fc
    .tuple(pick, text, fc.array(fc.nat(11), { maxLength: 4 }), fc.constantFrom(...MONTH_MARKS), fc.boolean(), day)
    .map(([index, title, months, mark, on, milestone]): Command => ({ area }) => {
      const row = objectiveOf(area, index);
      const phase = row && one(row.phases, index);
      if (!row) return;
      if (!phase || (title === '' && on)) area.addPhase(row.id, { title, milestone });
      else if (months.length > 0) area.setPhaseMonths(phase.id, mark, months, on);
      else if (on) area.movePhase(phase.id, null);
      else if (title === '') area.removePhase(phase.id);
      else area.setPhase(phase.id, 'title', title);
    }),
  fc.tuple(pick, fc.boolean()).map(([index, gate]): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    if (row) area.setGate(row.id, gate);
  }),
  fc.tuple(pick, fc.option(fc.nat(10_000))).map(([index, to]): Command => ({ area }) => {
    const indicators = objectiveOf(area, index)?.indicators ?? [];
    area.setIndicatorWeights(indicators.map(({ id }) => ({ id, to })));
    const last = indicators.at(-1);
    if (last) area.moveIndicator(last.id, null);
  }),
  fc.tuple(pick, participation, fc.nat(2)).map(([index, who, how]): Command => ({ area }) => {
    const row = objectiveOf(area, index);
    const present = row && one(row.participations, index);
    if (!row) return;
    if (!present || how === 0) area.addParticipation(row.id, who);
    else if (how === 1) area.setParticipation(present.id, who);
    else area.removeParticipation(present.id);
  }),
  fc.array(fc.nat(10_000), { maxLength: 5 }).map((weights): Command => ({ area }) => {
    area.setWeights(
      area
        .read()
        .objectives.slice(0, weights.length)
        .map(({ id }, index) => ({ id, to: weights[index] ?? null })),
    );
  }),
  fc
    .tuple(pick, at, fc.array(fc.record({ whole: fc.boolean(), locked: fc.boolean(), due: day, who: fc.boolean() })))
    .map(([index, when, edits]): Command => ({ area }) => {
      const changes = edits.flatMap(({ whole, locked, due, who }, step) => {
        const row = objectiveOf(area, index + step);
        if (!row) return [];
        const addPeople = who ? [{ person: 'rota', from: due, to: null }] : [];
        const remove = row.participations.slice(0, who ? 0 : 1).map(({ id }) => id);
        const change = { objective: row.id, fields: { weightLocked: locked, dueDate: due }, addPeople, remove };
        return [whole ? { ...change, discard: true as const } : change];
      });
      area.editObjectives(changes, when);
    }),
  fc.tuple(pick, fc.constantFrom('kept', 'other')).map(([index, keep]): Command => ({ area }) => {
    const twin = one(area.readTwins(), index);
    if (twin) area.settleTwin(twin.id, keep as 'kept' | 'other');
  }),
  fc.constant<Command>(({ history }) => history.undo()),
  fc.constant<Command>(({ history }) => history.undo()),
  fc.constant<Command>(({ history }) => history.redo()),
);
