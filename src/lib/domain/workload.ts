import { daysIn, mergePeriods, overlap, partsOf, yearPeriod } from './calendar.ts';
import type { Period } from './calendar.ts';
import type { Objective, Participation } from './objective.ts';
import { currentPerson, headsArea } from './org.ts';
import type { AreaId, PersonId, Registry } from './org.ts';
import { apportion, countedWeight } from './weight.ts';
import type { Weight } from './weight.ts';

/** Days of one year, both ends named. */
interface Days extends Period {
  from: string;
  to: string;
}

/** The part of an objective that one person carries. */
export interface Share {
  area: AreaId;
  objective: Objective;
  /** The rows that name the person: more than one when they come and go. */
  participations: Participation[];
  /** When the person works on it: what the rows say, inside the service, inside the year. */
  periods: Days[];
  days: number;
  /** The days of all the people who share the objective. */
  daysOfAll: number;
  /** By days, in hundredths of a point; the shares of an objective add up to its weight. */
  weight: Weight;
}

/** What a person carries in one area, beside what would be theirs if all who work there carried alike. */
export interface AreaLoad {
  area: AreaId;
  weight: Weight;
  /** When at work in the area, or in charge of it; nobody's for somebody of another area. */
  service: Days[];
  serviceDays: number;
  /** Null for somebody of another area, who is not compared. */
  average: Weight | null;
}

export interface PersonLoad {
  person: PersonId;
  /** Days of service in the year; of whom nothing is known, none. */
  service: Days[];
  /** In order of area, then of plan. */
  shares: Share[];
  areas: AreaLoad[];
  /** How many objectives in each of the twelve months. */
  atOnce: number[];
}

/** An objective that words, not a name, stand beside. */
export interface GroupWork {
  group: string;
  objectives: { area: AreaId; objective: Objective }[];
}

export interface Workload {
  /** Everybody who works in the areas or carries something, as the registry orders them. */
  people: PersonLoad[];
  /** Each group once, however often it is named. */
  groups: GroupWork[];
  /** Objectives whose weight no person with a name carries. */
  unshared: { area: AreaId; objective: Objective }[];
  /** By area: all that is shared among those who work there, and their days together. */
  areas: Map<AreaId, { weight: Weight; days: number }>;
}

/**
 * From when on a load is worth a look. No law says so: these are the figures of Traguardo, and the screen states them.
 */
export const OVERLOAD = {
  /** Times the average of the area. */
  timesAverage: 1.5,
  /** Objectives in one month, of all areas. */
  atOnce: 8,
} as const;

export type Overload =
  | { kind: 'above-average'; area: AreaId; weight: Weight; average: Weight }
  | { kind: 'many-at-once'; most: number; months: number[] };

/** Who carries what in one year. Groups in words have no share: nobody knows how many they are. */
export function workloadOf(
  plans: readonly { area: AreaId; objectives: readonly Objective[] }[],
  registry: Registry,
  year: number,
): Workload {
  const service = serviceInYear(registry, year);
  const shares = new Map<PersonId, Share[]>();
  const groups = new Map<string, GroupWork>();
  const unshared: Workload['unshared'] = [];
  for (const { area, objectives } of plans) {
    for (const objective of objectives) {
      const all = sharesOf(objective, area, registry, service.ofPerson, year);
      if (all.length === 0 && countedWeight(objective) > 0) unshared.push({ area, objective });
      for (const [person, share] of all) push(shares, person, share);
      for (const { person, group } of objective.participations) {
        if (person !== null) continue;
        const words = group.trim();
        const known = groups.get(words.toLowerCase()) ?? { group: words, objectives: [] };
        if (known.objectives.at(-1)?.objective !== objective) known.objectives.push({ area, objective });
        groups.set(words.toLowerCase(), known);
      }
    }
  }
  const areas = plans.map(({ area }) => area);
  const averages = new Map(areas.map((area) => [area, averagesOf(area, shares, service.inArea.get(area))]));
  const everybody = new Set([...registry.people.map(({ id }) => id), ...shares.keys()]);
  const people = [...everybody].flatMap((person): PersonLoad[] => {
    const own = shares.get(person) ?? [];
    const areaLoads = areas.flatMap((area): AreaLoad[] => {
      const served = service.inArea.get(area)?.get(person) ?? [];
      const here = own.filter((share) => share.area === area);
      if (served.length === 0 && here.length === 0) return [];
      const weight = here.reduce((sum, share) => sum + share.weight, 0);
      const average = averages.get(area)?.of.get(person) ?? null;
      return [{ area, weight, service: served, serviceDays: countDays(served), average }];
    });
    if (areaLoads.length === 0) return [];
    const days = service.ofPerson.get(person) ?? [];
    return [{ person, service: days, shares: own, areas: areaLoads, atOnce: monthCounts(own) }];
  });
  const totals = [...averages].map(([area, { weight, days }]) => [area, { weight, days }] as const);
  return { people, groups: [...groups.values()], unshared, areas: new Map(totals) };
}

/** What makes a load worth a look, in the areas named; never a judgement on the person. */
export function overloadsOf(load: PersonLoad, areas: readonly AreaId[]): Overload[] {
  const above = load.areas.flatMap(({ area, weight, average }): Overload[] =>
    areas.includes(area) && average !== null && weight > average * OVERLOAD.timesAverage
      ? [{ kind: 'above-average', area, weight, average }]
      : [],
  );
  const months = load.atOnce.flatMap((count, index) => (count > OVERLOAD.atOnce ? [index + 1] : []));
  if (months.length === 0) return above;
  return [...above, { kind: 'many-at-once', most: Math.max(...load.atOnce), months }];
}

/** Who shares an objective, and how: by days, the last hundredths by largest remainder. */
function sharesOf(
  objective: Objective,
  area: AreaId,
  registry: Registry,
  service: ReadonlyMap<PersonId, Days[]>,
  year: number,
): [PersonId, Share][] {
  const byPerson = new Map<PersonId, Participation[]>();
  for (const one of objective.participations) {
    if (one.person !== null) push(byPerson, currentPerson(registry, one.person), one);
  }
  const people = [...byPerson].flatMap(([person, participations]) => {
    const serves = service.get(person) ?? [yearPeriod(year)];
    const periods = closed(
      participations.flatMap((asked) => serves.map((served) => overlap(served, asked)).filter((one) => one !== null)),
    );
    const days = countDays(periods);
    return days === 0 ? [] : [{ person, participations, periods, days }];
  });
  const daysOfAll = people.reduce((sum, { days }) => sum + days, 0);
  const weights = apportion(
    countedWeight(objective),
    people.map(({ days }) => days),
  );
  return people.map(({ person, participations, periods, days }, index) => {
    return [person, { area, objective, participations, periods, days, daysOfAll, weight: weights[index] ?? 0 }];
  });
}

/** What is shared among those who work in the area, in proportion to their days there. */
function averagesOf(
  area: AreaId,
  shares: ReadonlyMap<PersonId, Share[]>,
  served: ReadonlyMap<PersonId, Days[]> = new Map(),
): { weight: Weight; days: number; of: Map<PersonId, Weight> } {
  const staff = [...served].map(([person, periods]) => [person, countDays(periods)] as const);
  const weight = staff
    .flatMap(([person]) => shares.get(person) ?? [])
    .reduce((sum, share) => sum + (share.area === area ? share.weight : 0), 0);
  const even = apportion(
    weight,
    staff.map(([, count]) => count),
  );
  return {
    weight,
    days: staff.reduce((sum, [, count]) => sum + count, 0),
    of: new Map(staff.map(([person], index) => [person, even[index] ?? 0])),
  };
}

/** Days of service in the year: of each person, and of each person in each area. Whoever has none on record is in neither. */
function serviceInYear(registry: Registry, year: number) {
  const everywhere = new Map<PersonId, Period[]>();
  const byArea = new Map<AreaId, Map<PersonId, Period[]>>();
  const add = (person: PersonId, period: Period, area: AreaId | null) => {
    push(everywhere, person, period);
    if (area === null) return;
    const inArea = byArea.get(area) ?? new Map<PersonId, Period[]>();
    byArea.set(area, inArea);
    push(inArea, person, period);
  };
  for (const one of registry.employments) add(one.person, one, one.area);
  for (const one of registry.incarichi) {
    if (one.role !== 'administrator') add(one.person, one, headsArea(one) ? one.area : null);
  }
  const inYear = (periods: Period[]) =>
    closed(periods.map((period) => overlap(yearPeriod(year), period)).filter((one) => one !== null));
  const byPerson = (people: Map<PersonId, Period[]>) =>
    new Map([...people].map(([person, periods]) => [person, inYear(periods)]));
  return {
    ofPerson: byPerson(everywhere),
    inArea: new Map(
      [...byArea].map(([area, people]) => [area, new Map([...byPerson(people)].filter(([, days]) => days.length > 0))]),
    ),
  };
}

/** Periods that have been cut to a year have both ends. */
const closed = (periods: Period[]): Days[] => mergePeriods(periods) as Days[];

const countDays = (periods: readonly Days[]): number => periods.reduce((sum, period) => sum + daysIn(period), 0);

/** An objective counts in each month in which the person works on it at least one day. */
function monthCounts(shares: readonly Share[]): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { periods } of shares) {
    const months = new Set<number>();
    for (const { from, to } of periods) {
      for (let month = partsOf(from)[1]; month <= partsOf(to)[1]; month += 1) months.add(month - 1);
    }
    for (const month of months) counts[month] = (counts[month] ?? 0) + 1;
  }
  return counts;
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
