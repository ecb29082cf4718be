import 'fake-indexeddb/auto';
import { toBase64 } from 'lib0/buffer';
import { afterEach, describe, expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { DeviceIndex } from '#lib/persistence/device-index.ts';
import { openDexieStore } from '#lib/persistence/dexie-store.ts';
import { LastNotes } from '#lib/persistence/last-notes.ts';
import { storeName } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { Stemma } from '#lib/domain/stemma.ts';
import type { DocumentEntry, Session, Status } from '#lib/protocol/http.ts';
import type { WireLetter } from '#lib/sync/courier.ts';
import { HandFlushedRelay } from '#lib/sync/hand-flushed-relay.ts';
import { memoryStorage } from '#lib/persistence/test-storage.ts';
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
  /** The end of a session is heard when this resolves. */
  heldLeaving: Promise<void> = Promise.resolve();
  /** No room on the device. */
  full = false;
  /** Whether documents are of a kind that is never kept in clear. */
  confidential = false;
  /** The Comune does not give the key of what lies sealed. */
  withoutKey = false;
  readonly localStorage = memoryStorage();
  /** Whom the cookie signs in. */
  person: string | null = null;
  /** The code this person's phone shows, where there is a second factor. */
  code: string | null = null;
  stemma: Stemma | null = null;
  documents: DocumentEntry[] = [
    { id: 'doc1', kind: 'area', year: 2027, area: 'amm1', mandate: null, access: 'write', seq: 1 },
  ];

  /** Who began to sign in. */
  #named = '';

  tab(own: Partial<Device> = {}): App {
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
      locks: navigator.locks,
      subtle: crypto.subtle,
      isConfidential: () => this.confidential,
      ...own,
    };
    const app = new App(device);
    apps.push(app);
    return app;
  }

  #openStore(name: string): LocalStore {
    const store = openDexieStore(name, new LastNotes(this.localStorage, name));
    const addToOutbox: LocalStore['addToOutbox'] = (row) =>
      this.full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store.addToOutbox(row);
    return { ...store, addToOutbox };
  }

  async #answer(path: string, init: RequestInit): Promise<Response> {
    const asked = `${init.method ?? 'GET'} ${path.split('?')[0] ?? ''}`;
    this.asked.push(asked);
    if (!this.reachable) throw new TypeError('no network');
    if (path === '/api/registry') await this.held;
    if (asked === 'DELETE /api/session') await this.heldLeaving;
    return Promise.resolve(this.#respond(asked, init));
  }

  #respond(asked: string, init: RequestInit): Response {
    switch (asked) {
      case 'GET /api/status':
        return Response.json(this.#status());
      case 'POST /api/session':
        this.#named = (JSON.parse(String(init.body)) as { identifier: string }).identifier;
        if (this.code !== null) return Response.json({ next: 'second-factor' });
        this.person = this.#named;
        return Response.json(this.#session(this.person));
      case 'POST /api/session/second-factor':
        if ((JSON.parse(String(init.body)) as { code: string }).code !== this.code)
          return problem(422, 'wrong-second-factor');
        this.person = this.#named;
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
      case 'GET /api/stemma':
        return Response.json(this.stemma);
      case 'GET /api/documents':
        return Response.json(this.documents);
      case 'GET /api/device-key':
        if (this.withoutKey) return problem(503, 'not-stored');
        return Response.json({ secret: toBase64(new Uint8Array(32).fill(this.person.length)) });
      case 'DELETE /api/device-key':
        return new Response(null, { status: 204 });
      case 'POST /api/sync': {
        const { documents } = JSON.parse(String(init.body)) as { documents: WireLetter[] };
        const answer = this.relay
          .carry(documents)
          .documents.map((one) =>
            'closed' in one ? one : { ...one, vector: toBase64(one.vector), update: toBase64(one.update) },
          );
        return Response.json({ documents: answer });
      }
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
      entity: { ...this.entity, province: 'BG', ...(this.stemma && { stemma: this.stemma.sha256 }) },
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

  test('the stemma of the ente is asked for when it is another one, and is here without network', async () => {
    const world = new World();
    const asked = () => world.asked.filter((one) => one === 'GET /api/stemma').length;
    const first = await signedIn(world);
    expect([first.stemma, asked()]).toEqual([null, 0]);
    world.stemma = { sha256: 'a'.repeat(64), png: 'AAAA', width: 3, height: 4 };
    await first.signIn('nadia', 'password');
    await first.signIn('nadia', 'password');
    expect([first.stemma, asked()]).toEqual([world.stemma, 1]);
    await first.stop();
    world.reachable = false;
    const second = world.tab();
    await second.start();
    expect(second.stemma).toEqual(world.stemma);
    world.reachable = true;
    world.stemma = null;
    await second.signIn('nadia', 'password');
    expect([second.stemma, asked()]).toEqual([null, 1]);
  });

  test('[DE2] without network, and with nothing on screen that is connected, it is not called saved in the Comune', async () => {
    const world = new World();
    await (await signedIn(world)).stop();
    world.reachable = false;
    const app = world.tab();
    await app.start();
    await until(() => app.sync.state === 'offline');
    world.reachable = true;
    world.clock.advance(5_000);
    await until(() => app.sync.state === 'saved');
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

test('[DE7] forty areas come by request, without a connection, and one with news is fetched again', async () => {
  const world = new World();
  const entry = (index: number, seq = 0): DocumentEntry => ({
    ...world.documents[0]!,
    id: `doc${index}`,
    area: `amm${index}`,
    seq,
  });
  world.documents = Array.from({ length: 40 }, (_, index) => entry(index));
  const app = world.tab();
  await app.start();
  await app.signIn('nadia', 'password');
  const requests = () => world.asked.filter((asked) => asked === 'POST /api/sync').length;
  await until(() => app.documentsReady === 40);
  await until(() => app.sync.state === 'saved');
  expect(world.relay.sockets).toEqual([]);
  expect(requests()).toBeLessThanOrEqual(2);

  await app.signIn('nadia', 'password');
  await until(() => app.sync.state === 'saved');
  const before = requests();
  world.documents = world.documents.map((one, index) => entry(index, index === 7 ? 90 : 0));
  await app.signIn('nadia', 'password');
  await until(() => requests() === before + 1);
  expect(world.relay.sockets).toEqual([]);
});

test('[DE7] a change in a document nobody has open goes by request, and leaves the device when it is stored', async () => {
  const world = new World();
  const app = world.tab();
  await app.start();
  await app.signIn('nadia', 'password');
  await until(() => area(app).ready);
  area(app).document.addObjective({ title: 'Sportello' });
  await until(() => !area(app).sync.hasUnsent && app.sync.state === 'saved');
  expect(world.relay.sockets).toEqual([]);
  expect(new AreaDocument(world.relay.doc).read().objectives.map((one) => one.title)).toEqual(['Sportello']);
  await app.stop();
  const store = openDexieStore(storeName({ entity: world.entity.id, person: 'nadia' }), new LastNotes(null, ''));
  expect(await store.unsent()).toEqual([]);
  store.close();
});

test('[DE7] rights that change reach a document without a connection', async () => {
  const world = new World();
  const app = world.tab();
  await app.start();
  await app.signIn('nadia', 'password');
  await until(() => area(app).ready);
  expect(area(app).readOnly).toBeNull();
  world.relay.access = 'read';
  world.documents = world.documents.map((entry) => ({ ...entry, access: 'read' }));
  await app.signIn('nadia', 'password');
  await until(() => area(app).readOnly === 'role');
  expect(world.relay.sockets).toEqual([]);
});

test('[DE7] what is on screen has a connection, for a minute longer than it is looked at', async () => {
  const world = new World();
  const app = world.tab();
  await app.start();
  await app.signIn('nadia', 'password');
  await until(() => area(app).ready);
  const stop = area(app).sync.watch();
  await until(() => world.relay.sockets.length === 1);
  world.relay.serve();
  stop();
  await new Promise((resolve) => setImmediate(resolve));
  world.clock.advance(59_000);
  await new Promise((resolve) => setImmediate(resolve));
  expect(area(app).sync.isConnecting).toBe(true);
  world.clock.advance(1_000);
  await until(() => !area(app).sync.isConnecting);
  expect(app.sync.state).toBe('saved');
});

describe('[DE3] several tabs of one person', () => {
  test('one of them asks for all, and when it goes the next does', async () => {
    const world = new World();
    const requests = () => world.asked.filter((asked) => asked === 'POST /api/sync').length;
    const first = world.tab();
    await first.start();
    await first.signIn('nadia', 'password');
    await until(() => first.sync.state === 'saved');
    const second = world.tab();
    await second.start();
    await until(() => second.documentsReady === 1);
    const before = requests();

    // An edit of the tab that does not lead goes through the one that does.
    area(second).document.addObjective({ title: 'Sportello' });
    await until(() => !area(second).sync.hasUnsent && !area(first).sync.hasUnsent);
    expect(requests()).toBe(before + 2);

    world.reachable = false;
    area(second).document.addObjective({ title: 'Biblioteca' });
    await until(() => area(first).sync.hasUnsent && first.sync.state === 'offline');
    await first.stop();
    world.reachable = true;
    second.retryNow();
    // What its own screen asked for it does not leave to a tab that may not have it.
    await until(() => world.relay.sockets.length === 1);
    world.relay.serve();
    await until(() => !area(second).sync.hasUnsent);
    const alone = requests();
    world.documents = [...world.documents, { ...world.documents[0]!, id: 'doc2', area: 'amm2' }];
    await second.signIn('nadia', 'password');
    await until(() => second.documentsReady === 2);
    expect(requests()).toBe(alone + 1);
    const titles = new AreaDocument(world.relay.doc).read().objectives.map((one) => one.title);
    expect(titles.toSorted()).toEqual(['Biblioteca', 'Sportello']);
  });

  test('two that lead at once lose nothing and store nothing twice', async () => {
    const world = new World();
    const first = world.tab({ locks: null });
    const second = world.tab({ locks: null });
    for (const app of [first, second]) {
      await app.start();
      await app.signIn('nadia', 'password');
      await until(() => area(app).ready);
    }
    area(first).document.addObjective({ title: 'Sportello' });
    area(second).document.addObjective({ title: 'Biblioteca' });
    await until(() => [first, second].every((app) => !area(app).sync.hasUnsent && app.sync.state === 'saved'));
    for (const titles of [world.relay.doc, area(first).value, area(second).value].map((one) =>
      ('objectives' in one ? one : new AreaDocument(one).read()).objectives.map(({ title }) => title),
    )) {
      expect(titles.toSorted()).toEqual(['Biblioteca', 'Sportello']);
    }
  });
});

describe('[DE5] confidential documents', () => {
  async function sealed(own: Partial<Device> = {}): Promise<{ world: World; app: App }> {
    const world = new World();
    world.confidential = true;
    const app = world.tab(own);
    await app.start();
    await app.signIn('nadia', 'password');
    await until(() => area(app).ready);
    await area(app).sync.flush();
    return { world, app };
  }

  test('after a reload without network they are counted, not shown, and go out at the next sign-in', async () => {
    const { world, app } = await sealed();
    expect(app.atRest).toMatchObject({ kept: 'sealed', until: null });
    world.reachable = false;
    area(app).document.addObjective({ title: 'Giudizio' });
    await area(app).sync.flush();
    await until(() => app.sync.state === 'offline');
    await app.stop();

    const again = world.tab();
    await again.start();
    expect(again.phase).toBe('ready');
    expect(area(again).ready).toBe(false);
    await until(() => again.atRest.locked > 0 && again.sync.state === 'offline');
    expect(again.sync.unsent).toBeGreaterThan(0);
    expect(await again.signOut()).toMatchObject({ refused: 0 });

    world.reachable = true;
    await again.signIn('nadia', 'password');
    await until(() => area(again).ready && !area(again).sync.hasUnsent && again.atRest.locked === 0);
    expect(new AreaDocument(world.relay.doc).read().objectives.map((one) => one.title)).toEqual(['Giudizio']);
    await until(() => again.sync.state === 'saved');
  });

  test('refused ones are counted before the next sign-in and lost by nothing that happens until then', async () => {
    const { world, app } = await sealed();
    world.reachable = false;
    area(app).document.addObjective({ title: 'Giudizio' });
    await area(app).sync.flush();
    await app.stop();
    world.documents = [];
    world.reachable = true;
    const refused = world.tab();
    await refused.start();
    await until(() => refused.sync.state === 'not-accepted');
    await refused.stop();

    // The session's key does not come: what is exchanged meanwhile knows nothing of it.
    world.withoutKey = true;
    const again = world.tab();
    await again.start();
    await until(() => again.sync.state === 'not-accepted' && again.atRest.lockedRefused > 0);
    again.retryNow();
    expect(await again.forks()).toEqual([]);
    expect(again.sync.points).toBe(again.atRest.lockedRefused);
    expect(await again.signOut()).toMatchObject({ refused: again.atRest.lockedRefused });
    await again.stop();

    world.withoutKey = false;
    const back = world.tab();
    await back.start();
    await until(() => back.sync.state === 'not-accepted' && back.atRest.lockedRefused === 0);
    expect((await back.forks()).flatMap(({ values }) => values.map(({ mine }) => mine))).toContain('Giudizio');
  });

  test('that the device is personal, or no longer, every open tab knows at once', async () => {
    const { world, app } = await sealed();
    const other = world.tab();
    await other.start();
    await until(() => area(other).ready && other.atRest.kept === 'sealed');
    await app.setPersonalDevice(true);
    await until(() => other.atRest.kept === 'personal');
    area(other).document.addObjective({ title: 'Giudizio' });
    await area(other).sync.flush();
    await other.setPersonalDevice(false);
    await until(() => app.atRest.kept === 'sealed');
  });

  test('on a personal device they are read without network, for a week', async () => {
    const { world, app } = await sealed();
    await app.setPersonalDevice(true);
    await until(() => app.atRest.kept === 'personal');
    area(app).document.addObjective({ title: 'Giudizio' });
    await until(() => !area(app).sync.hasUnsent);
    await app.stop();

    world.reachable = false;
    const again = world.tab();
    await again.start();
    await until(() => area(again).ready);
    expect(area(again).value.objectives.map((one) => one.title)).toEqual(['Giudizio']);
    await again.stop();

    world.clock.now += 8 * 86_400_000;
    const late = world.tab();
    await late.start();
    expect(area(late).ready).toBe(false);
    await until(() => late.atRest.kept === 'personal');
    await late.stop();

    world.reachable = true;
    const back = world.tab();
    await back.start();
    await until(() => area(back).ready);
    await back.setPersonalDevice(false);
    await until(() => back.atRest.kept === 'sealed');
    await back.stop();
    world.reachable = false;
    const last = world.tab();
    await last.start();
    expect(area(last).ready).toBe(false);
  });

  test('[DE8] without cryptography they work with network, and nothing of them is kept', async () => {
    const { world, app } = await sealed({ subtle: null, secure: false });
    expect(app.atRest.kept).toBe('online');
    world.reachable = false;
    area(app).document.addObjective({ title: 'Giudizio' });
    await area(app).sync.flush();
    // Never called saved here.
    await until(() => app.sync.state === 'at-risk' && app.sync.unsent === 1);
    world.reachable = true;
    app.retryNow();
    await until(() => !area(app).sync.hasUnsent && app.sync.state === 'saved');
    await app.stop();
    world.reachable = false;
    const again = world.tab({ subtle: null, secure: false });
    await again.start();
    expect(again.sync.unsent).toBe(0);
    await again.area(2027, 'amm1')?.sync.load();
    expect(area(again).ready).toBe(false);
  });
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

  test('begins after the second step, where there is one', async () => {
    const world = new World();
    world.code = '123456';
    const app = world.tab();
    await app.start();
    expect(await app.signIn('nadia', 'password')).toBe('code');
    expect([app.wantsCode, app.phase, app.session]).toEqual([true, 'signed-out', null]);
    await expect(app.enterCode('000000')).rejects.toMatchObject({ code: 'wrong-second-factor' });
    expect(app.wantsCode).toBe(true);
    await app.enterCode('123456');
    expect([app.wantsCode, app.phase, app.session?.person.name]).toEqual([false, 'ready', 'nadia']);
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

test('a command is sent after what was written before it has arrived', async () => {
  const world = new World();
  const app = await signedIn(world);
  world.relay.serve();
  area(app).document.addObjective({ title: 'Sportello' });
  const told = app.command({ type: 'year.renew.undo', year: 2027 }).catch(() => 'refused');
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(world.asked).not.toContain('POST /api/commands');
  world.relay.settle();
  await told;
  expect(world.asked).toContain('POST /api/commands');
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

  test('that is still on its way out does not end the session of who signs in next', async () => {
    const world = new World();
    const app = await signedIn(world);
    let heard = (): void => undefined;
    world.heldLeaving = new Promise((resolve) => (heard = resolve));
    const leaving = app.signOut();
    await until(() => world.asked.includes('DELETE /api/session'));
    expect(app.phase).toBe('signed-out');
    const entering = app.signIn('luca', 'password');
    await Promise.resolve();
    heard();
    await Promise.all([leaving, entering]);
    expect([world.person, app.session?.person.name]).toEqual(['luca', 'luca']);
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
    await until(() => app.sync.state === 'not-accepted' && app.sync.points === 1);
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
