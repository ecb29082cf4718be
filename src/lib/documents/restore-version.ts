import * as Y from 'yjs';
import { sameValue, type Place } from '#lib/domain/version.ts';
import type { AnyDocument } from './open-document.ts';
import { readVersion } from './read-version.ts';
import { copyRich } from './rich-text.ts';
import { settleTwinsOf, TWINS } from './twin.ts';
import type { Scalar } from './value.ts';

/**
 * Makes a document say again what it said in `old`, by new edits of whoever asks: only what differs is written, and
 * nothing that others wrote is taken out of the log. With `places` only those; a row that was not there then goes to
 * the Cestino, one that is gone comes back. `at` is when, for the Cestino. Returns whether anything was written.
 */
export function restoreVersion(document: AnyDocument, old: Y.Doc, at: string, places?: readonly Place[]): boolean {
  const { store, doc } = document;
  const then = readVersion(old, store.kind);
  const now = readVersion(doc, store.kind);
  let written = false;
  store.edit(() => {
    for (const table of store.tables()) {
      if (table.spec.serverRows === true) continue;
      const set = (row: string, field: string, value: Scalar) => {
        if (!table.set(row, field, value)) return;
        settleTwinsOf(store.table(TWINS), table.name, row, field);
        written = true;
      };
      const rows = new Set([...Object.keys(then[table.name] ?? {}), ...Object.keys(now[table.name] ?? {})]);
      for (const row of rows) {
        const fields = wanted(places, table.name, row);
        if (fields === null) continue;
        const before = then[table.name]?.[row];
        const current = now[table.name]?.[row];
        if (before === undefined) {
          if (fields !== 'all' || current?.['discarded'] === true) continue;
          set(row, 'discarded', true);
          set(row, 'discardedAt', at);
          continue;
        }
        if (current === undefined) {
          table.create(scalarsOf(before), row);
          written = true;
        }
        for (const [field, spec] of Object.entries(table.spec.fields)) {
          if (fields !== 'all' && !fields.has(field)) continue;
          if (spec.type === 'rich') {
            if (sameValue(current?.[field] ?? [], before[field] ?? [])) continue;
            const [from, to] = [richOf(old, table.name, row, field), table.rich(row, field)];
            if (from !== null && to !== null) {
              copyRich(from, to);
              written = true;
            }
          } else if (current !== undefined) set(row, field, before[field] as Scalar);
        }
      }
    }
  });
  return written;
}

function wanted(places: readonly Place[] | undefined, table: string, row: string): 'all' | Set<string> | null {
  if (places === undefined) return 'all';
  const mine = places.filter((place) => place.table === table && place.row === row);
  if (mine.length === 0) return null;
  return mine.some(({ field }) => field === undefined) ? 'all' : new Set(mine.map(({ field = '' }) => field));
}

function scalarsOf(fields: Readonly<Record<string, unknown>>): Record<string, Scalar> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !Array.isArray(value))) as Record<
    string,
    Scalar
  >;
}

function richOf(doc: Y.Doc, table: string, row: string, field: string): Y.XmlFragment | null {
  const stored: unknown = (doc.getMap(table).get(row) as Y.Map<unknown> | undefined)?.get(field);
  return stored instanceof Y.XmlFragment ? stored : null;
}
