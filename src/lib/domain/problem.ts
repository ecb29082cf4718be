import type { IsoDate } from './calendar.ts';
import type { ObjectiveField, ObjectiveType } from './objective.ts';

/** `block` stops an act, `ask` wants something done, `advise` is worth a look. Drafting is never stopped. */
export type Severity = 'block' | 'ask' | 'advise';

/** Where a problem is, precise enough to lead the person there. */
export interface Place {
  objective?: string;
  field?: ObjectiveField | 'indicators' | 'phases' | 'participations';
  indicator?: string;
  phase?: string;
  participation?: string;
  person?: string;
}

/** What each problem is about. One entry per code; the sentence is in `texts/`. */
export interface ProblemData {
  'transversal-unanswered': { titles: string[] };
  'weights-missing': { total: number; missing: number };
  'weights-excess': { total: number; excess: number };
  'weight-missing': { title: string };
  'weight-zero': Record<string, never>;
  'gate-weighed': { weight: number };
  'title-missing': Record<string, never>;
  'indicator-missing': { expectedPerformance: string };
  'indicator-everywhere': { name: string; count: number };
  'targets-all-full': { count: number };
  /** Above 100 `missing` is negative. */
  'indicator-weights': { total: number; missing: number };
  'targets-equal': { name: string; target: string; type: ObjectiveType };
  'due-date-missing': { title: string };
  'due-date-outside': { dueDate: IsoDate; year: number };
  'phase-without-months': { title: string };
  'phase-late': { title: string; dueDate: IsoDate };
  'milestone-outside': { title: string; milestone: IsoDate; year: number };
  'milestone-late': { title: string; milestone: IsoDate; dueDate: IsoDate };
  'nobody-involved': { title: string };
  'outside-service': { person: string; from: IsoDate | null; to: IsoDate | null };
  'period-empty': { who: string; from: IsoDate; to: IsoDate };
  'titles-equal': { title: string; codes: string[] };
  'person-two-spellings': { first: string; second: string };
}

export type ProblemCode = keyof ProblemData;

/** A person's mistake or omission as a value: what, how grave, where, with the data for its sentence. */
export type Problem = {
  [Code in ProblemCode]: { code: Code; severity: Severity; place: Place; data: ProblemData[Code] };
}[ProblemCode];
