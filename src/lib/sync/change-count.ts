import { fieldKey } from '#lib/persistence/fork-values.ts';
import type { TimedChange } from '#lib/persistence/local-store.ts';

/**
 * How many changes a person would count: a field changed ten times is one, a new row is one,
 * whatever fields it was born with.
 */
export function countChanges(changes: readonly TimedChange[]): number {
  const born = new Set(changes.filter(isBirth).map(rowKey));
  const fields = changes.filter((change) => !born.has(rowKey(change))).map(fieldKey);
  return born.size + new Set(fields).size;
}

/** A row has its position from the start, and always one. */
function isBirth(change: TimedChange): boolean {
  return change.field === 'position' && (change.from === null || change.from === undefined || change.from === '');
}

function rowKey(change: TimedChange): string {
  return `${change.table}/${change.row}`;
}
