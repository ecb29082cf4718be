import * as Y from 'yjs';
import type { DocumentKind } from './kind.ts';
import { locate } from './locate.ts';
import { excerpt } from './rich-text.ts';
import { SCHEMA } from './schema.ts';
import { readField } from './table.ts';
import { defaultValue } from './value.ts';
import type { Scalar } from './value.ts';

/** One field of one row that changed, as plain values; a text as the whole of it. */
export interface FieldChange {
  table: string;
  row: string;
  field: string;
  from: unknown;
  to: unknown;
}

type Values = Map<string, Scalar>;

/**
 * Tells, after every transaction, which fields read differently from before. A new row tells the
 * fields that differ from their defaults. Returns how to stop.
 */
export function observeChanges(
  doc: Y.Doc,
  kind: DocumentKind,
  fn: (changes: FieldChange[], transaction: { local: boolean; origin: unknown }) => void,
): () => void {
  const tables = SCHEMA[kind];
  const known = new Map<string, Values>();
  for (const table of Object.keys(tables)) {
    for (const row of doc.getMap(table).keys()) known.set(`${table}/${row}`, readRow(doc, kind, table, row));
  }

  const listen = (transaction: Y.Transaction) => {
    const changes: FieldChange[] = touchedRich(doc, kind, transaction);
    for (const [table, row] of touchedRows(doc, kind, transaction)) {
      const key = `${table}/${row}`;
      const before = known.get(key);
      const after = readRow(doc, kind, table, row);
      known.set(key, after);
      for (const [field, spec] of Object.entries(tables[table]?.fields ?? {})) {
        const from = before?.get(field) ?? defaultValue(spec);
        const to = after.get(field) ?? defaultValue(spec);
        if (from !== to) changes.push({ table, row, field, from, to });
      }
    }
    if (changes.length > 0) fn(changes, { local: transaction.local, origin: transaction.origin });
  };
  doc.on('afterTransaction', listen);
  return () => doc.off('afterTransaction', listen);
}

function readRow(doc: Y.Doc, kind: DocumentKind, table: string, id: string): Values {
  const row = doc.getMap(table).get(id);
  const values: Values = new Map();
  if (!(row instanceof Y.Map)) return values;
  for (const [field, spec] of Object.entries(SCHEMA[kind][table]?.fields ?? {})) {
    values.set(field, readField(spec, row.get(field)));
  }
  return values;
}

/** The rows a transaction touched, each once, as table and id. */
function touchedRows(doc: Y.Doc, kind: DocumentKind, transaction: Y.Transaction): [table: string, row: string][] {
  const touched = new Map<string, [string, string]>();
  for (const [type, keys] of transaction.changed) {
    const place = locate(doc, type);
    if (!place || !(place.table in SCHEMA[kind])) continue;
    const rows = place.row === null ? [...keys].filter((key) => key !== null) : [place.row];
    for (const row of rows) touched.set(`${place.table}/${row}`, [place.table, row]);
  }
  return [...touched.values()];
}

/** Rich texts a transaction wrote in: what they were before is no plain value, so the change only names them. */
function touchedRich(doc: Y.Doc, kind: DocumentKind, transaction: Y.Transaction): FieldChange[] {
  const touched = new Map<Y.XmlFragment, FieldChange>();
  for (const type of transaction.changed.keys()) {
    const place = locate(doc, type);
    if (!place || place.row === null || place.field === null) continue;
    const { table, row, field } = place;
    if (SCHEMA[kind][table]?.fields[field]?.type !== 'rich') continue;
    const stored: unknown = (doc.getMap(table).get(row) as Y.Map<unknown>).get(field);
    if (stored instanceof Y.XmlFragment) touched.set(stored, { table, row, field, from: '', to: excerpt(stored) });
  }
  return [...touched.values()];
}
