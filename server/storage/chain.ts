import { createHash } from 'node:crypto';
import type { LogRow, StoredChange, Tombstone } from './document-store.ts';

/** What one row's imprint covers besides the row before it. */
export interface ChainLink {
  document: string;
  row: LogRow;
  /** In the order they were stored. */
  changes: readonly StoredChange[];
  owners: Iterable<readonly [client: number, person: string | null]>;
}

/** What the first row is chained to: the document's id, and the erasure it goes on from, where there was one. */
export function chainStart(document: string, erasure: Tombstone | null): Uint8Array {
  const before =
    erasure === null
      ? null
      : [
          erasure.document,
          erasure.seq,
          hexOf(erasure.head),
          erasure.erased,
          erasure.at,
          erasure.person,
          erasure.act.organ,
          erasure.act.number,
          erasure.act.day,
        ];
  return createHash('sha256')
    .update(JSON.stringify(['traguardo', 1, document, before]))
    .digest();
}

/**
 * SHA-256 of the imprint before, the row's particulars as one JSON array, and its bytes. The array ends where its
 * bracket closes, so no two rows give the same input.
 */
export function chainHash(previous: Uint8Array, { document, row, changes, owners }: ChainLink): Uint8Array {
  const particulars = [
    document,
    row.seq,
    row.person,
    row.device,
    row.at,
    row.claimedAt ?? null,
    changes.map(changeParticulars),
    [...owners].toSorted(([a], [b]) => a - b),
  ];
  return createHash('sha256').update(previous).update(JSON.stringify(particulars)).update(row.bytes).digest();
}

function changeParticulars(change: StoredChange): unknown[] {
  const { table, row, field, from, to, person, at, outcome, proposedBy } = change;
  const known = [table, row, field, from ?? null, to ?? null, person, at, outcome];
  return proposedBy === undefined || proposedBy === null ? known : [...known, proposedBy];
}

/** The imprints of rows that are appended in one go, given that of the row before them. */
export function chainEntry(
  previous: Uint8Array,
  { document, rows, owners, changes }: Pick<ChainEntry, 'document' | 'rows' | 'owners' | 'changes'>,
): Uint8Array[] {
  const bySeq = changes.length === 0 ? null : Map.groupBy(changes, ({ seq }) => seq);
  const hashes: Uint8Array[] = [];
  let head = previous;
  for (const [index, row] of rows.entries()) {
    head = chainHash(head, {
      document,
      row,
      changes: bySeq?.get(row.seq) ?? [],
      // Owners come with the entry, not with a row: its first row answers for them.
      owners: index === 0 ? owners : [],
    });
    hashes.push(head);
  }
  return hashes;
}

interface ChainEntry {
  document: string;
  rows: readonly LogRow[];
  owners: ReadonlyMap<number, string | null>;
  changes: readonly StoredChange[];
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
}
