import { dayAfter, dayBefore, yearPeriod } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';
import { staffOn } from './organigram.ts';
import type { Agreement, Area, AreaId, Employment, Incarico, Registry, Service } from './org.ts';

/** Something that changed in the ente on a day: for an end it is the last day. */
export type RegistryEvent = { day: IsoDate } & (
  | { kind: 'arrival' | 'departure'; employment: Employment; staff: StaffAfter | null }
  /** To another area or service, `staff` of both; or the same place with other terms, without. */
  | { kind: 'transfer'; before: Employment; employment: Employment; staff: StaffAfter | null; left: StaffAfter | null }
  | { kind: 'terms'; before: Employment; employment: Employment }
  | { kind: 'charge-begins' | 'charge-ends' | 'charge-renewed'; incarico: Incarico }
  | { kind: 'area-born' | 'area-closed'; area: Area }
  | { kind: 'service-born' | 'service-closed'; service: Service }
  | { kind: 'agreement-begins' | 'agreement-ends'; agreement: Agreement }
);

/** How many people an area has from the day after the change. */
export interface StaffAfter {
  area: AreaId;
  from: IsoDate;
  count: number;
}

/** What changed in the year, in order of time; what has no date has always been. */
export function registryEvents(registry: Registry, year: number): RegistryEvent[] {
  const { from, to } = yearPeriod(year);
  const within = (day: IsoDate | null): day is IsoDate => day !== null && from <= day && day <= to;
  const events: RegistryEvent[] = [
    ...employmentEvents(registry),
    ...chargeEvents(registry),
    ...births(registry.areas, (area, born) => ({ kind: born ? 'area-born' : 'area-closed', area })),
    ...births(registry.services, (service, born) => ({ kind: born ? 'service-born' : 'service-closed', service })),
    ...births(registry.agreements, (agreement, born) => ({
      kind: born ? 'agreement-begins' : 'agreement-ends',
      agreement,
    })),
  ];
  return events
    .filter(({ day }) => within(day))
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind)));
}

/** Within a day: the house first, then who comes, moves, goes, then the charges. */
const ORDER: readonly RegistryEvent['kind'][] = [
  'area-born',
  'service-born',
  'agreement-begins',
  'arrival',
  'transfer',
  'terms',
  'charge-begins',
  'charge-renewed',
  'charge-ends',
  'departure',
  'agreement-ends',
  'service-closed',
  'area-closed',
];

function employmentEvents(registry: Registry): RegistryEvent[] {
  const staff = (area: AreaId | null, from: IsoDate): StaffAfter | null =>
    area === null ? null : { area, from, count: staffOn(registry, from, area) };
  return registry.employments.flatMap((employment): RegistryEvent[] => {
    const events: RegistryEvent[] = [];
    const others = registry.employments.filter((one) => one.person === employment.person && one !== employment);
    if (employment.from !== null) {
      const day = employment.from;
      const before = others.find((one) => one.to === dayBefore(day));
      if (before === undefined) {
        if (!others.some((one) => coversBefore(one, day)))
          events.push({ kind: 'arrival', day, employment, staff: staff(employment.area, day) });
      } else if (before.area === employment.area && before.service === employment.service) {
        events.push({ kind: 'terms', day, before, employment });
      } else {
        const moved = before.area !== employment.area;
        const after = moved ? staff(employment.area, day) : null;
        events.push({
          kind: 'transfer',
          day,
          before,
          employment,
          staff: after,
          left: moved ? staff(before.area, day) : null,
        });
      }
    }
    if (employment.to !== null) {
      const next = dayAfter(employment.to);
      const goesOn = others.some((one) => one.from === next || coversAfter(one, employment.to));
      if (!goesOn)
        events.push({ kind: 'departure', day: employment.to, employment, staff: staff(employment.area, next) });
    }
    return events;
  });
}

/** A second place beside one that goes on is no arrival and no departure. */
function coversBefore(row: Period, day: IsoDate): boolean {
  return (row.from === null || row.from < day) && (row.to === null || row.to >= day);
}
function coversAfter(row: Period, day: IsoDate | null): boolean {
  return day !== null && (row.from === null || row.from <= day) && (row.to === null || row.to > day);
}

function chargeEvents(registry: Registry): RegistryEvent[] {
  const charges = registry.incarichi.filter((one) => one.role !== 'administrator');
  const follows = (first: Incarico, second: Incarico) =>
    first !== second &&
    first.person === second.person &&
    first.role === second.role &&
    first.area === second.area &&
    first.to !== null &&
    second.from === dayAfter(first.to);
  return charges.flatMap((incarico): RegistryEvent[] => {
    const events: RegistryEvent[] = [];
    if (incarico.from !== null) {
      const renewed = charges.some((one) => follows(one, incarico));
      events.push({ kind: renewed ? 'charge-renewed' : 'charge-begins', day: incarico.from, incarico });
    }
    if (incarico.to !== null && !charges.some((one) => follows(incarico, one)))
      events.push({ kind: 'charge-ends', day: incarico.to, incarico });
    return events;
  });
}

type Told = RegistryEvent extends infer Event ? (Event extends unknown ? Omit<Event, 'day'> : never) : never;

function births<Row extends Period>(rows: readonly Row[], tell: (row: Row, born: boolean) => Told): RegistryEvent[] {
  const event = (row: Row, day: IsoDate | null, born: boolean) =>
    day === null ? [] : [{ ...tell(row, born), day } as RegistryEvent];
  return rows.flatMap((row) => [...event(row, row.from, true), ...event(row, row.to, false)]);
}
