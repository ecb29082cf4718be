import { includesDay, mergePeriods, overlap, yearPeriod } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';

export { includesDay };

export type AreaId = string;
export type ServiceId = string;
export type PersonId = string;
export type MandateId = string;

/** The municipality. */
export interface Entity {
  id: string;
  /** As on the letterhead: `Comune di Valmora`. */
  name: string;
  /** Two-letter code of the province: `BG`. */
  province: string;
  /** SHA-256 of the picture, where there is one. */
  stemma?: string;
}

/** An organisational unit that has objectives and a head. */
export interface Area extends Period {
  id: AreaId;
  name: string;
  /** Prefix of its objectives' codes: `AM`. */
  code: string;
  /** Place among the areas, ascending. */
  order: number;
}

/** A part of an area, or of another service of the same area; open no longer than what it is in. */
export interface Service extends Period {
  id: ServiceId;
  area: AreaId;
  parent: ServiceId | null;
  name: string;
  /** Place among the services of the same area and parent, ascending. */
  order: number;
}

/**
 * A convenzione with one other ente: an area or a service run together (art. 30 TUEL), or a person who works for
 * both (art. 23 CCNL 16.11.2022). Of `area`, `service` and `person` exactly one is set, the one `kind` is about.
 */
export interface Agreement extends Period {
  id: string;
  kind: 'service' | 'staff';
  area: AreaId | null;
  service: ServiceId | null;
  person: PersonId | null;
  /** The other ente, as on its letterhead. */
  entity: string;
  /** Who is capofila, this ente or the other one; null when not recorded. */
  lead: 'here' | 'there' | null;
  /** This ente's part in hundredths of a percent, 4000 is 40%: of the costs, or of the person's time. */
  share: number | null;
  act: string;
}

/** A place of the dotazione that nobody fills yet. */
export interface Vacancy extends Period {
  id: string;
  area: AreaId;
  service: ServiceId | null;
  classificationArea: ClassificationArea | null;
  /** What is planned for it: `concorso previsto a settembre`. */
  words: string;
}

/** Classification areas of the CCNL Funzioni Locali 16.11.2022, art. 12, kept by the later one; lowest first. */
export const CLASSIFICATION_AREAS = ['operatori', 'operatori-esperti', 'istruttori', 'funzionari-eq'] as const;
export type ClassificationArea = (typeof CLASSIFICATION_AREAS)[number];

/** Hundredths of an hour of a full week (CCNL 16.11.2022, art. 29). */
export const FULL_TIME = 3_600;

export interface Person {
  id: PersonId;
  givenName: string;
  familyName: string;
  /** Courtesy title written before the name: `Dott.ssa`. */
  title: string;
}

/** A person at work in an area, with dates; a transfer is two employments. */
export interface Employment extends Period {
  id: string;
  person: PersonId;
  area: AreaId | null;
  /** A service of that area. */
  service: ServiceId | null;
  classificationArea: ClassificationArea | null;
  /** Hundredths of an hour a week, 3000 is 30 hours; null is full time. */
  partTime: number | null;
  /** Profilo professionale: `Agente di polizia locale`. */
  profile: string;
}

/**
 * What a person is charged with. `head`, `deputy` and `interim` belong to one area (E.Q., or a
 * Sindaco or assessore under art. 53 c. 23 L. 388/2000); the others to the ente.
 */
export const ROLES = [
  'segretario',
  'head',
  'deputy',
  'interim',
  'sindaco',
  'assessore',
  'evaluation-body',
  'payroll',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** A dated charge, with the act that gives it. */
export interface Incarico extends Period {
  id: string;
  person: PersonId;
  role: Role;
  area: AreaId | null;
  /** `Decreto sindacale n. 4 del 02/01/2027`; empty when not recorded. */
  act: string;
}

/** A spelling that was merged into another person: what still carries its id keeps a name. */
export interface PersonAlias extends Person {
  /** Who it was found to be. */
  person: PersonId;
}

/** The import of people that can still be taken back. */
export interface RegistryImport {
  id: string;
  /** Server time, ISO 8601. */
  at: string;
  people: number;
  employments: number;
}

/** The year that was begun from the one before, while it can still be taken back. */
export interface YearOpening {
  year: number;
  from: number;
  /** Server time, ISO 8601. */
  at: string;
  /** How many rows the logs of its documents had together: there are more when somebody has written. */
  rows: number;
}

/** A Sindaco's time in office, with the act that begins it; what was promised for it is a document of its own. */
export interface Mandate extends Period {
  id: MandateId;
  sindaco: PersonId | null;
  /** The Sindaco in words when nobody in the registry is meant: `Anna Bianchi`. */
  name: string;
  /** `Proclamazione del 10/06/2024`; empty when not recorded. */
  act: string;
}

/** The latest plan brought in from a file, while it can be taken back. */
export interface PlanImport {
  id: string;
  at: string;
  year: number;
  objectives: number;
  people: number;
}

/** Everything about the ente that is changed by commands and has one winner. */
export interface Registry {
  /** Grows with every change; a device refreshes when it is behind. */
  version: number;
  entity: Entity;
  /** Years that have documents, ascending. */
  years: number[];
  areas: Area[];
  services: Service[];
  people: Person[];
  employments: Employment[];
  incarichi: Incarico[];
  agreements: Agreement[];
  vacancies: Vacancy[];
  mandates: Mandate[];
  aliases: PersonAlias[];
  lastImport: RegistryImport | null;
  lastPlanImport?: PlanImport | null;
  lastOpening: YearOpening | null;
}

/** The id a person goes by today: the one its spelling was merged into, else its own. */
export function currentPerson(registry: Pick<Registry, 'aliases'>, id: PersonId): PersonId {
  return registry.aliases.find((alias) => alias.id === id)?.person ?? id;
}

/** Who an id stands for, also when it was merged into somebody. */
export function personOf(
  registry: Pick<Registry, 'people' | 'aliases'> | null | undefined,
  id: PersonId | null,
): Person | undefined {
  if (!registry || id === null) return undefined;
  const current = currentPerson(registry, id);
  return registry.people.find((person) => person.id === current);
}

/** `Nadia Rota`, as in a sentence. */
export function personName(person: Person): string {
  return `${person.givenName} ${person.familyName}`.trim();
}

/** `Rota Nadia`, as in a list. */
export function personListName(person: Person): string {
  return `${person.familyName} ${person.givenName}`.trim();
}

/** `Rota N.`, as in a table. */
export function personShortName(person: Person): string {
  const initial = person.givenName.trim().charAt(0);
  return initial === '' ? person.familyName : `${person.familyName} ${initial.toUpperCase()}.`;
}

/** `NR`, as on an avatar. */
export function initials(person: Person): string {
  const first = person.givenName.trim().charAt(0);
  const last = person.familyName.trim();
  return (first === '' ? last.slice(0, 2) : first + last.charAt(0)).toUpperCase();
}

/** By family name, then given name, as a list of people reads. */
export function comparePeople(a: Person, b: Person): number {
  return personListName(a).localeCompare(personListName(b), 'it');
}

const HEADS_OF_AREA: readonly Role[] = ['head', 'deputy', 'interim'];

/** Whether a charge gives the responsibility of one area. */
export function headsArea(incarico: Incarico): boolean {
  return HEADS_OF_AREA.includes(incarico.role);
}

/** Who answers for an area on a day: head first, then interim, then deputies. */
export function areaHeads(registry: Registry, area: AreaId, day: IsoDate): Incarico[] {
  const order: readonly Role[] = ['head', 'interim', 'deputy'];
  return registry.incarichi
    .filter((incarico) => headsArea(incarico) && incarico.area === area && includesDay(incarico, day))
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}

/** The same as people, in the same order. */
export function headPeople(registry: Registry, area: AreaId, day: IsoDate): Person[] {
  return areaHeads(registry, area, day).flatMap(({ person }) => personOf(registry, person) ?? []);
}

/** The people at work in an area, or responsible for it, during a period or year, in order of name. */
export function staffOf(registry: Registry, area: AreaId, when: Period | number): Person[] {
  const period = typeof when === 'number' ? yearPeriod(when) : when;
  const ids = new Set<PersonId>();
  for (const employment of registry.employments) {
    if (employment.area === area && overlap(employment, period)) ids.add(employment.person);
  }
  for (const incarico of registry.incarichi) {
    if (headsArea(incarico) && incarico.area === area && overlap(incarico, period)) ids.add(incarico.person);
  }
  return registry.people.filter((person) => ids.has(person.id)).toSorted(comparePeople);
}

/** When a person serves the ente: employments and incarichi, as fewest periods in order. */
export function serviceOf(registry: Registry, person: PersonId): Period[] {
  const current = currentPerson(registry, person);
  return mergePeriods([
    ...registry.employments.filter((employment) => employment.person === current),
    ...registry.incarichi.filter((incarico) => incarico.person === current && incarico.role !== 'administrator'),
  ]);
}

/**
 * When a person who works on an area's objectives in a year goes on doing so: as long as they serve the ente, but who
 * leaves that area for another one only as long as they are in it.
 */
export function serviceIn(registry: Registry, person: PersonId, area: AreaId, year: number): Period[] {
  const current = currentPerson(registry, person);
  const employments = registry.employments.filter((employment) => employment.person === current);
  const here = employments.filter((employment) => employment.area === area);
  const wasHere = here.some((employment) => overlap(employment, yearPeriod(year)));
  const goesElsewhere = employments.some(
    (one) => one.area !== null && one.area !== area && overlap(one, yearPeriod(year + 1)),
  );
  if (!wasHere || !goesElsewhere) return serviceOf(registry, current);
  return mergePeriods([
    ...here,
    ...registry.incarichi.filter((incarico) => incarico.person === current && incarico.area === area),
  ]);
}

/** The areas that exist on at least one day of the year, in order. */
export function activeAreas(registry: Registry, year: number): Area[] {
  return registry.areas
    .filter((area) => overlap(area, yearPeriod(year)))
    .toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'it'));
}
