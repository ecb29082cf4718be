import * as Y from 'yjs';
import type { DocumentKind } from './kind.ts';
import { locate } from './locate.ts';
import { newId } from './new-id.ts';
import { SERVER_ORIGIN } from './origin.ts';
import { tablesOf } from './schema.ts';
import type { KindSpec } from './schema.ts';
import type { Twin } from './twin.ts';
import { TWINS } from './twin.ts';
import { defaultValue, valueFault } from './value.ts';
import type { Scalar } from './value.ts';

export type { Twin };

/** Two values of one field, neither of which knew the other. */
export interface FoundTwin {
  table: string;
  row: string;
  field: string;
  /** The value Yjs kept. */
  kept: Scalar;
  other: Scalar;
  /** Whether the kept value is the one that has just come in. */
  keptIsNew: boolean;
  /** The Yjs client that wrote each. */
  keptClient: number;
  otherClient: number;
}

/**
 * The fields where what a transaction brought in and what was there were written without knowledge
 * of each other. Must run in `afterTransaction`: the value that lost is deleted, and still readable
 * only until the transaction is cleaned up. Only the last value of each side counts; equal values
 * are no twin.
 */
export function findTwins(doc: Y.Doc, kind: DocumentKind | KindSpec, transaction: Y.Transaction): FoundTwin[] {
  const tables = tablesOf(kind);
  const found: FoundTwin[] = [];
  for (const [type, keys] of transaction.changed) {
    const place = locate(doc, type);
    if (!place || place.row === null || place.field !== null || place.table === TWINS) continue;
    const fields = tables[place.table]?.fields ?? {};
    for (const field of keys) {
      const spec = field === null ? undefined : fields[field];
      if (field === null || !spec || spec.type === 'text' || spec.settlesItself) continue;
      const heads = concurrentHeads(doc, transaction, type._map.get(field));
      const winner = heads[0];
      if (!winner) continue;
      const kept = valueOf(winner);
      if (kept === undefined || valueFault(spec, kept) !== null) continue;
      for (const loser of heads.slice(1)) {
        const other = valueOf(loser);
        if (other === undefined || other === kept || valueFault(spec, other) !== null) continue;
        found.push({
          table: place.table,
          row: place.row,
          field,
          kept: kept as Scalar,
          other: other as Scalar,
          keptIsNew: isNew(transaction, winner),
          keptClient: winner.id.client,
          otherClient: loser.id.client,
        });
      }
    }
  }
  return found;
}

/** Writes a found twin into the document, where both persons will see it. Server only. */
export function recordTwin(doc: Y.Doc, kind: DocumentKind | KindSpec, twin: Omit<Twin, 'id'>): void {
  const tables = tablesOf(kind);
  const spec = tables[TWINS];
  const at = tables[twin.table]?.fields[twin.field];
  if (!spec || !at) throw new RangeError(`no field ${twin.table}/${twin.field}`);
  const row = new Y.Map<Scalar>();
  for (const [field, fieldSpec] of Object.entries(spec.fields)) {
    const value = (twin as unknown as Record<string, Scalar>)[field];
    row.set(field, value ?? defaultValue(fieldSpec));
  }
  doc.transact(() => doc.getMap(TWINS).set(newId(), row), SERVER_ORIGIN);
}

/**
 * Among the value that stood before and those that came in, the ones no other was written over:
 * the current one first. An item's origin is the value its writer saw.
 */
function concurrentHeads(doc: Y.Doc, transaction: Y.Transaction, current: Y.Item | undefined): Y.Item[] {
  const considered: Y.Item[] = [];
  let item: Y.Item | null = current ?? null;
  while (item !== null) {
    considered.push(item);
    if (!isNew(transaction, item)) break;
    item = item.left;
  }
  // Items left of the one that stood before may have come in too: those that lost against it.
  for (let lost = considered.at(-1)?.left ?? null; lost !== null; lost = lost.left) {
    if (isNew(transaction, lost)) considered.push(lost);
  }
  if (considered.length < 2) return [];
  const writtenOver = new Set<Y.Item>();
  for (const head of considered) {
    if (!isNew(transaction, head)) continue;
    const seen = ancestors(doc, transaction, head);
    for (const other of considered) if (other !== head && seen.has(other)) writtenOver.add(other);
  }
  return considered.filter((head) => !writtenOver.has(head));
}

/** The items an item was written over, directly or not, as far back as the first that is not new. */
function ancestors(doc: Y.Doc, transaction: Y.Transaction, item: Y.Item): Set<Y.Item> {
  const seen = new Set<Y.Item>();
  let origin = item.origin;
  while (origin !== null) {
    const struct: unknown = Y.getItem(doc.store, origin);
    if (!(struct instanceof Y.Item)) break;
    seen.add(struct);
    if (!isNew(transaction, struct)) break;
    origin = struct.origin;
  }
  return seen;
}

function isNew(transaction: Y.Transaction, item: Y.Item): boolean {
  return item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0);
}

/** The value an item holds, or undefined when its content is gone. */
function valueOf(item: Y.Item): unknown {
  return item.content instanceof Y.ContentAny ? item.content.arr.at(-1) : undefined;
}
