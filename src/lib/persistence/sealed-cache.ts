import * as Y from 'yjs';
import type { LocalStore } from './local-store.ts';
import type { SealedPlace } from './sealed.ts';
import type { StateCache } from './state-cache.ts';
import type { Vault } from './vault.ts';

type Later = (ms: number, task: () => void) => () => void;

/** How long, in milliseconds, changes wait to be sealed together. */
const MERGE_MS = 1_000;

/**
 * The content of a confidential document: in memory, and on a personal device also sealed as a whole. As a cache it may
 * be behind: the outbox is what promises.
 */
export function openSealedCache(
  doc: Y.Doc,
  place: SealedPlace,
  { store, vault, later }: { store: Pick<LocalStore, 'readState' | 'writeState'>; vault: Vault; later: Later },
): StateCache {
  const origin = {};
  let dirty = false;
  let cancel: (() => void) | null = null;
  let writing: Promise<void> = Promise.resolve();

  const write = () => {
    cancel?.();
    cancel = null;
    if (!dirty || vault.personalUntil === null) return writing;
    dirty = false;
    const state = Y.encodeStateAsUpdate(doc);
    writing = writing.then(async () => {
      try {
        await store.writeState(place, await vault.seal(state, place));
      } catch {
        // Closed vault or no room: it comes from the relay the next time.
        dirty = true;
      }
    });
    return writing;
  };

  const load = async () => {
    const sealed = await store.readState(place).catch(() => undefined);
    if (!sealed) return;
    try {
      Y.applyUpdate(doc, await vault.open(sealed, place), origin);
    } catch {
      // Not to be opened: the relay has it.
    }
  };

  const changed = (_update: Uint8Array, from: unknown) => {
    if (from === origin) return;
    dirty = true;
    cancel ??= later(MERGE_MS, () => void write());
  };
  doc.on('update', changed);

  return {
    loaded: load(),
    flush: write,
    close: async () => {
      doc.off('update', changed);
      await write();
    },
  };
}
