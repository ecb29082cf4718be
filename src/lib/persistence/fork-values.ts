import type { ForkValue, OutboxRow } from './local-store.ts';

/** The key of one field within its document. */
export function fieldKey(place: { table: string; row: string; field: string }): string {
  return `${place.table}/${place.row}/${place.field}`;
}

/** One value per field: the first `from` is what the Comune had, the last `to` is what the person wants. */
export function forkValues(rows: readonly OutboxRow[]): ForkValue[] {
  const values = new Map<string, ForkValue>();
  for (const change of rows.flatMap((row) => row.changes)) {
    const known = values.get(fieldKey(change));
    if (known) {
      known.mine = change.to;
      known.at = change.at;
    } else {
      const { table, row, field, from, to, at } = change;
      values.set(fieldKey(change), { table, row, field, base: from, mine: to, at });
    }
  }
  return [...values.values()];
}
