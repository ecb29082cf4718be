import type { IndicatorDirection, ObjectiveType } from '#lib/domain/objective.ts';
import type { ClassificationArea, Role } from '#lib/domain/org.ts';
import type { Format } from './format.ts';
import type { labels } from './it/fields.ts';

/** What each field of each table is called, on screen and on paper. */
export type FieldLabels = { [Table in keyof typeof labels]: Record<keyof (typeof labels)[Table], string> };

interface FieldWords {
  labels: FieldLabels;
  /** Fields every table has. */
  common: Readonly<Record<'position' | 'discarded' | 'discardedAt', string>>;
  /** What one row of a table is called. */
  rows: Readonly<Record<keyof FieldLabels, string>>;
  types: Readonly<Record<ObjectiveType, string>>;
  directions: Readonly<Record<IndicatorDirection, string>>;
  roles: Readonly<Record<Role, string>>;
  classes: Readonly<Record<ClassificationArea, string>>;
  empty: string;
  yes: string;
  no: string;
}

/** The names of tables, fields and choices in one language. */
export interface FieldTexts extends Pick<FieldWords, 'labels' | 'types' | 'directions' | 'roles' | 'classes'> {
  /** What a field of a table is called. */
  label: (table: string, field: string) => string;
  /** What one row of a table is called. */
  row: (table: string) => string;
  /** A field's value in words; people and rows it refers to are named by the caller. */
  value: (table: string, field: string, value: unknown, nameOf?: (id: string) => string | null) => string;
}

const DAYS = new Set(['dueDate', 'from', 'to']);
const REFERENCES = new Set(['person', 'strategicObjective', 'mandateLine', 'objective']);

export function createFields(words: FieldWords, format: Format): FieldTexts {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.labels;
  const common: Readonly<Record<string, string>> = words.common;
  const rows: Readonly<Record<string, string>> = words.rows;
  const choices: Readonly<Record<string, string>> = { ...words.types, ...words.directions };
  const label = (table: string, field: string) => labels[table]?.[field] ?? common[field] ?? field;
  const value: FieldTexts['value'] = (table, field, content, nameOf = () => null) => {
    if (content === null || content === undefined || content === '') return words.empty;
    if (typeof content === 'boolean') return content ? words.yes : words.no;
    if (typeof content === 'number') return field === 'weight' ? format.weight(content) : format.number(content);
    if (typeof content !== 'string') return '';
    if (DAYS.has(field)) return format.date(content);
    if (field === 'type' || field === 'direction') return choices[content] ?? content;
    return REFERENCES.has(field) ? (nameOf(content) ?? label(table, field)) : content;
  };
  const { types, directions, roles, classes } = words;
  return {
    labels: words.labels,
    types,
    directions,
    roles,
    classes,
    label,
    row: (table) => rows[table] ?? table,
    value,
  };
}
