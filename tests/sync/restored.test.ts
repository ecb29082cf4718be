import 'fake-indexeddb/auto';
import { createReadStream } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { newKey } from '../../server/backup/new-key.ts';
import { readTypedKey } from '../../server/backup/key-faults.ts';
import type { RecoveryKey } from '../../server/backup/recovery-key.ts';
import { all } from '../../server/entity/rows.ts';
import { replayFault } from '../../server/entity/replay.ts';
import { setupInput } from '../../server/testing/setup-input.ts';
import { TestServer } from '../../server/testing/test-server.ts';
import { Tablet } from './tablet.ts';

let server: TestServer;
const tablets: Tablet[] = [];

afterEach(async () => {
  for (const tablet of tablets.splice(0)) await tablet.close();
  await server.remove();
});

interface Stage {
  document: string;
  key: RecoveryKey;
  copy: string;
  sara: Tablet;
  ugo: Tablet;
  ida: Tablet;
}

/** Sara and Ugo write an area, Ida reads it; a copy is made of its first objective. */
async function stage(): Promise<Stage> {
  server = await TestServer.start();
  await server.post('/api/setup', setupInput());
  const cookie = await server.signIn('sara', 'lunga-abbastanza');
  await server.command(
    { type: 'person.save', person: { id: 'person-ida', givenName: 'Ida', familyName: 'Prova', title: '' } },
    cookie,
  );
  const employment = { id: 'employment-ida', person: 'person-ida', area: 'area-uno', from: '2020-01-01', to: null };
  await server.command({ type: 'employment.save', employment: { ...employment, classificationArea: null } }, cookie);
  for (const name of ['ugo', 'ida']) {
    const { body } = await server.command({ type: 'account.invite', person: `person-${name}` }, cookie);
    const token =
      String((body as { link: string }).link)
        .split('/')
        .at(-1) ?? '';
    await server.post(`/api/invitations/${token}`, { identifier: name, password: 'lunga-abbastanza' });
  }
  const area = await server.ente.document({ kind: 'area', year: 2027, area: 'area-uno' });
  if (area === null) throw new Error('no area');
  const [sara, ugo, ida] = ['sara', 'ugo', 'ida'].map(
    (name) => new Tablet(server, `person-${name}`, name, area.id),
  ) as [Tablet, Tablet, Tablet];
  for (const tablet of [sara, ugo, ida]) {
    await tablet.signIn();
    await tablet.open();
    tablets.push(tablet);
    await tablet.settled();
  }
  const key = readTypedKey((await newKey(server.ente, null)).text);
  const copy = await server.running.host.backups.make();
  if (copy === null) throw new Error('no copy');
  return { document: area.id, key, copy: server.running.host.backups.folder.pathOf(copy), sara, ugo, ida };
}

const titles = (tablet: Tablet) =>
  tablet.area
    .read()
    .objectives.map(({ title }) => title)
    .sort();
const idOf = (tablet: Tablet, title: string) => {
  const objective = tablet.area.read().objectives.find((one) => one.title === title);
  if (objective === undefined) throw new Error(`no ${title}`);
  return objective.id;
};

/** After the copy: each writes, and each writes in what the other wrote; something is taken away. */
async function goOn({ sara, ugo, ida }: Stage): Promise<void> {
  sara.area.addObjective({ title: 'Di Sara' });
  sara.area.addObjective({ title: 'Da togliere' });
  await sara.settled();
  await ugo.until(() => titles(ugo).includes('Da togliere'));
  ugo.area.setField(idOf(ugo, 'Di Sara'), 'expectedValue', 'di Ugo');
  ugo.area.addObjective({ title: 'Di Ugo' });
  ugo.area.discardObjective(idOf(ugo, 'Da togliere'), '2027-03-01T00:00:00.000Z');
  await ugo.settled();
  await sara.until(() => titles(sara).includes('Di Ugo'));
  sara.area.setField(idOf(sara, 'Di Ugo'), 'title', 'Di Ugo e Sara');
  sara.area.setField(idOf(sara, 'Primo'), 'title', 'Primo, cambiato');
  await sara.settled();
  await Promise.all([ugo, ida].map((one) => one.until(() => titles(one).includes('Primo, cambiato'))));
  await Promise.all([ugo, ida].map((one) => one.settled()));
}

async function restore({ copy, key }: Stage): Promise<void> {
  const source = createReadStream(copy) as AsyncIterable<Buffer>;
  await server.running.host.restore(source, key, { over: true, by: null });
}

const ownersOf = (document: string) =>
  new Map(
    all(server.ente.db, 'SELECT client, person FROM owners WHERE document = ?', document).map((row) => [
      Number(row.client),
      row.person === null ? null : String(row.person),
    ]),
  );

/** Everybody has everything, under the right names; nothing was refused. */
async function expectWhole(
  { document, sara, ugo, ida }: Stage,
  before: { content: unknown; owners: Map<number, string | null> },
): Promise<void> {
  for (const tablet of [sara, ugo, ida]) {
    await tablet.until(() => JSON.stringify(tablet.area.read()) === JSON.stringify(before.content));
    await tablet.settled();
    expect(tablet.refused).toEqual([]);
    expect(await tablet.store.forks()).toEqual([]);
    expect(await tablet.store.unsent()).toEqual([]);
  }
  expect(await server.ente.relay.read(document)).toEqual(before.content);
  const owners = ownersOf(document);
  for (const [client, person] of before.owners) expect([client, owners.get(client)]).toEqual([client, person]);
  expect(await server.ente.store.quarantined(document)).toEqual([]);
  for (const row of await server.ente.store.log(document)) {
    for (const client of Y.parseUpdateMeta(row.bytes).to.keys()) {
      expect([row.seq, owners.get(client)]).toEqual([row.seq, row.person]);
    }
  }
  const stored = await server.ente.store.find(document);
  expect(stored && (await replayFault(server.ente.store, stored))).toBeNull();
}

describe('[RE11] after a restore', () => {
  test.each([
    ['Sara, then Ugo, then Ida', ['sara', 'ugo', 'ida']],
    ['Ugo, then Sara, then Ida', ['ugo', 'sara', 'ida']],
    ['Ida who only reads, then Ugo, then Sara', ['ida', 'ugo', 'sara']],
  ] as const)('%s come back: nothing is lost and everybody keeps what they wrote', async (_, order) => {
    const at = await stage();
    await goOn(at);
    const before = { content: at.sara.area.read(), owners: ownersOf(at.document) };
    for (const name of order) await at[name].close();
    await restore(at);
    expect((await server.ente.relay.read(at.document)) as unknown).not.toEqual(before.content);
    for (const name of order) {
      await at[name].signIn();
      await at[name].open();
      await at[name].settled();
      // The first to come back brings all of it.
      expect(await server.ente.relay.read(at.document)).toEqual(before.content);
    }
    await expectWhole(at, before);
    const [recovered] = all(server.ente.db, 'SELECT DISTINCT messenger FROM recovered_rows');
    expect(recovered?.messenger).toBe(`person-${order[0]}`);
  });

  test('who is connected meanwhile comes back by signing in, and all at once', async () => {
    const at = await stage();
    await goOn(at);
    const before = { content: at.sara.area.read(), owners: ownersOf(at.document) };
    const closed = Promise.all([at.sara, at.ugo, at.ida].map((one) => one.until(() => one.sync.facts(0).expired)));
    await restore(at);
    await closed;
    for (const one of [at.sara, at.ugo, at.ida]) {
      await one.signIn();
      one.sync.retryNow();
    }
    await expectWhole(at, before);
  });

  test('what was not sent yet goes out too, and stays its writer’s', async () => {
    const at = await stage();
    await goOn(at);
    await at.sara.close();
    await at.ugo.close();
    await at.ida.close();
    await restore(at);
    // Without network, before the restore is known.
    for (const name of ['sara', 'ugo'] as const) {
      at[name].cookie = '';
      await at[name].open();
      await at[name].until(() => at[name].sync.facts(0).expired);
      at[name].area.setField(idOf(at[name], 'Di Ugo e Sara'), 'description', `senza rete, ${name}`);
      at[name].area.addObjective({ title: `Senza rete, ${name}` });
      await at[name].sync.flush();
    }
    for (const name of ['ugo', 'sara'] as const) {
      await at[name].signIn();
      at[name].sync.retryNow();
      await at[name].settled();
    }
    await at.ida.signIn();
    await at.ida.open();
    await at.ugo.until(() => titles(at.ugo).includes('Senza rete, sara'));
    for (const one of [at.sara, at.ugo, at.ida]) {
      await one.until(() => titles(one).filter((title) => title.startsWith('Senza rete')).length === 2);
      expect(one.refused).toEqual([]);
      expect(await one.store.unsent()).toEqual([]);
    }
    expect(await server.ente.store.quarantined(at.document)).toEqual([]);
    const owners = ownersOf(at.document);
    for (const row of await server.ente.store.log(at.document)) {
      for (const client of Y.parseUpdateMeta(row.bytes).to.keys()) expect(owners.get(client)).toBe(row.person);
    }
  });

  test('a device that dies while it hands back begins again, and nothing is twice there', async () => {
    const at = await stage();
    await goOn(at);
    const before = { content: at.sara.area.read(), owners: ownersOf(at.document) };
    for (const one of [at.sara, at.ugo, at.ida]) await one.close();
    await restore(at);
    await at.ugo.signIn();
    // The answer never arrives: the Comune has it, the device does not know.
    let offered = 0;
    at.ugo.beforeOffer = () => {
      offered += 1;
      return offered === 1 ? Promise.reject(new Error('gone')) : Promise.resolve();
    };
    await at.ugo.open();
    await at.ugo.until(() => at.ugo.sync.facts(0).connection === 'lost');
    await at.ugo.close();
    for (const one of [at.ugo, at.sara, at.ida]) {
      await one.signIn();
      await one.open();
      await one.settled();
    }
    expect(offered).toBe(2);
    await expectWhole(at, before);
  });

  test('when the weeks for it are over, what others wrote is not taken and what one wrote is kept apart', async () => {
    const at = await stage();
    await goOn(at);
    for (const one of [at.sara, at.ugo, at.ida]) await one.close();
    await restore(at);
    server.ente.db.prepare('UPDATE restores SET recover_until = ?').run(server.now.toISOString());
    await at.ugo.signIn();
    await at.ugo.open();
    await at.ugo.until(() => at.ugo.refused.length > 0);
    await at.ugo.settled();
    expect(await at.ugo.store.forks()).toHaveLength(1);
    expect(all(server.ente.db, 'SELECT * FROM recovered_rows')).toEqual([]);
    const owners = ownersOf(at.document);
    for (const row of await server.ente.store.log(at.document)) {
      for (const client of Y.parseUpdateMeta(row.bytes).to.keys()) expect(owners.get(client)).toBe(row.person);
    }
  });
});
