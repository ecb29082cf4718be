import { renewalOf, renewedObjective } from './next-year.ts';
import type { YearSource } from './next-year.ts';
import type { Indicator, Objective, ObjectiveField } from './objective.ts';
import { activeAreas, currentPerson } from './org.ts';
import type { AreaId, PersonId, Registry } from './org.ts';
import type { AreaPlan, EntityPlan } from './plan.ts';
import { foldedWords } from './search-text.ts';
import { sumWeights } from './weight.ts';
import type { Weight } from './weight.ts';

/** One year as plain values, its transversal objectives in the words of the plan. */
export type YearContent = Pick<YearSource, 'year' | 'plan' | 'areas'>;

type ListField = 'indicators' | 'phases' | 'participations';

/** A field that no longer says what the year before said, its dates and targets brought forward. */
export interface FieldUpdate {
  field: ObjectiveField | ListField;
  /** Where both are one short value. */
  from?: string | number | boolean | null;
  to?: string | number | boolean | null;
}

/** An indicator's target that is another than it was, or than was foreseen. */
export interface TargetUpdate {
  name: string;
  from: string;
  to: string;
  /** What the year before had foreseen; null where it had foreseen nothing else than `from`. */
  foreseen: string | null;
}

export interface ContinuedObjective {
  before: Objective;
  after: Objective;
  updates: FieldUpdate[];
  targets: TargetUpdate[];
  /** Targets that are others as the year before had foreseen: nobody changed them. */
  rolled: TargetUpdate[];
  /** It was taken up to be brought up to date, and still says the same. */
  stillSame: boolean;
}

export interface AreaComparison {
  area: AreaId;
  /** Nothing but the year is another. */
  repeated: ContinuedObjective[];
  updated: ContinuedObjective[];
  closed: Objective[];
  added: Objective[];
  /** Sums of the weights in hundredths of a point. */
  weights: { before: Weight; after: Weight };
  /** Who takes part in the area's objectives and did not before, and the other way round. */
  joined: PersonId[];
  left: PersonId[];
}

export interface YearComparison {
  from: number;
  to: number;
  areas: AreaComparison[];
}

/** What changes from one year's plan to the next, area by area, as both stand now. */
export function compareYears(before: YearContent, after: YearContent, registry: Registry): YearComparison {
  const of = renewalOf({ year: before.year, registry, plan: before.plan });
  const old = new Map(before.areas.flatMap((plan) => plan.objectives.map((one) => [one.id, one] as const)));
  const areaOf = new Map(before.areas.flatMap((plan) => plan.objectives.map((one) => [one, plan.area] as const)));
  const titles = { before: strategicTitles(before.plan), after: strategicTitles(after.plan) };
  const pairs = new Map<Objective, Objective>();
  const continued = new Set<string>();
  for (const { objectives } of after.areas) {
    for (const objective of objectives) {
      const origin = objective.continues === null ? undefined : old.get(objective.continues);
      if (origin === undefined || continued.has(origin.id)) continue;
      pairs.set(objective, origin);
      continued.add(origin.id);
    }
  }
  const known = new Map(before.areas.map((plan) => [plan.area, plan]));
  const areas = new Map(after.areas.map((plan) => [plan.area, plan]));
  for (const plan of after.areas) pairByTitle(plan, known.get(plan.area), pairs, continued);
  const shown = new Set([...activeAreas(registry, before.year), ...activeAreas(registry, after.year)]);
  return {
    from: before.year,
    to: after.year,
    areas: [...shown].flatMap(({ id }): AreaComparison[] => {
      const [was, is] = [known.get(id)?.objectives ?? [], areas.get(id)?.objectives ?? []];
      if (was.length + is.length === 0) return [];
      const both = is.flatMap((objective) => {
        const origin = pairs.get(objective);
        if (origin === undefined) return [];
        return [continuedFrom(origin, objective, renewedObjective(origin, areaOf.get(origin) ?? id, of), titles)];
      });
      const people = { before: peopleIn(was, registry), after: peopleIn(is, registry) };
      return [
        {
          area: id,
          repeated: both.filter((one) => one.updates.length + one.targets.length === 0),
          updated: both.filter((one) => one.updates.length + one.targets.length > 0),
          closed: was.filter((one) => !continued.has(one.id)),
          added: is.filter((one) => !pairs.has(one)),
          weights: { before: sumWeights(was), after: sumWeights(is) },
          joined: people.after.filter((one) => !people.before.includes(one)),
          left: people.before.filter((one) => !people.after.includes(one)),
        },
      ];
    }),
  };
}

/** A year that was written anew, or came from a file, goes on with what has the same title. */
function pairByTitle(
  plan: AreaPlan,
  before: AreaPlan | undefined,
  pairs: Map<Objective, Objective>,
  continued: Set<string>,
): void {
  for (const objective of plan.objectives) {
    if (pairs.has(objective)) continue;
    const title = plainWords(objective.title);
    const origin = before?.objectives.find((one) => !continued.has(one.id) && plainWords(one.title) === title);
    if (origin === undefined || title === '') continue;
    pairs.set(objective, origin);
    continued.add(origin.id);
  }
}

const plainWords = (text: string) => foldedWords(text).join(' ');

type Titles = Record<'before' | 'after', (id: string | null) => string>;

function strategicTitles({ strategicObjectives }: EntityPlan): (id: string | null) => string {
  const titles = new Map(strategicObjectives.map(({ id, title }) => [id, title]));
  return (id) => (id === null ? '' : (titles.get(id) ?? ''));
}

/** Short values are told with what they were; of long texts it is enough that they are others. */
const TOLD: readonly ObjectiveField[] = [
  'title',
  'code',
  'type',
  'dueDate',
  'expectedValue',
  'weight',
  'gate',
  'scope',
  'strategicity',
  'complexity',
  'budget',
  'budgetItem',
];
const NAMED: readonly ObjectiveField[] = [
  'description',
  'expectedPerformance',
  'tools',
  'stakeholders',
  'preventionMeasure',
  'transparencyDuty',
];

/** `expected` is what `after` says as long as nobody has touched it. */
function continuedFrom(before: Objective, after: Objective, expected: Objective, titles: Titles): ContinuedObjective {
  const told = TOLD.filter((field) => expected[field] !== after[field]).map((field): FieldUpdate => ({
    field,
    from: before[field],
    to: after[field],
  }));
  const named: FieldUpdate['field'][] = NAMED.filter((field) => expected[field] !== after[field]);
  const serves = titles.after(after.strategicObjective);
  const served: FieldUpdate[] =
    serves === titles.before(expected.strategicObjective)
      ? []
      : [{ field: 'strategicObjective', from: titles.before(before.strategicObjective), to: serves }];
  const all = targetUpdates(before.indicators, expected.indicators, after.indicators);
  const rolled = all.filter(({ to, foreseen }) => to === foreseen);
  const targets = all.filter((one) => !rolled.includes(one));
  if (indicatorsSay(expected.indicators) !== indicatorsSay(after.indicators)) named.push('indicators');
  if (phasesSay(expected) !== phasesSay(after)) named.push('phases');
  if (peopleSay(expected) !== peopleSay(after)) named.push('participations');
  const updates = [...told, ...served, ...named.map((field) => ({ field }))];
  return {
    before,
    after,
    updates,
    targets,
    rolled,
    stillSame: after.renewal === 'update' && updates.length + targets.length === 0,
  };
}

/** Of the indicators that go on under their name. `expected` has those of `before`, in their order. */
function targetUpdates(
  before: readonly Indicator[],
  expected: readonly Indicator[],
  after: readonly Indicator[],
): TargetUpdate[] {
  const left = before.map((was, index) => ({ was, next: expected[index] ?? was }));
  return after.flatMap((is) => {
    const at = left.findIndex(({ was }) => plainWords(was.name) === plainWords(is.name));
    const [pair] = at < 0 ? [] : left.splice(at, 1);
    if (pair === undefined) return [];
    const [from, foreseen, to] = [pair.was, pair.next, is].map(targetWords) as [string, string, string];
    if (from === to && foreseen === to) return [];
    return [{ name: is.name, from, to, foreseen: foreseen === from ? null : foreseen }];
  });
}

const targetWords = ({ target, unit }: Indicator) => `${target} ${unit}`.trim();

/** Everything of the indicators but their targets. */
const indicatorsSay = (indicators: readonly Indicator[]) =>
  JSON.stringify(
    indicators.map(({ name, baseline, direction, formula, source, weight }) => [
      name,
      baseline,
      direction,
      formula,
      source,
      weight,
    ]),
  );

const phasesSay = ({ phases }: Objective) =>
  JSON.stringify(phases.map(({ title, planned, milestone }) => [title, planned, milestone]));

const peopleSay = ({ participations }: Objective) =>
  JSON.stringify(
    participations
      .filter(({ person, group }) => person !== null || group !== '')
      .map(({ person, group, from, to }) => [person, group, from, to].join('|'))
      .toSorted(),
  );

function peopleIn(objectives: readonly Objective[], registry: Registry): PersonId[] {
  const ids = objectives.flatMap(({ participations }) =>
    participations.flatMap(({ person }) => (person === null ? [] : [currentPerson(registry, person)])),
  );
  return [...new Set(ids)];
}

/** Where a year that is over is still written in the objectives of a later one. */
export function leftoverYears(
  { areas }: YearContent,
  over: number,
): { area: AreaId; objective: Objective; fields: (ObjectiveField | ListField)[] }[] {
  const written = new RegExp(`(?<![\\d/.])${over}(?!\\d)`, 'u');
  return areas.flatMap(({ area, objectives }) =>
    objectives.flatMap((objective) => {
      const texts = (['title', 'description', 'expectedPerformance', 'expectedValue', 'tools'] as const).filter(
        (field) => written.test(objective[field]),
      );
      const rows: ListField[] = [];
      if (objective.indicators.some(({ name, target }) => written.test(name) || written.test(target)))
        rows.push('indicators');
      if (objective.phases.some(({ title }) => written.test(title))) rows.push('phases');
      const fields = [...texts, ...rows];
      return fields.length === 0 ? [] : [{ area, objective, fields }];
    }),
  );
}
