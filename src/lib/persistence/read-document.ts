import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { readMeta } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import { cacheName, type Owner } from './local-names.ts';
import type { LocalStore } from './local-store.ts';
import { readStateCache } from './state-cache.ts';

/** What this device knows of a document that nobody has open, unsent changes too; null when it never came here. */
export async function readDocument(store: LocalStore, owner: Owner, id: string) {
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
    switch (readMeta(doc)?.kind) {
      case 'area':
        return { kind: 'area' as const, value: new AreaDocument(doc).read() };
      case 'plan':
        return { kind: 'plan' as const, value: new PlanDocument(doc).read() };
      default:
        return null;
    }
  } finally {
    doc.destroy();
  }
}
