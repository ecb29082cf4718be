import { includesDay, overlap, partsOf, yearPeriod } from './calendar.ts';
import type { Period } from './calendar.ts';
import type { Objective, Participation, Phase } from './objective.ts';
import { serviceOf } from './org.ts';
import type { Area, PersonId, Registry } from './org.ts';
import type { AreaPlan, EntityPlan } from './plan.ts';
import type { Problem } from './problem.ts';
import { findTwoSpellings } from './spelling.ts';
import { isPlanText, waitingIn } from './transversal.ts';
import { FULL_WEIGHT, sumWeights } from './weight.ts';

/** From how many objectives on "the same everywhere" says something about the plan. */
const EVERYWHERE = 3;

/**
 * What is still wrong or missing in an area's objectives, first what concerns the area, then row by
 * row. Drafting is never stopped by it. Of the ente's plan it needs what is offered to the area.
 */
export function checkAreaPlan(
  plan: AreaPlan,
  registry: Registry,
  entity: Pick<EntityPlan, 'transversals'> | null = null,
): Problem[] {
  const { objectives } = plan;
  const unanswered = checkOffers(plan, entity);
  if (objectives.length === 0) return unanswered;
  const titles = Map.groupBy(objectives, ({ title }) => plain(title));
  const service = new Map<PersonId, Period[]>();
  const servedBy = (person: PersonId) => {
    const periods = service.get(person) ?? serviceOf(registry, person);
    service.set(person, periods);
    return periods;
  };
  const byId = new Map(objectives.map((one) => [one.id, one]));
  return [
    ...unanswered,
    ...checkSum(objectives),
    ...checkSameEverywhere(objectives),
    ...checkSpellings(objectives, registry),
    ...objectives.flatMap((objective) => [
      ...checkObjective(objective, plan.year),
      ...checkIndicators(objective),
      ...objective.phases.flatMap((phase) => checkPhase(objective, phase, plan.year)),
      ...checkTitle(objective, titles.get(plain(objective.title)) ?? []),
      ...objective.participations.flatMap((participation) =>
        checkParticipation(objective, participation, plan.year, servedBy),
      ),
    ]),
    // The words of a transversal objective are the plan's: the area cannot mend them.
  ].filter(({ place: { objective, field } }) => {
    const one = objective === undefined ? undefined : byId.get(objective);
    return one === undefined || !isPlanText(one, field);
  });
}

function checkOffers(plan: AreaPlan, entity: Pick<EntityPlan, 'transversals'> | null): Problem[] {
  const waiting = entity === null ? [] : waitingIn(plan, entity);
  if (waiting.length === 0) return [];
  const titles = waiting.map(({ title }) => title);
  return [{ code: 'transversal-unanswered', severity: 'ask', place: {}, data: { titles } }];
}

/** Whether an objective has all that is asked of it; what is only advised does not count. */
export function objectiveState(objective: Objective, problems: readonly Problem[]): 'complete' | 'incomplete' {
  const asked = problems.some((problem) => problem.place.objective === objective.id && problem.severity !== 'advise');
  return asked ? 'incomplete' : 'complete';
}

/** The code a new objective gets: `AM.8` after `AM.7`, `TE6` after `TE5`, never one that lies in the Cestino. */
export function nextCode(area: Pick<Area, 'code'>, plan: Pick<AreaPlan, 'objectives' | 'discarded'>): string {
  const usual = area.code === '' ? '' : `${area.code}.`;
  const written = [...plan.objectives, ...plan.discarded]
    .map(({ code }) => /^(.*?)(\d{1,6})$/.exec(code))
    .filter((match) => match !== null)
    .map(([, prefix = '', digits = '']) => ({ prefix, digits }));
  // A plan that numbers its own way goes on that way.
  const series = Map.groupBy(written, (one) => one.prefix);
  const longest = [...series].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0];
  const prefix = series.has(usual) ? usual : (longest ?? usual);
  const numbers = (series.get(prefix) ?? []).map((one) => one.digits);
  const width = numbers.some((digits) => digits.startsWith('0')) ? (numbers[0]?.length ?? 1) : 1;
  return `${prefix}${String(Math.max(0, ...numbers.map(Number)) + 1).padStart(width, '0')}`;
}

function checkSum(objectives: readonly Objective[]): Problem[] {
  const total = sumWeights(objectives);
  const place = { field: 'weight' } as const;
  if (total < FULL_WEIGHT) {
    return [{ code: 'weights-missing', severity: 'ask', place, data: { total, missing: FULL_WEIGHT - total } }];
  }
  if (total > FULL_WEIGHT) {
    return [{ code: 'weights-excess', severity: 'block', place, data: { total, excess: total - FULL_WEIGHT } }];
  }
  return [];
}

/** One indicator on every row, one target on every row: true of no real plan, and common in copied ones. */
function checkSameEverywhere(objectives: readonly Objective[]): Problem[] {
  const count = objectives.length;
  if (count < EVERYWHERE) return [];
  const problems: Problem[] = [];
  const names = objectives.map(({ indicators }) => (indicators.length === 1 ? plain(indicators[0]?.name ?? '') : ''));
  const [name = ''] = names;
  if (name !== '' && names.every((other) => other === name)) {
    const written = objectives[0]?.indicators[0]?.name.trim() ?? '';
    const place = { field: 'indicators' } as const;
    problems.push({ code: 'indicator-everywhere', severity: 'advise', place, data: { name: written, count } });
  }
  if (objectives.every(isFullTarget)) {
    problems.push({ code: 'targets-all-full', severity: 'advise', place: { field: 'indicators' }, data: { count } });
  }
  return problems;
}

/** Whether all an objective aims at is 100 %: its indicators' targets, or the expected value where none is written. */
function isFullTarget(objective: Objective): boolean {
  const targets = objective.indicators
    .map(({ target, unit }) => `${target}${target.includes('%') ? '' : unit}`)
    .filter((target) => target.trim() !== '');
  const aims = targets.length > 0 ? targets : [objective.expectedValue];
  return aims.every((aim) => /^\s*100(?:[.,]0+)?\s*%\s*$/.test(aim));
}

function checkObjective(objective: Objective, year: number): Problem[] {
  const problems: Problem[] = [];
  const { id, title, dueDate, expectedPerformance } = objective;
  if (title.trim() === '') {
    problems.push({ code: 'title-missing', severity: 'ask', place: { objective: id, field: 'title' }, data: {} });
  }
  problems.push(...checkWeight(objective));
  // Whether a condition is met needs no figure.
  if (!objective.gate && !objective.indicators.some(({ name }) => name.trim() !== '')) {
    const place = { objective: id, field: 'indicators' } as const;
    problems.push({ code: 'indicator-missing', severity: 'ask', place, data: { expectedPerformance } });
  }
  const due = { objective: id, field: 'dueDate' } as const;
  if (dueDate === null) {
    problems.push({ code: 'due-date-missing', severity: 'ask', place: due, data: { title } });
  } else if (!includesDay(yearPeriod(year), dueDate)) {
    problems.push({ code: 'due-date-outside', severity: 'ask', place: due, data: { dueDate, year } });
  }
  if (!objective.participations.some(({ person, group }) => person !== null || group.trim() !== '')) {
    const place = { objective: id, field: 'participations' } as const;
    problems.push({ code: 'nobody-involved', severity: 'ask', place, data: { title } });
  }
  return problems;
}

function checkWeight({ id, title, weight, gate }: Objective): Problem[] {
  const place = { objective: id, field: 'weight' } as const;
  if (gate) return weight === null ? [] : [{ code: 'gate-weighed', severity: 'ask', place, data: { weight } }];
  if (weight === null) return [{ code: 'weight-missing', severity: 'ask', place, data: { title } }];
  return weight === 0 ? [{ code: 'weight-zero', severity: 'block', place, data: {} }] : [];
}

/** Parts of an objective that are weighed add up; where more is wanted, three years want more than one figure. */
function checkIndicators({ id, type, indicators }: Objective): Problem[] {
  const problems: Problem[] = [];
  const place = { objective: id, field: 'indicators' } as const;
  const total = sumWeights(indicators);
  if (indicators.some(({ weight }) => weight !== null) && total !== FULL_WEIGHT) {
    const data = { total, missing: FULL_WEIGHT - total };
    problems.push({ code: 'indicator-weights', severity: 'ask', place, data });
  }
  if (type !== 'improvement' && type !== 'development') return problems;
  for (const { id: indicator, name, target, targetSecond, targetThird } of indicators) {
    const alike = plain(target) !== '' && plain(target) === plain(targetSecond) && plain(target) === plain(targetThird);
    if (!alike) continue;
    const data = { name, target, type };
    problems.push({ code: 'targets-equal', severity: 'advise', place: { ...place, indicator }, data });
  }
  return problems;
}

function checkPhase({ id, dueDate }: Objective, phase: Phase, year: number): Problem[] {
  const { title, planned, milestone } = phase;
  const problems: Problem[] = [];
  const place = { objective: id, field: 'phases', phase: phase.id } as const;
  const due = dueDate !== null && includesDay(yearPeriod(year), dueDate) ? dueDate : null;
  if (!planned.includes(true)) {
    problems.push({ code: 'phase-without-months', severity: 'ask', place, data: { title } });
  } else if (due !== null && planned.lastIndexOf(true) >= partsOf(due)[1]) {
    problems.push({ code: 'phase-late', severity: 'ask', place, data: { title, dueDate: due } });
  }
  if (milestone !== null && !includesDay(yearPeriod(year), milestone)) {
    problems.push({ code: 'milestone-outside', severity: 'ask', place, data: { title, milestone, year } });
  } else if (milestone !== null && due !== null && milestone > due) {
    problems.push({ code: 'milestone-late', severity: 'ask', place, data: { title, milestone, dueDate: due } });
  }
  return problems;
}

/** Told once, on the rows that repeat the title of one above them. */
function checkTitle(objective: Objective, sameTitle: readonly Objective[]): Problem[] {
  const title = objective.title.trim();
  if (title === '' || sameTitle.length < 2 || sameTitle[0] === objective) return [];
  const data = { title, codes: sameTitle.map(({ code }) => code) };
  return [{ code: 'titles-equal', severity: 'ask', place: { objective: objective.id, field: 'title' }, data }];
}

function checkParticipation(
  objective: Objective,
  participation: Participation,
  year: number,
  servedBy: (person: PersonId) => readonly Period[],
): Problem[] {
  const { person, group, from, to } = participation;
  const place = { objective: objective.id, field: 'participations', participation: participation.id } as const;
  if (from !== null && to !== null && from > to) {
    const who = person ?? group;
    const where = person === null ? place : { ...place, person };
    return [{ code: 'period-empty', severity: 'ask', place: where, data: { who, from, to } }];
  }
  if (person === null) return [];
  const service = servedBy(person);
  // Nothing recorded about this person's service: nothing to compare with.
  if (service.length === 0 || liesWithin(participation, service, year)) return [];
  const served = service.find((period) => overlap(period, yearPeriod(year))) ?? { from: null, to: null };
  const data = { person, from: served.from, to: served.to };
  return [{ code: 'outside-service', severity: 'ask', place: { ...place, person }, data }];
}

/**
 * Whether someone who takes part serves on the days the row names. An open side means "as long as
 * the service lasts"; days before and after the year are not this plan's.
 */
function liesWithin(participation: Period, service: readonly Period[], year: number): boolean {
  const inYear = overlap(participation, yearPeriod(year));
  if (inYear === null || !service.some((period) => overlap(period, inYear))) return false;
  const named = [participation.from === null ? null : inYear.from, participation.to === null ? null : inYear.to];
  return named.every((day) => day === null || service.some((period) => includesDay(period, day)));
}

/** Two spellings matter where one of them takes part in this plan. */
function checkSpellings(objectives: readonly Objective[], registry: Registry): Problem[] {
  const firstRow = new Map<string, { objective: string; participation: string }>();
  for (const { id, participations } of objectives) {
    for (const { id: participation, person } of participations) {
      if (person !== null && !firstRow.has(person)) firstRow.set(person, { objective: id, participation });
    }
  }
  return findTwoSpellings(registry.people, firstRow).flatMap(([first, second]): Problem[] => {
    const person = firstRow.has(second) ? second : first;
    const row = firstRow.get(person);
    if (!row) return [];
    const place = { ...row, field: 'participations', person } as const;
    return [{ code: 'person-two-spellings', severity: 'advise', place, data: { first, second } }];
  });
}

/** A text as it is compared: case, spaces and punctuation do not make it another. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
