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
  /** How it is computed: `pratiche concluse entro 30 giorni / pratiche concluse`. */
  formula: string;
  /** Where the figure is found: `registro del protocollo`. */
  source: string;
  /** Expected value in the second and in the third year of the plan, as written. */
  targetSecond: string;
  targetThird: string;
  /** Its part in the objective, in hundredths; null where the indicators are not weighed. */
  weight: Weight | null;
}

/** A step of the work on an objective, by month of the plan's year. */
export interface Phase {
  id: string;
  position: string;
  title: string;
  /** For each of the twelve months, January first. */
  planned: boolean[];
  done: boolean[];
  /** The day of a result on the way to the whole. */
  milestone: IsoDate | null;
}

export const MONTH_MARKS = ['planned', 'done'] as const;
export type MonthMark = (typeof MONTH_MARKS)[number];

export const OBJECTIVE_SCOPES = ['individual', 'group'] as const;
export type ObjectiveScope = (typeof OBJECTIVE_SCOPES)[number];

/** Strategicity and complexity go from 1 to this. */
export const HIGHEST_GRADE = 5;

/** What becomes of an objective in the year after: it is taken up as it is, or to be brought up to date, or not at all. */
export const RENEWALS = ['repeat', 'update'] as const;
export type Renewal = (typeof RENEWALS)[number];
export const RENEWAL_CHOICES = [...RENEWALS, 'close'] as const;
export type RenewalChoice = (typeof RENEWAL_CHOICES)[number];

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
  /** The transversal objective of the plan whose words it has: they are not the area’s to change. */
  transversal: string | null;
  /** The objective of the year before that it goes on with, and as what it was taken up. */
  continues: ObjectiveId | null;
  renewal: Renewal | null;
  expectedPerformance: string;
  dueDate: IsoDate | null;
  /** "Dato atteso" as the office writes it: `100%`. */
  expectedValue: string;
  weight: Weight | null;
  /** A locked weight is left alone by redistribution. */
  weightLocked: boolean;
  /** A condition that everything else presupposes: it has no weight and stands outside the sum. */
  gate: boolean;
  /** Whether the result is each person's or the group's as a whole. */
  scope: ObjectiveScope | null;
  /** 1 to `HIGHEST_GRADE`: how much it matters and how hard it is; an aid to find the weights. */
  strategicity: number | null;
  complexity: number | null;
  /** Rooms, programs, vehicles: what it takes besides people and money. */
  tools: string;
  /** Euro cents. */
  budget: number | null;
  /** Chapter of the bilancio or entry of the PEG. */
  budgetItem: string;
  stakeholders: string;
  /** The measure against corruption it carries out (PIAO 2.3, PTPCT). */
  preventionMeasure: string;
  /** The duty of publication it carries out (D.Lgs. 33/2013). */
  transparencyDuty: string;
  notes: string;
  indicators: Indicator[];
  phases: Phase[];
  participations: Participation[];
}

type Own<Row> = Omit<Row, 'id' | 'position'>;
type OptionalIn<Row, Keys extends keyof Row> = Omit<Row, Keys> & Partial<Pick<Row, Keys>>;

/** What not every plan writes about an objective, and about an indicator. */
export type ObjectiveDetail =
  | 'transversal'
  | 'continues'
  | 'renewal'
  | 'gate'
  | 'scope'
  | 'strategicity'
  | 'complexity'
  | 'tools'
  | 'budget'
  | 'budgetItem'
  | 'stakeholders'
  | 'preventionMeasure'
  | 'transparencyDuty';
type IndicatorDetail = 'formula' | 'source' | 'targetSecond' | 'targetThird' | 'weight';

export type IndicatorDraft = OptionalIn<Own<Indicator>, IndicatorDetail>;
export type PhaseDraft = Own<Phase>;

/** What an objective says before it has a row of its own: from an import, the example, a copy. */
export type ObjectiveDraft = OptionalIn<
  Omit<Own<Objective>, 'indicators' | 'phases' | 'participations'>,
  ObjectiveDetail
> & {
  indicators: IndicatorDraft[];
  phases?: PhaseDraft[];
  participations: Own<Participation>[];
};

/** The single-valued fields of an objective that a person edits. */
export type ObjectiveField = Exclude<keyof Objective, 'id' | 'position' | 'indicators' | 'phases' | 'participations'>;
