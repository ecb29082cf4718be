import { fieldKey } from '#lib/persistence/fork-values.ts';
import type { TimedChange } from '#lib/persistence/local-store.ts';

/** Fields whose change the relay has not stored, by `table/row/field`; `from` is what the Comune has. */
export type Pending = ReadonlyMap<string, { from: unknown }>;

export function pendingFields(changes: readonly TimedChange[]): Pending {
  const pending = new Map<string, { from: unknown }>();
  for (const change of changes) {
    const key = fieldKey(change);
    if (!pending.has(key)) pending.set(key, { from: change.from });
  }
  return pending;
}
