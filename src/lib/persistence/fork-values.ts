import { fieldKey } from '#lib/documents/field-values.ts';
import { TWINS } from '#lib/documents/twin.ts';
import type { ForkRow, ForkText, ForkValue, OutboxRow } from './local-store.ts';

export { fieldKey };

/** One value per field: the first `from` is what the Comune had, the last `to` is what the person wants. */
export function forkValues(rows: readonly Pick<OutboxRow, 'changes'>[], texts: readonly ForkText[] = []): ForkValue[] {
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
  for (const text of texts) {
    const known = values.get(fieldKey(text));
    if (known) known.mine = text.mine;
    else values.set(fieldKey(text), { ...text, base: '' });
  }
  return [...values.values()];
}

/** What the person still has to decide. */
export function openValues({ values, settled = [], own }: ForkRow): ForkValue[] {
  return values.filter(
    (value) => value.table !== TWINS && (own || value.base !== value.mine) && !settled.includes(fieldKey(value)),
  );
}

/** Rows that say nothing of what the Comune had. */
export function ownRows(rows: readonly OutboxRow[]): OutboxRow[] {
  return rows.map((row) => ({ ...row, changes: row.changes.map((change) => ({ ...change, from: null })) }));
}
