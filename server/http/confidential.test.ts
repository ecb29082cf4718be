import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { EvalSheetDocument } from '#lib/documents/eval-sheet-document.ts';
import { EvidenceDocument } from '#lib/documents/evidence-document.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { TalkDocument } from '#lib/documents/talk-document.ts';
import { formatSubprotocol, MESSAGE } from '#lib/protocol/frames.ts';
import { doctor } from '../cli/operations/doctor.ts';
import { exportAll, listDocuments } from '../cli/operations/export.ts';
import { TestServer } from '../testing/test-server.ts';

let year = 0;
const WORDS = {
  draftReason: 'Bozza-di-giudizio',
  finalReason: 'Motivo-consegnat',
  note: 'Nota-dei-valutatori',
  deletedNote: 'Nota-cancellata',
  talk: 'Detto-tra-valutatori',
  deletedTalk: 'Detto-e-tolto',
  evidence: 'Prova-dell’anno',
  deletedEvidence: 'Prova-tolta',
  self: 'Giudizio-di-sé',
  laterReason: 'Ripensamento',
};
const DRAFT_SCORE = 876_543;

let server: TestServer;
const cookies: Record<string, string> = {};
let sheet = '';
let self = '';
let evidence = '';
let talk = '';
let dina = '';
let head = '';

beforeAll(async () => {
  server = await TestServer.withExample();
  const { ente } = server;
  for (const who of ['segretario', 'nadia.rota', 'luca.ferri', 'chiara.locatelli'])
    cookies[who] = await server.signIn(who);
  await ente.change(null, 'test', {}, (registry) => {
    registry.savePerson({ id: 'only-administers', familyName: 'Soltanto', givenName: 'Prova', title: '' });
    const open = { act: '', area: null, from: null, to: null };
    registry.saveIncarico({ id: 'i-adm', person: 'only-administers', role: 'administrator', ...open });
  });
  await ente.accounts.create('only-administers', 'soltanto', 'valmora-prova');
  cookies.soltanto = await server.signIn('soltanto');
  year = ente.registry.years.at(-1) ?? 0;
  dina = server.person('Locatelli');
  head = server.person('Rota');
  expect((await server.command({ type: 'evaluation.open', year }, cookies.segretario ?? '')).status).toBe(200);
  const idOf = async (kind: 'eval-sheet' | 'self-sheet' | 'evidence') =>
    (await ente.document({ kind, year, person: dina }))?.id ?? '';
  [sheet, self, evidence] = [await idOf('eval-sheet'), await idOf('self-sheet'), await idOf('evidence')];
  const opened = await server.command(
    { type: 'talk.open', document: sheet, circle: [head, server.person('Marchesi')] },
    cookies['nadia.rota'] ?? '',
  );
  talk = (opened.body as { document: string }).document;

  await ente.relay.edit(sheet, head, (document) => {
    if (!(document instanceof EvalSheetDocument)) throw new TypeError();
    const score = document.addScore('obiettivi');
    document.setScore(score, 'score', DRAFT_SCORE);
    document.setScore(score, 'reason', WORDS.draftReason);
    document.addNote(WORDS.note);
    document.addNote(WORDS.deletedNote);
  });
  await ente.relay.edit(sheet, head, (document) => {
    if (!(document instanceof EvalSheetDocument)) throw new TypeError();
    const { scores, notes } = document.read();
    document.setScore(scores[0]?.id ?? '', 'score', 900_000);
    document.setScore(scores[0]?.id ?? '', 'reason', WORDS.finalReason);
    document.removeNote(notes.find((note) => note.text === WORDS.deletedNote)?.id ?? '', '2027-06-01');
  });
  await ente.relay.edit(evidence, dina, (document) => {
    if (!(document instanceof EvidenceDocument)) throw new TypeError();
    document.addItem({ text: WORDS.evidence });
    document.removeItem(document.addItem({ text: WORDS.deletedEvidence }), '2027-06-01');
  });
  await ente.relay.edit(talk, head, (document) => {
    if (!(document instanceof TalkDocument)) throw new TypeError();
    document.say(head, WORDS.talk);
  });
  // In an edit of its own: what one transaction writes and takes away never was.
  const said = await ente.relay.read(talk);
  expect('messages' in said && said.messages.length).toBe(1);
  await ente.relay.edit(talk, head, (document) => {
    if (document instanceof TalkDocument) document.say(head, WORDS.deletedTalk);
  });
  await ente.relay.edit(talk, head, (document) => {
    if (!(document instanceof TalkDocument)) throw new TypeError();
    const [gone] = document.read().messages.filter((message) => message.text === WORDS.deletedTalk);
    document.removeMessage(gone?.id ?? '', '2027-06-01');
  });
  await ente.relay.edit(self, dina, (document) => {
    if ('addAnswer' in document) document.setAnswer(document.addAnswer('obiettivi'), 'reason', WORDS.self);
  });
});
afterAll(() => server.remove());

interface Heard {
  bytes: Buffer;
  frames: Buffer[];
  code: number | null;
}

/** What a device of this person is sent when it opens a document with nothing, until it has it or is shown out. */
async function open(documentId: string, cookie: string, kind: keyof typeof DOCUMENT_SCHEMA): Promise<Heard> {
  const socket = new WebSocket(
    `${server.base.replace('http', 'ws')}/sync/${documentId}`,
    formatSubprotocol(DOCUMENT_SCHEMA[kind]),
    { headers: { cookie } },
  );
  const frames: Buffer[] = [];
  socket.on('open', () => socket.send(new Uint8Array([0, 0, 1, 0])));
  const code = await new Promise<number | null>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      frames.push(data);
      if (data[0] === MESSAGE.sync && data[1] === 1) resolve(null);
    });
    socket.on('close', resolve);
    socket.on('error', reject);
  });
  socket.close();
  return { bytes: Buffer.concat(frames), frames, code };
}

/** A text as UTF-8 and UTF-16; a number as Yjs writes it. */
function traces(secret: string | number): Buffer[] {
  if (typeof secret === 'string') return [Buffer.from(secret, 'utf8'), Buffer.from(secret, 'utf16le')];
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, secret);
  return [Buffer.from(encoding.toUint8Array(encoder)), Buffer.from(String(secret))];
}

const found = (bytes: Buffer, secrets: readonly (string | number)[]) =>
  secrets.filter((secret) => traces(secret).some((trace) => bytes.includes(trace)));

/** Everything HTTP and the sockets will tell this person. */
async function everythingFor(who: string): Promise<Buffer> {
  const cookie = cookies[who] ?? '';
  const parts: Buffer[] = [];
  for (const document of await server.ente.store.list()) {
    parts.push((await open(document.id, cookie, document.kind)).bytes);
    parts.push(
      Buffer.from(JSON.stringify((await server.get(`/api/documents/${document.id}/changes`, { cookie })).body)),
    );
  }
  const paths = ['status', 'session', 'registry', 'documents', 'accounts', `sheets/${year}/${dina}`];
  for (const path of paths)
    parts.push(Buffer.from(JSON.stringify((await server.get(`/api/${path}`, { cookie })).body)));
  return Buffer.concat(parts);
}

const ALL = [...Object.values(WORDS), DRAFT_SCORE, 900_000];
const { deletedNote, deletedTalk, deletedEvidence, draftReason } = WORDS;
const GONE = [deletedNote, deletedTalk, deletedEvidence, draftReason, DRAFT_SCORE];

describe('[RE4] before delivery', () => {
  test('the evaluated gets nothing of the own sheet, nor of what is said about it', async () => {
    const heard = await everythingFor('chiara.locatelli');
    expect(found(heard, ALL)).toEqual([WORDS.evidence, WORDS.self]);
  });

  test.each(['luca.ferri', 'soltanto'])('%s, who has no part in it, gets nothing at all', async (who) => {
    expect(found(await everythingFor(who), ALL)).toEqual([]);
  });

  test('[RE8] who may open them gets what stands, and nothing that was taken away or written over', async () => {
    const heard: Buffer[] = [];
    for (const document of await server.ente.store.list())
      heard.push((await open(document.id, cookies['nadia.rota'] ?? '', document.kind)).bytes);
    const bytes = Buffer.concat(heard);
    expect(found(bytes, GONE)).toEqual([]);
    expect(found(bytes, ALL)).toEqual([WORDS.finalReason, WORDS.note, WORDS.talk, WORDS.evidence, WORDS.self, 900_000]);
  });

  test('[RE8] the history of a sheet is its writers’, that of a talk or of evidence nobody’s', async () => {
    const status = async (id: string, who: string) =>
      (await server.get(`/api/documents/${id}/changes`, { cookie: cookies[who] ?? '' })).status;
    expect(await status(sheet, 'nadia.rota')).toBe(200);
    expect(await status(sheet, 'segretario')).toBe(403);
    expect(await status(sheet, 'chiara.locatelli')).toBe(404);
    expect([await status(talk, 'nadia.rota'), await status(evidence, 'chiara.locatelli')]).toEqual([403, 403]);
  });

  test('[RE5] a sheet one may not open and one that is not there are answered alike', async () => {
    const cookie = cookies['chiara.locatelli'] ?? '';
    const forbidden = await open(sheet, cookie, 'eval-sheet');
    const unknown = await open('nowhere', cookie, 'eval-sheet');
    expect(forbidden).toEqual(unknown);
    expect(forbidden).toEqual({ bytes: Buffer.alloc(0), frames: [], code: 4403 });
    const notDelivered = await server.get(`/api/sheets/${year}/${dina}`, { cookie });
    const nobodys = await server.get(`/api/sheets/${year}/nobody`, { cookie });
    expect([notDelivered.status, notDelivered.body]).toEqual([404, nobodys.body]);
  });

  test('[RE6] nobody is shown as present on a sheet', async () => {
    const other = await open(sheet, cookies.segretario ?? '', 'eval-sheet');
    expect(other.code).toBeNull();
    const url = `${server.base.replace('http', 'ws')}/sync/${sheet}`;
    const subprotocol = formatSubprotocol(DOCUMENT_SCHEMA['eval-sheet']);
    const here = new WebSocket(url, subprotocol, { headers: { cookie: cookies['nadia.rota'] ?? '' } });
    await new Promise((resolve) => here.once('message', resolve));
    const state = JSON.stringify({ focus: { table: 'scores', row: 'r', field: 'score' } });
    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, 77);
    encoding.writeVarUint(inner, 1);
    encoding.writeVarString(inner, state);
    const encoder = encoding.createEncoder();
    encoding.writeVarUint(encoder, MESSAGE.awareness);
    encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner));
    here.send(encoding.toUint8Array(encoder));
    // Its step 2 comes after what it sent before.
    here.send(new Uint8Array([0, 0, 1, 0]));
    await new Promise<void>((resolve) =>
      here.on('message', (data: Buffer) => {
        if (data[0] === MESSAGE.sync && data[1] === 1) resolve();
      }),
    );
    const heard = await open(sheet, cookies.segretario ?? '', 'eval-sheet');
    here.close();
    expect(heard.frames.filter((frame) => frame[0] === MESSAGE.awareness)).toEqual([]);
    expect(found(heard.bytes, ['Rota'])).toEqual([]);
  });

  test('[DO1] exports, the list of documents, the doctor and the log say nothing of it', async () => {
    const { host } = server.running;
    const said = [await exportAll(host), await listDocuments(host, ['--json']), await doctor(host)];
    const bytes = Buffer.from(JSON.stringify([said, server.logged]));
    expect(found(bytes, ALL)).toEqual([]);
    expect(said[0]?.out).not.toContain(`sheet/${year}`);
    expect(said[2]?.exitCode).toBe(0);
  });

  test('[RE6] the feed tells those who may read it, and only them', async () => {
    const feeds = await Promise.all(['chiara.locatelli', 'segretario'].map((who) => follow(cookies[who] ?? '')));
    await server.ente.relay.edit(sheet, head, (document) => {
      if (document instanceof EvalSheetDocument) document.addNote('');
    });
    const plan = await server.ente.document({ kind: 'plan', year });
    await server.ente.relay.edit(plan?.id ?? '', null, (document) => {
      if ('addStrategicObjective' in document) document.addStrategicObjective({ title: 'Per tutti' });
    });
    const [hers, his] = await Promise.all(feeds.map((feed) => feed.until(plan?.id ?? '')));
    expect(hers).not.toContain(sheet);
    expect(his).toContain(sheet);
  });
});

describe('[RE4] who says what in a talk', () => {
  const client = (person: string, write: (document: TalkDocument) => void) =>
    server.ente.relay.edit(talk, person, (document) => {
      if (document instanceof TalkDocument) write(document);
    });

  test('nobody speaks in another’s name, or changes or takes away another’s words', async () => {
    const marchesi = server.person('Marchesi');
    const before = await server.ente.relay.read(talk);
    const [first] = 'messages' in before ? before.messages : [];
    await expect(client(marchesi, (document) => document.say(head, 'Finto'))).rejects.toThrow('not-own');
    await expect(client(marchesi, (document) => document.setMessage(first?.id ?? '', 'Altro'))).rejects.toThrow(
      'not-own',
    );
    await expect(client(marchesi, (document) => document.removeMessage(first?.id ?? '', '2027-06-02'))).rejects.toThrow(
      'not-own',
    );
    await expect(
      client(marchesi, (document) => document.store.set('messages', first?.id ?? '', 'author', marchesi)),
    ).rejects.toThrow('not-own');
    expect(await server.ente.relay.read(talk)).toEqual(before);
    await client(marchesi, (document) => document.say(marchesi, 'Vero'));
  });

  test('a circle has its opener in it and only readers', async () => {
    const cookie = cookies['nadia.rota'] ?? '';
    const asked = (circle: string[], document = sheet) =>
      server.command({ type: 'talk.open', document, circle }, cookie).then(({ status }) => status);
    expect(await asked([server.person('Marchesi'), server.person('Ferri')])).toBe(422);
    expect(await asked([head, dina])).toBe(422);
    expect(await asked([head, server.person('Ferri')], 'nowhere')).toBe(404);
    const strangers = { type: 'talk.open', document: sheet, circle: [dina, head] };
    expect((await server.command(strangers, cookies['chiara.locatelli'] ?? '')).status).toBe(404);
  });
});

describe('[RE4] delivery', () => {
  const read = async (who: string) => server.get(`/api/sheets/${year}/${dina}`, { cookie: cookies[who] ?? '' });

  test('is the evaluators’, and freezes what the person reads', async () => {
    const deliver = { type: 'sheet.deliver', year, person: dina };
    for (const who of ['chiara.locatelli', 'segretario', 'luca.ferri', 'soltanto'])
      expect((await server.command(deliver, cookies[who] ?? '')).status).toBe(404);
    expect((await server.command(deliver, cookies['nadia.rota'] ?? '')).status).toBe(200);
    await server.ente.relay.edit(sheet, head, (document) => {
      if (!(document instanceof EvalSheetDocument)) throw new TypeError();
      document.setScore(document.read().scores[0]?.id ?? '', 'reason', WORDS.laterReason);
    });
    const { status, body } = await read('chiara.locatelli');
    expect(status).toBe(200);
    expect(body).toMatchObject({ version: 1, sheet: { scores: [{ reason: WORDS.finalReason, score: 900_000 }] } });
    expect((await read('luca.ferri')).status).toBe(404);
    const heard = await everythingFor('chiara.locatelli');
    expect(found(heard, ALL)).toEqual([WORDS.finalReason, WORDS.evidence, WORDS.self, 900_000]);
  });

  test('[DO2] opens no talk from before, and the sheet itself stays closed', async () => {
    const cookie = cookies['chiara.locatelli'] ?? '';
    expect((await open(talk, cookie, 'talk')).code).toBe(4403);
    expect((await open(sheet, cookie, 'eval-sheet')).code).toBe(4403);
    const opened = await server.command({ type: 'talk.open', document: sheet, circle: [head, dina] }, cookie);
    expect(opened.status).toBe(200);
    expect((await open((opened.body as { document: string }).document, cookie, 'talk')).code).toBeNull();
  });
});

/** Ids of the documents a feed speaks of. */
async function follow(cookie: string): Promise<{ until(id: string): Promise<string[]> }> {
  const response = await fetch(`${server.base}/api/feed`, { headers: { cookie } });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  // What stands at the start is told first, the registry's version among it.
  let text = '';
  while (!text.includes('"registry"')) text += (await reader.read()).value ?? '';
  const plan = await server.ente.document({ kind: 'plan', year });
  while (!text.includes(plan?.id ?? '')) text += (await reader.read()).value ?? '';
  const start = text.length;
  return {
    until: async (id) => {
      while (!text.slice(start).includes(id)) text += (await reader.read()).value ?? '';
      await reader.cancel();
      return [...text.slice(start).matchAll(/"id":"([^"]+)"/g)].map((match) => match[1] ?? '');
    },
  };
}

test('[RE8] a settled choice between two scores leaves neither behind', async () => {
  const base = (await server.ente.store.load(sheet)) ?? null;
  const rows = [...(base?.snapshot ? [base.snapshot] : []), ...(base?.rows ?? [])];
  const copies = [new Y.Doc(), new Y.Doc()];
  for (const copy of copies) for (const row of rows) Y.applyUpdate(copy, row.bytes);
  const updates = copies.map((copy, at) => {
    const document = new EvalSheetDocument(copy);
    const before = Y.encodeStateVector(copy);
    document.setScore(document.read().scores[0]?.id ?? '', 'score', [654_321, 765_432][at] ?? 0);
    return Y.encodeStateAsUpdate(copy, before);
  });
  const cookie = cookies['nadia.rota'] ?? '';
  for (const update of updates) await send(sheet, cookie, update);
  const conflicting = await open(sheet, cookie, 'eval-sheet');
  expect(found(conflicting.bytes, [654_321, 765_432])).toHaveLength(2);
  await server.ente.relay.edit(sheet, head, (document) => {
    if (!(document instanceof EvalSheetDocument)) throw new TypeError();
    document.setScore(document.read().scores[0]?.id ?? '', 'score', 700_000);
  });
  const settled = await open(sheet, cookie, 'eval-sheet');
  expect(found(settled.bytes, [654_321, 765_432])).toEqual([]);
});

/** A device that catches up and then sends one update; resolves when it is stored. */
async function send(documentId: string, cookie: string, update: Uint8Array): Promise<void> {
  const url = `${server.base.replace('http', 'ws')}/sync/${documentId}`;
  const socket = new WebSocket(url, formatSubprotocol(DOCUMENT_SCHEMA['eval-sheet']), { headers: { cookie } });
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, 1);
  encoding.writeVarUint8Array(encoder, update);
  socket.on('open', () => socket.send(encoding.toUint8Array(encoder)));
  await new Promise<void>((resolve, reject) => {
    socket.on('message', (data: Buffer) => {
      if (data[0] === MESSAGE.extension && data[1] === 1) resolve();
    });
    socket.on('close', (code) => reject(new Error(`closed with ${code}`)));
  });
  socket.close();
}
