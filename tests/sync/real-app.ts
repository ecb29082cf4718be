import { isConfidential } from '#lib/domain/confidential.ts';
import 'fake-indexeddb/auto';
import { setImmediate as turn } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { App } from '#lib/app/app.svelte.ts';
import type { Device } from '#lib/app/device.ts';
import { DeviceIndex } from '#lib/persistence/device-index.ts';
import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { memoryStorage } from '#lib/persistence/test-storage.ts';
import { openBroadcastChannel } from '#lib/sync/channel.ts';
import { laterByTimer } from '#lib/sync/environment.ts';
import type { TestServer } from '../../server/testing/test-server.ts';

let profiles = 0;

/**
 * A browser profile in front of the real server: the whole app without its screens, on real IndexedDB code, sockets
 * and requests. Its network can be cut, and its page closed and opened again.
 */
export class Profile {
  readonly #server: TestServer;
  readonly #name = `profile${(profiles += 1)}`;
  readonly #storage = memoryStorage();
  readonly #index = new DeviceIndex(this.#storage);
  readonly #sockets = new Set<WebSocket>();
  #cookie = '';
  #app: App | null = null;
  online = true;
  /** Puts something of its own in the store's place; for what a crash cuts off. */
  breakStore: (store: LocalStore) => Partial<LocalStore> = () => ({});
  /** Called with each request that is about to leave. */
  onRequest: (method: string, path: string) => void = () => undefined;

  constructor(server: TestServer) {
    this.#server = server;
  }

  get app(): App {
    if (!this.#app) throw new Error('no page is open');
    return this.#app;
  }

  async signIn(identifier: string): Promise<App> {
    await this.open();
    await this.app.signIn(identifier, 'valmora-prova');
    return this.app;
  }

  async open(): Promise<App> {
    this.#app = new App(this.#device());
    await this.#app.start();
    return this.#app;
  }

  async closePage(): Promise<void> {
    await this.#app?.stop();
    this.#app = null;
  }

  /** What happened at the Comune meanwhile is heard. */
  async reopen(): Promise<App> {
    await this.closePage();
    return this.open();
  }

  cut(): void {
    this.online = false;
    for (const socket of this.#sockets) socket.terminate();
  }

  openStore(name: string): LocalStore {
    const store = openDexieStore(`${this.#name}-${name}`, new LastNotes(this.#storage, name));
    return { ...store, ...this.breakStore(store) };
  }

  #device(): Device {
    return {
      index: this.#index,
      openStore: (name) => this.openStore(name),
      fetch: (input, init) => this.#fetch(String(input), init),
      socket: this.#socket(),
      syncUrl: `${this.#server.base.replace('http', 'ws')}/sync`,
      openFeed: null,
      openChannel: (name, receive) => openBroadcastChannel(`${this.#name}-${name}`, receive),
      now: Date.now,
      later: laterByTimer,
      secure: true,
      languages: ['it'],
      storage: null,
      locks: null,
      subtle: crypto.subtle,
      isConfidential,
    };
  }

  async #fetch(path: string, init: RequestInit = {}): Promise<Response> {
    this.onRequest(init.method ?? 'GET', path);
    if (!this.online) throw new TypeError('no network');
    const headers = { ...(init.headers as Record<string, string>), cookie: this.#cookie };
    const response = await fetch(this.#server.base + path, { ...init, headers });
    const cookies = response.headers.getSetCookie().map((one) => one.split(';', 1)[0]);
    if (cookies.length > 0) this.#cookie = cookies.join('; ');
    return response;
  }

  #socket(): typeof globalThis.WebSocket {
    const known = (socket: WebSocket) => this.#sockets.add(socket);
    const headers = () => ({ cookie: this.#cookie });
    // Nobody listens on port 1.
    const reached = (url: string) => (this.online ? url : 'ws://127.0.0.1:1');
    class CookieSocket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(reached(url), protocols, { headers: headers() });
        known(this);
      }
    }
    return CookieSocket as unknown as typeof globalThis.WebSocket;
  }
}

/** Turns of the event loop until it holds; a test that waits in vain ends by its own limit. */
export async function until(holds: () => unknown): Promise<void> {
  while (!(await holds())) await turn();
}
