import 'fake-indexeddb/auto';
import { afterEach, describe, expect, test } from 'vitest';
import { createStructure } from '#lib/documents/kind.ts';
import { DeviceIndex } from '#lib/persistence/device-index.ts';
import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { DocumentEntry, Session, Status } from '#lib/protocol/http.ts';
import { HandFlushedRelay } from '#lib/sync/hand-flushed-relay.ts';
import { HandClock, tabChannels } from '#lib/sync/test-device.ts';
import { App } from './app.svelte.ts';
import type { Device } from './device.ts';
import { RequestFailure } from './request.ts';

let entes = 0;

/** An ente that answers requests, and a browser profile that may hold several tabs. */
class World {
  readonly entity = { id: `ente${(entes += 1)}`, name: 'Comune di Valmora' };
  readonly relay = new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm1' }));
  readonly clock = new HandClock();
  readonly index = new DeviceIndex(null);
  readonly openChannel = tabChannels();
  readonly asked: string[] = [];
  reachable = true;
  exists = true;
  /** The answer about the registry comes when this resolves. */
  held: Promise<void> = Promise.resolve();
  /** No room on the device. */
  full = false;
  /** Whom the cookie signs in. */
  person: string | null = null;
  documents: DocumentEntry[] = [
    { id: 'doc1', kind: 'area', year: 2027, area: 'amm1', mandate: null, access: 'write', seq: 1 },
  ];

  tab(): App {
    const device: Device = {
      index: this.index,
      openStore: (name) => this.#openStore(name),
      fetch: (input, init) => this.#answer(String(input), init ?? {}),
      socket: this.relay.socket,
      syncUrl: 'ws://relay.test/sync',
      openFeed: null,
      openChannel: this.openChannel,
      now: () => this.clock.now,
      later: this.clock.later,
      secure: true,
      languages: ['it-IT'],
      storage: null,
    };
    const app = new App(device);
    apps.push(app);
    return app;
  }

  #openStore(name: string): LocalStore {
    const store = openDexieStore(name, new LastNotes(null, name));
    const addToOutbox: LocalStore['addToOutbox'] = (row) =>
      this.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store.addToOutbox(row);
    return { ...store, addToOutbox };
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    const asked = `${init.method ?? 'GET'} ${path}`;
    this.asked.push(asked);
    if (!this.reachable) throw new TypeError('no network');
    if (path === '/api/registry') await this.held;
    return Promise.resolve(this.#respond(asked, init));
  }

  #respond(asked: string, init: RequestInit): Response {
    switch (asked) {
      case 'GET /api/status':
        return Response.json(this.#status());
      case 'POST /api/session':
        this.person = (JSON.parse(String(init.body)) as { identifier: string }).identifier;
        return Response.json(this.#session(this.person));
      case 'DELETE /api/session':
        this.person = null;
        return new Response(null, { status: 204 });
    }
    if (this.person === null) return problem(401, 'signed-out');
    switch (asked) {
      case 'GET /api/session':
        return Response.json(this.#session(this.person));
      case 'GET /api/registry':
        return Response.json(this.#registry());
      case 'GET /api/documents':
        return Response.json(this.documents);
      default:
        return problem(404, 'not-found');
    }
  }

  #status(): Status {
    const entity = this.exists ? this.entity : null;
    return { version: '1', entity, example: false, needsCode: false, logins: [] };
  }

  #session(person: string): Session {
    return {
      person: { id: person, name: person },
      identifier: person,
      administrator: false,
      entity: this.entity,
      example: false,
      expiresAt: '2027-12-31T00:00:00.000Z',
    };
  }

  #registry() {
    const period = { from: null, to: null };
    const areas = [{ id: 'amm1', name: 'Area Amministrativa', code: 'AM', order: 0, ...period }];
    const people = ['nadia', 'luca'].map((id) => ({ id, givenName: id, familyName: 'Rota', title: '' }));
    const incarichi = [{ id: 'inc1', person: 'nadia', role: 'segretario', area: null, act: '', ...period }];
    return {
      version: 1,
      entity: { ...this.entity, province: 'BG' },
      years: [2027],
      areas,
      people,
      employments: [],
      incarichi,
    };
  }
}

const apps: App[] = [];

afterEach(async () => {
  for (const app of apps.splice(0)) await app.stop();
});

function problem(status: number, code: string): Response {
  return Response.json({ type: 'about:blank', title: code, status, code, detail: `${code}.` }, { status });
}

async function signedIn(world: World, person = 'nadia'): Promise<App> {
  const app = world.tab();
  await app.start();
  await app.signIn(person, 'password');
  await app.area(2027, 'amm1')?.sync.open();
  return app;
}

/** Turns of the event loop until it holds. */
async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(holds()).toBe(true);
}

function area(app: App) {
  const live = app.area(2027, 'amm1');
  if (!live) throw new Error('no such area');
  return live;
}

describe('starting', () => {
  test('a Comune never seen and not reachable', async () => {
    const world = new World();
    world.reachable = false;
    const app = world.tab();
    await app.start();
    expect(app.phase).toBe('unreachable');
    world.reachable = true;
    world.clock.advance(5_000);
    await app.start();
    expect(app.phase).toBe('signed-out');
  });

  test('no ente yet', async () => {
    const world = new World();
    world.exists = false;
    const app = world.tab();
    await app.start();
    expect(app.phase).toBe('first-run');
  });

  test('nobody signed in', async () => {
    const app = new World().tab();
    await app.start();
    expect(app).toMatchObject({ phase: 'signed-out', session: null, registry: null, documents: [] });
  });

  test('the cookie still good signs in', async () => {
    const world = new World();
    world.person = 'nadia';
    const app = world.tab();
    await app.start();
    expect(app.phase).toBe('ready');
    expect(app.registry?.areas).toHaveLength(1);
  });

  test('opens the local data once, however the questions overlap', async () => {
    const world = new World();
    await (await signedIn(world)).stop();
    const connections = world.relay.sockets.length;
    const app = world.tab();
    const starting = app.start();
    app.retryNow();
    app.retryNow();
    await starting;
    await area(app).sync.open();
    expect(world.relay.sockets.slice(connections)).toHaveLength(1);
  });

  test('without network it shows what the device had', async () => {
    const world = new World();
    const first = await signedIn(world);
    world.relay.serve();
    area(first).document.addObjective({ title: 'Sportello' });
    world.relay.settle();
    await first.stop();
    world.reachable = false;
    const second = world.tab();
    await second.start();
    expect(second.phase).toBe('ready');
    expect(second.session?.person.id).toBe('nadia');
    await area(second).sync.open();
    expect(area(second).ready).toBe(true);
    expect(area(second).value.objectives.map(({ title }) => title)).toEqual(['Sportello']);
  });
});

describe('a document', () => {
  test('is the same object each time, and null when there is none', async () => {
    const app = await signedIn(new World());
    expect(app.area(2027, 'amm1')).toBe(app.area(2027, 'amm1'));
    expect(app.area(2026, 'amm1')).toBeNull();
    expect(app.plan(2027)).toBeNull();
  });

  test('tells what is pending and what the Comune has instead', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.relay.serve();
    const id = area(app).document.addObjective({ title: 'Prima' });
    world.relay.settle();
    expect(area(app).pending.size).toBe(0);
    area(app).document.setField(id, 'title', 'Dopo');
    expect(area(app).pending.get(`objectives/${id}/title`)).toEqual({ from: 'Prima' });
    expect(area(app).canUndo).toBe(true);
    area(app).undo();
    expect(area(app).value.objectives[0]?.title).toBe('Prima');
  });

  test('computes its value once per change', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.relay.serve();
    expect(area(app).value).toBe(area(app).value);
  });
});

test('[DE7] forty areas come to the device over twelve connections, and one with news is fetched again', async () => {
  const world = new World();
  const entry = (index: number, seq = 1): DocumentEntry => ({
    ...world.documents[0]!,
    id: `doc${index}`,
    area: `amm${index}`,
    seq,
  });
  world.documents = Array.from({ length: 40 }, (_, index) => entry(index));
  const app = await signedIn(world);
  const alive = () => world.relay.sockets.filter((socket) => socket.readyState !== socket.CLOSED);
  const served = new Set<unknown>();
  const serve = () => {
    for (const socket of alive().filter((one) => !served.has(one))) {
      served.add(socket);
      world.relay.serve(socket);
    }
    expect(alive().length).toBeLessThanOrEqual(12);
  };
  const ready = async () => (await app.deviceFacts()).documentsReady;
  for (let turn = 0; turn < 500 && (await ready()) < 40; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    serve();
  }
  expect(await ready()).toBe(40);
  await until(() => {
    serve();
    return app.sync.state === 'saved';
  });

  const visits = served.size;
  const resting = world.documents.findIndex(({ area: of }) => app.area(2027, of ?? '')?.sync.isConnecting === false);
  world.documents = world.documents.map((_, index) => entry(index, index === resting ? 90 : 1));
  await app.signIn('nadia', 'password');
  await until(() => alive().some((socket) => !served.has(socket)));
  serve();
  expect(served.size).toBe(visits + 1);
});

describe('the session', () => {
  test('over while working keeps the person here and says so', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.person = null;
    await expect(app.command({ type: 'year.open', year: 2028 })).rejects.toBeInstanceOf(RequestFailure);
    await Promise.resolve();
    expect(app.phase).toBe('ready');
    expect(app.sync.state).toBe('session-expired');
    await app.signIn('nadia', 'password');
    await Promise.resolve();
    expect(app.sync.state).not.toBe('session-expired');
  });

  test('rights come from the registry', async () => {
    const app = await signedIn(new World());
    expect(app.may('import-plan')).toBe(true);
    expect((await signedIn(new World(), 'luca')).may('import-plan')).toBe(false);
  });

  test('without an answer a request fails as unreachable', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.reachable = false;
    await expect(app.command({ type: 'year.open', year: 2028 })).rejects.toMatchObject({
      code: 'unreachable',
      status: 0,
    });
  });
});

test('times are the Comune’s, also where the clock of the device is wrong', async () => {
  const world = new World();
  world.clock.now += 40 * 86_400_000;
  const app = await signedIn(world);
  world.relay.serve();
  const id = area(app).document.addObjective({ title: 'Sportello' });
  expect(area(app).sync.changes[0]?.at).toBe('2027-03-01T09:00:00.000Z');
  world.relay.settle();
  await until(() => app.sync.state === 'saved');
  expect(app.sync.at).toEqual(new Date('2027-03-01T09:00:00.000Z'));
  expect(app.today).toBe('2027-03-01');
  world.clock.now -= 40 * 86_400_000;
  area(app).document.setField(id, 'title', 'Sportelli');
  world.relay.close(1006);
  world.clock.advance(1_500);
  await until(() => app.sync.state === 'offline');
  expect(app.sync.at?.getTime() ?? 0).toBeLessThanOrEqual(Date.parse('2027-03-01T09:00:00.000Z'));
});

test('[DE2] what the device has no room for is listed and exported, and holds signing out', async () => {
  const world = new World();
  const app = await signedIn(world);
  world.full = true;
  area(app).document.addObjective({ title: 'Memoria piena' });
  expect(await app.unsent()).toMatchObject([{ to: 'Memoria piena' }]);
  await until(() => app.sync.state === 'not-saved');
  const file = JSON.parse(await (await app.exportUnsent()).text()) as { changes: unknown[]; updates: unknown[] };
  expect(file.changes).toMatchObject([{ field: 'title', to: 'Memoria piena' }]);
  expect(file.updates).toHaveLength(1);
  expect(await app.signOut()).toEqual({ unsent: 1, refused: 0 });
  world.full = false;
  world.clock.advance(5_000);
  await until(() => app.sync.state !== 'not-saved');
  expect(await app.unsent()).toHaveLength(1);
});

describe('[DE6] signing out', () => {
  test('refuses while something is unsent, and lists it', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.relay.serve();
    area(app).document.addObjective({ title: 'Non inviato' });
    expect(await app.signOut()).toEqual({ unsent: 1, refused: 0 });
    expect(await app.unsent()).toMatchObject([
      { name: { kind: 'area', area: 'Area Amministrativa', year: 2027 }, field: 'title', to: 'Non inviato' },
    ]);
    expect(await (await app.exportUnsent()).text()).toContain('Non inviato');
    world.relay.settle();
    expect(await app.signOut()).toBe('done');
    expect(app).toMatchObject({ phase: 'signed-out', session: null });
    expect(world.person).toBeNull();
  });

  test('stands, though the relay was still answering the question of before', async () => {
    const world = new World();
    await (await signedIn(world)).stop();
    const app = world.tab();
    const { promise, resolve } = Promise.withResolvers<void>();
    world.asked.length = 0;
    world.held = promise;
    const started = app.start();
    await until(() => world.asked.includes('GET /api/registry') && app.phase === 'ready');
    expect(await app.signOut()).toBe('done');
    resolve();
    await started;
    expect(app).toMatchObject({ phase: 'signed-out', session: null });
  });

  test('removes everything of this person from the device', async () => {
    const world = new World();
    const app = await signedIn(world);
    area(app).document.addObjective({ title: 'Scartato' });
    expect(await app.signOut('discard')).toBe('done');
    expect(world.index.residents).toEqual([]);
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    expect(names.filter((name) => name.includes(world.entity.id))).toEqual([]);
  });

  test('leaves another person’s unsent changes, and announces them', async () => {
    const world = new World();
    const nadia = await signedIn(world, 'nadia');
    area(nadia).document.addObjective({ title: 'Di Nadia' });
    await nadia.unsent();
    await nadia.stop();
    world.person = null;
    const luca = await signedIn(world, 'luca');
    expect(await luca.otherPeopleWithUnsent()).toEqual([{ name: 'nadia', count: 1 }]);
    expect(await luca.signOut()).toBe('done');
    const again = await signedIn(world, 'nadia');
    expect(area(again).value.objectives.map(({ title }) => title)).toEqual(['Di Nadia']);
  });

  test('without network is remembered: the cookie does not sign in again', async () => {
    const world = new World();
    const app = await signedIn(world);
    world.reachable = false;
    expect(await app.signOut()).toBe('done');
    world.reachable = true;
    const later = world.tab();
    await later.start();
    expect(later.phase).toBe('signed-out');
    expect(world.asked).toContain('DELETE /api/session');
  });

  test('with changes discarded leaves none of them announced, in any tab', async () => {
    const world = new World();
    const one = await signedIn(world);
    const two = world.tab();
    await two.start();
    area(one).document.addObjective({ title: 'Scartato' });
    await until(() => world.index.residents[0]?.unsent === 1);
    const leaving = one.signOut('discard');
    await until(() => two.phase === 'signed-out');
    expect(await two.otherPeopleWithUnsent()).toEqual([]);
    await leaving;
  });

  test('in one tab stops the others', async () => {
    const world = new World();
    const one = await signedIn(world);
    const two = world.tab();
    await two.start();
    expect(two.phase).toBe('ready');
    expect(await one.signOut()).toBe('done');
    expect(two).toMatchObject({ phase: 'signed-out', session: null });
  });
});

describe('[RE3] refused changes', () => {
  /** A document that is no longer this person's, with one unsent change of theirs. */
  async function refused(world: World): Promise<App> {
    const app = await signedIn(world);
    area(app).document.addObjective({ title: 'Mio' });
    await app.unsent();
    await app.stop();
    world.documents = [];
    const again = world.tab();
    await again.start();
    return again;
  }

  test('of a document no longer ours are kept when it leaves', async () => {
    const app = await refused(new World());
    expect(app.area(2027, 'amm1')).toBeNull();
    expect(await app.unsent()).toEqual([]);
    const [fork] = await app.forks();
    expect(fork?.values).toMatchObject([{ field: 'title', mine: 'Mio' }]);
    expect(app.sync).toMatchObject({ state: 'not-accepted', points: 1 });
  });

  test('hold signing out until they are discarded', async () => {
    const app = await refused(new World());
    expect(await app.signOut()).toEqual({ unsent: 0, refused: 1 });
    expect(await app.signOut('send')).toEqual({ unsent: 0, refused: 1 });
    const [fork] = await app.forks();
    await app.discardFork(fork?.id ?? '');
    expect(await app.forks()).toEqual([]);
    expect(await app.signOut()).toBe('done');
  });

  test('come and go in every tab', async () => {
    const world = new World();
    const one = await signedIn(world);
    const ofOne = world.relay.last;
    const two = world.tab();
    await two.start();
    await area(two).sync.open();
    area(one).document.addObjective({ title: 'Rifiutato' });
    world.relay.close(CLOSE.notWritable, ofOne);
    await until(() => two.sync.state === 'not-accepted');
    const [fork] = await one.forks();
    await one.discardFork(fork?.id ?? '');
    await until(() => two.sync.state !== 'not-accepted');
  });
});
