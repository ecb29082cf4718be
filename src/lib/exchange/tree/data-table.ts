import type { IsoDate } from '#lib/domain/calendar.ts';
import { missionOf, programOf } from '#lib/domain/missions.ts';
import type { Objective } from '#lib/domain/objective.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { monthSpans } from '../fields/month-spans.ts';
import { cell, plainLine } from './document-tree.ts';
import type { DocumentTree, Table } from './document-tree.ts';
import { areasIn } from './documents.ts';
import type { DocumentKind, DocumentScope } from './documents.ts';
import type { AreaFacts, Making } from './facts.ts';
import { namingOf } from './naming.ts';
import type { Naming } from './naming.ts';

/** One table, one row of heads: what a program takes in, and an office sorts and sums. */
export interface DataTable {
  /** Of its sheet. */
  name: string;
  columns: DataColumn[];
  rows: DataValue[][];
}
export interface DataColumn {
  /** With its unit: `Pesatura (punti)`. */
  head: string;
  kind: 'text' | 'number' | 'day';
  /** Decimals of a number. */
  decimals: number;
}
/** A day is ISO 8601; null: not said. */
export type DataValue = string | number | IsoDate | null;

interface Row {
  area: AreaFacts;
  objective: Objective;
}
interface Field<Of> extends DataColumn {
  value: (of: Of) => DataValue;
}

/** The data of a document: indicators of its schede, programmes and money of the PEG, objectives of all others. */
export function dataTableOf(scope: DocumentScope, making: Making): DataTable {
  const naming = namingOf(making);
  const rows = areasIn(scope, making).flatMap((area) => area.objectives.map((objective): Row => ({ area, objective })));
  if (scope.kind !== 'schede') {
    return tableOf(making.texts.papers.areas(making.facts.year), objectiveFields(scope.kind, making, naming), rows);
  }
  const name = `${making.texts.papers.indicators} ${making.facts.year}`;
  const indicators = rows.flatMap((row) => row.objective.indicators.map((indicator) => ({ ...row, indicator })));
  return tableOf(name, [...placeFields(making, naming), ...indicatorFields(making, naming)], indicators);
}

/** The rows as they will stand in the file, to be looked at before. */
export function dataPreview(data: DataTable, tree: DocumentTree, { format, papers }: Texts): DocumentTree {
  const shown = (value: DataValue, { kind, decimals }: DataColumn): string => {
    if (value === null) return papers.none;
    if (typeof value === 'number') return format.number(value, decimals);
    return kind === 'day' ? format.date(value) : value;
  };
  const table: Table = {
    type: 'table',
    caption: data.name,
    columns: data.columns.map(({ head, kind }) => ({
      head,
      unit: '',
      align: kind === 'number' ? 'right' : 'left',
      share: 1,
    })),
    rowHeader: null,
    rows: data.rows.map((row) => ({
      id: null,
      cells: data.columns.map((column, at) => cell(shown(row[at] ?? null, column))),
    })),
    total: null,
  };
  const sections = data.rows.length === 0 ? [] : [{ landscape: true, blocks: [table] }];
  return { ...tree, subtitle: [], cover: false, contents: null, sections };
}

function tableOf<Of>(name: string, fields: readonly Field<Of>[], of: readonly Of[]): DataTable {
  return {
    name,
    columns: fields.map(({ head, kind, decimals }) => ({ head, kind, decimals })),
    rows: of.map((one) => fields.map(({ value }) => value(one))),
  };
}

const written = <Of>(head: string, value: (of: Of) => string): Field<Of> => ({
  head,
  kind: 'text',
  decimals: 0,
  value: (of) => value(of).trim() || null,
});
const counted = <Of>(head: string, decimals: number, value: (of: Of) => number | null): Field<Of> => ({
  head,
  kind: 'number',
  decimals,
  value,
});

function placeFields<Of extends Row>({ texts }: Making, naming: Naming): Field<Of>[] {
  const labels = texts.fields.labels.objectives;
  return [
    written(texts.papers.area, ({ area }) => area.area.name),
    written(labels.code, ({ objective }) => objective.code),
    written(labels.title, ({ objective }) => naming.words(objective.title)),
  ];
}

function objectiveFields(kind: DocumentKind, making: Making, naming: Naming): Field<Row>[] {
  const { facts, texts } = making;
  const { papers, fields, scheda, format } = texts;
  const labels = fields.labels.objectives;
  const strategic = (id: string | null) => facts.plan.strategicObjectives.find((one) => one.id === id);
  const money: Field<Row>[] = [
    counted(`${papers.money} (${papers.euro})`, 2, ({ objective: { budget } }) =>
      budget === null ? null : budget / 100,
    ),
    written(labels.budgetItem, ({ objective }) => naming.words(objective.budgetItem)),
  ];
  return [
    ...placeFields<Row>(making, naming),
    written(labels.description, ({ objective }) => naming.words(objective.description)),
    written(labels.type, ({ objective: { type } }) => (type === null ? '' : fields.types[type])),
    written(labels.scope, ({ objective: { scope } }) => (scope === null ? '' : scheda.scopes[scope])),
    written(labels.strategicObjective, ({ objective }) => {
      const one = strategic(objective.strategicObjective);
      return one ? [one.code, naming.words(one.title)].filter(Boolean).join(' ') : '';
    }),
    written(papers.mission, ({ objective }) => {
      const one = strategic(objective.strategicObjective);
      const found = one ? (programOf(one.programma) ?? missionOf(one.missione)) : null;
      return found ? `${found.code} ${found.name}` : '';
    }),
    written(papers.staff, ({ objective }) =>
      objective.participations.length === 0 ? '' : naming.participants(objective).map(plainLine).join('; '),
    ),
    written(labels.expectedPerformance, ({ objective }) => naming.words(objective.expectedPerformance)),
    { head: labels.dueDate, kind: 'day', decimals: 0, value: ({ objective }) => objective.dueDate },
    written(labels.expectedValue, ({ objective }) => naming.words(objective.expectedValue)),
    counted(`${papers.weight} (${papers.points})`, 2, ({ objective: { weight, gate } }) =>
      weight === null || gate ? null : weight / 100,
    ),
    ...(kind === 'peg' ? money : []),
    written(labels.phases, ({ objective: { phases } }) =>
      phases
        .map(({ title, planned }) => {
          const months = monthSpans(planned, (month) => format.month(month));
          return [naming.words(title), months].filter(Boolean).join(': ');
        })
        .filter(Boolean)
        .join('; '),
    ),
  ];
}

function indicatorFields(
  { facts, texts }: Making,
  naming: Naming,
): Field<Row & { indicator: Objective['indicators'][number] }>[] {
  const labels = texts.fields.labels.indicators;
  const { scheda, fields, papers } = texts;
  return [
    written(labels.name, ({ indicator }) => naming.words(indicator.name)),
    written(labels.formula, ({ indicator }) => naming.words(indicator.formula)),
    written(labels.unit, ({ indicator }) => indicator.unit),
    written(labels.direction, ({ indicator: { direction } }) =>
      direction === null ? '' : fields.directions[direction],
    ),
    written(labels.baseline, ({ indicator }) => naming.words(indicator.baseline)),
    written(scheda.targetIn(facts.year), ({ indicator }) => naming.words(indicator.target)),
    written(scheda.targetIn(facts.year + 1), ({ indicator }) => naming.words(indicator.targetSecond)),
    written(scheda.targetIn(facts.year + 2), ({ indicator }) => naming.words(indicator.targetThird)),
    counted(`${labels.weight} (${papers.points})`, 2, ({ indicator: { weight } }) =>
      weight === null ? null : weight / 100,
    ),
    written(labels.source, ({ indicator }) => naming.words(indicator.source)),
  ];
}
