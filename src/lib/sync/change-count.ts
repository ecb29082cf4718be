import { fieldKey } from '#lib/persistence/fork-values.ts';
import type { ForkRow, OutboxRow, TimedChange } from '#lib/persistence/local-store.ts';

/** The field that stands for a whole new row, the first that it has. */
const NAMING = ['title', 'name', 'person', 'group'];

/**
 * Changes as a person would count them: a field changed ten times is one, with its first `from`
 * and last `to`; a new row is one, whatever fields it was born with; so is a move to the Cestino.
 */
export function mergeChanges(changes: readonly TimedChange[]): TimedChange[] {
  const fields = new Map<string, TimedChange>();
  for (const change of changes) {
    const known = fields.get(fieldKey(change));
    if (known) Object.assign(known, { to: change.to, at: change.at });
    else fields.set(fieldKey(change), { ...change });
  }
  const merged: TimedChange[] = [];
  for (const row of Map.groupBy(fields.values(), rowKey).values()) {
    const named = NAMING.flatMap((field) => row.find((change) => change.field === field) ?? []);
    if (row.some(isBirth)) merged.push(...[...named, ...row].slice(0, 1));
    else merged.push(...row.filter((change) => change.field !== 'discardedAt' || row.length === 1));
  }
  return merged;
}

export function countChanges(changes: readonly TimedChange[]): number {
  return mergeChanges(changes).length;
}

/** Of rows that do not open: at least one each, as nobody writes an empty one. */
export function countSealed(rows: readonly Pick<OutboxRow, 'count'>[]): number {
  return rows.reduce((sum, row) => sum + Math.max(1, row.count ?? 0), 0);
}

/** Of a refused one that does not open: at least one, also when only its state was kept. */
export function countSealedFork({ rows }: Pick<ForkRow, 'rows'>): number {
  return Math.max(1, countSealed(rows));
}

/** A row has its position from the start, and always one. */
function isBirth(change: TimedChange): boolean {
  return change.field === 'position' && (change.from === null || change.from === undefined || change.from === '');
}

function rowKey(change: TimedChange): string {
  return `${change.table}/${change.row}`;
}
