import * as Y from 'yjs';
import type { DocumentKind } from './kind.ts';
import { locate } from './locate.ts';
import { excerpt } from './rich-text.ts';
import { tablesOf } from './schema.ts';
import type { KindSpec } from './schema.ts';
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
  kind: DocumentKind | KindSpec,
  fn: (changes: FieldChange[], transaction: { local: boolean; origin: unknown }) => void,
): () => void {
  const tables = tablesOf(kind);
  const known = new Map<string, Values>();
  for (const table of Object.keys(tables)) {
    for (const row of doc.getMap(table).keys()) known.set(`${table}/${row}`, readRow(doc, tables, table, row));
  }

  const listen = (transaction: Y.Transaction) => {
    const changes: FieldChange[] = touchedRich(doc, tables, transaction);
    for (const [key, { table, row, written }] of touchedRows(doc, tables, transaction)) {
      let values = known.get(key);
      if (values === undefined) known.set(key, (values = new Map<string, Scalar>()));
      const stored = doc.getMap(table).get(row);
      const fields = tables[table]?.fields ?? {};
      for (const field of written === null ? Object.keys(fields) : written) {
        const spec = fields[field];
        if (!spec) continue;
        const from = values.get(field) ?? defaultValue(spec);
        const to = stored instanceof Y.Map ? readField(spec, stored.get(field)) : defaultValue(spec);
        values.set(field, to);
        if (from !== to) changes.push({ table, row, field, from, to });
      }
    }
    if (changes.length > 0) fn(changes, { local: transaction.local, origin: transaction.origin });
  };
  doc.on('afterTransaction', listen);
  return () => doc.off('afterTransaction', listen);
}

function readRow(doc: Y.Doc, tables: KindSpec, table: string, id: string): Values {
  const row = doc.getMap(table).get(id);
  const values: Values = new Map();
  if (!(row instanceof Y.Map)) return values;
  for (const [field, spec] of Object.entries(tables[table]?.fields ?? {})) {
    values.set(field, readField(spec, row.get(field)));
  }
  return values;
}

interface TouchedRow {
  table: string;
  row: string;
  /** Fields that may read differently now; null: any, the row is new. */
  written: Set<string> | null;
}

function touchedRows(doc: Y.Doc, tables: KindSpec, transaction: Y.Transaction): Map<string, TouchedRow> {
  const touched = new Map<string, TouchedRow>();
  for (const [type, keys] of transaction.changed) {
    const place = locate(doc, type);
    if (!place || !(place.table in tables)) continue;
    const { table, row, field } = place;
    if (row === null) {
      for (const key of keys) if (key !== null) touched.set(`${table}/${key}`, { table, row: key, written: null });
      continue;
    }
    const known = touched.get(`${table}/${row}`);
    if (known?.written === null) continue;
    const written = known?.written ?? new Set<string>();
    if (field !== null) written.add(field);
    else for (const key of keys) if (key !== null) written.add(key);
    touched.set(`${table}/${row}`, { table, row, written });
  }
  return touched;
}

/** Rich texts a transaction wrote in: what they were before is no plain value, so the change only names them. */
function touchedRich(doc: Y.Doc, tables: KindSpec, transaction: Y.Transaction): FieldChange[] {
  const touched = new Map<Y.XmlFragment, FieldChange>();
  for (const type of transaction.changed.keys()) {
    const place = locate(doc, type);
    if (!place || place.row === null || place.field === null) continue;
    const { table, row, field } = place;
    if (tables[table]?.fields[field]?.type !== 'rich') continue;
    const stored: unknown = (doc.getMap(table).get(row) as Y.Map<unknown>).get(field);
    if (stored instanceof Y.XmlFragment) touched.set(stored, { table, row, field, from: '', to: excerpt(stored) });
  }
  return [...touched.values()];
}
