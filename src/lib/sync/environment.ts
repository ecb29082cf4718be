import type { LocalStore } from '#lib/persistence/local-store.ts';
import type { Owner } from '#lib/persistence/local-names.ts';
import type { SealedPlace } from '#lib/persistence/sealed.ts';
import type { StateCache } from '#lib/persistence/state-cache.ts';
import type * as Y from 'yjs';
import type { OpenChannel } from './channel.ts';
import type { RecoveryPort } from './recovery.ts';

/** Runs `task` once after `ms` milliseconds, unless cancelled by the function returned. */
export type Later = (ms: number, task: () => void) => () => void;

/** What a document's replica needs from the device it lives on; a test brings its own. */
export interface Environment {
  store: LocalStore;
  owner: Owner;
  /** `wss://comune.example/sync`. */
  url: string;
  socket: typeof WebSocket;
  /** Milliseconds since 1970. */
  now: () => number;
  later: Later;
  openChannel: OpenChannel;
  recovery: RecoveryPort;
  /** Where the content of one generation is kept, if not in a y-indexeddb database of its own. */
  openCache?: (doc: Y.Doc, place: SealedPlace) => StateCache;
  /** Called with the server's time at each HELLO. */
  onServerTime?: (at: string) => void;
  /** Called when something of this person is written here for the first time. */
  onFirstWrite?: () => void;
}

export const laterByTimer: Later = (ms, task) => {
  const timer = setTimeout(task, ms);
  return () => {
    clearTimeout(timer);
  };
};
