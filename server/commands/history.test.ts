import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import type { Comparison, HistoryPage } from '#lib/protocol/history.ts';
import { syncFrame } from '../../tests/sync/frame-bytes.ts';
import { verify } from '../cli/verify.ts';
import { TestServer } from '../testing/test-server.ts';

const paragraph = (text: string): RichText[number] => ({ type: 'paragraph', content: [{ type: 'text', text }] });
const ACT = { organ: 'Giunta comunale', number: '41', day: '2027-03-01' };

let server: TestServer;
let segretario: string;
let responsabile: string;
let nadia: string;
let sara: string;
let area: string;
let plan: string;

const editArea = (person: string, edit: (document: AreaDocument) => void) =>
  server.ente.relay.edit(area, person, (document) => {
    if (!(document instanceof AreaDocument)) throw new TypeError('not an area');
    edit(document);
  });
const objective = async (id: string) => {
  const content = await server.ente.relay.read(area);
  return 'objectives' in content ? content.objectives.find((one) => one.id === id) : undefined;
};
const history = async (query = '', cookie = segretario, document = area) =>
  (await server.get(`/api/documents/${document}/history${query}`, { cookie })).body as HistoryPage;
const compare = async (from: number | string, to: number | string, more = '', document = area) =>
  (await server.get(`/api/documents/${document}/compare?from=${from}&to=${to}${more}`, { cookie: segretario }))
    .body as Comparison;
const restore = (input: object, document = area, cookie = segretario) =>
  server.post(`/api/documents/${document}/restore`, input, { cookie });

async function born(fields: Parameters<AreaDocument['addObjective']>[0]): Promise<{ id: string; seq: number }> {
  let id = '';
  const seq = await editArea(sara, (document) => {
    id = document.addObjective(fields);
  });
  return { id, seq };
}

beforeAll(async () => {
  server = await TestServer.withExample();
  segretario = await server.signIn('segretario');
  responsabile = await server.signIn('nadia.rota');
  nadia = server.person('Rota');
  const { ente } = server;
  sara = ente.registry.incarichi.find(({ role }) => role === 'segretario')?.person ?? '';
});
beforeEach(async () => {
  const documents = await server.ente.store.list();
  area = documents.find((one) => one.kind === 'area' && one.area === server.area('AM'))?.id ?? '';
  plan = documents.find((one) => one.kind === 'plan')?.id ?? '';
});
afterAll(() => server.remove());

describe('[RE8] what was, and going back to it', () => {
  test('a page of the history says who, when, from what to what, and what the rows are called', async () => {
    const { id } = await born({ title: 'Sportello', code: 'AM.9', weight: 1_000 });
    await editArea(nadia, (document) => document.setField(id, 'weight', 2_000));
    const page = await history(`?table=objectives&row=${id}&field=weight`);
    expect(page.entries).toMatchObject([
      { person: nadia, from: 1_000, to: 2_000, claimedAt: null },
      { person: sara, from: null, to: 1_000 },
    ]);
    expect(page.rows).toMatchObject([{ table: 'objectives', row: id, name: 'AM.9 · Sportello', discarded: false }]);
    expect(page).toMatchObject({ next: null, erasure: null, mayRestore: true });
    expect((await history(`?person=${nadia}&row=${id}&table=objectives`)).entries).toHaveLength(1);
    expect((await history(`?since=2999-01-01T00:00:00.000Z`)).entries).toEqual([]);
    expect((await server.get(`/api/documents/${area}/history?since=ieri`, { cookie: segretario })).status).toBe(422);
  });

  test('what hangs on an objective is in its history', async () => {
    const { id } = await born({ title: 'Con fasi' });
    await editArea(nadia, (document) => document.addPhase(id, { title: 'Prima fase' }));
    const page = await history(`?table=objectives&row=${id}`);
    expect(page.entries).toContainEqual(expect.objectContaining({ table: 'phases', field: 'title', to: 'Prima fase' }));
    expect(page.rows.find((row) => row.table === 'phases')?.parent).toEqual({ table: 'objectives', row: id });
  });

  test('pages follow each other without a gap', async () => {
    const { id } = await born({ title: 'Molti' });
    for (let index = 0; index < 210; index += 1)
      await editArea(nadia, (document) => document.setField(id, 'title', `Molti ${index}`));
    const first = await history(`?table=objectives&row=${id}&field=title`);
    expect(first.entries).toHaveLength(200);
    const all = await history();
    expect(all.entries.length).toBeLessThanOrEqual(200);
    const second = await history(`?table=objectives&row=${id}&field=title&before=${first.next}`);
    expect(first.entries.at(-1)?.from).toBe(second.entries[0]?.to);
    expect(second.next).toBeNull();
  });

  test('two moments are compared, by row of the log or by the hour', async () => {
    const { id, seq } = await born({ title: 'Allora', description: 'Prima' });
    const before = server.now.toISOString();
    server.passSeconds(60);
    const later = await editArea(nadia, (document) => document.setField(id, 'title', 'Ora'));
    const changed = {
      table: 'objectives',
      row: id,
      kind: 'changed',
      fields: [{ field: 'title', from: 'Allora', to: 'Ora' }],
    };
    expect((await compare(seq, later)).differences).toEqual([changed]);
    expect((await compare(before, later)).differences).toEqual([changed]);
    expect((await compare(later, seq)).differences[0]?.fields).toEqual([{ field: 'title', from: 'Ora', to: 'Allora' }]);
    expect((await compare(seq, seq)).differences).toEqual([]);
    const future = await server.get(`/api/documents/${area}/compare?from=1&to=999999`, { cookie: segretario });
    expect(future.status).toBe(404);
  });

  test('a field goes back by an edit of whoever asks, and forward again', async () => {
    const { id, seq } = await born({ title: 'Uno', weight: 1_000 });
    const base = await editArea(nadia, (document) => {
      document.setField(id, 'title', 'Due');
      document.setField(id, 'weight', 2_000);
    });
    const places = [{ table: 'objectives', row: id, field: 'title' }];
    const done = await restore({ seq, base, places }, area, responsabile);
    expect(done.status).toBe(200);
    expect(await objective(id)).toMatchObject({ title: 'Uno', weight: 2_000 });
    const [entry] = (await history(`?table=objectives&row=${id}`)).entries;
    expect(entry).toMatchObject({ person: nadia, field: 'title', from: 'Due', to: 'Uno' });
    const again = done.body as { seq: number };
    await restore({ seq: base, base: again.seq, places });
    expect(await objective(id)).toMatchObject({ title: 'Due', weight: 2_000 });
  });

  test('what somebody changed since the preview is not overwritten', async () => {
    const { id, seq } = await born({ title: 'Uno' });
    const base = await editArea(nadia, (document) => document.setField(id, 'title', 'Due'));
    await editArea(nadia, (document) => document.setField(id, 'notes', 'altrove'));
    await editArea(nadia, (document) => document.setField(id, 'title', 'Tre'));
    const title = [{ table: 'objectives', row: id, field: 'title' }];
    const refused = await restore({ seq, base, places: title });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'changed-meanwhile' }]);
    expect((await objective(id))?.title).toBe('Tre');
    expect((await restore({ seq, base, places: [{ table: 'objectives', row: id, field: 'weight' }] })).status).toBe(
      200,
    );
  });

  test('a whole document goes back', async () => {
    const { id, seq } = await born({ title: 'Resta' });
    const { id: since } = await born({ title: 'Venuto dopo' });
    const base = await editArea(nadia, (document) => document.discardObjective(id, server.now.toISOString()));
    expect((await restore({ seq, base })).status).toBe(200);
    expect((await objective(id))?.title).toBe('Resta');
    expect(await objective(since)).toBeUndefined();
    expect((await compare(seq, (await history()).seq)).differences).toEqual([]);
  });

  test('a chapter goes back, text and all', async () => {
    let chapter = '';
    const seq = await server.ente.relay.edit(plan, sara, (document) => {
      if (document instanceof PlanDocument)
        chapter = document.chapters.add({ title: 'Contesto', body: [paragraph('Uno'), paragraph('Due')] });
    });
    const base = await server.ente.relay.edit(plan, sara, (document) => {
      if (document instanceof PlanDocument) document.chapters.text(chapter)?.delete(0, 2);
    });
    const { differences } = await compare(seq, base, '', plan);
    expect(differences[0]?.fields).toEqual([{ field: 'body', from: 'Uno\nDue', to: '' }]);
    await restore({ seq, base, places: [{ table: 'chapters', row: chapter, field: 'body' }] }, plan);
    const content = await server.ente.relay.read(plan);
    const body = 'chapters' in content ? content.chapters.find((one) => one.id === chapter)?.body : null;
    expect(body).toEqual([paragraph('Uno'), paragraph('Due')]);
  });

  test('a closed document is shown and not written', async () => {
    const { seq } = await born({ title: 'Chiuso' });
    await server.ente.store.setState(area, 'closed');
    expect((await history()).mayRestore).toBe(false);
    expect(await restore({ seq, base: seq })).toMatchObject({ status: 409, body: { code: 'document-closed' } });
    await server.ente.store.setState(area, 'open');
  });
});

test('[RE8] who may not read the history is told nothing of what is gone, by any address', async () => {
  const SECRET = 'Zibaldone-taciuto';
  const employee = await server.signIn('chiara.locatelli');
  const stream = await fetch(`${server.base}/api/feed`, { headers: { cookie: employee } });
  const { id } = await born({ title: `Titolo ${SECRET}`, description: SECRET });
  const seq = await editArea(nadia, (document) => {
    document.setField(id, 'title', 'Titolo');
    document.setField(id, 'description', '');
  });
  const paths = [
    ...[
      '/api/status',
      '/api/session',
      '/api/registry',
      '/api/documents',
      '/api/accounts',
      `/api/people/${id}/merge/${id}`,
    ],
    ...[`changes?row=${id}`, 'history', `history?table=objectives&row=${id}`, `compare?from=${seq - 1}&to=${seq}`].map(
      (path) => `/api/documents/${area}/${path}`,
    ),
  ];
  for (const path of paths) {
    const answer = await server.get(path, { cookie: employee });
    expect(JSON.stringify([answer.body, [...answer.headers]])).not.toContain(SECRET);
  }
  const refusals = [
    await restore({ seq: seq - 1, base: seq }, area, employee),
    await restore({ seq: 'x' }, area, employee),
    await server.command(
      { type: 'document.erase', document: area, rows: [{ table: 'objectives', row: id }], act: ACT },
      employee,
    ),
  ];
  for (const answer of refusals) {
    expect(answer.status).toBe(403);
    expect(JSON.stringify(answer.body)).not.toContain(SECRET);
  }
  expect(JSON.stringify(await history(`?table=objectives&row=${id}`))).toContain(SECRET);
  // The feed has told of every edit by now: its events are read up to the one of the last.
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  let told = '';
  while (reader && !told.includes(`"seq":${seq}`)) told += (await reader.read()).value ?? '';
  await reader?.cancel();
  expect(told).toContain(area);
  expect(told).not.toContain(SECRET);
});

describe('[RE8] cancellazione definitiva', () => {
  const SECRET = 'Zibaldone-innominabile';
  const files = () => {
    const folder = join(server.config.data, 'esempio');
    return readdirSync(folder)
      .map((name) => readFileSync(join(folder, name)))
      .map((bytes) => bytes.toString('latin1') + bytes.toString('utf16le') + bytes.subarray(1).toString('utf16le'))
      .join('');
  };
  const eraseRows = (rows: { table: string; row: string }[], cookie = segretario) =>
    server.command({ type: 'document.erase', document: area, rows, act: ACT }, cookie);

  async function binned(): Promise<string> {
    const { id } = await born({ title: SECRET, description: `Parla di ${SECRET}`, notes: 'è così' });
    await editArea(nadia, (document) => document.addParticipation(id, { group: `Gruppo ${SECRET}` }));
    await editArea(nadia, (document) => document.discardObjective(id, server.now.toISOString()));
    return id;
  }

  test('only what is in the Cestino, and only by the Segretario', async () => {
    const { id } = await born({ title: 'Vivo' });
    expect((await eraseRows([{ table: 'objectives', row: id }])).status).toBe(422);
    expect((await eraseRows([{ table: 'objectives', row: id }], responsabile)).status).toBe(403);
    expect((await objective(id))?.title).toBe('Vivo');
    await editArea(nadia, (document) => document.setField(id, 'title', 'Ancora vivo'));
  });

  test('nothing of it is left on the disk, in the history, in the audit; the rest goes on', async () => {
    const kept = await born({ title: 'Resta qui', weight: 700 });
    await editArea(nadia, (document) => document.setField(kept.id, 'weight', 900));
    const id = await binned();
    await server.ente.store.quarantine({
      id: 'q-secret',
      document: area,
      person: nadia,
      device: null,
      code: 4422,
      reason: 'prova',
      baseSeq: 1,
      bytes: new TextEncoder().encode(SECRET),
      at: server.now.toISOString(),
    });
    const old = area;
    const last = (await server.ente.store.find(old))?.seq ?? 0;
    expect(files()).toContain(SECRET);
    const answer = await eraseRows([{ table: 'objectives', row: id }]);
    expect(answer.status).toBe(200);
    expect(files()).not.toContain(SECRET);
    expect(await server.ente.store.find(old)).toBeNull();
    area =
      (await server.ente.store.list()).find((one) => one.kind === 'area' && one.area === server.area('AM'))?.id ?? '';
    expect(area).not.toBe(old);
    expect(await objective(kept.id)).toMatchObject({ title: 'Resta qui', weight: 900 });
    const page = await history();
    expect(page.erasure).toMatchObject(ACT);
    expect(page.entries.find((entry) => entry.field === 'weight' && entry.row === kept.id)).toMatchObject({
      person: nadia,
      from: 700,
      to: 900,
    });
    expect(JSON.stringify(page)).not.toContain(SECRET);
    expect(page.entries.some((entry) => entry.row === id)).toBe(false);
    const [tombstone] = await server.ente.store.tombstones();
    expect(tombstone).toMatchObject({ document: old, successor: area, seq: last, erased: 2, person: sara, act: ACT });
    await editArea(nadia, (document) => document.setField(kept.id, 'weight', 950));
    const verified = await verify(join(server.config.data, 'esempio', 'traguardo.sqlite'), [], () => undefined);
    expect(verified.exitCode).toBe(0);
    expect(verified.out).toMatch(
      /^ok {2}Area Amministrativa .*cancellazione definitiva di .*Giunta comunale n\. 41 del 01\/03\/2027/m,
    );
    expect(verified.out).not.toContain(SECRET);
  });

  test('who is connected goes over to the successor, and so does who comes later', async () => {
    const id = await binned();
    const open = await Device.connect(responsabile, area);
    expect(open.text).toContain(SECRET);
    const answer = await eraseRows([{ table: 'objectives', row: id }]);
    expect(answer.status).toBe(200);
    expect(await open.closed).toEqual([CLOSE.replaced, 'erased']);
    const late = await Device.connect(responsabile, area, false);
    expect(await late.closed).toEqual([CLOSE.replaced, 'erased']);
    const list = (await server.get('/api/documents', { cookie: responsabile })).body as { id: string; area: string }[];
    const successor = list.find((one) => one.area === server.area('AM'))?.id ?? '';
    const fresh = await Device.connect(responsabile, successor);
    expect(fresh.text).not.toContain(SECRET);
    fresh.end();
    // Who may not open it learns nothing of it.
    await server.ente.change(null, 'test', {}, (registry) =>
      registry.savePerson({ id: 'estraneo', familyName: 'Estraneo', givenName: 'Prova', title: '' }),
    );
    await server.ente.accounts.create('estraneo', 'estraneo', 'valmora-prova');
    const stranger = await Device.connect(await server.signIn('estraneo'), area, false);
    expect((await stranger.closed)[0]).toBe(CLOSE.noAccess);
  });

  test('also while somebody else reads the database', async () => {
    const id = await binned();
    const reader = new DatabaseSync(join(server.config.data, 'esempio', 'traguardo.sqlite'), { readOnly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM log').get();
    server.ente.db.exec('PRAGMA busy_timeout = 1');
    expect((await eraseRows([{ table: 'objectives', row: id }])).status).toBe(200);
    server.ente.db.exec('PRAGMA busy_timeout = 5000');
    reader.close();
    expect(await server.ente.store.find(area)).toBeNull();
    await server.ente.store.scrub();
    expect(files()).not.toContain(SECRET);
  });

  test('when it fails the document is as before', async () => {
    const id = await binned();
    const open = await Device.connect(responsabile, area);
    const answer = await eraseRows([
      { table: 'objectives', row: id },
      { table: 'objectives', row: 'nessuna' },
    ]);
    expect(answer.status).toBe(422);
    expect((await open.closed)[0]).toBe(CLOSE.notStored);
    const { id: next } = await born({ title: 'Si scrive ancora' });
    expect((await objective(next))?.title).toBe('Si scrive ancora');
  });
});

/** A device that asks for a document and keeps every byte it is sent. */
class Device {
  readonly #socket: WebSocket;
  readonly #frames: Buffer[] = [];
  readonly closed: Promise<[code: number, reason: string]>;
  readonly #first: Promise<void>;

  constructor(cookie: string, document: string) {
    this.#socket = new WebSocket(
      `${server.base.replace('http', 'ws')}/sync/${document}`,
      [formatSubprotocol(DOCUMENT_SCHEMA.area)],
      { headers: { cookie, origin: server.base } },
    );
    this.#first = new Promise((resolve) => {
      this.#socket.on('message', (data: Buffer) => {
        this.#frames.push(data);
        // The answer to our step 1: the document.
        if (data[0] === 0 && data[1] === 1) resolve();
      });
    });
    this.closed = new Promise((resolve) => {
      this.#socket.on('close', (code, reason) => resolve([code, reason.toString()]));
    });
    this.#socket.on('open', () => this.#socket.send(syncFrame('step1', Y.encodeStateVector(new Y.Doc()))));
  }

  static async connect(cookie: string, document: string, toContent = true): Promise<Device> {
    const device = new Device(cookie, document);
    if (toContent) await device.#first;
    return device;
  }

  get text(): string {
    return Buffer.concat(this.#frames).toString('utf8');
  }

  end(): void {
    this.#socket.close();
  }
}
