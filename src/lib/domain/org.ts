import { includesDay, mergePeriods, overlap, yearPeriod } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';

export { includesDay };

export type AreaId = string;
export type PersonId = string;

/** The municipality. */
export interface Entity {
  id: string;
  /** As on the letterhead: `Comune di Valmora`. */
  name: string;
  /** Two-letter code of the province: `BG`. */
  province: string;
}

/** An organisational unit that has objectives and a head. */
export interface Area extends Period {
  id: AreaId;
  name: string;
  /** Prefix of its objectives' codes: `AM`. */
  code: string;
  /** Place among the areas, ascending. */
  order: number;
  /** Other enti that share the area by agreement (art. 30 TUEL). */
  sharedWith: string[];
}

/** Classification areas of the CCNL Funzioni Locali 16.11.2022, art. 12, kept by the later one. */
export type ClassificationArea = 'operatori' | 'operatori-esperti' | 'istruttori' | 'funzionari-eq';

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
  classificationArea: ClassificationArea | null;
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

/** Everything about the ente that is changed by commands and has one winner. */
export interface Registry {
  /** Grows with every change; a device refreshes when it is behind. */
  version: number;
  entity: Entity;
  /** Years that have documents, ascending. */
  years: number[];
  areas: Area[];
  people: Person[];
  employments: Employment[];
  incarichi: Incarico[];
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
  return mergePeriods([
    ...registry.employments.filter((employment) => employment.person === person),
    ...registry.incarichi.filter((incarico) => incarico.person === person && incarico.role !== 'administrator'),
  ]);
}

/** The areas that exist on at least one day of the year, in order. */
export function activeAreas(registry: Registry, year: number): Area[] {
  return registry.areas
    .filter((area) => overlap(area, yearPeriod(year)))
    .toSorted((a, b) => a.order - b.order || a.name.localeCompare(b.name, 'it'));
}
