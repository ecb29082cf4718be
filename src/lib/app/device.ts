import { isConfidential } from '#lib/domain/confidential.ts';
import { DeviceIndex } from '#lib/persistence/device-index.ts';
import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { openBroadcastChannel, type OpenChannel } from '#lib/sync/channel.ts';
import type { Locks } from '#lib/sync/leadership.ts';
import { laterByTimer, type Later } from '#lib/sync/environment.ts';
import { isLanguage, type Language } from '#lib/texts/texts.ts';

/** What the app needs of the device it runs on; a test brings its own. */
export interface Device {
  index: DeviceIndex;
  openStore: (name: string) => LocalStore;
  fetch: typeof fetch;
  socket: typeof WebSocket;
  /** `wss://comune.example/sync`. */
  syncUrl: string;
  openFeed: ((path: string) => EventSource) | null;
  openChannel: OpenChannel;
  now: () => number;
  later: Later;
  /** Whether the browser grants what only a safe address may use: service worker, storage, locks. */
  secure: boolean;
  /** What the browser's owner reads, best first. */
  languages: readonly string[];
  /** Null without secure context. */
  storage: StorageManager | null;
  /** Between the tabs of one browser. Null without secure context. */
  locks: Locks | null;
  /** Null without secure context: then nothing confidential is kept here. */
  subtle: SubtleCrypto | null;
  /** Kinds of documents that are never kept in clear. */
  isConfidential: (kind: string) => boolean;
}

/** The browser, with nothing taken for granted that needs a secure context. */
export function browserDevice(): Device {
  const secure = globalThis.isSecureContext;
  return {
    index: new DeviceIndex(localStorageOrNull()),
    openStore: (name) => openDexieStore(name, new LastNotes(localStorageOrNull(), name)),
    fetch: (input, init) => fetch(input, init),
    socket: WebSocket,
    syncUrl: `${location.origin.replace(/^http/, 'ws')}/sync`,
    openFeed: typeof EventSource === 'undefined' ? null : (path) => new EventSource(path),
    openChannel: openBroadcastChannel,
    now: Date.now,
    later: laterByTimer,
    secure,
    languages: navigator.languages,
    storage: secure && 'storage' in navigator ? navigator.storage : null,
    locks: secure && 'locks' in navigator ? navigator.locks : null,
    subtle: (globalThis.crypto as Partial<Crypto> | undefined)?.subtle ?? null,
    isConfidential,
  };
}

/** The language this device was last spoken to in, before anything else of the app is there. */
export function languageOfDevice(): Language {
  return languageOf(new DeviceIndex(localStorageOrNull()), navigator.languages);
}

/** What was chosen here, else the first of the browser's languages that the interface speaks. */
export function languageOf(index: DeviceIndex, languages: readonly string[]): Language {
  const wanted = [index.language, ...languages.map((tag) => tag.split('-')[0])];
  return wanted.find(isLanguage) ?? 'it';
}

function localStorageOrNull(): Storage | null {
  try {
    return localStorage;
  } catch {
    // Blocked by the browser's settings.
    return null;
  }
}
