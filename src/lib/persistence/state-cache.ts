import { clearDocument, IndexeddbPersistence } from 'y-indexeddb';
import type * as Y from 'yjs';

/**
 * A document's content on this device, as fast start and offline reading. It may lose silently
 * what does not fit (y-indexeddb does not watch its transactions): the outbox is what promises.
 */
export interface StateCache {
  /** Resolves also when the browser gives no storage: then the document comes from the relay. */
  readonly loaded: Promise<void>;
  /** Writes what waits to be written, where writing waits. */
  flush?(): Promise<void>;
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

/** Creates nothing where there is none. */
function openExisting(name: string): Promise<IDBDatabase | 'absent' | 'refused'> {
  return new Promise<IDBDatabase | 'absent'>((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => {
      resolve('absent');
      request.transaction?.abort();
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('no database'));
  }).catch(() => 'refused' as const);
}

export function openStateCache(name: string, doc: Y.Doc): StateCache {
  let cache = new IndexeddbPersistence(name, doc);
  let opened = follow(cache);
  let closed = false;
  let reviving = false;
  /** Another tab is removing it: a new one would outlive the person's data. */
  let removed = false;

  function follow(one: IndexeddbPersistence): Promise<boolean> {
    // A database closed under us (wiped by another tab, lost by Safari) would make its listener throw
    // out of the person’s transaction, and keep the listeners after it from running.
    doc.off('update', one._storeUpdate);
    return one._db.then(
      (db) => {
        db.addEventListener('versionchange', () => (removed = true));
        db.addEventListener('close', revive);
        return true;
      },
      () => false,
    );
  }

  /**
   * Opening it anew also writes all that the document holds. Whether the browser opens it is asked
   * first: y-indexeddb leaves a refusal as a rejection that nobody can catch. The next edit asks again.
   */
  function revive(): void {
    if (closed || removed || reviving) return;
    reviving = true;
    opened = openExisting(name).then((found) => {
      reviving = false;
      if (found === 'refused') return false;
      if (found !== 'absent') found.close();
      if (closed) return false;
      void cache.destroy().catch(() => undefined);
      cache = new IndexeddbPersistence(name, doc);
      return follow(cache);
    });
  }

  const guarded = (update: Uint8Array, origin: unknown) => {
    try {
      cache._storeUpdate(update, origin);
    } catch {
      // The outbox has it.
      revive();
    }
  };
  doc.on('update', guarded);
  const first = cache;
  return {
    loaded: opened.then(async (there) => {
      // A cache that cannot be read must not keep the document closed.
      if (there) await Promise.race([first.whenSynced, first._db.then(loadingOver).catch(() => undefined)]);
    }),
    close: async () => {
      closed = true;
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
  const database = await openExisting(name);
  if (database === 'absent' || database === 'refused') return [];
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
