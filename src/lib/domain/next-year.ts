import { dayOf, daysInMonth, overlap, partsOf, yearPeriod } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';
import type { Chapter, Figure } from './chapter.ts';
import type { Indicator, Objective, ObjectiveId, Participation, Phase, RenewalChoice } from './objective.ts';
import { activeAreas, currentPerson, serviceIn } from './org.ts';
import type { AreaId, PersonId, Registry } from './org.ts';
import type { AreaPlan, EntityPlan, MandateProgramme, StrategicObjective, Transversal } from './plan.ts';

/** What the year after is made from. */
export interface YearSource {
  /** The year that ends. */
  year: number;
  registry: Registry;
  plan: EntityPlan;
  /** Their transversal objectives in the words of the plan. */
  areas: readonly AreaPlan[];
  programmes: readonly MandateProgramme[];
}

/** Why a choice is proposed. */
export type RenewalReason =
  | 'area-ends'
  | 'strategy-ends'
  | 'transversal'
  | 'next-target'
  | 'due-later'
  | 'completed'
  | 'unfinished'
  | 'gate'
  | 'maintenance'
  | 'new-result'
  | 'nothing-said';

export interface RenewalProposal {
  choice: RenewalChoice;
  reason: RenewalReason;
}

/**
 * What becomes of an objective in the year after, as far as the plan says: what has targets or a date beyond the year
 * goes on, what is done is closed, what aimed at a better result needs a new one.
 */
export function proposeRenewal(
  objective: Objective,
  area: AreaId,
  { year, registry, plan }: Pick<YearSource, 'year' | 'registry' | 'plan'>,
): RenewalProposal {
  const { type, gate, dueDate, transversal, phases, indicators } = objective;
  if (!activeAreas(registry, year + 1).some(({ id }) => id === area)) return { choice: 'close', reason: 'area-ends' };
  const strategic = plan.strategicObjectives.find(({ id }) => id === objective.strategicObjective);
  if (strategic && !lasts(strategic, year + 1)) return { choice: 'close', reason: 'strategy-ends' };
  if (plan.transversals.some(({ id }) => id === transversal)) return { choice: 'repeat', reason: 'transversal' };
  if (indicators.some(({ targetSecond }) => targetSecond.trim() !== ''))
    return { choice: 'repeat', reason: 'next-target' };
  if (dueDate !== null && dueDate > yearPeriod(year).to) return { choice: 'repeat', reason: 'due-later' };
  if (gate) return { choice: 'repeat', reason: 'gate' };
  if (type === 'maintenance') return { choice: 'repeat', reason: 'maintenance' };
  const planned = phases.filter((phase) => phase.planned.includes(true));
  if (planned.length > 0) {
    return planned.every(isDone)
      ? { choice: 'close', reason: 'completed' }
      : { choice: 'update', reason: 'unfinished' };
  }
  if (type === 'improvement' || type === 'development') return { choice: 'update', reason: 'new-result' };
  return { choice: 'repeat', reason: 'nothing-said' };
}

function isDone({ planned, done }: Phase): boolean {
  return planned.every((month, index) => !month || done[index] === true);
}

function lasts({ toYear }: StrategicObjective, year: number): boolean {
  return toYear === null || toYear >= year;
}

/** The same day of another year; 29 February becomes the 28th. */
export function dayInYear(day: IsoDate, year: number): IsoDate {
  const [, month, date] = partsOf(day);
  return dayOf(year, month, Math.min(date, daysInMonth(year, month)));
}

/** A day of the year that ends, or before, goes to the year after; a later one stays. */
function movedDay(day: IsoDate | null, year: number): IsoDate | null {
  return day === null || partsOf(day)[0] > year ? day : dayInYear(day, year + 1);
}

/** The targets of the years that follow come one place forward; where none was written, the one there is stays. */
function rolledIndicator(indicator: Indicator): Indicator {
  const { target, targetSecond, targetThird } = indicator;
  const next = targetSecond.trim() === '' ? target : targetSecond;
  return { ...indicator, target: next, targetSecond: targetThird, targetThird: '' };
}

/** Who goes on with the objective: those who took part until its end and still serve, in the days they serve. */
function renewedParticipations(
  { participations, dueDate }: Objective,
  year: number,
  servedBy: (person: PersonId) => readonly Period[],
): Omit<Participation, 'id' | 'position'>[] {
  const { to: lastDay } = yearPeriod(year);
  const end = dueDate !== null && dueDate < lastDay ? dueDate : lastDay;
  const next = yearPeriod(year + 1);
  return participations.flatMap(({ person, group, to }): Omit<Participation, 'id' | 'position'>[] => {
    if (to !== null && to < end) return [];
    if (person === null) return [{ person, group, from: null, to: null }];
    return servedBy(person).flatMap((period) => {
      const within = overlap(period, next);
      if (within === null) return [];
      const { from, to: until } = within;
      return [{ person, group, from: from === next.from ? null : from, to: until === next.to ? null : until }];
    });
  });
}

/** What renewing an objective needs to know of the rest. */
export interface RenewalOf {
  year: number;
  /** When a person goes on with an area's objectives. */
  servedBy: (person: PersonId, area: AreaId) => readonly Period[];
  /** By the ids of the year that ends; null: it does not go on. */
  strategic: (id: string) => string | null;
  transversal: (id: string) => string | null;
  person: (id: PersonId) => PersonId;
}

/** What an objective says in the year after, before anybody has touched it; its rows keep their ids and places. */
export function renewedObjective(objective: Objective, area: AreaId, of: RenewalOf): Objective {
  const { year, servedBy } = of;
  const taken = new Set<string>();
  const people = objective.participations.map((one) => ({
    ...one,
    person: one.person === null ? null : of.person(one.person),
  }));
  return {
    ...objective,
    strategicObjective: objective.strategicObjective === null ? null : of.strategic(objective.strategicObjective),
    transversal: objective.transversal === null ? null : of.transversal(objective.transversal),
    continues: objective.id,
    dueDate: movedDay(objective.dueDate, year),
    weightLocked: false,
    indicators: objective.indicators.map(rolledIndicator),
    phases: objective.phases.map((phase) => ({
      ...phase,
      done: phase.done.map(() => false),
      milestone: movedDay(phase.milestone, year),
    })),
    participations: people.flatMap((one) => {
      const renewed = renewedParticipations({ ...objective, participations: [one] }, year, (person) =>
        servedBy(person, area),
      );
      // Two periods of one person within the year are the same days in the year after.
      const key = `${one.person ?? ''}/${one.group}`;
      if (renewed.length === 0 || taken.has(key)) return [];
      taken.add(key);
      return renewed.map((row) => ({ ...one, ...row }));
    }),
  };
}

/** How to renew what a source holds; ids stay where `ids` does not say another. */
export function renewalOf(
  { year, registry, plan }: Pick<YearSource, 'year' | 'registry' | 'plan'>,
  ids: { strategic: ReadonlyMap<string, string>; transversal: ReadonlyMap<string, string> } = sameIds(plan, year),
): RenewalOf {
  const known = new Map<string, Period[]>();
  return {
    year,
    servedBy: (person, area) => {
      const key = `${area}/${person}`;
      const periods = known.get(key) ?? serviceIn(registry, person, area, year);
      known.set(key, periods);
      return periods;
    },
    strategic: (id) => ids.strategic.get(id) ?? null,
    transversal: (id) => ids.transversal.get(id) ?? null,
    person: (id) => currentPerson(registry, id),
  };
}

function sameIds({ strategicObjectives, transversals }: EntityPlan, year: number) {
  const lasting = strategicObjectives.filter((one) => lasts(one, year + 1));
  return {
    strategic: new Map(lasting.map(({ id }) => [id, id])),
    transversal: new Map(transversals.map(({ id }) => [id, id])),
  };
}

/** The year after as plain values, under fresh ids: areas that are still there, objectives that are not closed. */
export function nextYear(
  source: YearSource,
  choices: ReadonlyMap<ObjectiveId, RenewalChoice>,
  newId: () => string,
): { plan: EntityPlan; areas: AreaPlan[] } {
  const { year, registry, plan } = source;
  const fresh = (rows: readonly { id: string }[]) => new Map(rows.map(({ id }) => [id, newId()]));
  const lasting = plan.strategicObjectives.filter((one) => lasts(one, year + 1));
  const ids = { strategic: fresh(lasting), transversal: fresh(plan.transversals) };
  const of = renewalOf(source, ids);
  const active = new Set(activeAreas(registry, year + 1).map(({ id }) => id));
  const areas = source.areas
    .filter(({ area }) => active.has(area))
    .map(({ area, objectives }): AreaPlan => ({
      year: year + 1,
      area,
      objectives: objectives.flatMap((objective) => {
        const choice = choices.get(objective.id) ?? proposeRenewal(objective, area, source).choice;
        if (choice === 'close') return [];
        return [withFreshIds({ ...renewedObjective(objective, area, of), renewal: choice }, newId)];
      }),
      discarded: [],
      refusals: [],
    }));
  return { plan: nextPlan(source, lasting, ids, active, newId), areas };
}

function withFreshIds(objective: Objective, newId: () => string): Objective {
  const own = <Row extends { id: string }>(rows: readonly Row[]): Row[] => rows.map((row) => ({ ...row, id: newId() }));
  return {
    ...objective,
    id: newId(),
    indicators: own(objective.indicators),
    phases: own(objective.phases),
    participations: own(objective.participations),
  };
}

function nextPlan(
  { year, registry, plan, programmes }: YearSource,
  lasting: readonly StrategicObjective[],
  ids: { strategic: ReadonlyMap<string, string>; transversal: ReadonlyMap<string, string> },
  active: ReadonlySet<AreaId>,
  newId: () => string,
): EntityPlan {
  const reaching = new Set(
    registry.mandates.filter((mandate) => overlap(mandate, yearPeriod(year + 1))).map(({ id }) => id),
  );
  const lines = new Set(
    programmes.filter(({ mandate }) => reaching.has(mandate)).flatMap((one) => one.lines.map(({ id }) => id)),
  );
  const strategicOf = (id: string | null) => (id === null ? null : (ids.strategic.get(id) ?? null));
  return {
    year: year + 1,
    strategicObjectives: lasting.map((one) => ({
      ...one,
      id: ids.strategic.get(one.id) ?? newId(),
      mandateLine: one.mandateLine !== null && lines.has(one.mandateLine) ? one.mandateLine : null,
    })),
    transversals: plan.transversals.map((one): Transversal => ({
      ...one,
      id: ids.transversal.get(one.id) ?? newId(),
      dueDate: movedDay(one.dueDate, year),
      strategicObjective: strategicOf(one.strategicObjective),
      offeredTo: one.offeredTo.filter((area) => active.has(area)),
    })),
    chapters: plan.chapters.map((chapter): Chapter => ({ ...chapter, id: newId() })),
    // What was left as it is was looked at for the other year.
    acceptedFindings: [],
    figures: plan.figures.map((figure): Figure => ({
      ...figure,
      id: newId(),
      before3: figure.before2,
      before2: figure.before1,
      before1: '',
    })),
  };
}
