import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/**
 * A document's content on this device, as fast start and offline reading. It may lose silently
 * what does not fit (y-indexeddb does not watch its transactions): the outbox is what promises.
 */
export interface StateCache {
  /** Transaction origin of what it loads. */
  readonly origin: object;
  /** Resolves also when the browser gives no storage: then the document comes from the relay. */
  readonly loaded: Promise<void>;
  close(): Promise<void>;
}

/** After the transaction that loads is over, however it ended: one on the same store waits for it. */
function loadingOver(db: IDBDatabase): Promise<void> {
  return new Promise((resolve) => {
    const after = db.transaction('updates', 'readonly');
    after.objectStore('updates').count();
    after.oncomplete = after.onabort = () => {
      resolve();
    };
  });
}

export function openStateCache(name: string, doc: Y.Doc): StateCache {
  const cache = new IndexeddbPersistence(name, doc);
  // A database closed under us (wiped by another tab, lost by Safari) would make its listener throw
  // out of the person’s transaction, and keep the listeners after it from running.
  const store = cache._storeUpdate;
  doc.off('update', store);
  const guarded = (update: Uint8Array, origin: unknown) => {
    try {
      store(update, origin);
    } catch {
      // The outbox has it.
    }
  };
  doc.on('update', guarded);
  const opened = cache._db.then(
    () => true,
    () => false,
  );
  return {
    origin: cache,
    loaded: opened.then(async (there) => {
      // A cache that cannot be read must not keep the document closed.
      if (there) await Promise.race([cache.whenSynced, cache._db.then(loadingOver).catch(() => undefined)]);
    }),
    close: async () => {
      doc.off('update', guarded);
      if (await opened) await cache.destroy();
    },
  };
}

/** Removes a closed cache. */
export async function removeStateCache(name: string): Promise<void> {
  await clearDocument(name);
}

/** The updates a cache holds, read beside whoever has it open; nothing is created when there is none. */
export async function readStateCache(name: string): Promise<Uint8Array[]> {
  const database = await new Promise<IDBDatabase | null>((resolve) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
  if (database === null) return [];
  try {
    return await new Promise<Uint8Array[]>((resolve, reject) => {
      const request = database.transaction('updates', 'readonly').objectStore('updates').getAll();
      request.onsuccess = () => resolve(request.result as Uint8Array[]);
      request.onerror = () => reject(request.error ?? new Error('unreadable cache'));
    });
  } finally {
    database.close();
  }
}
