import { toBase64 } from 'lib0/buffer';
import { afterEach, expect, test } from 'vitest';
import * as v from 'valibot';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { BatchAnswer, MAX_BATCH_BYTES, MOST_DOCUMENTS, type BatchDocument } from '#lib/protocol/batch.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { runErrand } from '../../server/relay/errand.ts';
import { TestServer } from '../../server/testing/test-server.ts';
import { settled } from './held-scheduler.ts';
import { RelayStage } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.remove();
});

/** A device's document that is exchanged by request, with the real server. */
class Device {
  readonly doc = new Y.Doc();
  readonly area = new AreaDocument(this.doc);
  readonly server: TestServer;
  readonly cookie: string;
  readonly id: string;
  epoch: string | null = null;
  vector: Uint8Array | null = null;

  constructor(server: TestServer, cookie: string, id: string) {
    this.server = server;
    this.cookie = cookie;
    this.id = id;
  }

  async exchange(update?: Uint8Array, over: Record<string, unknown> = {}): Promise<BatchDocument> {
    const document = {
      id: this.id,
      subprotocol: formatSubprotocol(DOCUMENT_SCHEMA.area),
      epoch: this.epoch,
      vector: toBase64(Y.encodeStateVector(this.doc)),
      ...(update ? { update: toBase64(update) } : {}),
      ...over,
    };
    const answer = await this.server.post('/api/sync', { documents: [document] }, { cookie: this.cookie });
    const [told] = v.parse(BatchAnswer, answer.body).documents;
    if (!told) throw new Error('no answer');
    if ('hello' in told) {
      this.epoch = told.hello.epoch;
      this.vector = told.vector;
      Y.applyUpdate(this.doc, told.update);
    }
    return told;
  }

  /** Asks, then gives. */
  async sync(): Promise<BatchDocument> {
    await this.exchange();
    return this.exchange(Y.encodeStateAsUpdate(this.doc, this.vector ?? undefined));
  }
}

async function start(): Promise<{ server: TestServer; documents: (cookie: string) => Promise<DocumentEntry[]> }> {
  const server = await TestServer.withExample();
  servers.push(server);
  const documents = async (cookie: string) => (await server.get('/api/documents', { cookie })).body as DocumentEntry[];
  return { server, documents };
}

async function loginOf(server: TestServer, role: RegExp): Promise<string> {
  const { logins } = (await server.get('/api/status')).body as { logins: { identifier: string; role: string }[] };
  const login = logins.find((one) => role.test(one.role));
  if (!login) throw new Error(`no ${String(role)}`);
  return server.signIn(login.identifier);
}

test('[DE7] what is given by request is stored, with its author, and comes to the others', async () => {
  const { server, documents } = await start();
  const cookie = await loginOf(server, /Segretario/);
  const entry = (await documents(cookie)).find((one) => one.kind === 'area' && one.access === 'write');
  if (!entry) throw new Error('no area');
  const first = new Device(server, cookie, entry.id);
  const second = new Device(server, cookie, entry.id);
  await second.exchange();
  await first.exchange();
  first.area.addObjective({ title: 'Sportello' });
  const told = await first.sync();
  expect(told).toMatchObject({ stored: true, hello: { access: 'write' } });
  const stored = await server.ente.store.find(entry.id);
  expect('seq' in told && told.seq).toBe(stored?.seq);
  expect(stored?.seq).toBeGreaterThan(entry.seq);
  await second.exchange();
  expect(second.area.read().objectives.map((one) => one.title)).toContain('Sportello');
  const changes = await server.get(`/api/documents/${entry.id}/changes?field=title`, { cookie });
  expect(changes.body).toContainEqual(expect.objectContaining({ to: 'Sportello', seq: stored?.seq }));
});

test('[DE7] [RE5] unknown and forbidden documents have one answer; nobody signed in has none', async () => {
  const { server, documents } = await start();
  const secretary = await loginOf(server, /Segretario/);
  const head = await loginOf(server, /Responsabile/);
  const own = await documents(head);
  const foreign = (await documents(secretary)).find((one) => own.every(({ id }) => id !== one.id));
  const unknown = await new Device(server, head, 'NobodyKnowsThisDocument').exchange();
  expect(unknown).toMatchObject({ closed: CLOSE.noAccess });
  if (foreign) {
    const forbidden = await new Device(server, head, foreign.id).exchange();
    expect({ ...forbidden, id: '' }).toEqual({ ...unknown, id: '' });
  }
  const letter = { id: 'a', subprotocol: formatSubprotocol(2), epoch: null, vector: 'AA==' };
  expect((await server.post('/api/sync', { documents: [letter] })).status).toBe(401);
});

test('[DE7] a write the Comune may not take is refused as over a socket, and kept in quarantine', async () => {
  const { server, documents } = await start();
  const head = await loginOf(server, /Responsabile/);
  const readable = (await documents(head)).find((one) => one.kind === 'area' && one.access === 'read');
  const writable = (await documents(head)).find((one) => one.kind === 'area' && one.access === 'write');
  if (!writable) throw new Error('no area');
  const quarantined = () => server.ente.db.prepare('SELECT count(*) AS n FROM quarantine').get()?.['n'];
  if (readable) {
    const reader = new Device(server, head, readable.id);
    await reader.exchange();
    reader.area.addObjective({ title: 'Non mio' });
    expect(await reader.sync()).toMatchObject({ closed: CLOSE.notWritable });
    expect(quarantined()).toBe(1);
  }
  const before = Number(quarantined());
  const writer = new Device(server, head, writable.id);
  await writer.exchange();
  expect(await writer.exchange(new Uint8Array([7, 7, 7]))).toMatchObject({ closed: CLOSE.rejected });
  expect(quarantined()).toBe(before + 1);
  // The refused bytes changed nothing, for nobody.
  expect(await new Device(server, head, writable.id).sync()).toMatchObject({ stored: true });
});

test('[DE7] a device of another version, or of a store that is no more, gives nothing', async () => {
  const { server, documents } = await start();
  const cookie = await loginOf(server, /Segretario/);
  const [entry] = (await documents(cookie)).filter((one) => one.kind === 'area');
  if (!entry) throw new Error('no area');
  const device = new Device(server, cookie, entry.id);
  await device.exchange();
  for (const subprotocol of ['', 'other', formatSubprotocol(DOCUMENT_SCHEMA.area - 1)]) {
    expect(await device.exchange(undefined, { subprotocol })).toMatchObject({ closed: CLOSE.clientTooOld });
  }
  device.area.addObjective({ title: 'Di prima' });
  const update = Y.encodeStateAsUpdate(device.doc);
  expect(await device.exchange(update, { epoch: 'another' })).toMatchObject({ stored: false });
  expect((await server.ente.store.find(entry.id))?.seq).toBe(entry.seq);
});

test('[DE7] the request has its limits', async () => {
  const { server, documents } = await start();
  const cookie = await loginOf(server, /Segretario/);
  const [entry] = await documents(cookie);
  const letter = { id: entry?.id ?? '', subprotocol: formatSubprotocol(2), epoch: null, vector: 'AA==' };
  const ask = (body: unknown) => server.post('/api/sync', body, { cookie });
  expect((await ask({ documents: [] })).status).toBe(422);
  expect((await ask({ documents: Array.from({ length: MOST_DOCUMENTS + 1 }, () => letter) })).status).toBe(422);
  expect((await ask({ documents: [{ ...letter, vector: 'è' }] })).status).toBe(422);
  expect((await ask({ documents: [{ ...letter, update: 'A'.repeat(MAX_BATCH_BYTES) }] })).status).toBe(413);
  expect((await ask({ documents: [letter, letter] })).status).toBe(200);
  let answer = await ask({ documents: [letter] });
  for (let count = 0; count < 300 && answer.status === 200; count += 1) answer = await ask({ documents: [letter] });
  expect(answer.status).toBe(429);
  server.passSeconds(1);
  expect((await ask({ documents: [letter] })).status).toBe(200);
});

test('[DE7] [RE1] the answer comes after the commit, and a commit that fails stores nothing and says so', async () => {
  const stage = await RelayStage.set();
  const doc = new Y.Doc();
  const who = { person: { id: 'nadia', name: 'Nadia' }, device: null, session: { id: 's' } };
  const ask = (update?: Uint8Array, epoch: string | null = null) => {
    const vector = Y.encodeStateVector(doc);
    const letter = { id: AREA_ID, subprotocol: formatSubprotocol(DOCUMENT_SCHEMA.area), epoch, vector };
    return runErrand(stage.relay, update ? { ...letter, update } : letter, who);
  };
  const told = await ask();
  if (!('hello' in told)) throw new Error('refused');
  Y.applyUpdate(doc, told.update);
  new AreaDocument(doc).addObjective({ title: 'Sportello' });

  let answered: BatchDocument | null = null;
  const giving = ask(Y.encodeStateAsUpdate(doc), told.hello.epoch).then((answer) => (answered = answer));
  await settled();
  expect(answered).toBeNull();
  stage.store.broken = true;
  await stage.commit();
  await giving;
  expect(answered).toMatchObject({ closed: CLOSE.notStored });

  stage.store.broken = false;
  const again = ask(Y.encodeStateAsUpdate(doc), told.hello.epoch);
  await stage.commit();
  expect(await again).toMatchObject({ stored: true });
  expect(stage.relay.openRooms).toBe(1);
});
