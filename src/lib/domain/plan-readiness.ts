import { dayOf } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';
import { objectiveState } from './check.ts';
import type { Objective, ObjectiveId } from './objective.ts';
import { activeAreas, areaHeads, currentPerson } from './org.ts';
import type { Area, AreaId, PersonId, Registry } from './org.ts';
import type { AreaPlan } from './plan.ts';
import type { Problem, ProblemCode } from './problem.ts';
import { sumWeights } from './weight.ts';
import type { Weight } from './weight.ts';

/** An area's objectives as far as this device has them, with what `checkAreaPlan` says of them. */
export interface AreaState {
  plan: AreaPlan;
  problems: readonly Problem[];
}

/** The narrative part of the plan. */
export interface TextState {
  chapters: number;
  /** What the check of the texts asks about and nobody has answered yet, by chapter; those with nothing are left out. */
  findings: readonly { chapter: string; count: number }[];
  figures: number;
}

/** All that says how far the plan of a year is. What this device does not know is null, and nothing is asked of it. */
export interface PlanState {
  year: number;
  today: IsoDate;
  registry: Registry;
  /** By area; those not known are left out. */
  areas: ReadonlyMap<AreaId, AreaState>;
  /** Of the mandates that reach into the year. */
  mandateLines: number | null;
  strategicObjectives: number | null;
  texts: TextState | null;
  /** Who has a way in. */
  accounts: ReadonlySet<PersonId> | null;
}

/** What may still be done, in the order of work. */
export const STEP_CODES = [
  'year',
  'areas',
  'content',
  'people',
  'heads',
  'mandate',
  'strategic',
  'chapters',
  'findings',
  'figures',
  'objectives',
  'titles',
  'weights',
  'indicators',
  'phases',
  'dates',
  'participations',
  'other',
  'accounts',
] as const;
export type StepCode = (typeof STEP_CODES)[number];

/** What a step changes: it says who can do it. */
export type StepGround = 'years' | 'registry' | 'import' | 'plan' | 'area' | 'accounts';

/** One thing to do towards a plan worth proposing. */
export interface PlanStep {
  /** The same from one day to the next, as long as it is the same thing: `weights/<area>`. */
  id: string;
  code: StepCode;
  ground: StepGround;
  /** Whether the plan lacks it; else it only helps. */
  asked: boolean;
  /** Null when it is about the whole ente. */
  area: AreaId | null;
  /** How many rows, areas or people it is about. */
  count: number;
  /** The areas a step of the ente names. */
  areas: readonly AreaId[];
  /** The people it names. */
  people: readonly PersonId[];
  /** The first objective it is about. */
  objective: ObjectiveId | null;
  /** The first chapter it is about. */
  chapter: string | null;
  /** For `weights`: what they add up to. */
  total: Weight;
}

type AreaCode = 'titles' | 'weights' | 'indicators' | 'phases' | 'dates' | 'participations' | 'other';

/** Problems that are mended in one sitting are one step; those not named here are `other`. */
const STEP_OF: Partial<Record<ProblemCode, AreaCode>> = {
  'weights-missing': 'weights',
  'weights-excess': 'weights',
  'weight-missing': 'weights',
  'weight-zero': 'weights',
  'gate-weighed': 'weights',
  'title-missing': 'titles',
  'titles-equal': 'titles',
  'indicator-missing': 'indicators',
  'indicator-weights': 'indicators',
  'phase-without-months': 'phases',
  'phase-late': 'phases',
  'milestone-outside': 'phases',
  'milestone-late': 'phases',
  'due-date-missing': 'dates',
  'due-date-outside': 'dates',
  'nobody-involved': 'participations',
  'outside-service': 'participations',
  'period-empty': 'participations',
};

/** The day that stands for the year when asking who is in charge: today, or the nearest day of that year. */
export function dayWithin(year: number, today: IsoDate): IsoDate {
  const [first, last] = [dayOf(year, 1, 1), dayOf(year, 12, 31)];
  return today < first ? first : today > last ? last : today;
}

/**
 * What is missing to have a plan worth proposing, and what helps on the way, in the order of work. It never
 * stops anything: a plan can be written in any order.
 */
export function planSteps(state: PlanState): PlanStep[] {
  const { registry, year } = state;
  if (!registry.years.includes(year)) return [step('year', 'years', {})];
  const areas = activeAreas(registry, year);
  if (areas.length === 0) return [step('areas', 'registry', {})];
  const steps = [
    ...contentStep(state, areas),
    ...organisationSteps(state, areas),
    ...strategySteps(state),
    ...textSteps(state),
    ...areas.flatMap((area) => areaSteps(area, state.areas.get(area.id))),
    ...accountStep(state, areas),
  ];
  const order = (one: PlanStep) => STEP_CODES.indexOf(one.code);
  return steps
    .map((one, index) => ({ one, index }))
    .toSorted(
      (a, b) => groupOf(a.one, areas) - groupOf(b.one, areas) || order(a.one) - order(b.one) || a.index - b.index,
    )
    .map(({ one }) => one);
}

/** The ente first, then area by area, then what only helps. */
function groupOf(one: PlanStep, areas: readonly Area[]): number {
  if (one.area !== null) return 1 + areas.findIndex(({ id }) => id === one.area);
  return one.code === 'accounts' ? areas.length + 1 : 0;
}

/** Where an area stands. */
export interface AreaReadiness {
  objectives: number;
  /** Those with all that is asked of an objective. */
  complete: number;
  total: Weight;
}

export function areaReadiness({ plan, problems }: AreaState): AreaReadiness {
  const { objectives } = plan;
  const complete = objectives.filter((one) => objectiveState(one, problems) === 'complete').length;
  return { objectives: objectives.length, complete, total: sumWeights(objectives) };
}

/** An objective a person takes part in, and when. */
export interface OwnObjective {
  area: AreaId;
  objective: Objective;
  periods: Period[];
}

/** The objectives a person takes part in by name, in the order of areas and rows. */
export function objectivesOf(person: PersonId, state: Pick<PlanState, 'registry' | 'year' | 'areas'>): OwnObjective[] {
  return activeAreas(state.registry, state.year).flatMap(({ id: area }) =>
    (state.areas.get(area)?.plan.objectives ?? []).flatMap((objective) => {
      const mine = objective.participations.filter(
        (one) => one.person !== null && currentPerson(state.registry, one.person) === person,
      );
      return mine.length === 0 ? [] : [{ area, objective, periods: mine.map(({ from, to }) => ({ from, to })) }];
    }),
  );
}

/** What a person who works on an objective would want to be told when it changes, as a text to compare. */
export function objectiveGist({ objective, periods }: OwnObjective): string {
  const { title, expectedPerformance, dueDate, expectedValue, weight, indicators } = objective;
  const measures = indicators.map(({ name, target, unit }) => [name, target, unit]);
  const when = periods.map(({ from, to }) => [from, to]);
  return JSON.stringify([title, expectedPerformance, dueDate, expectedValue, weight, measures, when]);
}

function step(code: StepCode, ground: StepGround, about: Partial<Omit<PlanStep, 'id' | 'code' | 'ground'>>): PlanStep {
  const {
    area = null,
    areas = [],
    people = [],
    asked = true,
    count = 1,
    objective = null,
    chapter = null,
    total = 0,
  } = about;
  const id = area === null ? code : `${code}/${area}`;
  return { id, code, ground, asked, area, areas, people, count, objective, chapter, total };
}

/** A plan with nothing in it: last year's file is the shortest way to begin. */
function contentStep(state: PlanState, areas: readonly Area[]): PlanStep[] {
  const known = areas.map(({ id }) => state.areas.get(id));
  const empty = known.every((one) => one !== undefined && one.plan.objectives.length === 0);
  return empty ? [step('content', 'import', { asked: false })] : [];
}

function organisationSteps({ registry, year, today }: PlanState, areas: readonly Area[]): PlanStep[] {
  const day = dayWithin(year, today);
  const headless = areas.filter(({ id }) => areaHeads(registry, id, day).length === 0).map(({ id }) => id);
  return [
    ...(registry.employments.length === 0 ? [step('people', 'registry', {})] : []),
    ...(headless.length > 0 ? [step('heads', 'registry', { areas: headless, count: headless.length })] : []),
  ];
}

function strategySteps({ mandateLines, strategicObjectives }: PlanState): PlanStep[] {
  return [
    ...(mandateLines === 0 ? [step('mandate', 'plan', {})] : []),
    ...(strategicObjectives === 0 ? [step('strategic', 'plan', {})] : []),
  ];
}

function textSteps({ texts }: PlanState): PlanStep[] {
  if (texts === null) return [];
  const { chapters, findings, figures } = texts;
  const count = findings.reduce((sum, one) => sum + one.count, 0);
  return [
    ...(chapters === 0 ? [step('chapters', 'plan', {})] : []),
    ...(count > 0 ? [step('findings', 'plan', { count, chapter: findings[0]?.chapter ?? null })] : []),
    ...(figures === 0 ? [step('figures', 'plan', { asked: false })] : []),
  ];
}

function areaSteps({ id: area }: Area, state: AreaState | undefined): PlanStep[] {
  if (state === undefined) return [];
  if (state.plan.objectives.length === 0) return [step('objectives', 'area', { area })];
  const total = sumWeights(state.plan.objectives);
  const asked = state.problems.filter(({ severity }) => severity !== 'advise');
  return [...Map.groupBy(asked, ({ code }) => STEP_OF[code] ?? 'other')].map(([code, problems]) => {
    const rows = [...new Set(problems.map(({ place }) => place.objective))].filter((row) => row !== undefined);
    return step(code, 'area', { area, count: Math.max(1, rows.length), objective: rows[0] ?? null, total });
  });
}

/** A Responsabile who cannot come in writes nothing. */
function accountStep({ registry, accounts, year, today }: PlanState, areas: readonly Area[]): PlanStep[] {
  if (accounts === null) return [];
  const day = dayWithin(year, today);
  const heads = new Set(areas.flatMap(({ id }) => areaHeads(registry, id, day).map(({ person }) => person)));
  const people = [...heads].filter((person) => !accounts.has(person));
  return people.length === 0 ? [] : [step('accounts', 'accounts', { asked: false, count: people.length, people })];
}
