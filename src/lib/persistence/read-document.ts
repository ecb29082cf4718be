import * as Y from 'yjs';
import { readMeta } from '#lib/documents/kind.ts';
import { openDocument, type AnyDocument, type DocumentContent } from '#lib/documents/open-document.ts';
import { cacheName, type Owner } from './local-names.ts';
import type { LocalStore } from './local-store.ts';
import { readStateCache } from './state-cache.ts';

/** What this device knows of a document that nobody has open, unsent changes too; null when it never came here. */
export function readDocument(store: LocalStore, owner: Owner, id: string): Promise<DocumentContent | null> {
  return withDocument(store, owner, id, (document) => document.read());
}

/** The same for a reader of its own. */
export async function withDocument<T>(
  store: LocalStore,
  owner: Owner,
  id: string,
  read: (document: AnyDocument) => T,
): Promise<T | null> {
  const { generation } = await store.document(id);
  const name = cacheName(owner, id, generation);
  if (!(await store.caches()).includes(name)) return null;
  const kept = await readStateCache(name);
  const unsent = (await store.unsent()).filter((row) => row.document === id && row.generation === generation);
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const update of [...kept, ...unsent.map((row) => row.update)]) Y.applyUpdate(doc, update);
    });
    const meta = readMeta(doc);
    return meta === null ? null : read(openDocument(meta.kind, doc));
  } finally {
    doc.destroy();
  }
}
