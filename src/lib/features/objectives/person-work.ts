import { mergePeriods, type Period } from '#lib/domain/calendar.ts';
import { activeAreas, comparePeople, personListName, personName, personOf, type Area } from '#lib/domain/org.ts';
import {
  overloadsOf,
  workloadOf,
  type AreaLoad,
  type Overload,
  type Share,
  type Workload,
} from '#lib/domain/workload.ts';
import type { Registry } from '#lib/domain/org.ts';
import { monthsOfAll, type Month } from './people.ts';
import type { App, LiveArea } from './types.ts';

/** An area this person sees, with its document. */
export interface SeenArea {
  area: Area;
  live: LiveArea;
}

/** One person beside what they carry in the areas shown. */
export interface PersonWork {
  id: string;
  /** `Rota Nadia`; null for somebody who is no longer in the registry. */
  name: string | null;
  /** `Nadia Rota`. */
  spoken: string | null;
  /** When in service: in the area, if only one is shown. */
  service: Period[];
  /** Of one area only those of another area carry something without working there. */
  guest: boolean;
  serviceMonths: Month[];
  workMonths: Month[];
  shares: Share[];
  loads: AreaLoad[];
  overloads: Overload[];
  /** Objectives in areas that are not shown, by area. */
  elsewhere: { area: Area; count: number }[];
}

export function seenAreas(app: App, year: number): SeenArea[] {
  return (app.registry ? activeAreas(app.registry, year) : []).flatMap((area) => {
    const live = app.area(year, area.id);
    return live?.ready ? [{ area, live }] : [];
  });
}

export const yearWorkload = (seen: readonly SeenArea[], registry: Registry, year: number): Workload =>
  workloadOf(
    seen.map(({ area, live }) => ({ area: area.id, objectives: live.value.objectives })),
    registry,
    year,
  );

/** Those who work or carry something in the areas shown, in order of name: no ranking. */
export function peopleAtWork(
  { people }: Workload,
  registry: Registry,
  year: number,
  seen: readonly Area[],
  shown: readonly Area[],
): PersonWork[] {
  const inSight = new Set(shown.map(({ id }) => id));
  const known = new Map(people.map(({ person }) => [person, personOf(registry, person)]));
  return people
    .filter(({ areas }) => areas.some(({ area }) => inSight.has(area)))
    .toSorted((a, b) => {
      const [first, second] = [known.get(a.person), known.get(b.person)];
      return first && second ? comparePeople(first, second) : Number(!first) - Number(!second);
    })
    .map((load) => {
      const person = known.get(load.person);
      const shares = load.shares.filter(({ area }) => inSight.has(area));
      const loads = load.areas.filter(({ area }) => inSight.has(area));
      const here = shown.length === 1 ? (loads[0]?.service ?? []) : load.service;
      const service = here.length > 0 ? here : load.service;
      const elsewhere = seen.flatMap((area) => {
        const count = inSight.has(area.id) ? 0 : load.shares.filter((share) => share.area === area.id).length;
        return count > 0 ? [{ area, count }] : [];
      });
      return {
        id: load.person,
        name: person ? personListName(person) : null,
        spoken: person ? personName(person) : null,
        service,
        guest: here.length === 0,
        serviceMonths: monthsOfAll(service, year),
        workMonths: monthsOfAll(mergePeriods(shares.flatMap(({ periods }) => periods)), year),
        shares,
        loads,
        overloads: overloadsOf(load, [...inSight]),
        elsewhere,
      };
    });
}

/**
 * What of it is left when objectives are sought: whose own name is sought stays with everything they carry, else
 * everybody stays with the objectives found. Figures stay those of the whole.
 */
export function soughtWork(
  people: readonly PersonWork[],
  found: ReadonlySet<string>,
  named: (name: string) => boolean,
): PersonWork[] {
  const own = people.filter(({ name, spoken }) => named(`${name ?? ''} ${spoken ?? ''}`));
  if (own.length > 0) return own;
  return people.flatMap((one) => {
    const shares = one.shares.filter(({ objective }) => found.has(objective.id));
    return shares.length > 0 ? [{ ...one, shares }] : [];
  });
}
