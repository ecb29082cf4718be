import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStructure, DOCUMENT_SCHEMA, type DocumentName } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import { parseMarkup } from '#lib/domain/chapter-markup.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { syncFrame, updateOn } from './frame-bytes.ts';
import { serveRelay, type ServedRelay } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

const PLAN_ID = 'PlanDocument0000000001';
const PLAN_NAME: DocumentName = { kind: 'plan', year: 2027 };

let served: ServedRelay;
let anna: StockDevice;
let plan: PlanDocument;
let chapter: string;

const device = (person: string) =>
  new StockDevice(served, person, { documentId: PLAN_ID, protocols: [formatSubprotocol(DOCUMENT_SCHEMA.plan)] });

beforeAll(async () => {
  served = await serveRelay({ rights: (person) => (person === 'reader' ? 'read' : 'write') });
  await served.store.create(PLAN_NAME, PLAN_ID, createStructure(PLAN_NAME), new Date().toISOString());
  anna = device('anna');
  await anna.synced();
  plan = new PlanDocument(anna.doc);
  chapter = plan.chapters.add({ title: 'Chi siamo', body: parseMarkup('Le aree sono {{aree-numero}}.') });
  await anna.allAcknowledged();
});

afterAll(async () => {
  anna.destroy();
  await served.close();
});

/** The chapter's text on a device that does not keep to the editor. */
const bodyOn = (doc: Y.Doc) => {
  const body: unknown = (doc.getMap('chapters').get(chapter) as Y.Map<unknown>).get('body');
  if (!(body instanceof Y.XmlFragment)) throw new TypeError('no text');
  return body;
};

test('what an editor writes in a chapter is stored, and reads back as a plain tree', async () => {
  const body = plan.chapters.text(chapter);
  const words = body?.createTreeWalker((node) => node instanceof Y.XmlText) ?? [];
  const last = [...words].at(-1);
  if (!(last instanceof Y.XmlText)) throw new TypeError('no words');
  last.insert(last.length, ' Ciascuna ha un Responsabile.');
  await anna.allAcknowledged();
  const stored = await served.relay.read(PLAN_ID);
  expect(stored).toEqual(plan.read());
  expect(stored).toMatchObject({
    chapters: [
      {
        title: 'Chi siamo',
        body: [
          {
            type: 'paragraph',
            content: [
              { type: 'text', text: 'Le aree sono ' },
              { type: 'field', name: 'aree-numero' },
              { type: 'text', text: '. Ciascuna ha un Responsabile.' },
            ],
          },
        ],
      },
    ],
  });
});

const withNode =
  (name: string, attributes: Record<string, unknown> = {}) =>
  (doc: Y.Doc) => {
    const node = new Y.XmlElement<Record<string, never>>(name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as never);
    bodyOn(doc).insert(0, [node as unknown as Y.XmlElement]);
  };
const withMark = (mark: Record<string, unknown>) => (doc: Y.Doc) => {
  const text = new Y.XmlText();
  text.applyDelta([{ insert: 'qui', attributes: mark }]);
  const paragraph = new Y.XmlElement('paragraph');
  paragraph.insert(0, [text]);
  bodyOn(doc).insert(0, [paragraph]);
};

const forged: [name: string, code: number, person: string, edit: (doc: Y.Doc) => void][] = [
  ['a node no editor makes', CLOSE.rejected, 'mallory', withNode('script')],
  ['a picture from elsewhere', CLOSE.rejected, 'mallory', withNode('img', { src: 'https://example.org/a.png' })],
  ['a title of a level there is none of', CLOSE.rejected, 'mallory', withNode('heading', { level: 1 })],
  ['an attribute of its own', CLOSE.rejected, 'mallory', withNode('paragraph', { onclick: 'x()' })],
  ['a link that runs', CLOSE.rejected, 'mallory', withMark({ link: { href: 'javascript:x()' } })],
  ['a mark of its own', CLOSE.rejected, 'mallory', withMark({ style: { color: 'red' } })],
  [
    'a text put in the place of the shared one',
    CLOSE.rejected,
    'mallory',
    (doc) => (doc.getMap('chapters').get(chapter) as Y.Map<unknown>).set('body', new Y.XmlFragment()),
  ],
  ['an honest edit by a reader', CLOSE.notWritable, 'reader', withMark({ bold: {} })],
];

describe('[RE7] a forged text costs its connection and is not stored', () => {
  test.each(forged)('%s → %i', async (_name, code, person, edit) => {
    const attacker = device(person);
    await attacker.synced();
    attacker.provider.ws?.send(syncFrame('update', updateOn(attacker.doc, edit)) as Uint8Array<ArrayBuffer>);
    await attacker.until(() => attacker.closed.length > 0);
    expect(attacker.closed).toEqual([code]);
    attacker.destroy();

    plan.chapters.rename(chapter, `Chi siamo dopo ${code}`);
    await anna.allAcknowledged();
    expect(await served.relay.read(PLAN_ID)).toEqual(plan.read());
  });
});
