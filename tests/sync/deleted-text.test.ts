import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure, DOCUMENT_SCHEMA, type DocumentKind, type DocumentName } from '#lib/documents/kind.ts';
import { PlanDocument } from '#lib/documents/plan-document.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { syncFrame } from './frame-bytes.ts';
import type { ProbeSocket } from './probe-socket.ts';
import { Member, RelayStage } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const SECRET = 'Zibaldone-taciuto';
const PLAN: DocumentName = { kind: 'plan', year: 2027 };
const PLAN_ID = 'PlanDocument0000000001';
const AT = '2027-03-01T09:00:00.000Z';

/** Every way bytes may spell it. */
function spells(frames: readonly Uint8Array[], word = SECRET): boolean {
  const bytes = Buffer.concat(frames);
  return (
    bytes.includes(Buffer.from(word, 'utf8')) ||
    bytes.includes(Buffer.from(word, 'utf16le')) ||
    bytes.includes(Buffer.from(word, 'utf16le').swap16())
  );
}

async function everythingFor(stage: RelayStage, kind: DocumentKind, documentId: string, vector: Uint8Array) {
  const socket: ProbeSocket = await stage.connect('carla', {
    documentId,
    subprotocol: formatSubprotocol(DOCUMENT_SCHEMA[kind]),
  });
  socket.arrive(syncFrame('step1', vector));
  await stage.commit();
  socket.arrive(new Uint8Array([3]));
  await stage.commit();
  return socket.received;
}

describe('[RE8] what was deleted or overwritten is in no byte sent afterwards', () => {
  async function area(stage: RelayStage) {
    const anna = await stage.member('anna');
    const id = anna.document.addObjective({ title: `Titolo ${SECRET}`, description: `Testo con ${SECRET} dentro` });
    const indicator = anna.document.addIndicator(id, { name: SECRET });
    anna.document.setField(id, 'expectedValue', SECRET);
    anna.send();
    await stage.commit();
    const old = Y.encodeStateVector(anna.doc);
    expect(spells(await everythingFor(stage, 'area', AREA_ID, new Uint8Array([0])))).toBe(true);
    anna.document.setField(id, 'title', 'Titolo');
    anna.document.setField(id, 'description', 'Testo con dentro');
    anna.document.setIndicator(indicator, 'name', 'Ore');
    anna.document.setField(id, 'expectedValue', '');
    anna.send();
    await stage.commit();
    return { anna, id, old };
  }

  test('to a new device, to one that was away, from memory or loaded anew', async () => {
    const stage = await RelayStage.set();
    const { old } = await area(stage);
    const ask = async (now: RelayStage, vector: Uint8Array) => {
      const sent = await everythingFor(now, 'area', AREA_ID, vector);
      expect(spells(sent, 'Ore')).toBe(true);
      expect(spells(sent)).toBe(false);
    };
    await ask(stage, new Uint8Array([0]));
    await ask(stage, old);
    const again = await stage.again();
    await ask(again, new Uint8Array([0]));
    await ask(again, old);
    const logged = (await stage.store.log(AREA_ID)).map(({ bytes }) => bytes);
    expect(spells(logged)).toBe(true);
  });

  test('of a colleague’s writing and erasing in one go, to those who are there', async () => {
    const stage = await RelayStage.set();
    const [anna, bruno] = [await stage.member('anna'), await stage.member('bruno')];
    const id = anna.document.addObjective({ title: 'Uno' });
    anna.send();
    await stage.commit();
    bruno.socket.received.length = 0;
    anna.unsent.length = 0;
    const before = Y.encodeStateVector(anna.doc);
    anna.document.setField(id, 'title', SECRET);
    anna.document.setField(id, 'title', 'Due');
    anna.document.setField(id, 'notes', SECRET);
    anna.document.setField(id, 'notes', '');
    anna.socket.arrive(syncFrame('update', Y.encodeStateAsUpdate(anna.doc, before)));
    await stage.commit();
    expect(spells(bruno.socket.received, 'Due')).toBe(true);
    expect(spells(bruno.socket.received)).toBe(false);
  });

  test('of two concurrent values, once somebody has chosen', async () => {
    const stage = await RelayStage.set();
    const [anna, bruno] = [await stage.member('anna'), await stage.member('bruno')];
    const id = anna.document.addObjective({ title: 'Uno' });
    anna.send();
    await stage.commit();
    bruno.takeIn();
    anna.doc.clientID = 1_000;
    bruno.doc.clientID = 2_000;
    anna.document.setField(id, 'title', SECRET);
    bruno.document.setField(id, 'title', 'Di Bruno');
    anna.send();
    bruno.send();
    await stage.commit();
    for (const member of [anna, bruno]) member.takeIn();
    const [twin] = anna.document.readTwins();
    expect(twin?.other).toBe(SECRET);
    // Until then both have to see both.
    expect(spells(await everythingFor(stage, 'area', AREA_ID, new Uint8Array([0])))).toBe(true);
    anna.document.settleTwin(twin?.id ?? '', 'kept');
    anna.send();
    await stage.commit();
    expect(spells(await everythingFor(stage, 'area', AREA_ID, new Uint8Array([0])))).toBe(false);
    bruno.takeIn();
    expect(bruno.document.readTwins()).toEqual([]);
    expect(bruno.document.read().objectives[0]?.title).toBe('Di Bruno');
    const kept = await stage.store.changes(AREA_ID, { field: 'title', limit: 10 });
    expect(kept.map(({ to }) => to)).toContain(SECRET);
  });

  test('of a chapter: words, marks, a whole table', async () => {
    const stage = await RelayStage.set();
    await stage.store.create(PLAN, PLAN_ID, createStructure(PLAN), AT);
    const socket = await stage.connect('anna', {
      documentId: PLAN_ID,
      subprotocol: formatSubprotocol(DOCUMENT_SCHEMA.plan),
    });
    const anna = new Member(stage, socket);
    await anna.sync();
    const plan = new PlanDocument(anna.doc);
    const cell = { header: false, colspan: 1, rowspan: 1 };
    const chapter = plan.chapters.add({
      title: 'Contesto',
      body: [
        { type: 'paragraph', content: [{ type: 'text', text: `Prima ${SECRET} dopo` }] },
        { type: 'paragraph', content: [{ type: 'text', text: 'legato', link: `https://esempio.it/${SECRET}` }] },
        {
          type: 'table',
          rows: [[{ ...cell, content: [{ type: 'paragraph', content: [{ type: 'text', text: SECRET }] }] }]],
        },
      ],
    });
    anna.send();
    await stage.commit();
    expect(spells(await everythingFor(stage, 'plan', PLAN_ID, new Uint8Array([0])))).toBe(true);
    const old = Y.encodeStateVector(anna.doc);
    const text = plan.chapters.text(chapter);
    text?.delete(1, 2);
    const first = text?.get(0);
    if (first instanceof Y.XmlElement) (first.get(0) as Y.XmlText).delete('Prima '.length, SECRET.length);
    anna.send();
    await stage.commit();
    plan.chapters.rename(chapter, 'Contesto esterno');
    anna.send();
    await stage.commit();
    const ask = async (now: RelayStage, vector: Uint8Array) => {
      const sent = await everythingFor(now, 'plan', PLAN_ID, vector);
      expect(spells(sent, 'Contesto esterno')).toBe(true);
      expect(spells(sent)).toBe(false);
    };
    await ask(stage, new Uint8Array([0]));
    await ask(stage, old);
    const again = await stage.again();
    await ask(again, new Uint8Array([0]));
    await ask(again, old);
  });

  test('not in the words that go with a refusal either', async () => {
    const stage = await RelayStage.set({ access: (_document, person) => (person === 'carla' ? 'read' : 'write') });
    const { id } = await area(stage);
    const carla = await stage.member('carla');
    carla.document.setField(id, 'notes', 'Non posso');
    carla.socket.received.length = 0;
    carla.send();
    await stage.commit();
    expect(carla.socket.closedWith).not.toBeNull();
    expect(spells(carla.socket.received)).toBe(false);
  });
});

test('a document that was never told the word does not spell it', () => {
  const doc = new Y.Doc();
  new AreaDocument(doc).addObjective({ title: SECRET });
  expect(spells([Y.encodeStateAsUpdate(doc)])).toBe(true);
  expect(spells([Y.encodeStateAsUpdate(new Y.Doc())])).toBe(false);
});
