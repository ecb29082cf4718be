import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { WebSocket as NodeSocket } from 'ws';
import { DeviceIndex } from '#lib/persistence/device-index.ts';
import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import { MOST_DOCUMENTS } from '#lib/protocol/batch.ts';
import { laterByTimer } from '#lib/sync/environment.ts';
import { tabChannels } from '#lib/sync/test-device.ts';
import { App } from '#lib/app/app.svelte.ts';
import { MAX_CONNECTIONS } from '#lib/app/connections.ts';
import type { Device } from '#lib/app/device.ts';
import { setupInput } from '../../server/testing/setup-input.ts';
import { TestServer } from '../../server/testing/test-server.ts';

/** A browser as the real server sees it: one cookie, requests, sockets; both are counted. */
class Browser {
  readonly requests: string[] = [];
  sockets = 0;
  most = 0;
  cookie = '';
  readonly server: TestServer;

  constructor(server: TestServer) {
    this.server = server;
  }

  tab(): App {
    const device: Device = {
      index: new DeviceIndex(null),
      openStore: (name) => openDexieStore(name, new LastNotes(null, name)),
      fetch: (path, init) => this.#fetch(String(path), init ?? {}),
      socket: this.#socket(),
      syncUrl: `${this.server.base.replace(/^http/, 'ws')}/sync`,
      openFeed: null,
      openChannel: tabChannels(),
      now: Date.now,
      later: laterByTimer,
      secure: true,
      languages: ['it-IT'],
      storage: null,
      locks: navigator.locks,
      subtle: crypto.subtle,
      isConfidential: () => false,
    };
    return new App(device);
  }

  async #fetch(path: string, init: RequestInit): Promise<Response> {
    this.requests.push(`${init.method ?? 'GET'} ${path}`);
    const headers = { ...(init.headers as Record<string, string>), cookie: this.cookie };
    const response = await fetch(this.server.base + path, { ...init, headers });
    const [set] = response.headers.getSetCookie();
    if (set !== undefined) this.cookie = set.split(';', 1)[0] ?? '';
    return response;
  }

  #socket(): typeof WebSocket {
    const opened = () => {
      this.sockets += 1;
      this.most = Math.max(this.most, this.sockets);
    };
    const closed = () => (this.sockets -= 1);
    const cookie = () => this.cookie;
    class Socket extends NodeSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols, { headers: { cookie: cookie() } });
        opened();
        this.on('close', closed);
      }
    }
    return Socket as unknown as typeof WebSocket;
  }
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

test('[DE7] four hundred documents come in a few requests, and go out in a few, over no socket but those looked at', async () => {
  const server = await TestServer.start();
  const input = setupInput();
  const period = { from: null, to: null };
  input.plan.areas.push(
    ...Array.from({ length: 199 - input.plan.areas.length }, (_, index) => ({
      id: `area${1_000 + index}`,
      name: `Area ${index}`,
      code: `Z${index}`,
      order: 100 + index,
      ...period,
    })),
  );
  const made = await server.post('/api/setup', input);
  expect(made.status).toBe(200);
  const next = input.plan.year + 1;
  expect((await server.command({ type: 'year.open', year: next }, made.cookie)).status).toBe(200);

  const browser = new Browser(server);
  const app = browser.tab();
  try {
    await app.start();
    await app.signIn(input.account.identifier, input.account.password);
    const total = app.documents.length;
    expect(total).toBeGreaterThanOrEqual(400);
    await until(() => app.documentsReady === total);
    const rounds = () => browser.requests.filter((asked) => asked === 'POST /api/sync').length;
    expect(rounds()).toBeLessThanOrEqual(2 * Math.ceil(total / MOST_DOCUMENTS));
    expect(browser.most).toBe(0);

    // A change in each of a hundred areas: nobody looks at them.
    const areas = app.documents.filter((entry) => entry.kind === 'area' && entry.year === next).slice(0, 100);
    const before = rounds();
    const live = areas.flatMap(({ area }) => app.area(next, (area ?? '') as never) ?? []);
    for (const [index, one] of live.entries()) one.document.addObjective({ title: `Obiettivo ${index}` });
    await until(() => live.every((one) => !one.sync.hasUnsent));
    expect(rounds() - before).toBeLessThanOrEqual(8);
    expect(browser.most).toBe(0);
    for (const [index, entry] of areas.entries()) {
      const content = await server.ente.relay.read(entry.id);
      if (!('objectives' in content)) throw new Error('not an area');
      expect(content.objectives.map((one) => one.title)).toContain(`Obiettivo ${index}`);
    }

    // Twenty on screen at once: a dozen have a socket, the others go on by request.
    const stops = live.slice(0, 20).map((one) => one.sync.watch());
    await until(() => live.filter((one) => one.facts().connection === 'synced').length === MAX_CONNECTIONS);
    for (const stop of stops) stop();
    expect(browser.most).toBe(MAX_CONNECTIONS);
    await until(() => app.sync.state === 'saved');
  } finally {
    await app.stop();
    await server.remove();
  }
}, 120_000);
