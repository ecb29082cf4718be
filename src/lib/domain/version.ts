import { plainText } from './rich-text.ts';
import type { RichText } from './rich-text.ts';

/** A field as a plain value; a chapter's text as its blocks. */
export type VersionValue = string | number | boolean | null | RichText;

/** A row of a table with every field of its kind. */
export type VersionRow = Readonly<Record<string, VersionValue>>;

/** A whole document at one moment, the Cestino included: table → row → fields. */
export type Version = Readonly<Record<string, Readonly<Record<string, VersionRow>>>>;

/** A row of a table, or one field of it. */
export interface Place {
  table: string;
  row: string;
  field?: string;
}

export interface FieldDifference {
  field: string;
  from: VersionValue;
  to: VersionValue;
}

/** How one row differs between two versions. What lies in the Cestino is not in the document. */
export interface RowDifference {
  table: string;
  row: string;
  kind: 'added' | 'removed' | 'changed' | 'moved';
  /** Of an added row what it says, of a removed one what it said; only what is not empty. */
  fields: FieldDifference[];
}

/** Fields that say where a row stands, not what it says. */
const STANDING: ReadonlySet<string> = new Set(['position', 'discarded', 'discardedAt']);

export function isContentField(field: string): boolean {
  return !STANDING.has(field);
}

/** The row a row hangs on: its objective, its chapter. It lives and dies with it. */
export const PARENT_FIELDS: Readonly<Record<string, { field: string; table: string }>> = {
  indicators: { field: 'objective', table: 'objectives' },
  phases: { field: 'objective', table: 'objectives' },
  participations: { field: 'objective', table: 'objectives' },
  transversalOffers: { field: 'transversal', table: 'transversals' },
  acceptedFindings: { field: 'chapter', table: 'chapters' },
};

export function parentOf(table: string, row: VersionRow): { table: string; row: string } | null {
  const parent = PARENT_FIELDS[table];
  const id = parent === undefined ? null : row[parent.field];
  return parent !== undefined && typeof id === 'string' && id !== '' ? { table: parent.table, row: id } : null;
}

/** A row, and what hangs on it in any of the versions. */
export function withChildren(place: Place, ...versions: readonly Version[]): Place[] {
  if (place.field !== undefined) return [place];
  const found = new Map([[`${place.table}/${place.row}`, place]]);
  for (const version of versions)
    for (const [table, rows] of Object.entries(version))
      for (const [row, fields] of Object.entries(rows)) {
        const parent = parentOf(table, fields);
        if (parent?.table === place.table && parent.row === place.row) found.set(`${table}/${row}`, { table, row });
      }
  return [...found.values()];
}

/** Whether a row is in the document: not in the Cestino, and neither is what it hangs on. */
function isThere(version: Version, table: string, row: string): boolean {
  const fields = version[table]?.[row];
  if (fields === undefined || fields['discarded'] === true) return false;
  const parent = parentOf(table, fields);
  return parent === null || isThere(version, parent.table, parent.row);
}

/** What differs between two versions of one document, in the order of its tables and of the rows in them. */
export function compareVersions(from: Version, to: Version, places?: readonly Place[]): RowDifference[] {
  const differences: RowDifference[] = [];
  for (const table of new Set([...Object.keys(to), ...Object.keys(from)])) {
    const [before, after] = [from[table] ?? {}, to[table] ?? {}];
    for (const row of rowsInOrder(before, after)) {
      const fields = wantedFields(places, table, row);
      if (fields === null) continue;
      const difference = compareRow(from, to, table, row, fields);
      if (difference !== null) differences.push(difference);
    }
  }
  return differences;
}

/** The fields of a row that are asked for; null when none is. */
function wantedFields(
  places: readonly Place[] | undefined,
  table: string,
  row: string,
): ((field: string) => boolean) | null {
  if (places === undefined) return () => true;
  const mine = places.filter((place) => place.table === table && place.row === row);
  if (mine.length === 0) return null;
  return (field) => mine.some((place) => place.field === undefined || place.field === field);
}

function compareRow(
  from: Version,
  to: Version,
  table: string,
  row: string,
  wanted: (field: string) => boolean,
): RowDifference | null {
  const [before, after] = [from[table]?.[row], to[table]?.[row]];
  const [was, is] = [isThere(from, table, row), isThere(to, table, row)];
  if (!was && !is) return null;
  const kind = was && is ? 'changed' : is ? 'added' : 'removed';
  const names = new Set([...Object.keys(after ?? {}), ...Object.keys(before ?? {})]);
  const fields = [...names]
    .filter((field) => isContentField(field) && wanted(field))
    .map((field): FieldDifference => ({
      field,
      from: (was ? before?.[field] : null) ?? null,
      to: (is ? after?.[field] : null) ?? null,
    }))
    .filter((one) => (kind === 'changed' ? !sameValue(one.from, one.to) : !isBlank(one.from) || !isBlank(one.to)));
  if (kind !== 'changed') return { table, row, kind, fields };
  if (fields.length > 0) return { table, row, kind, fields };
  const moved = wanted('position') && before?.['position'] !== after?.['position'];
  return moved ? { table, row, kind: 'moved', fields: [] } : null;
}

function rowsInOrder(before: Readonly<Record<string, VersionRow>>, after: Readonly<Record<string, VersionRow>>) {
  const place = (row: string) => String((after[row] ?? before[row])?.['position'] ?? '');
  return [...new Set([...Object.keys(after), ...Object.keys(before)])].toSorted((a, b) => {
    const [left, right] = [place(a), place(b)];
    if (left !== right) return left < right ? -1 : 1;
    return a < b ? -1 : a > b ? 1 : 0;
  });
}

export function sameValue(a: VersionValue, b: VersionValue): boolean {
  if (a === b) return true;
  return typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b);
}

function isBlank(value: VersionValue): boolean {
  return (
    value === null || value === '' || value === false || value === 0 || (Array.isArray(value) && value.length === 0)
  );
}

/** What a row calls itself: code and title, or its words; empty when it has none. */
export function rowName(table: string, fields: VersionRow): string {
  const words = (field: string) => (typeof fields[field] === 'string' ? fields[field].trim() : '');
  switch (table) {
    case 'participations':
      return words('group');
    case 'figures':
      return words('label');
    case 'indicators':
      return words('name');
    default:
      return [words('code'), words('title')].filter(Boolean).join(' · ');
  }
}

/** A text as one string, for whoever compares words. */
export function textOfValue(value: VersionValue): string | null {
  if (typeof value === 'string') return value;
  return Array.isArray(value) ? plainText(value, (name) => `[${name}]`) : null;
}
