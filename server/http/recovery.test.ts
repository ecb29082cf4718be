import { createReadStream } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import type { OwnerEntry, RecoveryStanding } from '#lib/protocol/recovery.ts';
import { readTypedKey } from '../backup/key-faults.ts';
import { newKey } from '../backup/new-key.ts';
import { all } from '../entity/rows.ts';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let document: string;
/** What the Comune had and the copy has not: an objective of Ugo's, and one of Sara's after it. */
let lost: Uint8Array;
let owners: OwnerEntry[];
let cookie: string;

async function state(): Promise<Uint8Array> {
  const doc = new Y.Doc();
  for (const { bytes } of await server.ente.store.log(document)) Y.applyUpdate(doc, bytes);
  return Y.encodeStateAsUpdate(doc);
}

async function write(person: string, title: string): Promise<void> {
  await server.ente.relay.edit(document, person, (area) => {
    if (area instanceof AreaDocument) area.addObjective({ title });
  });
}

async function titles(): Promise<string[]> {
  const content = await server.ente.relay.read(document);
  return 'objectives' in content ? content.objectives.map(({ title }) => title) : [];
}

async function restoreFrom(path: string, key: string): Promise<void> {
  const source = createReadStream(path) as AsyncIterable<Buffer>;
  await server.running.host.restore(source, readTypedKey(key), { over: true, by: null });
}

const path = () => `/api/documents/${document}/recovery`;
const offer = (update: Uint8Array, vouched: readonly OwnerEntry[], as = cookie) =>
  server.post(path(), { update: Buffer.from(update).toString('base64'), owners: vouched }, { cookie: as });
const rows = async () => (await server.ente.store.log(document)).length;

beforeEach(async () => {
  server = await TestServer.start();
  await server.post('/api/setup', setupInput());
  const area = await server.ente.document({ kind: 'area', year: 2027, area: 'area-uno' });
  document = area?.id ?? '';
  const { text } = await newKey(server.ente, null);
  const copy = await server.running.host.backups.make();
  await write('person-ugo', 'Di Ugo');
  await write('person-sara', 'Di Sara');
  lost = await state();
  owners = all(server.ente.db, 'SELECT client, person FROM owners WHERE document = ?', document).map((row) => {
    const [client, person] = [Number(row.client), row.person === null ? null : String(row.person)];
    return { client, person, mac: server.ente.seals.seal(document, client, person) };
  });
  if (copy === null) throw new Error('no copy');
  await restoreFrom(server.running.host.backups.folder.pathOf(copy), text);
  cookie = await server.signIn('sara', 'lunga-abbastanza');
});
afterEach(() => server.remove());

describe('[RE11] what a restore lost', () => {
  test('is taken back once, in the names of those who wrote it', async () => {
    const standing = (await server.get(path(), { cookie })).body as RecoveryStanding;
    expect(standing.open).toBe(true);
    expect(await titles()).toEqual(['Primo']);
    expect(await offer(lost, owners)).toMatchObject({ status: 200, body: { rows: 2 } });
    expect(await titles()).toEqual(['Primo', 'Di Ugo', 'Di Sara']);
    const log = await server.ente.store.log(document);
    // Neither builds on the other: which comes first says nothing.
    expect(
      log
        .slice(-2)
        .map(({ person, device }) => [person, device])
        .sort(),
    ).toEqual([
      ['person-sara', null],
      ['person-ugo', null],
    ]);
    expect(all(server.ente.db, 'SELECT seq, messenger FROM recovered_rows').map((row) => ({ ...row }))).toEqual(
      log.slice(-2).map(({ seq }) => ({ seq, messenger: 'person-sara' })),
    );
    expect(await offer(lost, owners)).toMatchObject({ status: 200, body: { rows: 0 } });
  });

  test('is not taken from nobody, and a document nobody may see is no document', async () => {
    expect((await server.get(path())).status).toBe(401);
    expect((await server.post(path(), { update: '', owners: [] })).status).toBe(401);
    document = 'AAAAAAAAAAAAAAAAAAAAAA';
    expect((await server.get(path(), { cookie })).status).toBe(404);
    expect((await offer(lost, [])).status).toBe(404);
  });

  test('is not taken with a signature that is forged, of another document, or for another person', async () => {
    const before = await rows();
    const [plan] = (await server.ente.store.list()).filter(({ kind }) => kind === 'plan');
    const ugos = owners.find(({ person }) => person === 'person-ugo');
    if (ugos === undefined || plan === undefined) throw new Error('nothing to forge');
    for (const forged of [
      { ...ugos, mac: 'A'.repeat(22) },
      { ...ugos, mac: server.ente.seals.seal(plan.id, ugos.client, 'person-ugo') },
      { ...ugos, person: 'person-sara' },
      { ...ugos, person: null },
    ]) {
      const others = owners.filter(({ client }) => client !== ugos.client);
      expect(await offer(lost, [...others, forged])).toMatchObject({ status: 422, body: { code: 'invalid' } });
    }
    expect(await rows()).toBe(before);
  });

  test('without a signature is nobody’s but one’s own, and of who only reads not even that', async () => {
    const added = await server.command(
      {
        type: 'incarico.save',
        incarico: {
          id: 'incarico-ugo',
          person: 'person-ugo',
          role: 'sindaco',
          area: null,
          act: '',
          from: '2026-01-01',
          to: null,
        },
      },
      cookie,
    );
    expect(added.status).toBe(200);
    const { body } = await server.command({ type: 'account.invite', person: 'person-ugo' }, cookie);
    const token = (body as { link: string }).link.split('/').at(-1) ?? '';
    const reader = (await server.post(`/api/invitations/${token}`, { identifier: 'ugo', password: 'lunga-abbastanza' }))
      .cookie;
    const before = await rows();
    expect(await offer(lost, [], reader)).toMatchObject({ status: 200, body: { rows: 0 } });
    expect(await rows()).toBe(before);
    // As messenger of what is vouched for a reader is as good as any.
    expect(await offer(lost, owners, reader)).toMatchObject({ status: 200, body: { rows: 2 } });
  });

  test('is not taken when it is no update, or breaks the document’s rules', async () => {
    const before = await rows();
    expect(await offer(new Uint8Array([1, 2, 3]), owners)).toMatchObject({
      status: 422,
      body: { code: 'recovery-refused' },
    });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, lost);
    const vector = Y.encodeStateVector(doc);
    doc.getMap('anything').set('at', 'all');
    expect(await offer(Y.encodeStateAsUpdate(doc, vector), owners)).toMatchObject({ status: 422 });
    expect(await rows()).toBe(before);
    expect(await titles()).toEqual(['Primo']);
  });

  test('is not taken as the Comune’s own when it changes what the document says of itself', async () => {
    const doc = new Y.Doc();
    for (const { bytes } of await server.ente.store.log(document)) Y.applyUpdate(doc, bytes);
    const vector = Y.encodeStateVector(doc);
    doc.clientID = owners.find(({ person }) => person === null)?.client ?? 0;
    doc.getMap('meta').set('year', 1999);
    const before = await rows();
    expect(await offer(Y.encodeStateAsUpdate(doc, vector), owners)).toMatchObject({
      status: 422,
      body: { code: 'recovery-refused' },
    });
    expect(await rows()).toBe(before);
  });

  test('is not taken when the weeks are over, when the document is closed, when nothing was restored', async () => {
    await server.ente.store.setState(document, 'closed');
    expect(await offer(lost, owners)).toMatchObject({ status: 409, body: { code: 'recovery-closed' } });
    await server.ente.store.setState(document, 'open');
    server.ente.db.prepare('UPDATE restores SET recover_until = ?').run(server.now.toISOString());
    expect(await offer(lost, owners)).toMatchObject({ status: 409, body: { code: 'recovery-closed' } });
    server.ente.db.exec('DELETE FROM restores');
    expect((await server.get(path(), { cookie })).body).toMatchObject({ open: false });
    expect(await offer(lost, owners)).toMatchObject({ status: 409 });
  });
});
