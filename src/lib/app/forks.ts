import { foresee, readContent, sameContent, type FieldContent, type WantedValue } from '#lib/documents/field-values.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { fieldKey } from '#lib/persistence/fork-values.ts';
import type { ForkValue, TimedChange } from '#lib/persistence/local-store.ts';
import { mergeChanges } from '#lib/sync/change-count.ts';
import type { DocumentName } from '#lib/texts/document-name.ts';

/** How a refused or proposed change stands to the document as it is here now. */
export type EntryState =
  | 'open'
  /** The document says the same already. */
  | 'same'
  /** Its row is no longer in the plan, or lies in the Cestino. */
  | 'row-gone'
  /** No field of the plan can hold it. */
  | 'unusable'
  /** The document is not on this device, or not to be read. */
  | 'unknown';

/** One change as a person counts them: a field, or a whole new row. */
export interface ForkEntry extends ForkValue {
  key: string;
  /** Every field that it is made of. */
  keys: string[];
  /** What the Comune has in it now; undefined where that cannot be told. */
  now: unknown;
  state: EntryState;
}

/** Refused changes of one document. */
export interface Fork {
  id: string;
  document: string;
  name: DocumentName;
  code: number;
  reason: string;
  at: string;
  values: ForkEntry[];
  /** What this person may do with the document today. */
  access: 'write' | 'read' | 'none';
  /** Nobody writes in it at the moment. */
  closed: boolean;
  /** The document may not be read any more: only what the person wrote is there. */
  own: boolean;
  /** The Comune keeps it too: it outlives this device. */
  safe: boolean;
  /** Where it comes from, if not from this device's own work. */
  source: 'file' | 'proposal' | 'elsewhere' | null;
}

function wantedOf(value: ForkValue): WantedValue {
  return { ...value, value: value.mine as FieldContent };
}

/** The values as people count them, each with what the document says now. */
export function entriesOf(values: readonly ForkValue[], document: AnyDocument | null): ForkEntry[] {
  const outcomes = document ? foresee(document.store, values.map(wantedOf)) : [];
  const outcomeOf = new Map(values.map((value, at) => [value, outcomes[at]]));
  const rows = Map.groupBy(values, rowKey);
  const merged = mergeChanges(values.map(changeOf));
  const perRow = Map.groupBy(merged, rowKey);
  return merged.map((change) => {
    const { table, row, field, at, from: base, to: mine } = change;
    const own = rows.get(rowKey(change)) ?? [];
    const standsForRow = perRow.get(rowKey(change))?.length === 1;
    const parts = standsForRow ? own : own.filter((value) => belongsTo(value.field, field));
    const states = parts.map((value) => outcomeOf.get(value));
    const now = document ? readContent(document.store, change) : undefined;
    const keys = parts.map(fieldKey);
    return { table, row, field, at, base, mine, now, key: fieldKey(change), keys, state: stateOf(states) };
  });
}

function rowKey({ table, row }: { table: string; row: string }): string {
  return `${table}/${row}`;
}

/** When a row went to the Cestino is part of its going. */
function belongsTo(part: string, field: string): boolean {
  return part === field || (field === 'discarded' && part === 'discardedAt');
}

function changeOf({ base, mine, ...place }: ForkValue): TimedChange {
  return { ...place, from: base, to: mine };
}

function stateOf(outcomes: readonly (ReturnType<typeof foresee>[number] | undefined)[]): EntryState {
  if (outcomes.length === 0 || outcomes.includes(undefined)) return 'unknown';
  if (outcomes.includes('row-gone')) return 'row-gone';
  if (outcomes.includes('unusable')) return 'unusable';
  return outcomes.includes('written') ? 'open' : 'same';
}

/** The Comune's value is no longer the one the person started from. */
export function hasMoved(entry: Pick<ForkEntry, 'base' | 'now' | 'state'>, own: boolean): boolean {
  const comparable = entry.base !== undefined && entry.now !== undefined;
  return entry.state === 'open' && !own && comparable && !sameContent(entry.base, entry.now);
}

/** The entries chosen, and the new rows they would stand in. */
export function withParents<Entry extends ForkEntry>(
  chosen: readonly Entry[],
  all: readonly Entry[],
  values: readonly ForkValue[],
): Entry[] {
  const taken = new Set(chosen);
  for (const entry of taken) {
    const named = values.filter((value) => entry.keys.includes(fieldKey(value))).map((value) => value.mine);
    for (const other of all) {
      const born = other.keys.length > 1 && other.state !== 'same';
      if (born && named.includes(other.row) && other.row !== entry.row) taken.add(other);
    }
  }
  return [...taken];
}
