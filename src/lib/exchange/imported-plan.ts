import type { IsoDate } from '#lib/domain/calendar.ts';
import type { Indicator, ObjectiveType } from '#lib/domain/objective.ts';
import type { ClassificationArea } from '#lib/domain/org.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import type { Weight } from '#lib/domain/weight.ts';
import type { SourcePassages, SourceRef } from './source.ts';

/** What was understood of a plan in a file. The names are those of the command line's JSON. */
export interface ImportedPlan {
  /** `province` is the two-letter code. Null where the file does not say it. */
  entity: { name: string | null; province: string | null };
  /** First and last year; null when the file names none. */
  years: [number, number] | null;
  /** The year the objectives are for. */
  year: number | null;
  areas: ImportedArea[];
  people: ImportedPerson[];
  /** Narrative chapters, as headings and paragraphs. */
  chapters: ImportedChapter[];
  problems: ImportProblem[];
  /** Headings of columns that were left out because their meaning is not known. */
  unreadColumns: string[];
}

export interface ImportedChapter {
  title: string;
  /** Key of the template it is one of; empty for a chapter of the ente's own. */
  template: string;
  body: RichText;
  source: SourceRef[];
}

export interface ImportedArea {
  /** Empty when objectives stand under no area's name. */
  name: string;
  /** The Responsabile as written, without courtesy title; null when the file names nobody. */
  head: string | null;
  /** Index in `people`. */
  headPerson: number | null;
  staff: { classificationArea: ClassificationArea; count: number }[];
  /** Other comuni that share it by agreement, as written. */
  sharedWith: string[];
  objectives: ImportedObjective[];
  sources: { name: SourceRef[]; head: SourceRef[]; staff: SourceRef[] };
}

export const IMPORTED_FIELDS = [
  'code',
  'title',
  'description',
  'type',
  'strategicReference',
  'expectedPerformance',
  'dueDate',
  'weight',
  'target',
  'indicators',
  'participants',
  'result',
  'notes',
] as const;
export type ImportedField = (typeof IMPORTED_FIELDS)[number];

export interface ImportedObjective {
  /** The row of ours it was written from, where a document of ours says so. */
  rowId: string | null;
  code: string;
  title: string;
  description: string;
  type: ObjectiveType | null;
  /** Strategic objective, mandate line or DUP reference, as written. */
  strategicReference: string;
  expectedPerformance: string;
  dueDate: IsoDate | null;
  weight: Weight | null;
  /** A prerequisite that has no weight on purpose (written `X`). */
  gate: boolean;
  target: ImportedTarget;
  indicators: ImportedIndicator[];
  participants: ImportedParticipant[];
  /** Rows of a matrix of months. */
  phases: ImportedPhase[];
  /** What came of it, as written: `97%`. */
  result: string;
  /** Tools, stakeholders, chapter of the bilancio: where a column says them. */
  details: Partial<Record<'tools' | 'stakeholders' | 'budgetItem', string>>;
  notes: string;
  /** The least certain of its fields. */
  confidence: number;
  certainty: Partial<Record<ImportedField, number>>;
  problems: ImportProblem[];
  sources: Partial<Record<ImportedField, SourceRef[]>>;
}

/** As written, and as a number with its unit where it is one. */
export interface ImportedTarget {
  text: string;
  value: number | null;
  unit: string | null;
}

export interface ImportedIndicator {
  name: string;
  unit: string;
  baseline: string;
  target: string;
  /** How it is computed and where its figure is found, where the plan says so. */
  formula?: string;
  source?: string;
  /** Of the plan's second and third year. */
  targetSecond?: string;
  targetThird?: string;
  /** Where a document of ours says it apart from the target. */
  direction?: Indicator['direction'];
}

/** A row of a matrix of months, January first; without words where the objective itself is the row. */
export interface ImportedPhase {
  title: string;
  planned: boolean[];
}

export interface ImportedParticipant {
  /** As written, without title and dates: `Brina C.`, `2 istruttori`. */
  name: string;
  from: IsoDate | null;
  /** Included. */
  to: IsoDate | null;
  kind: 'person' | 'group';
  /** Index in `people`; null for a group. */
  person: number | null;
}

/** One person, however often and however spelled. */
export interface ImportedPerson {
  name: string;
  givenName: string;
  familyName: string;
  title: string;
  /** Every family name found for this person, most frequent first. */
  spellings: string[];
}

export const IMPORT_PROBLEM_CODES = [
  'merged-cell',
  'merged-weight',
  'row-broken',
  'date-odd',
  'date-impossible',
  'date-unclear',
  'date-outside-plan',
  'two-spellings',
  'name-ambiguous',
  'area-unnamed',
  'area-without-staff',
  'indicator-repeated',
  'weight-missing',
  'weight-unclear',
  'weight-coefficients',
  'weights-sum',
  'header-guessed',
  'title-missing',
  'eliminated',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

export interface ImportProblem {
  /** Unique in the plan; answers name it. */
  id: string;
  code: ImportProblemCode;
  /** In words, for people and for the command line; the first occurrence. */
  place: { area: string | null; objective: string | null; field: string | null };
  text: string;
  /** Every occurrence, by index. */
  where: ImportPlace[];
  source: SourceRef[];
  choices: ImportChoice[];
  /** What the problem is about: a participant's date, a person of two spellings, the weight several objectives share. */
  subject?: { person?: string; side?: 'from' | 'to'; index?: number; weight?: Weight };
}

export interface ImportPlace {
  area: number;
  objective: number | null;
  field: ImportedField | 'head' | 'name' | 'staff' | null;
}

/** A way to settle a problem. What each does is in `answer-problems.ts`. */
export interface ImportChoice {
  id: string;
  label: string;
}

export type RefusalCode =
  | 'empty'
  | 'too-large'
  | 'too-many-cells'
  | 'encrypted'
  | 'old-word'
  | 'other-document'
  | 'unsafe'
  | 'too-slow'
  | 'damaged'
  | 'image-only'
  | 'not-text'
  | 'no-table';

export type ReadResult = { ok: true; plan: ImportedPlan; source: SourcePassages } | { ok: false; reason: RefusalCode };
