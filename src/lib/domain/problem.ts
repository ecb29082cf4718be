import type { IsoDate } from './calendar.ts';
import type { ObjectiveField } from './objective.ts';

/** `block` stops an act, `ask` wants something done, `advise` is worth a look. Drafting is never stopped. */
export type Severity = 'block' | 'ask' | 'advise';

/** Where a problem is, precise enough to lead the person there. */
export interface Place {
  objective?: string;
  field?: ObjectiveField | 'indicators' | 'participations';
  indicator?: string;
  participation?: string;
  person?: string;
}

/** What each problem is about. One entry per code; the sentence is in `texts/`. */
export interface ProblemData {
  'weights-missing': { total: number; missing: number };
  'weights-excess': { total: number; excess: number };
  'weight-missing': { title: string };
  'title-missing': Record<string, never>;
  'indicator-missing': { expectedPerformance: string };
  'indicator-everywhere': { name: string; count: number };
  'targets-all-full': { count: number };
  'due-date-missing': { title: string };
  'due-date-outside': { dueDate: IsoDate; year: number };
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
