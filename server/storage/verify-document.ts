import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { readVersion } from '#lib/documents/read-version.ts';
import { chainHash, chainStart } from './chain.ts';
import type { ChainedRow, DocumentStore, StoredDocument, Tombstone } from './document-store.ts';

/** What is wrong with a document's log. `seq`, `at` and `person` say which row, when, by whom, as it says itself. */
export type LogFault =
  /** The rows from `seq` to `last` are gone. */
  | { code: 'missing-rows'; seq: number; last: number }
  /** The row or its changes are not as they were written, or do not follow the row before. */
  | { code: 'altered-row'; seq: number; at: string; person: string | null }
  /** Rows that came behind the document's back. */
  | { code: 'surplus-rows'; seq: number; last: number }
  /** The imprint of the last row is not the one the document keeps. */
  | { code: 'altered-head'; seq: number }
  /** The row noted elsewhere had another imprint. */
  | { code: 'other-history'; seq: number }
  | { code: 'stray-change'; seq: number }
  | { code: 'stray-owner'; client: number }
  /** The working copy is not what the rows give. */
  | { code: 'snapshot'; seq: number }
  | { code: 'unreadable'; detail: string }
  | { code: 'newer-schema'; schema: number };

interface Verification {
  /** Also whether the working copy is what replaying gives; without it only the chain is followed. */
  replay: boolean;
  /** Every erasure the ente knows. */
  tombstones: readonly Tombstone[];
  /** A row whose imprint was noted elsewhere. */
  anchor?: { seq: number; head: Uint8Array } | null;
  /** How many rows were looked at since the last call. */
  onRows?: (count: number) => void;
}

const ROWS_AT_ONCE = 500;

/** Follows a log from its first row to its last; empty when all of it holds. */
export async function verifyDocument(
  store: DocumentStore,
  document: StoredDocument,
  { replay, tombstones, anchor = null, onRows }: Verification,
): Promise<LogFault[]> {
  const { id, kind, schema, seq } = document;
  if (schema > DOCUMENT_SCHEMA[kind]) return [{ code: 'newer-schema', schema }];
  try {
    const faults: LogFault[] = [];
    const snapshot = replay ? ((await store.load(id))?.snapshot ?? null) : null;
    const erasure = tombstones.find((one) => one.successor === id) ?? null;
    let doc: Y.Doc | null = snapshot === null ? null : new Y.Doc();
    // null: the row before is gone, so nothing can be said of this one.
    let previous: Uint8Array | null = chainStart(id, erasure);
    let expected = 1;
    let rows = await store.chained(id, 0, ROWS_AT_ONCE);
    while (rows.length > 0) {
      for (const row of rows) {
        if (row.seq > expected) {
          faults.push({ code: 'missing-rows', seq: expected, last: row.seq - 1 });
          previous = null;
        }
        if (row.seq > seq) {
          faults.push({ code: 'surplus-rows', seq: row.seq, last: await lastRow(store, id, row.seq) });
          rows = [];
          break;
        }
        if (!follows(previous, id, row)) {
          faults.push({ code: 'altered-row', seq: row.seq, at: row.at, person: row.person });
        }
        if (anchor?.seq === row.seq && !sameBytes(anchor.head, row.hash)) {
          faults.push({ code: 'other-history', seq: row.seq });
        }
        previous = row.hash;
        expected = row.seq + 1;
        if (doc !== null && snapshot !== null) {
          Y.applyUpdate(doc, row.bytes);
          if (row.seq === snapshot.seq) {
            if (!isSame(doc, snapshot.bytes, kind)) faults.push({ code: 'snapshot', seq: row.seq });
            doc = null;
          }
        }
      }
      onRows?.(rows.length);
      if (rows.length === 0) break;
      rows = await store.chained(id, rows.at(-1)?.seq ?? 0, ROWS_AT_ONCE);
    }
    if (expected <= seq) faults.push({ code: 'missing-rows', seq: expected, last: seq });
    else if (!sameBytes(await store.head(id), previous)) faults.push({ code: 'altered-head', seq });
    if (anchor !== null && anchor.seq > seq) faults.push({ code: 'other-history', seq: anchor.seq });
    if (doc !== null && snapshot !== null) faults.push({ code: 'snapshot', seq: snapshot.seq });
    const strays = await store.strays(id);
    for (const stray of new Set(strays.changes)) faults.push({ code: 'stray-change', seq: stray });
    for (const client of strays.owners) faults.push({ code: 'stray-owner', client });
    return faults;
  } catch (fault) {
    return [{ code: 'unreadable', detail: fault instanceof Error ? fault.message : String(fault) }];
  }
}

function follows(previous: Uint8Array | null, document: string, row: ChainedRow): boolean {
  if (row.hash === null) return false;
  if (previous === null) return true;
  const expected = chainHash(previous, { document, row, changes: row.changes, owners: row.owners });
  return sameBytes(expected, row.hash);
}

async function lastRow(store: DocumentStore, id: string, from: number): Promise<number> {
  return (await store.chained(id, from, Number.MAX_SAFE_INTEGER)).at(-1)?.seq ?? from;
}

function isSame(doc: Y.Doc, snapshot: Uint8Array, kind: StoredDocument['kind']): boolean {
  const copy = new Y.Doc();
  try {
    Y.applyUpdate(copy, snapshot);
    return (
      Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(copy)) &&
      isDeepStrictEqual(readVersion(doc, kind), readVersion(copy, kind))
    );
  } catch {
    return false;
  } finally {
    copy.destroy();
  }
}

function sameBytes(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a !== null && b !== null && Buffer.compare(a, b) === 0;
}
