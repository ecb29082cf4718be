import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { syncFrame, updateOn } from './frame-bytes.ts';
import { RelayStage, StagedStore } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

type Read = ReturnType<AreaDocument['read']>;
const readOf = async (stage: RelayStage) => (await stage.relay.read(AREA_ID)) as Read;

describe('[RE5] who looks for documents', () => {
  class CountingStore extends StagedStore {
    readonly calls: string[] = [];
    override find(id: string) {
      this.calls.push('find');
      return super.find(id);
    }
    override load(id: string) {
      this.calls.push('load');
      return super.load(id);
    }
    override list() {
      this.calls.push('list');
      return super.list();
    }
  }

  test('gets one answer, after the same work, whether the document is forbidden or does not exist', async () => {
    const store = new CountingStore();
    const stage = await RelayStage.set({ store, access: () => 'none' });
    const seen = [];
    for (const documentId of [AREA_ID, 'NoSuchDocument00000001']) {
      store.calls.length = 0;
      const socket = await stage.connect('stranger', { documentId });
      socket.arrive(syncFrame('step1', new Uint8Array([0])));
      socket.arrive(syncFrame('update', new Uint8Array([0, 0])));
      await stage.commit();
      seen.push({
        calls: [...store.calls],
        code: socket.closedWith,
        received: socket.received,
        rooms: stage.relay.openRooms,
      });
    }
    expect(seen[0]).toEqual(seen[1]);
    expect(seen[0]).toEqual({ calls: ['find'], code: CLOSE.noAccess, received: [], rooms: 0 });
  });
});

describe('[DO8] versions that differ', () => {
  test.each([
    ['an old client on a new server', PROTOCOL_VERSION - 1, DOCUMENT_SCHEMA.area, CLOSE.clientTooOld],
    ['a client that knows an older schema', PROTOCOL_VERSION, DOCUMENT_SCHEMA.area - 1, CLOSE.clientTooOld],
    ['a new client on an old server', PROTOCOL_VERSION + 1, DOCUMENT_SCHEMA.area, CLOSE.clientTooOld],
    ['a client that knows a newer schema', PROTOCOL_VERSION, DOCUMENT_SCHEMA.area + 1, null],
  ])('%s', async (_name, protocol, schema, code) => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const id = anna.document.addObjective({ title: 'Di prima' });
    anna.send();
    await stage.commit();
    const before = await stage.store.log(AREA_ID);

    const subprotocol = formatSubprotocol(schema).replace(`.${PROTOCOL_VERSION}.`, `.${protocol}.`);
    const other = await stage.member('bruno', { subprotocol });
    expect(other.socket.closedWith).toBe(code);
    other.document.addObjective({ title: 'Di un’altra versione' });
    other.send();
    await stage.commit();
    if (code === null) {
      expect(other.socket.extensions().at(-1)?.type).toBe('ack');
      return;
    }
    // It was sent nothing, and nothing of it is stored or counted against it.
    expect(other.doc.getMap('objectives').has(id)).toBe(false);
    expect(await stage.store.log(AREA_ID)).toEqual(before);
    expect(await stage.store.quarantined(AREA_ID)).toEqual([]);
  });
});

describe('[RE1] a device that deletes everything', () => {
  const emptying: [name: string, edit: (doc: Y.Doc) => void][] = [
    [
      'row by row',
      (doc) => [...doc.getMap('objectives').keys()].forEach((key) => doc.getMap('objectives').delete(key)),
    ],
    ['at the root', (doc) => doc.getMap('objectives').clear()],
    [
      'field by field',
      (doc) => {
        for (const row of doc.getMap<Y.Map<unknown>>('objectives').values()) row.delete('description');
      },
    ],
    ['the structure', (doc) => doc.getMap('meta').clear()],
  ];

  test.each(emptying)('%s: refused, kept apart, and nothing is gone', async (_name, edit) => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    for (const title of ['Uno', 'Due', 'Tre']) anna.document.addObjective({ title, description: `Testo di ${title}` });
    anna.send();
    await stage.commit();
    const whole = await readOf(stage);
    // Anna's own device, with every right to write.
    anna.socket.arrive(syncFrame('update', updateOn(anna.doc, edit)));
    await stage.commit();
    expect(anna.socket.closedWith).toBe(CLOSE.rejected);
    expect(await readOf(stage)).toEqual(whole);
    expect(await stage.store.quarantined(AREA_ID)).toHaveLength(1);
    const again = await stage.member('anna');
    expect(again.document.read()).toEqual(whole);
  });

  test('a delete set over every clock, as bytes', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Uno' });
    anna.send();
    await stage.commit();
    const whole = await readOf(stage);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(anna.doc));
    const vector = Y.encodeStateVector(copy);
    for (const root of copy.share.keys()) copy.getMap(root).clear();
    anna.socket.arrive(syncFrame('step2', Y.encodeStateAsUpdate(copy, vector)));
    await stage.commit();
    expect(anna.socket.closedWith).toBe(CLOSE.rejected);
    expect(await readOf(stage)).toEqual(whole);
  });

  test('an empty document answered as step 2 takes nothing away', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Uno' });
    anna.send();
    await stage.commit();
    const whole = await readOf(stage);
    const empty = await stage.connect('anna');
    empty.arrive(syncFrame('step2', Y.encodeStateAsUpdate(new Y.Doc())));
    await stage.commit();
    expect(empty.extensions().at(-1)).toMatchObject({ type: 'ack', n: 1 });
    expect(await readOf(stage)).toEqual(whole);
  });
});

describe('[DE3] a laptop that wakes up: two connections of one device, one client id', () => {
  test('neither loses anything, and both end up with the same', async () => {
    const stage = await RelayStage.set();
    const bruno = await stage.member('bruno');
    const before = await stage.member('anna');
    const id = before.document.addObjective({ title: 'Di Anna' });
    before.send();
    await stage.commit();

    // The old socket never said goodbye. The device comes back on a new one with the same document and client id,
    // while what it sent on the old one is still on its way.
    const late = updateOn(before.doc, () => undefined);
    before.document.setField(id, 'title', 'Scritto prima di dormire');
    const onTheWay = before.unsent.splice(0);
    const after = await stage.member('anna');
    Y.applyUpdate(after.doc, Y.encodeStateAsUpdate(before.doc), after);
    after.doc.clientID = before.doc.clientID;
    after.document.setField(id, 'code', 'AM1');
    after.socket.arrive(syncFrame('step2', Y.encodeStateAsUpdate(after.doc)));
    for (const update of onTheWay) before.socket.arrive(syncFrame('update', update));
    before.socket.arrive(syncFrame('update', late));
    await stage.commit();
    after.unsent.length = 0;

    for (const member of [bruno, before, after]) member.takeIn();
    expect([before.socket.closedWith, after.socket.closedWith]).toEqual([null, null]);
    const read = await readOf(stage);
    expect(read.objectives).toMatchObject([{ title: 'Scritto prima di dormire', code: 'AM1' }]);
    for (const member of [bruno, before, after]) expect(member.document.read()).toEqual(read);
    expect(await stage.store.quarantined(AREA_ID)).toEqual([]);

    // Both go on for a moment; what one sends the other is told.
    after.document.setField(id, 'title', 'Scritto da sveglia');
    after.send();
    await stage.commit();
    before.takeIn();
    expect(before.document.read().objectives[0]?.title).toBe('Scritto da sveglia');
    before.socket.hangUp();
    after.document.setField(id, 'code', 'AM2');
    after.send();
    await stage.commit();
    bruno.takeIn();
    expect(bruno.document.read()).toEqual(after.document.read());
    const replayed = new Y.Doc();
    for (const row of await stage.store.log(AREA_ID)) Y.applyUpdate(replayed, row.bytes);
    expect(new AreaDocument(replayed).read()).toEqual(after.document.read());
  });

  test('two that wrote different things under one client id: what came first stands, and everybody who asks agrees', async () => {
    const stage = await RelayStage.set();
    const first = await stage.member('anna');
    const id = first.document.addObjective({ title: 'Di Anna' });
    first.send();
    await stage.commit();
    const second = await stage.member('anna');
    second.doc.clientID = first.doc.clientID;
    first.document.setField(id, 'title', 'Uno');
    second.document.setField(id, 'title', 'Un altro titolo');
    second.document.setField(id, 'code', 'AM2');
    const kept = new AreaDocument(first.doc).read();
    first.send();
    await stage.commit();
    second.send();
    await stage.commit();
    const witness = await stage.member('bruno');
    const read = await readOf(stage);
    expect(witness.document.read()).toEqual(read);
    expect(read.objectives[0]?.title).toBe(kept.objectives[0]?.title);
    const replayed = new Y.Doc();
    for (const row of await stage.store.log(AREA_ID)) Y.applyUpdate(replayed, row.bytes);
    expect(new AreaDocument(replayed).read()).toEqual(read);
  });
});

describe('[RE1] an item that says it continues another', () => {
  /** What Anna typed into one field, and the same clocks typed into another, longer. */
  async function typed() {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const id = anna.document.addObjective({ title: 'Uno', description: 'Testo' });
    anna.send();
    await stage.commit();
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    for (const doc of [one, other]) {
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(anna.doc));
      doc.clientID = 4_242;
    }
    const vector = Y.encodeStateVector(anna.doc);
    const row = (doc: Y.Doc) => doc.getMap('objectives').get(id) as Y.Map<unknown>;
    const text = (doc: Y.Doc, field: string) => row(doc).get(field) as Y.Text;
    const since = (doc: Y.Doc) => Y.encodeStateAsUpdate(doc, vector);
    const socket = await stage.connect('bruno');
    socket.arrive(syncFrame('step2', new Uint8Array([0, 0])));
    return { stage, one, other, row, text, since, socket, id };
  }

  test('in another place is refused: the document stays what its log says', async () => {
    const { stage, one, other, row, text, since, socket } = await typed();
    row(one).set('code', 'B1');
    text(other, 'description').insert(5, ' lungo');
    socket.arrive(syncFrame('update', since(one)));
    await stage.commit();
    socket.arrive(syncFrame('update', since(other)));
    await stage.commit();
    expect(socket.closedWith).toBe(CLOSE.rejected);
    expect((await stage.store.quarantined(AREA_ID)).at(-1)?.reason).toBe('contradiction');
    const replayed = new Y.Doc();
    for (const stored of await stage.store.log(AREA_ID)) Y.applyUpdate(replayed, stored.bytes);
    expect(new AreaDocument(replayed).read()).toEqual(await readOf(stage));
  });

  test('in its own place is taken: a device sends more of what it had begun', async () => {
    const { stage, one, text, since, socket } = await typed();
    text(one, 'description').insert(5, ' lun');
    socket.arrive(syncFrame('update', since(one)));
    await stage.commit();
    text(one, 'description').insert(9, 'go');
    socket.arrive(syncFrame('step2', since(one)));
    await stage.commit();
    expect(socket.closedWith).toBeNull();
    expect((await readOf(stage)).objectives[0]?.description).toBe('Testo lungo');
  });
});

describe('[RE1] many client ids of one person', () => {
  /** Tiny inserts at one place, each under a client id of its own: integrating them takes the square of their number. */
  function crowd(doc: Y.Doc, row: string, from: number, count: number): Uint8Array {
    const updates: Uint8Array[] = [];
    const base = Y.encodeStateAsUpdate(doc);
    const vector = Y.encodeStateVector(doc);
    for (let client = from; client < from + count; client += 1) {
      const copy = new Y.Doc();
      Y.applyUpdate(copy, base);
      copy.clientID = client;
      ((copy.getMap('objectives').get(row) as Y.Map<unknown>).get('description') as Y.Text).insert(0, 'a');
      updates.push(Y.encodeStateAsUpdate(copy, vector));
      copy.destroy();
    }
    return Y.mergeUpdates(updates);
  }

  /** One more letter of one of them, without what it follows. */
  function after(doc: Y.Doc, crowded: Uint8Array, client: number, row: string): Uint8Array {
    const copy = new Y.Doc();
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(copy, crowded);
    return updateOn(
      copy,
      (one) => ((one.getMap('objectives').get(row) as Y.Map<unknown>).get('description') as Y.Text).insert(0, 'b'),
      client,
    );
  }

  test('frame by frame, over any number of connections: a budget an hour, and nothing of theirs is lost or refused', async () => {
    const stage = await RelayStage.set({ limits: { newClientsPerHour: 30, newClients: 20 } });
    const anna = await stage.member('anna');
    const id = anna.document.addObjective({ title: 'Uno', description: 'Testo' });
    anna.send();
    await stage.commit();
    const codes: (number | null)[] = [];
    for (let frame = 0; frame < 3; frame += 1) {
      const socket = await stage.connect('mallory');
      const crowded = crowd(anna.doc, id, 1_000 + frame * 15, 15);
      socket.arrive(syncFrame('update', crowded));
      // What follows builds on it: where that was sent back, this is no gap of the device's making.
      socket.arrive(syncFrame('step2', new Uint8Array([0, 0])));
      socket.arrive(syncFrame('update', after(anna.doc, crowded, 1_000 + frame * 15, id)));
      await stage.commit();
      codes.push(socket.closedWith);
    }
    expect(codes).toEqual([null, null, CLOSE.flood]);
    expect(await stage.store.quarantined(AREA_ID)).toEqual([]);
    const bruno = await stage.member('bruno');
    bruno.document.setField(id, 'code', 'B1');
    bruno.send();
    await stage.commit();
    expect(bruno.socket.closedWith).toBeNull();
    stage.now += 3_600_000;
    const later = await stage.connect('mallory');
    later.arrive(syncFrame('update', crowd(anna.doc, id, 1_030, 15)));
    await stage.commit();
    expect(later.closedWith).toBeNull();
  });
});
