import type { IsoDate, Period } from './calendar.ts';
import type { PersonId } from './org.ts';
import type { Weight } from './weight.ts';

export type ObjectiveId = string;

export const OBJECTIVE_TYPES = ['development', 'improvement', 'maintenance', 'transversal'] as const;
export type ObjectiveType = (typeof OBJECTIVE_TYPES)[number];

export const INDICATOR_DIRECTIONS = ['at-least', 'at-most', 'exactly'] as const;
export type IndicatorDirection = (typeof INDICATOR_DIRECTIONS)[number];

export interface Indicator {
  id: string;
  position: string;
  name: string;
  /** `%`, `giorni`, `€`, … */
  unit: string;
  /** Starting value as written: `1.240`. */
  baseline: string;
  /** Expected value as written: `60`. With direction and unit it reads "almeno 60%". */
  target: string;
  direction: IndicatorDirection | null;
}

/** A person, or a group in words ("tutta l’area", "2 istruttori"), who works on an objective. */
export interface Participation extends Period {
  id: string;
  position: string;
  person: PersonId | null;
  group: string;
}

/** An operational objective of one area and year (D.Lgs. 150/2009, art. 5). */
export interface Objective {
  id: ObjectiveId;
  /** Fractional index; orders the rows. */
  position: string;
  code: string;
  title: string;
  description: string;
  type: ObjectiveType | null;
  /** The strategic objective (DUP) it serves, a row of the year's plan. */
  strategicObjective: string | null;
  expectedPerformance: string;
  dueDate: IsoDate | null;
  /** "Dato atteso" as the office writes it: `100%`. */
  expectedValue: string;
  weight: Weight | null;
  /** A locked weight is left alone by redistribution. */
  weightLocked: boolean;
  notes: string;
  indicators: Indicator[];
  participations: Participation[];
}

/** What an objective says before it has a row of its own: from an import, the example, a copy. */
export type ObjectiveDraft = Omit<Objective, 'id' | 'position' | 'indicators' | 'participations'> & {
  indicators: Omit<Indicator, 'id' | 'position'>[];
  participations: Omit<Participation, 'id' | 'position'>[];
};

/** The single-valued fields of an objective that a person edits. */
export type ObjectiveField = Exclude<keyof Objective, 'id' | 'position' | 'indicators' | 'participations'>;
