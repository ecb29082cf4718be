import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AreaDocument } from '#lib/documents/area-document.ts';
import type { App, LiveArea } from '#lib/app/context.ts';
import type { AreaPlan, EntityPlan } from '#lib/domain/plan.ts';
import { storeName } from '#lib/persistence/local-names.ts';
import type { ForkRecord } from '#lib/protocol/refused.ts';
import { TestServer } from '../../server/testing/test-server.ts';
import { Profile, until } from './real-app.ts';

let server: TestServer;
let tablet: Profile;
const profiles: Profile[] = [];

let example: TestServer;
beforeAll(async () => {
  example = await TestServer.withExample();
  await example.stop();
});
afterAll(() => example.remove());

beforeEach(async () => {
  server = await TestServer.copyOf(example);
  tablet = profile();
});
afterEach(async () => {
  for (const one of profiles.splice(0)) await one.closePage();
  await server.remove();
});

function profile(): Profile {
  const made = new Profile(server);
  profiles.push(made);
  return made;
}

type Insert = (at: number, words: string) => void;

const YEAR = () => server.ente.registry.years.at(-1) ?? 0;

async function areaOf(app: App, code = 'AM'): Promise<LiveArea> {
  await until(() => app.area(YEAR(), server.area(code)));
  const live = app.area(YEAR(), server.area(code));
  if (!live) throw new Error(`no area ${code}`);
  await until(() => live.ready);
  return live;
}

async function documentId(kind: 'area' | 'plan', code = 'AM'): Promise<string> {
  const all = await server.ente.store.list();
  const found = all.find(
    (one) => one.kind === kind && one.year === YEAR() && (one.kind !== 'area' || one.area === server.area(code)),
  );
  return found?.id ?? '';
}

const inComune = async () => (await server.ente.relay.read(await documentId('area'))) as AreaPlan;
const titlesInComune = async () => (await inComune()).objectives.map((one) => one.title);

/** The head of the area writes without network, while what `meanwhile` does happens at the Comune. */
async function writeOffline(write: (live: LiveArea) => void, meanwhile: () => Promise<unknown>): Promise<void> {
  const app = await tablet.signIn('nadia.rota');
  const live = await areaOf(app);
  await until(() => ['synced', 'exchanged'].includes(live.facts().connection));
  tablet.cut();
  write(live);
  await live.sync.flush();
  await tablet.closePage();
  await meanwhile();
  tablet.online = true;
}

const firstId = (live: LiveArea) => live.value.objectives[0]?.id ?? '';
const retitle = (title: string) => (live: LiveArea) => live.document.setField(firstId(live), 'title', title);

async function refusedOn(app: App): Promise<Awaited<ReturnType<App['forks']>>> {
  await until(async () => (await app.forks()).some((fork) => fork.values.every(({ state }) => state !== 'unknown')));
  return app.forks();
}

async function demote(): Promise<void> {
  const rota = server.person('Rota');
  await server.ente.change(null, 'test', {}, (registry) => {
    for (const one of server.ente.registry.incarichi.filter((incarico) => incarico.person === rota))
      registry.remove('incarichi', one.id);
  });
}

async function closeArea(): Promise<void> {
  await server.ente.store.setState(await documentId('area'), 'closed');
}
async function reopenArea(): Promise<void> {
  await server.ente.store.setState(await documentId('area'), 'open');
}

const kept = () => server.ente.forks.list(server.person('Rota')).filter((fork) => fork.values.length > 0);

describe('[RE3] a lost role', () => {
  test('what was written comes back, is proposed, decided, and its outcome read', async () => {
    await writeOffline((live) => {
      retitle('Titolo mio')(live);
      live.document.setField(firstId(live), 'expectedValue', '42 pratiche');
    }, demote);
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    expect(fork).toMatchObject({ code: 4423, access: 'read', own: false });
    expect(fork?.values.map((value) => [value.field, value.state])).toEqual([
      ['title', 'open'],
      ['expectedValue', 'open'],
    ]);
    const before = (await titlesInComune())[0];
    expect(fork?.values[0]).toMatchObject({ base: before, now: before, mine: 'Titolo mio' });

    // Two taps: the chip, then one button.
    expect(await app.proposeFork(fork?.id ?? '')).toBe(2);
    expect(await app.forks()).toEqual([]);
    await until(() => app.sync.state !== 'not-accepted');

    const secretary = await profile().signIn('segretario');
    await areaOf(secretary);
    await until(async () => (await secretary.proposals()).length === 1);
    await until(async () => (await secretary.proposals())[0]?.entries.every(({ state }) => state === 'open'));
    const [view] = await secretary.proposals();
    if (!view) throw new Error('no proposal');
    const [title, value] = view.entries;
    await secretary.decideProposal(view, 'accepted', [title?.key ?? '']);
    const [left] = await secretary.proposals();
    if (left) await secretary.decideProposal(left, 'declined', [value?.key ?? '']);
    expect((await titlesInComune())[0]).toBe('Titolo mio');
    expect((await inComune()).objectives[0]?.expectedValue).not.toBe('42 pratiche');
    const [change] = await server.ente.store.changes(await documentId('area'), { field: 'title', limit: 1 });
    expect(change).toMatchObject({ person: server.person('Marchesi'), proposedBy: server.person('Rota') });

    const again = await tablet.reopen();
    await until(async () => (await again.proposals())[0]?.entries.every(({ outcome }) => outcome !== null));
    const [mine] = await again.proposals();
    expect(mine?.entries.map(({ outcome, decidedBy }) => [outcome, decidedBy])).toEqual([
      ['accepted', server.person('Marchesi')],
      ['declined', server.person('Marchesi')],
    ]);
    await again.proposalRead(mine?.id ?? '');
    expect(await again.proposals()).toEqual([]);
    await until(() => server.ente.proposals.find(mine?.id ?? '')?.readAt);
  });

  test('survives the loss of the device, and settled on one device it is settled on the other', async () => {
    await writeOffline(retitle('Da ritrovare'), demote);
    await refusedOn(await tablet.open());
    await until(() => kept().length === 1);
    const other = await profile().signIn('nadia.rota');
    const [fork] = await refusedOn(other);
    expect(fork).toMatchObject({ source: 'elsewhere', safe: true, values: [{ mine: 'Da ritrovare' }] });
    await until(() => other.sync.state === 'not-accepted');
    await other.discardFork(fork?.id ?? '');
    expect(await other.forks()).toEqual([]);
    await until(() => kept().length === 0);
    const back = await tablet.reopen();
    await until(async () => (await back.forks()).length === 0);
  });
});

describe('[RE3] a closed document', () => {
  test('reopened, what was written is written again, as one step of undo', async () => {
    await writeOffline((live) => {
      retitle('Ancora io')(live);
      const id = live.document.addObjective({ title: 'Nato senza rete', indicators: [] });
      live.document.addIndicator(id, { name: 'Giorni' });
    }, closeArea);
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    expect(fork).toMatchObject({ code: 4423, access: 'read' });
    expect(fork?.values.map((value) => value.mine)).toEqual(['Ancora io', 'Nato senza rete', 'Giorni']);
    await until(() => kept().length === 1);
    await reopenArea();
    const again = await tablet.reopen();
    const live = await areaOf(again);
    await until(() => live.access === 'write');
    const before = (await titlesInComune())[0];
    const [open] = await refusedOn(again);
    expect(await again.reapplyFork(open?.id ?? '')).toEqual({ written: 3, left: 0, notSaved: false });
    expect(await again.forks()).toEqual([]);
    await until(async () => (await titlesInComune()).includes('Nato senza rete'));
    const born = (await inComune()).objectives.find((one) => one.title === 'Nato senza rete');
    expect(born?.indicators.map((one) => one.name)).toEqual(['Giorni']);
    expect(live.undo()).toBe(true);
    await until(async () => (await titlesInComune())[0] === before);
    expect(await titlesInComune()).not.toContain('Nato senza rete');
    await until(() => kept().length === 0);
  });

  test('one value at a time; the indicator of a new objective brings the objective along', async () => {
    await writeOffline((live) => {
      retitle('Da solo')(live);
      const id = live.document.addObjective({ title: 'Il genitore', indicators: [] });
      live.document.addIndicator(id, { name: 'Il figlio' });
    }, closeArea);
    await refusedOn(await tablet.open());
    await reopenArea();
    const app = await tablet.reopen();
    const live = await areaOf(app);
    await until(() => live.access === 'write');
    const [fork] = await refusedOn(app);
    const child = fork?.values.find((value) => value.mine === 'Il figlio');
    expect(await app.reapplyFork(fork?.id ?? '', [child?.key ?? ''])).toMatchObject({ written: 2, left: 0 });
    await until(async () => (await titlesInComune()).includes('Il genitore'));
    expect((await app.forks())[0]?.values.map((value) => value.mine)).toEqual(['Da solo']);
  });

  test('a row that is gone meanwhile is said so and stays', async () => {
    await writeOffline(retitle('Su una riga tolta'), async () => {
      await closeArea();
      await server.ente.relay.edit(await documentId('area'), null, (document) => {
        const area = document as AreaDocument;
        area.discardObjective(area.read().objectives[0]?.id ?? '', server.now.toISOString());
      });
    });
    await refusedOn(await tablet.open());
    await reopenArea();
    const app = await tablet.reopen();
    const live = await areaOf(app);
    await until(() => live.access === 'write');
    await until(async () => (await app.forks())[0]?.values[0]?.state === 'row-gone');
    const [fork] = await app.forks();
    expect(await app.reapplyFork(fork?.id ?? '')).toEqual({ written: 0, left: 1, notSaved: false });
    expect((await app.forks())[0]?.values).toHaveLength(1);
  });

  test('a chapter comes back whole, with its titles, lists and marks', async () => {
    const plan = await documentId('plan');
    const app = await tablet.signIn('segretario');
    await until(() => app.plan(YEAR())?.ready);
    const live = app.plan(YEAR());
    if (!live) throw new Error('no plan');
    await until(() => ['synced', 'exchanged'].includes(live.facts().connection));
    tablet.cut();
    const body = [
      { type: 'heading' as const, level: 2 as const, content: [{ type: 'text' as const, text: 'Premessa' }] },
      {
        type: 'list' as const,
        ordered: false,
        items: [
          [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'uno', bold: true as const }] }],
        ],
      },
    ];
    live.document.chapters.add({ title: 'Capitolo nuovo', body });
    const chapter = live.value.chapters[0];
    live.document.chapters.text(chapter?.id ?? '')?.delete(0, 1);
    const shortened = live.document.chapters.read()[0]?.body;
    await live.sync.flush();
    await tablet.closePage();
    await server.ente.store.setState(plan, 'closed');
    tablet.online = true;
    await refusedOn(await tablet.open());
    await server.ente.store.setState(plan, 'open');
    const again = await tablet.reopen();
    await until(() => again.plan(YEAR())?.ready && again.plan(YEAR())?.access === 'write');
    const [fork] = await refusedOn(again);
    expect(fork?.values).toHaveLength(2);
    expect(await again.reapplyFork(fork?.id ?? '')).toMatchObject({ written: 2, left: 0 });
    const read = async () => (await server.ente.relay.read(plan)) as EntityPlan;
    await until(async () => (await read()).chapters.some((one) => one.title === 'Capitolo nuovo'));
    const chapters = (await read()).chapters;
    expect(chapters.find((one) => one.title === 'Capitolo nuovo')?.body).toEqual(body);
    expect(chapters.find((one) => one.id === chapter?.id)?.body).toEqual(shortened);
  });
});

test('[RE3] what no field can hold is refused and said so; it can still be exported', async () => {
  const app = await tablet.signIn('nadia.rota');
  const live = await areaOf(app);
  await until(() => ['synced', 'exchanged'].includes(live.facts().connection));
  // No screen lets anybody write so much.
  live.document.store.table('objectives').root.doc?.transact(() => {
    const row = live.document.store.table('objectives').root.get(firstId(live)) as Map<string, { insert: Insert }>;
    row.get('description')?.insert(0, 'x'.repeat(200_001));
  });
  await until(async () => (await app.forks()).length === 1);
  const [fork] = await refusedOn(app);
  expect(fork).toMatchObject({ code: 4422, access: 'write', values: [{ field: 'description', state: 'unusable' }] });
  expect(await app.reapplyFork(fork?.id ?? '')).toMatchObject({ written: 0, left: 1 });
  expect(await (await app.exportFork(fork?.id ?? '')).text()).toContain('x'.repeat(200_001));
  // Work goes on in the same document.
  live.document.setField(firstId(live), 'title', 'Si va avanti');
  await until(async () => (await titlesInComune()).includes('Si va avanti'));
});

test('[RE3] access withdrawn: only the own values stay, in the Comune too, and all goes when they are discarded', async () => {
  await writeOffline(retitle('Mio e basta'), async () => {
    await demote();
    const rota = server.person('Rota');
    await server.ente.change(null, 'test', {}, (registry) => {
      for (const one of server.ente.registry.employments.filter((employment) => employment.person === rota))
        registry.remove('employments', one.id);
    });
  });
  const app = await tablet.open();
  await until(async () => (await app.forks()).length === 1);
  const [fork] = await app.forks();
  expect(fork).toMatchObject({ code: 4403, own: true, access: 'none', name: { kind: 'gone' } });
  expect(fork?.values).toMatchObject([{ base: undefined, now: undefined, mine: 'Mio e basta' }]);
  await until(() => kept().length === 1);
  const file = await (await app.exportFork(fork?.id ?? '')).text();
  expect(JSON.parse(file)).toMatchObject({ forks: [{ values: [{ base: null, mine: 'Mio e basta' }] }] });
  await app.discardFork(fork?.id ?? '');
  await until(() => kept().length === 0);
  const store = tablet.openStore(storeName({ entity: server.ente.registry.entity.id, person: server.person('Rota') }));
  await until(async () => (await store.errands()).length === 0);
  await tablet.closePage();
  expect([await store.forks(), await store.errands(), await store.caches()]).toEqual([[], [], []]);
  store.close();
});

test('[RE3] a year is taken back: what was written in it without network is kept, also when it is opened again', async () => {
  const segretario = await server.signIn('segretario');
  const renew = (id: string, from: number) => server.command({ type: 'year.renew', id, from, choices: [] }, segretario);
  const before = YEAR();
  expect((await renew('first', before)).status).toBe(200);
  const year = YEAR();
  await writeOffline(retitle('Titolo mio'), async () => {
    expect((await server.command({ type: 'year.renew.undo', year }, segretario)).status).toBe(200);
  });
  const app = await tablet.open();
  await until(async () => (await app.forks()).length === 1);
  expect((await app.forks())[0]?.values).toMatchObject([{ field: 'title', mine: 'Titolo mio' }]);
  expect(await app.unsent()).toEqual([]);

  expect((await renew('second', before)).status).toBe(200);
  expect(YEAR()).toBe(year);
  const later = await tablet.reopen();
  await areaOf(later);
  expect(await titlesInComune()).not.toContain('Titolo mio');
  // The row it was written in is not among those of now.
  await until(async () => (await later.forks())[0]?.values[0]?.state === 'row-gone');
  const [fork] = await later.forks();
  expect(fork?.values).toMatchObject([{ mine: 'Titolo mio' }]);
  expect(await (await later.exportFork(fork?.id ?? '')).text()).toContain('Titolo mio');
});

describe('[RE3] cut off at any step, nothing is lost and nothing is said twice', () => {
  test('after the fork, before it is in the Comune', async () => {
    await writeOffline(retitle('Prima del salvataggio'), closeArea);
    tablet.onRequest = (method, path) => {
      if (method === 'POST' && path.endsWith('/forks')) throw new TypeError('cut');
    };
    await refusedOn(await tablet.open());
    expect(kept()).toEqual([]);
    await tablet.closePage();
    tablet.onRequest = () => undefined;
    const app = await tablet.open();
    await until(() => kept().length === 1);
    await until(async () => (await app.forks())[0]?.safe);
  });

  test('after it is in the Comune, before this device knows', async () => {
    await writeOffline(retitle('Una volta sola'), closeArea);
    tablet.breakStore = () => ({ markUploaded: () => Promise.reject(new Error('power lost')) });
    const app = await tablet.open();
    await refusedOn(app);
    await until(() => kept().length === 1);
    expect(await app.forks()).toHaveLength(1);
    tablet.breakStore = () => ({});
    const again = await tablet.reopen();
    await until(async () => (await again.forks())[0]?.safe);
    expect(kept()).toHaveLength(1);
    expect(await again.forks()).toHaveLength(1);
  });

  test('after writing again, before the fork knows: it finds itself done', async () => {
    await writeOffline(retitle('Riapplicato'), closeArea);
    await refusedOn(await tablet.open());
    await reopenArea();
    tablet.breakStore = () => ({ settle: () => Promise.reject(new Error('power lost')) });
    const app = await tablet.reopen();
    const live = await areaOf(app);
    await until(() => live.access === 'write');
    const [fork] = await refusedOn(app);
    await expect(app.reapplyFork(fork?.id ?? '')).rejects.toThrow('power lost');
    await tablet.closePage();
    tablet.breakStore = () => ({});
    const again = await tablet.open();
    await until(async () => (await titlesInComune()).includes('Riapplicato'));
    await until(async () => {
      await again.forks();
      return (await again.forks()).length === 0;
    });
    const changes = await server.ente.store.changes(await documentId('area'), { field: 'title', limit: 50 });
    expect(changes.filter((change) => change.to === 'Riapplicato')).toHaveLength(1);
  });

  test('after the proposal is in the Comune, before this device knows', async () => {
    await writeOffline(retitle('Proposto una volta'), demote);
    tablet.breakStore = () => ({ removeErrand: () => Promise.reject(new Error('power lost')) });
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    await app.proposeFork(fork?.id ?? '');
    await until(() => server.ente.proposals.waiting().length === 1);
    expect(await app.proposals()).toHaveLength(1);
    tablet.breakStore = () => ({});
    const again = await tablet.reopen();
    const name = storeName({ entity: server.ente.registry.entity.id, person: server.person('Rota') });
    const store = tablet.openStore(name);
    await until(async () => (await store.errands()).length === 0);
    store.close();
    expect(server.ente.proposals.waiting()).toHaveLength(1);
    expect(await again.proposals()).toHaveLength(1);
  });

  test('without network a proposal waits here and leaves by itself', async () => {
    await writeOffline(retitle('Proposto più tardi'), demote);
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    tablet.cut();
    await app.proposeFork(fork?.id ?? '');
    expect(await app.proposals()).toMatchObject([{ leaving: true, mine: true }]);
    expect(await app.signOut()).toEqual({ unsent: 0, refused: 1 });
    await tablet.closePage();
    tablet.online = true;
    const again = await tablet.open();
    await until(async () => (await again.proposals())[0]?.leaving === false);
    expect(server.ente.proposals.waiting()).toHaveLength(1);
  });

  test('a proposal that the Comune cannot take comes back to decide', async () => {
    await writeOffline(retitle('Rifiutato due volte'), demote);
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    tablet.cut();
    await app.proposeFork(fork?.id ?? '');
    await tablet.closePage();
    const rota = server.person('Rota');
    await server.ente.change(null, 'test', {}, (registry) => {
      for (const one of server.ente.registry.employments.filter((employment) => employment.person === rota))
        registry.remove('employments', one.id);
    });
    tablet.online = true;
    const again = await tablet.open();
    await until(async () => (await again.forks()).length === 1);
    const [back] = await again.forks();
    expect(back).toMatchObject({
      source: 'proposal',
      own: true,
      values: [{ mine: 'Rifiutato due volte', base: undefined }],
    });
  });
});

describe('[RE3] a file of Esporta', () => {
  async function exported(): Promise<Blob> {
    await writeOffline(retitle('Dal file'), closeArea);
    const app = await tablet.open();
    const [fork] = await refusedOn(app);
    return app.exportFork(fork?.id ?? '');
  }

  test('is gone on from on another device, once', async () => {
    const file = await exported();
    const app = await tablet.reopen();
    expect(await app.bringInFork(file)).toBe(0);
    const [fork] = await refusedOn(app);
    await app.discardFork(fork?.id ?? '');
    await until(() => kept().length === 0);
    const other = await profile().signIn('nadia.rota');
    expect(await other.bringInFork(file)).toBe(1);
    expect(await other.bringInFork(file)).toBe(0);
    const forks = await refusedOn(other);
    expect(forks).toMatchObject([{ source: 'file', values: [{ mine: 'Dal file', state: 'open' }] }]);
    await reopenArea();
  });

  test('of unsent changes carries them too', async () => {
    const app = await tablet.signIn('nadia.rota');
    const live = await areaOf(app);
    await until(() => ['synced', 'exchanged'].includes(live.facts().connection));
    tablet.cut();
    retitle('Mai partito')(live);
    const file = await app.exportUnsent();
    const other = await profile().signIn('nadia.rota');
    await areaOf(other);
    expect(await other.bringInFork(file)).toBe(1);
    const [fork] = await refusedOn(other);
    expect(await other.reapplyFork(fork?.id ?? '')).toMatchObject({ written: 1 });
    await until(async () => (await titlesInComune()).includes('Mai partito'));
  });

  test('of somebody else, of another ente, damaged, empty or too big is refused', async () => {
    const file = await exported();
    const secretary = await profile().signIn('segretario');
    expect(await secretary.bringInFork(file)).toBe('other-person');
    const changed = async (change: (content: Record<string, unknown>) => void) => {
      const content = JSON.parse(await file.text()) as Record<string, unknown>;
      change(content);
      return new Blob([JSON.stringify(content)]);
    };
    const { app } = tablet;
    expect(await app.bringInFork(await changed((content) => (content.entityId = 'altro')))).toBe('other-entity');
    expect(await app.bringInFork(await changed((content) => (content.forks = [])))).toBe('nothing');
    expect(await app.bringInFork(await changed((content) => (content.forks = 'x')))).toBe('damaged');
    expect(await app.bringInFork(await changed((content) => (content.version = 1)))).toBe('older');
    expect(await app.bringInFork(new Blob(['{"format":']))).toBe('damaged');
    expect(await app.bringInFork(new Blob([new Uint8Array(25 * 1024 * 1024)]))).toBe('too-large');
  });
});

test('what is settled goes from the Comune with its values and bytes', async () => {
  await writeOffline(retitle('Breve'), closeArea);
  const app = await tablet.open();
  const [fork] = await refusedOn(app);
  await until(() => kept().length === 1);
  await app.discardFork(fork?.id ?? '');
  await until(() => kept().length === 0);
  const row = server.ente.db.prepare('SELECT field_values, bytes FROM forks').get();
  expect(row).toEqual({ field_values: '[]', bytes: null });
  expect(server.ente.forks.list(server.person('Rota'))).toMatchObject([{ values: [] } satisfies Partial<ForkRecord>]);
});
