import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { openDocument } from '#lib/documents/open-document.ts';
import type { DocumentStore, StoredDocument } from '../storage/document-store.ts';

/** The log replayed from its first row gives what loading gives, and what the relay shows. null: it does. */
export async function replayFault(
  store: DocumentStore,
  { id, kind, seq, schema }: StoredDocument,
): Promise<string | null> {
  if (schema > DOCUMENT_SCHEMA[kind]) return `scritto da una versione più nuova (schema ${schema})`;
  const rows = await store.log(id);
  if (rows.length !== seq || rows.some((row, index) => row.seq !== index + 1)) return 'mancano righe del registro';
  const loaded = await store.load(id);
  if (loaded === null) return 'non si carica';
  const replayed = documentFrom(rows.map((row) => row.bytes));
  if (replayed.store.pendingStructs !== null || replayed.store.pendingDs !== null) return 'il registro ha un buco';
  const quick = documentFrom([
    ...(loaded.snapshot === null ? [] : [loaded.snapshot.bytes]),
    ...loaded.rows.map((row) => row.bytes),
  ]);
  if (!isDeepStrictEqual(Y.encodeStateVector(replayed), Y.encodeStateVector(quick)))
    return 'la copia di lavoro non è quella del registro';
  const content = openDocument(kind, replayed).read();
  if (!isDeepStrictEqual(content, openDocument(kind, quick).read()))
    return 'la copia di lavoro non è quella del registro';
  return null;
}

function documentFrom(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => updates.forEach((update) => Y.applyUpdate(doc, update)));
  return doc;
}
