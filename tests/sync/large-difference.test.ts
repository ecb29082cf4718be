import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App, LiveArea } from '#lib/app/context.ts';
import type { AreaPlan } from '#lib/domain/plan.ts';
import { storeName } from '#lib/persistence/local-names.ts';
import { MAX_FRAME_BYTES } from '#lib/protocol/frames.ts';
import { TestServer } from '../../server/testing/test-server.ts';
import { Profile, until } from './real-app.ts';

let server: TestServer;
let tablet: Profile;

beforeAll(async () => {
  server = await TestServer.withExample();
  tablet = new Profile(server);
});
afterAll(async () => {
  await tablet.closePage();
  await server.remove();
});

const YEAR = () => server.ente.registry.years.at(-1) ?? 0;
const OBJECTIVES = 60;

async function areaOf(app: App): Promise<LiveArea> {
  await until(() => app.area(YEAR(), server.area('AM')));
  const live = app.area(YEAR(), server.area('AM'));
  if (!live) throw new Error('no area');
  await until(() => live.ready);
  return live;
}

/** The head of the area writes more than one frame holds, a week without network. */
async function writeMuch(): Promise<string[]> {
  const live = await areaOf(await tablet.signIn('nadia.rota'));
  await until(() => ['synced', 'exchanged'].includes(live.facts().connection));
  tablet.cut();
  const titles = Array.from({ length: OBJECTIVES }, (_, index) => `In cantiere ${index}`);
  for (const title of titles) {
    live.document.addObjective({ title, description: 'Testo. '.repeat(2_800), notes: 'Nota. '.repeat(3_300) });
    await live.sync.flush();
  }
  await tablet.closePage();
  tablet.online = true;
  return titles;
}

const idOf = async () => {
  const all = await server.ente.store.list();
  return all.find((one) => one.kind === 'area' && one.year === YEAR() && one.area === server.area('AM'))?.id ?? '';
};
const storedTitles = async () => {
  const plan = (await server.ente.relay.read(await idOf())) as AreaPlan;
  return plan.objectives.map((one) => one.title).filter((title) => title.startsWith('In cantiere'));
};
const unsentRows = async () => {
  const store = tablet.openStore(storeName({ entity: server.ente.registry.entity.id, person: server.person('Rota') }));
  const rows = await store.unsent();
  store.close();
  return rows.length;
};

describe('[WI4] a week without network, too much for one frame', () => {
  test('arrives whole and in order, over a cut and a closed page, and nobody is asked anything', async () => {
    const titles = await writeMuch();
    const first = await areaOf(await tablet.open());
    // Somebody is in it: it asks for a connection, and that is where the relay says that it is too much.
    first.sync.watch();
    await until(() => first.sync.goesInPieces);
    const all = first.sync.changes.length;
    await until(() => first.sync.changes.length < all);
    tablet.cut();
    await tablet.closePage();
    const left = await unsentRows();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThan(OBJECTIVES);
    const before = await storedTitles();
    expect(before).toEqual(titles.slice(0, before.length));

    tablet.online = true;
    const app = await tablet.open();
    const live = await areaOf(app);
    live.sync.watch();
    await until(() => !live.sync.hasUnsent && live.facts().connection === 'synced');
    expect(await storedTitles()).toEqual(titles);
    expect(await unsentRows()).toBe(0);
    expect(await app.forks()).toEqual([]);
    const log = await server.ente.store.log(await idOf());
    const rows = log.filter(({ person }) => person === server.person('Rota'));
    expect(rows.length).toBeGreaterThan(2);
    expect(Math.max(...rows.map(({ bytes }) => bytes.length))).toBeLessThan(MAX_FRAME_BYTES);
    expect(await server.ente.store.quarantined(await idOf())).toEqual([]);
  });
});
