import type { IndicatorDirection, ObjectiveScope, ObjectiveType, Renewal } from '#lib/domain/objective.ts';
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
  scopes: Readonly<Record<ObjectiveScope, string>>;
  renewals: Readonly<Record<Renewal, string>>;
  /** A month of a phase: empty, planned, done, both. */
  months: readonly string[];
  directions: Readonly<Record<IndicatorDirection, string>>;
  roles: Readonly<Record<Role, string>>;
  classes: Readonly<Record<ClassificationArea, string>>;
  empty: string;
  yes: string;
  no: string;
}

/** The names of tables, fields and choices in one language. */
export interface FieldTexts extends Pick<
  FieldWords,
  'labels' | 'types' | 'scopes' | 'directions' | 'roles' | 'classes'
> {
  /** What a field of a table is called. */
  label: (table: string, field: string) => string;
  /** What one row of a table is called. */
  row: (table: string) => string;
  /** A field's value in words; people and rows it refers to are named by the caller. */
  value: (table: string, field: string, value: unknown, nameOf?: (id: string) => string | null) => string;
}

const DAYS = new Set(['dueDate', 'from', 'to', 'milestone']);
const YEARS = new Set(['fromYear', 'toYear']);
const CHOICES = new Set(['type', 'scope', 'direction', 'indicatorDirection', 'renewal']);
const REFERENCES = new Set([
  'person',
  'strategicObjective',
  'mandateLine',
  'objective',
  'transversal',
  'continues',
  'area',
  'politicalLead',
]);

export function createFields(words: FieldWords, format: Format): FieldTexts {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = words.labels;
  const common: Readonly<Record<string, string>> = words.common;
  const rows: Readonly<Record<string, string>> = words.rows;
  const choices: Readonly<Record<string, string>> = {
    ...words.types,
    ...words.scopes,
    ...words.directions,
    ...words.renewals,
  };
  const label = (table: string, field: string) => {
    const month = monthOf(table, field);
    if (month !== null) return capital(format.month(month));
    return labels[table]?.[field] ?? common[field] ?? field;
  };
  const value: FieldTexts['value'] = (table, field, content, nameOf = () => null) => {
    if (content === null || content === undefined || content === '') return words.empty;
    if (typeof content === 'boolean') return content ? words.yes : words.no;
    if (typeof content === 'number') {
      if (monthOf(table, field) !== null) return words.months[content] ?? words.empty;
      if (YEARS.has(field)) return String(content);
      if (field === 'budget') return format.money(content);
      return field === 'weight' ? format.weight(content) : format.number(content);
    }
    if (typeof content !== 'string') return '';
    if (DAYS.has(field)) return format.date(content);
    if (CHOICES.has(field)) return choices[content] ?? content;
    return REFERENCES.has(field) ? (nameOf(content) ?? label(table, field)) : content;
  };
  const { types, scopes, directions, roles, classes } = words;
  return {
    labels: words.labels,
    types,
    scopes,
    directions,
    roles,
    classes,
    label,
    row: (table) => rows[table] ?? table,
    value,
  };
}

/** 1 to 12 where a field is one month of a phase. */
function monthOf(table: string, field: string): number | null {
  const month = table === 'phases' ? /^m(\d\d)$/.exec(field)?.[1] : undefined;
  return month === undefined ? null : Number(month);
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
