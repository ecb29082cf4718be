import * as Y from 'yjs';
import type { DocumentStore } from '../storage/document-store.ts';

/** A document as it was after a row of its log. Never for devices. */
export async function replayed(store: Pick<DocumentStore, 'log'>, id: string, seq: number): Promise<Y.Doc> {
  const rows = await store.log(id);
  return documentFrom(rows.flatMap((row) => (row.seq <= seq ? [row.bytes] : [])));
}

/** A document as it is stored, from its working copy and the rows behind it. */
export async function stored(store: Pick<DocumentStore, 'load'>, id: string): Promise<Y.Doc> {
  const loaded = await store.load(id);
  if (loaded === null) throw new Error(`No document ${id}`);
  return documentFrom([...(loaded.snapshot ? [loaded.snapshot.bytes] : []), ...loaded.rows.map(({ bytes }) => bytes)]);
}

function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}
