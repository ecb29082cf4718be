import { dayAfter, includesDay, yearPeriod } from './calendar.ts';
import type { IsoDate } from './calendar.ts';
import { areaHeads, comparePeople } from './org.ts';
import type {
  Agreement,
  Area,
  AreaId,
  Employment,
  Incarico,
  Person,
  PersonId,
  Registry,
  Role,
  Service,
  Vacancy,
} from './org.ts';

/** Somebody in their place on a day. */
export interface Placed {
  person: Person;
  /** null: answers for the area without being at work in it. */
  employment: Employment | null;
  /** The incarico over this area. */
  charge: Incarico | null;
  /** Who holds the area as Sindaco or assessore (art. 53 c. 23 L. 388/2000). */
  office: 'sindaco' | 'assessore' | null;
  /** Where who answers for this area without working in it works. */
  home: Area | null;
  /** The agreement that shares the person with another ente. */
  agreement: Agreement | null;
}

/** What stands together: an area or a service. */
interface Unit {
  people: Placed[];
  vacancies: Vacancy[];
  agreements: Agreement[];
  services: PlacedService[];
}
export interface PlacedService extends Unit {
  service: Service;
}
export interface PlacedArea extends Unit {
  area: Area;
  /** People and vacant places, those of the services too. */
  staff: number;
  vacant: number;
}

/** The ente on a day: who is where, and nobody twice for one employment. */
export interface Organigram {
  sindaco: Person[];
  assessori: Person[];
  segretario: Person[];
  /** Nucleo di valutazione or OIV. */
  evaluation: Person[];
  areas: PlacedArea[];
  /** At work on that day in no area that exists on it. */
  unplaced: Placed[];
}

export function organigramOf(registry: Registry, day: IsoDate): Organigram {
  const people = new Map(registry.people.map((person) => [person.id, person]));
  const now = <Row extends { from: IsoDate | null; to: IsoDate | null }>(rows: readonly Row[]) =>
    rows.filter((row) => includesDay(row, day));
  const employments = now(registry.employments);
  const agreements = now(registry.agreements);
  const vacancies = now(registry.vacancies);
  const services = now(registry.services);
  const areas = now(registry.areas).toSorted(byOrder);
  const charges = now(registry.incarichi);

  const placed = (id: PersonId, employment: Employment | null, charge: Incarico | null): Placed[] => {
    const person = people.get(id);
    if (person === undefined) return [];
    const holds = (role: Role) => charges.some((one) => one.person === id && one.role === role);
    const office = charge === null ? null : holds('sindaco') ? 'sindaco' : holds('assessore') ? 'assessore' : null;
    const agreement = agreements.find((one) => one.kind === 'staff' && one.person === id) ?? null;
    const elsewhere = employment === null ? employments.find((row) => row.person === id)?.area : null;
    const home = areas.find((area) => area.id === elsewhere) ?? null;
    return [{ person, employment, charge, office, home, agreement }];
  };

  const placeArea = (area: Area): PlacedArea => {
    const heads = areaHeads(registry, area.id, day);
    const here = employments.filter((row) => row.area === area.id);
    const charged = new Set<Incarico>();
    const rows = here.flatMap((row) => {
      const charge = heads.find((one) => one.person === row.person && !charged.has(one)) ?? null;
      if (charge !== null) charged.add(charge);
      return placed(row.person, row, charge);
    });
    const fromElsewhere = heads.filter((one) => !charged.has(one)).flatMap((one) => placed(one.person, null, one));
    const known = new Set(services.filter((service) => service.area === area.id).map((service) => service.id));
    const serviceOf = (row: { service: string | null } | null) =>
      row?.service != null && known.has(row.service) ? row.service : null;
    // Who answers for the area stands at its head, whatever service they work in.
    const placeOf = (row: Placed) => (row.charge === null ? serviceOf(row.employment) : null);
    const all = [...fromElsewhere, ...rows];
    const unit = (service: string | null): Unit => ({
      people: all.filter((row) => placeOf(row) === service).toSorted(comparePlaced),
      vacancies: vacancies.filter((row) => row.area === area.id && serviceOf(row) === service),
      agreements: agreements.filter(
        (row) => row.kind === 'service' && (service === null ? row.area === area.id : row.service === service),
      ),
      services: services
        .filter((one) => one.area === area.id && parentOf(one) === service)
        .toSorted(byOrder)
        .map((one) => ({ service: one, ...unit(one.id) })),
    });
    const parentOf = (one: Service) => (one.parent !== null && known.has(one.parent) ? one.parent : null);
    return {
      area,
      ...unit(null),
      staff: new Set(here.map((row) => row.person)).size,
      vacant: vacancies.filter((row) => row.area === area.id).length,
    };
  };

  const open = new Set(areas.map((area) => area.id));
  const holders = (role: Role) =>
    [...new Set(charges.filter((one) => one.role === role).map((one) => one.person))]
      .flatMap((id) => people.get(id) ?? [])
      .toSorted(comparePeople);
  return {
    sindaco: holders('sindaco'),
    assessori: holders('assessore'),
    segretario: holders('segretario'),
    evaluation: holders('evaluation-body'),
    areas: areas.map(placeArea),
    unplaced: employments
      .filter((row) => row.area === null || !open.has(row.area))
      .flatMap((row) => placed(row.person, row, null))
      .toSorted(comparePlaced),
  };
}

/** How many people are at work on a day, in one area or in the whole ente. */
export function staffOn(registry: Registry, day: IsoDate, area: AreaId | null = null): number {
  return new Set(
    registry.employments
      .filter((row) => (area === null || row.area === area) && includesDay(row, day))
      .map((row) => row.person),
  ).size;
}

/** The first later day of the year on which other people than now are counted, and how many; null when none. */
export function nextStaffChange(
  registry: Registry,
  day: IsoDate,
  area: AreaId | null = null,
): { from: IsoDate; count: number } | null {
  const end = yearPeriod(Number(day.slice(0, 4))).to;
  const now = staffOn(registry, day, area);
  const days = registry.employments
    .filter((row) => area === null || row.area === area)
    .flatMap((row) => [row.from, row.to === null ? null : dayAfter(row.to)])
    .filter((one): one is IsoDate => one !== null && one > day && one <= end);
  for (const from of [...new Set(days)].sort()) {
    const count = staffOn(registry, from, area);
    if (count !== now) return { from, count };
  }
  return null;
}

const RANK: readonly (Role | undefined)[] = ['head', 'interim', 'deputy', undefined];

/** Who answers first, then by name. */
function comparePlaced(a: Placed, b: Placed): number {
  return RANK.indexOf(a.charge?.role) - RANK.indexOf(b.charge?.role) || comparePeople(a.person, b.person);
}

function byOrder(a: { order: number; name: string }, b: { order: number; name: string }): number {
  return a.order - b.order || a.name.localeCompare(b.name, 'it');
}
