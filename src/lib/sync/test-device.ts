import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import { storeName, type Owner } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { memoryStorage } from '#lib/persistence/test-storage.ts';
import type { OpenChannel } from './channel.ts';
import type { Environment } from './environment.ts';
import type { RecoveryPort } from './recovery.ts';

/** Timers that run when the test says so. */
export class HandClock {
  now = Date.parse('2027-03-01T09:00:00.000Z');
  readonly #tasks = new Set<{ due: number; task: () => void }>();

  readonly later = (ms: number, task: () => void): (() => void) => {
    const entry = { due: this.now + ms, task };
    this.#tasks.add(entry);
    return () => this.#tasks.delete(entry);
  };

  /** The clock alone: timers run on. */
  setBack(ms: number): void {
    this.now -= ms;
    const waiting = [...this.#tasks];
    for (const entry of waiting) entry.due -= ms;
  }

  advance(ms: number): void {
    this.now += ms;
    for (const entry of [...this.#tasks].sort((a, b) => a.due - b.due)) {
      if (entry.due > this.now || !this.#tasks.delete(entry)) continue;
      entry.task();
    }
  }
}

/** Channels between the tabs of one test, delivered at once and never to the sender. */
export function tabChannels(): OpenChannel {
  const open = new Map<string, Set<(message: unknown) => void>>();
  return (name, receive) => {
    const tabs = open.get(name) ?? new Set();
    open.set(name, tabs.add(receive));
    return {
      post: (message) => {
        for (const tab of [...tabs]) if (tab !== receive) tab(structuredClone(message));
      },
      close: () => tabs.delete(receive),
    };
  };
}

let devices = 0;

/** A browser profile of its own: real dexie and y-indexeddb over fake-indexeddb. */
export class TestDevice {
  readonly owner: Owner;
  readonly clock = new HandClock();
  readonly openChannel = tabChannels();
  readonly localStorage = memoryStorage();
  /** A Comune that was never restored. */
  recovery: RecoveryPort = {
    standing: () => Promise.reject(new Error('nothing to recover')),
    offer: () => Promise.reject(new Error('nothing to recover')),
  };

  constructor() {
    devices += 1;
    this.owner = { entity: 'ente', person: `person${devices}` };
  }

  openStore(): LocalStore {
    const name = storeName(this.owner);
    return openDexieStore(name, new LastNotes(this.localStorage, name));
  }

  /** One tab. */
  environment(socket: typeof WebSocket, store: LocalStore = this.openStore()): Environment {
    return {
      store,
      owner: this.owner,
      url: 'ws://relay.test/sync',
      socket,
      now: () => this.clock.now,
      later: this.clock.later,
      openChannel: this.openChannel,
      recovery: this.recovery,
    };
  }
}
