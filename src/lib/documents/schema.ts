import { FIGURE_GROUPS } from '#lib/domain/chapter.ts';
import {
  HIGHEST_GRADE,
  INDICATOR_DIRECTIONS,
  OBJECTIVE_SCOPES,
  OBJECTIVE_TYPES,
  RENEWALS,
} from '#lib/domain/objective.ts';
import { LARGEST_AMOUNT } from '#lib/domain/money.ts';
import type { DocumentKind } from './kind.ts';

/** What a field may hold. Everything but `text` and `rich` is one plain value that a newer one replaces. */
export interface FieldSpec {
  type: 'string' | 'integer' | 'boolean' | 'day' | 'choice' | 'text' | 'rich' | 'position' | 'ref' | 'scalar';
  /** Longest string or text in UTF-16 units; largest integer. */
  max?: number;
  /** Smallest integer; 0 if absent. */
  min?: number;
  nullable?: boolean;
  choices?: readonly string[];
  /** Only the server writes it. */
  serverOnly?: boolean;
  /** Two concurrent values need nobody's choice: there is nothing in it that a person would compare. */
  settlesItself?: boolean;
}

export interface TableSpec {
  fields: Readonly<Record<string, FieldSpec>>;
  /** Only the server adds rows. */
  serverRows?: boolean;
  /** Who wrote a row, as its `author` says, is the only one to write in it. */
  ownRows?: boolean;
  /** A row that goes to the Cestino leaves its content behind: it is removed, not marked. */
  erases?: boolean;
}

export type KindSpec = Readonly<Record<string, TableSpec>>;

/** Some functions take a kind by name, or what a kind of nobody's holds. */
export function tablesOf(kind: DocumentKind | KindSpec): KindSpec {
  return typeof kind === 'string' ? SCHEMA[kind] : kind;
}

const string = (max: number): FieldSpec => ({ type: 'string', max });
const text = (max: number): FieldSpec => ({ type: 'text', max });
const rich = (max: number): FieldSpec => ({ type: 'rich', max, settlesItself: true });
const choice = (choices: readonly string[]): FieldSpec => ({ type: 'choice', choices, nullable: true });
const day: FieldSpec = { type: 'day', nullable: true };
const ref: FieldSpec = { type: 'ref' };
const optionalRef: FieldSpec = { type: 'ref', nullable: true };
const boolean: FieldSpec = { type: 'boolean' };
const weight: FieldSpec = { type: 'integer', max: 100_000, nullable: true };
const grade: FieldSpec = { type: 'integer', min: 1, max: HIGHEST_GRADE, nullable: true };
/** Euro cents. */
const money: FieldSpec = { type: 'integer', max: LARGEST_AMOUNT, nullable: true };
/** Whether a phase is planned (1) and done (2) in one month. */
const month: FieldSpec = { type: 'integer', max: 3, settlesItself: true };

/** Every row has a place and may lie in the Cestino. */
const row = {
  position: { type: 'position', max: 500, settlesItself: true },
  discarded: { type: 'boolean', settlesItself: true },
  /** When, as ISO 8601 text; empty when it never was. */
  discardedAt: { type: 'string', max: 40, settlesItself: true },
} satisfies Record<string, FieldSpec>;

/** One field a month, so that two people who mark different months both keep their mark. */
export const MONTH_FIELDS = [
  'm01',
  'm02',
  'm03',
  'm04',
  'm05',
  'm06',
  'm07',
  'm08',
  'm09',
  'm10',
  'm11',
  'm12',
] as const;

/** Hundredths of a point. */
const score: FieldSpec = { type: 'integer', max: 1_000_000, nullable: true };
const scores: TableSpec = { fields: { ...row, component: string(60), score, reason: text(5_000) } };

/** Two concurrent values of one field, until somebody chooses. */
const twins: TableSpec = {
  serverRows: true,
  fields: {
    table: { type: 'string', max: 40, serverOnly: true },
    row: { type: 'ref', serverOnly: true },
    field: { type: 'string', max: 40, serverOnly: true },
    kept: { type: 'scalar', max: 1_000, nullable: true, serverOnly: true },
    keptBy: { type: 'ref', nullable: true, serverOnly: true },
    keptAt: { type: 'string', max: 40, serverOnly: true },
    other: { type: 'scalar', max: 1_000, nullable: true, serverOnly: true },
    otherBy: { type: 'ref', nullable: true, serverOnly: true },
    otherAt: { type: 'string', max: 40, serverOnly: true },
    settled: { type: 'boolean', settlesItself: true },
  },
};

/** One place says what each kind holds: reading, writing and the relay's policy follow it. */
export const SCHEMA: Readonly<Record<DocumentKind, KindSpec>> = {
  area: {
    objectives: {
      fields: {
        ...row,
        code: string(20),
        title: string(400),
        description: text(20_000),
        type: choice(OBJECTIVE_TYPES),
        strategicObjective: optionalRef,
        transversal: optionalRef,
        continues: optionalRef,
        renewal: choice(RENEWALS),
        expectedPerformance: text(5_000),
        dueDate: day,
        expectedValue: string(200),
        weight,
        weightLocked: boolean,
        gate: boolean,
        scope: choice(OBJECTIVE_SCOPES),
        strategicity: grade,
        complexity: grade,
        tools: string(1_000),
        budget: money,
        budgetItem: string(200),
        stakeholders: string(1_000),
        preventionMeasure: string(1_000),
        transparencyDuty: string(1_000),
        notes: text(20_000),
      },
    },
    indicators: {
      fields: {
        ...row,
        objective: ref,
        name: string(1_000),
        unit: string(60),
        baseline: string(200),
        target: string(200),
        direction: choice(INDICATOR_DIRECTIONS),
        formula: string(1_000),
        source: string(400),
        targetSecond: string(200),
        targetThird: string(200),
        weight,
      },
    },
    phases: {
      fields: {
        ...row,
        objective: ref,
        title: string(400),
        ...Object.fromEntries(MONTH_FIELDS.map((name) => [name, month])),
        milestone: day,
      },
    },
    refusals: { fields: { ...row, transversal: ref, reason: text(2_000) } },
    participations: {
      fields: { ...row, objective: ref, person: optionalRef, group: string(200), from: day, to: day },
    },
    twins,
  },
  plan: {
    strategicObjectives: {
      fields: {
        ...row,
        code: string(20),
        title: string(400),
        description: text(20_000),
        mandateLine: optionalRef,
        missione: string(2),
        programma: string(5),
        fromYear: { type: 'integer', max: 2_100, nullable: true },
        toYear: { type: 'integer', max: 2_100, nullable: true },
        politicalLead: optionalRef,
        politicalLeadName: string(120),
        expectedResult: text(5_000),
      },
    },
    transversals: {
      fields: {
        ...row,
        code: string(20),
        title: string(400),
        description: text(20_000),
        expectedPerformance: text(5_000),
        dueDate: day,
        expectedValue: string(200),
        indicatorName: string(1_000),
        indicatorUnit: string(60),
        indicatorTarget: string(200),
        indicatorDirection: choice(INDICATOR_DIRECTIONS),
        source: string(400),
        strategicObjective: optionalRef,
        offeredToAll: boolean,
      },
    },
    transversalOffers: { fields: { ...row, transversal: ref, area: ref } },
    chapters: { fields: { ...row, title: string(200), template: string(40), body: rich(200_000) } },
    acceptedFindings: { fields: { ...row, chapter: ref, key: string(300) } },
    figures: {
      fields: {
        ...row,
        group: choice(FIGURE_GROUPS),
        label: string(200),
        unit: string(40),
        source: string(400),
        before3: string(40),
        before2: string(40),
        before1: string(40),
      },
    },
    twins,
  },
  mandate: {
    mandateLines: { fields: { ...row, title: string(400), description: text(20_000) } },
    twins,
  },
  'eval-sheet': { scores, notes: { erases: true, fields: { ...row, text: text(20_000) } }, twins },
  'self-sheet': { answers: scores, twins },
  evidence: {
    items: { erases: true, fields: { ...row, objective: optionalRef, day, text: text(20_000) } },
    twins,
  },
  talk: {
    messages: { ownRows: true, erases: true, fields: { ...row, author: ref, text: text(20_000) } },
    twins,
  },
};
