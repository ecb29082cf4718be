import type { IsoDate, Period } from './calendar.ts';

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

/** Whether `day` lies within the period. */
export function includesDay(period: Period, day: IsoDate): boolean {
  return (period.from === null || period.from <= day) && (period.to === null || day <= period.to);
}
