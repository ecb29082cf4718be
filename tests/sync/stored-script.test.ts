import { getSchema } from '@tiptap/core';
import { toBase64 } from 'lib0/buffer';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as v from 'valibot';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import { parseMarkup } from '#lib/domain/chapter-markup.ts';
import { isSafeLink } from '#lib/domain/rich-text.ts';
import { BatchAnswer, type BatchDocument } from '#lib/protocol/batch.ts';
import { decodeExtension, formatSubprotocol, MESSAGE } from '#lib/protocol/frames.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import { richExtensions } from '#lib/ui/rich-text/extensions.ts';
import { TestServer } from '../../server/testing/test-server.ts';
import { syncFrame, updateOn } from './frame-bytes.ts';

const SUBPROTOCOL = formatSubprotocol(DOCUMENT_SCHEMA.plan);
const SCRIPT = 'javascript:alert(document.cookie)';

let server: TestServer;
let cookie: string;
let documentId: string;
let epoch: string | null = null;
const doc = new Y.Doc();
const plan = new PlanDocument(doc);
let chapter: string;

beforeAll(async () => {
  server = await TestServer.withExample();
  cookie = await server.signIn('segretario');
  const documents = (await server.get('/api/documents', { cookie })).body as DocumentEntry[];
  documentId = documents.find(({ kind, access }) => kind === 'plan' && access === 'write')?.id ?? '';
  const told = await exchange();
  chapter = plan.chapters.add({ title: 'Chi siamo', body: parseMarkup('Le aree del Comune.') });
  await exchange(Y.encodeStateAsUpdate(doc, 'vector' in told ? told.vector : undefined));
});
afterAll(() => server.remove());

async function exchange(update?: Uint8Array): Promise<BatchDocument> {
  const vector = toBase64(Y.encodeStateVector(doc));
  const given = update ? { update: toBase64(update) } : {};
  const documents = [{ id: documentId, subprotocol: SUBPROTOCOL, epoch, vector, ...given }];
  const answer = await server.post('/api/sync', { documents }, { cookie });
  const [told] = v.parse(BatchAnswer, answer.body).documents;
  if (!told) throw new Error('no answer');
  if ('hello' in told) {
    epoch = told.hello.epoch;
    Y.applyUpdate(doc, told.update);
  }
  return told;
}

/** Sends an update over a socket of its own. Resolves with the code that closes it. */
async function overSocket(update: Uint8Array): Promise<number> {
  const socket = new WebSocket(`${server.base.replace('http', 'ws')}/sync/${documentId}`, SUBPROTOCOL, {
    headers: { cookie },
  });
  socket.on('message', (data: Buffer) => {
    if (data[0] === MESSAGE.extension && decodeExtension(data)?.type === 'hello')
      socket.send(syncFrame('step2', update));
  });
  return new Promise((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

const bodyOn = (one: Y.Doc) => {
  const body: unknown = (one.getMap('chapters').get(chapter) as Y.Map<unknown>).get('body');
  if (!(body instanceof Y.XmlFragment)) throw new TypeError('no text');
  return body;
};
const node = (name: string, attributes: Record<string, unknown>) => (one: Y.Doc) => {
  const element = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value as never);
  bodyOn(one).insert(0, [element as unknown as Y.XmlElement]);
};
const mark = (attributes: Record<string, unknown>) => (one: Y.Doc) => {
  const text = new Y.XmlText();
  text.applyDelta([{ insert: 'premi qui', attributes }]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  bodyOn(one).insert(0, [paragraph]);
};

const forged: [string, (one: Y.Doc) => void][] = [
  ['a link that runs', mark({ link: { href: SCRIPT } })],
  ['a link that runs, in disguise', mark({ link: { href: ' JaVaScRiPt:alert(1)' } })],
  ['a link that is a page of its own', mark({ link: { href: 'data:text/html,<script>alert(1)</script>' } })],
  ['a link with more than an address', mark({ link: { href: 'https://a.it', onclick: 'alert(1)' } })],
  ['an element that runs', node('script', { src: 'https://a.it/x.js' })],
  ['a picture that runs', node('img', { src: 'x', onerror: 'alert(1)' })],
  ['a paragraph that runs', node('paragraph', { onmouseover: 'alert(1)' })],
  ['a frame', node('iframe', { srcdoc: '<script>alert(1)</script>' })],
];

describe('[RE7] a script in a text', () => {
  test.each(forged)('%s is taken in by neither way, and kept apart', async (_name, edit) => {
    const before = await server.ente.relay.read(documentId);
    const kept = (await server.ente.store.quarantined(documentId)).length;
    expect(await overSocket(updateOn(doc, edit))).toBe(4422);
    expect(await exchange(updateOn(doc, edit))).toMatchObject({ closed: 4422 });
    expect(await server.ente.relay.read(documentId)).toEqual(before);
    expect(await server.ente.store.quarantined(documentId)).toHaveLength(kept + 2);
  });

  test('that lies in a document all the same is words for who reads it', () => {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    for (const [, edit] of forged) edit(copy);
    const read = new PlanDocument(copy).read();
    expect(JSON.stringify(read)).toContain('premi qui');
    expect(JSON.stringify(read)).not.toMatch(/javascript:|data:text|alert|iframe|onclick/i);
  });

  test('is drawn without an address by the editor', () => {
    const { link } = getSchema(richExtensions({ isSafeLink: (href) => isSafeLink(href) })).marks;
    const drawn = (href: string) => JSON.stringify(link?.spec.toDOM?.(link.create({ href }), true));
    expect(drawn('https://www.comune.example')).toContain('https://www.comune.example');
    for (const href of [SCRIPT, ' JaVaScRiPt:alert(1)', 'data:text/html,x']) expect(drawn(href)).toContain('"href":""');
  });
});
