import { readContent } from '#lib/documents/field-values.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { SCHEMA } from '#lib/documents/schema.ts';
import { fieldKey } from './fork-values.ts';
import type { ForkText, TimedChange } from './local-store.ts';

/**
 * The rich texts that changes only name, and those that new rows were born with, which are no change of their own; as
 * they stand in the document.
 */
export function writtenTexts(document: AnyDocument, changes: readonly TimedChange[]): ForkText[] {
  const named = new Set(changes.map(fieldKey));
  return [...Map.groupBy(changes, ({ table, row }) => `${table}/${row}`).values()].flatMap((own) => {
    const last = own.at(-1);
    if (!last) return [];
    const { table, row, at } = last;
    const born = own.some(({ field }) => field === 'position');
    const fields = Object.entries(SCHEMA[document.store.kind][table]?.fields ?? {});
    return fields.flatMap(([field, spec]) => {
      if (spec.type !== 'rich' || !(born || named.has(fieldKey({ table, row, field })))) return [];
      const mine = readContent(document.store, { table, row, field });
      return Array.isArray(mine) && (mine.length > 0 || named.has(fieldKey({ table, row, field })))
        ? [{ table, row, field, mine, at }]
        : [];
    });
  });
}
