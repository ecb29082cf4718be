import { parentOf, type Place, type Version } from '#lib/domain/version.ts';
import type { AnyDocument } from './open-document.ts';
import { SERVER_ORIGIN } from './origin.ts';
import { copyRich } from './rich-text.ts';
import type { PlainRow } from './table.ts';
import { TWINS } from './twin.ts';

/** The rows asked for, which must lie in the Cestino, and what hangs on them; null when one does not. */
export function rowsToErase(version: Version, asked: readonly Place[]): Place[] | null {
  const rows = new Map<string, Place>();
  for (const { table, row } of asked) {
    if (version[table]?.[row]?.['discarded'] !== true) return null;
    rows.set(`${table}/${row}`, { table, row });
  }
  for (const [table, children] of Object.entries(version))
    for (const [row, fields] of Object.entries(children)) {
      const parent = parentOf(table, fields);
      if (parent !== null && rows.has(`${parent.table}/${parent.row}`)) rows.set(`${table}/${row}`, { table, row });
    }
  return [...rows.values()];
}

/** Writes a document's present content without some rows into a new one, whose bytes never knew them. */
export function contentWithout(document: AnyDocument, erased: readonly Place[], copy: AnyDocument): void {
  const gone = new Set(erased.map(({ table, row }) => `${table}/${row}`));
  const stays = (table: string, row: PlainRow) =>
    table === TWINS
      ? row.settled !== true && !gone.has(`${String(row.table)}/${String(row.row)}`)
      : !gone.has(`${table}/${row.id}`);
  copy.doc.transact(() => {
    for (const table of document.store.tables()) {
      const target = copy.store.table(table.name);
      for (const row of table.rows()) {
        if (!stays(table.name, row)) continue;
        const { id, ...fields } = row;
        const specs = Object.entries(table.spec.fields);
        const texts = specs.filter(([, spec]) => spec.type === 'text').map(([field]) => field);
        target.create({ ...fields, ...Object.fromEntries(texts.map((field) => [field, ''])) }, id);
        // Two people's writing may have merged beyond the limit of what one may write.
        for (const field of texts) target.text(id, field)?.insert(0, String(fields[field]));
        for (const [field, spec] of specs) {
          const [from, to] = spec.type === 'rich' ? [table.rich(id, field), target.rich(id, field)] : [null, null];
          if (from && to) copyRich(from, to);
        }
      }
    }
  }, SERVER_ORIGIN);
}
