import type { LocalStore } from './local-store.ts';
import { removeStateCache } from './state-cache.ts';

/** Removes everything of one person from this device: the documents' content first, their list last. */
export async function wipePerson(store: LocalStore): Promise<void> {
  for (const name of await store.caches()) await removeStateCache(name);
  await store.wipe();
}
