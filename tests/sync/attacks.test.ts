import * as encoding from 'lib0/encoding';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { MAX_FRAME_BYTES, MESSAGE } from '#lib/protocol/frames.ts';
import { rawUpdate, syncFrame, updateOn } from './frame-bytes.ts';
import { AREA_ID, serveRelay, type ServedRelay } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

let served: ServedRelay;
let anna: StockDevice;
let annaDocument: AreaDocument;
let objective: string;

beforeAll(async () => {
  served = await serveRelay({
    rights: (person) => (person === 'stranger' ? 'none' : person === 'reader' ? 'read' : 'write'),
  });
  anna = new StockDevice(served, 'anna');
  await anna.synced();
  annaDocument = new AreaDocument(anna.doc);
  objective = annaDocument.addObjective({ title: 'Il lavoro di Anna' });
  await anna.allAcknowledged();
});

afterAll(async () => {
  anna.destroy();
  await served.close();
});

const update = (bytes: Uint8Array) => syncFrame('update', bytes);
const edited = (edit: (doc: Y.Doc) => void, clientId?: number) => update(updateOn(anna.doc, edit, clientId));
const setIn = (row: string, field: string, value: unknown) =>
  edited((doc) => (doc.getMap('objectives').get(row) as Y.Map<unknown>).set(field, value));

function nestedMaps(levels: number): Y.Map<unknown> {
  const outer = new Y.Map<unknown>();
  let inner = outer;
  for (let level = 0; level < levels; level += 1) {
    const next = new Y.Map<unknown>();
    inner.set('x', next);
    inner = next;
  }
  return outer;
}

function nestedArrays(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

/** A list in a list in a list: decoding it runs out of stack. */
function bottomless(levels: number): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of [1, 1, 5, 0]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8(encoder, 8 | 32); // plain values, under a key
  encoding.writeVarUint(encoder, 1); // of a root
  encoding.writeVarString(encoder, 'objectives');
  encoding.writeVarString(encoder, 'x');
  encoding.writeVarUint(encoder, 1);
  for (let level = 0; level < levels; level += 1) encoding.writeUint8Array(encoder, new Uint8Array([117, 1]));
  encoding.writeUint8(encoder, 126);
  encoding.writeVarUint(encoder, 0);
  return encoding.toUint8Array(encoder);
}

/** Each nested type hides behind a sibling, so that only the sibling names the parent. */
function nestedBehindSiblings(doc: Y.Doc): void {
  let list = doc.getArray<unknown>('objectives');
  for (let level = 0; level < 60; level += 1) {
    const next = new Y.Array<unknown>();
    list.insert(0, ['a']);
    list.insert(1, [next]);
    list = next;
  }
}

function gap(doc: Y.Doc): Uint8Array {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  const updates: Uint8Array[] = [];
  copy.on('update', (bytes: Uint8Array) => updates.push(bytes));
  const document = new AreaDocument(copy);
  document.setField(objective, 'title', 'Mai inviato');
  document.setField(objective, 'title', 'Dopo un buco');
  return updates.at(-1) ?? new Uint8Array();
}

function manyClients(count: number): Uint8Array {
  const updates: Uint8Array[] = [];
  for (let client = 1; client <= count; client += 1) {
    const doc = new Y.Doc();
    doc.clientID = client;
    doc.getMap('objectives').set(`row-${client}`, new Y.Map());
    updates.push(Y.encodeStateAsUpdate(doc));
  }
  return Y.mergeUpdates(updates);
}

const attacks: [name: string, code: number, person: string, frame: () => Uint8Array | string][] = [
  ['a text frame', CLOSE.malformed, 'mallory', () => 'ciao'],
  ['an unknown message type', CLOSE.malformed, 'mallory', () => new Uint8Array([77, 1, 2])],
  ['our own extension type', CLOSE.malformed, 'mallory', () => new Uint8Array([MESSAGE.extension, 1, 200, 1])],
  ['an authentication message', CLOSE.malformed, 'mallory', () => new Uint8Array([MESSAGE.auth, 0, 0])],
  ['an unknown sync message', CLOSE.malformed, 'mallory', () => new Uint8Array([0, 9, 0])],
  ['an empty frame', CLOSE.malformed, 'mallory', () => new Uint8Array()],
  ['a cut frame', CLOSE.malformed, 'mallory', () => new Uint8Array([0, 2, 200, 1, 1])],
  ['a state vector that is none', CLOSE.malformed, 'mallory', () => syncFrame('step1', new Uint8Array([9, 9, 9]))],
  ['garbage in an update', CLOSE.rejected, 'mallory', () => update(new Uint8Array([9, 200, 7, 3, 255, 255, 1]))],
  ['an empty update', CLOSE.rejected, 'mallory', () => update(new Uint8Array())],
  ['an allocation bomb of 7 bytes', CLOSE.rejected, 'mallory', () => update(rawUpdate(1, 30_000_000, 5, 0))],
  ['values nested 200 000 deep', CLOSE.rejected, 'mallory', () => update(bottomless(200_000))],
  ['an oversized frame', CLOSE.tooLarge, 'mallory', () => update(new Uint8Array(MAX_FRAME_BYTES))],
  [
    'maps nested 50 deep',
    CLOSE.tooLarge,
    'mallory',
    () => edited((doc) => doc.getMap('objectives').set('deep', nestedMaps(50))),
  ],
  ['types nested behind siblings', CLOSE.tooLarge, 'mallory', () => edited(nestedBehindSiblings)],
  ['values nested 50 deep', CLOSE.tooLarge, 'mallory', () => setIn(objective, 'title', nestedArrays(50))],
  ['1 001 new clients', CLOSE.tooLarge, 'mallory', () => update(manyClients(1_001))],
  ['a struct that claims 2^41 clocks', CLOSE.tooLarge, 'mallory', () => update(rawUpdate(1, 1, 5, 0, 0, 2 ** 41, 0))],
  [
    'new structs under a colleague’s client id',
    CLOSE.rejected,
    'mallory',
    () => edited((doc) => doc.getMap('objectives').set('mine', new Y.Map()), anna.doc.clientID),
  ],
  [
    'a capture of a colleague’s clock',
    CLOSE.rejected,
    'mallory',
    () => update(rawUpdate(1, 1, anna.doc.clientID, Y.getState(anna.doc.store, anna.doc.clientID), 0, 2 ** 30, 0)),
  ],
  ['an update with a hole before it', CLOSE.rejected, 'mallory', () => update(gap(anna.doc))],
  ['a deletion of what does not exist', CLOSE.rejected, 'mallory', () => update(rawUpdate(0, 1, 5, 1, 0, 10))],
  ['a step 2 with a hole', CLOSE.rejected, 'mallory', () => syncFrame('step2', gap(anna.doc))],
  ['an unknown table', CLOSE.rejected, 'mallory', () => edited((doc) => doc.getMap('secrets').set('a', 1))],
  ['an unknown field', CLOSE.rejected, 'mallory', () => setIn(objective, 'salary', 1)],
  ['a weight that is a text', CLOSE.rejected, 'mallory', () => setIn(objective, 'weight', 'tanto')],
  ['a deleted row', CLOSE.rejected, 'mallory', () => edited((doc) => doc.getMap('objectives').delete(objective))],
  [
    'a change of what the Comune wrote',
    CLOSE.rejected,
    'mallory',
    () => edited((doc) => doc.getMap('meta').set('schema', 99)),
  ],
  [
    'a twin of one’s own making',
    CLOSE.rejected,
    'mallory',
    () => edited((doc) => doc.getMap('twins').set('t', new Y.Map())),
  ],
  ['a write by a reader', CLOSE.notWritable, 'reader', () => setIn(objective, 'title', 'Mio')],
  [
    'a deletion by a reader',
    CLOSE.notWritable,
    'reader',
    () => edited((doc) => doc.getMap('objectives').delete(objective)),
  ],
];

describe('[RE7] an attack costs its connection, nobody else', () => {
  test.each(attacks)('%s → %i', async (name, code, person, frame) => {
    const attacker = new StockDevice(served, person);
    await attacker.synced();
    const kept = (await served.store.quarantined(AREA_ID)).length;
    const bytes = frame();
    attacker.provider.ws?.send(bytes as Uint8Array<ArrayBuffer>);
    await attacker.until(() => attacker.closed.length > 0);
    expect(attacker.closed).toEqual([code]);
    attacker.destroy();

    const quarantined = (await served.store.quarantined(AREA_ID)).slice(kept);
    if (code === CLOSE.rejected || code === CLOSE.notWritable) {
      expect(quarantined).toMatchObject([{ person, code }]);
    } else {
      expect(quarantined).toEqual([]);
    }

    annaDocument.setField(objective, 'title', `Dopo ${name}`);
    await anna.allAcknowledged();
    expect(anna.closes).toEqual([]);
    expect(await served.relay.read(AREA_ID)).toEqual(annaDocument.read());
  });

  test('a stranger and a wrong address get the same answer', async () => {
    const answers = [];
    for (const [person, documentId] of [
      ['stranger', AREA_ID],
      ['anna', 'NoSuchDocument00000001'],
    ] as const) {
      const device = new StockDevice(served, person, { documentId });
      await device.until(() => device.closed.length > 0);
      answers.push([device.closed, device.hello, device.doc.store.clients.size]);
      device.destroy();
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]).toEqual([[CLOSE.noAccess], null, 0]);
  });

  test('a client too old is refused before it is sent the document', async () => {
    for (const protocol of ['traguardo.1.0', 'traguardo.0.1', 'traguardo.99.1']) {
      const device = new StockDevice(served, 'anna', { protocols: [protocol] });
      await device.until(() => device.closed.length > 0);
      expect(device.closed).toEqual([CLOSE.clientTooOld]);
      expect(device.doc.store.clients.size).toBe(0);
      device.destroy();
    }
  });

  test('[WI3] a client without our subprotocol reads, and may not write', async () => {
    const stock = new StockDevice(served, 'anna', { protocols: [] });
    await stock.synced();
    expect(stock.hello).toBeNull();
    expect(new AreaDocument(stock.doc).read()).toEqual(annaDocument.read());
    annaDocument.setField(objective, 'title', 'Ancora qui');
    await stock.until(() => new AreaDocument(stock.doc).read().objectives[0]?.title === 'Ancora qui');
    new AreaDocument(stock.doc).setField(objective, 'title', 'Senza sottoprotocollo');
    await stock.until(() => stock.closed.length > 0);
    expect(stock.closed).toEqual([CLOSE.notWritable]);
    stock.destroy();
  });

  test('[RE6] nobody shows presence as somebody else', async () => {
    const bruno = new StockDevice(served, 'bruno');
    await bruno.synced();
    const focus = { table: 'objectives', row: objective, field: 'title' };
    anna.awareness.setLocalState({ focus, person: undefined, name: 'Il Sindaco' });
    await bruno.until(() => bruno.awareness.getStates().get(anna.doc.clientID)?.['focus'] !== null);
    expect(bruno.awareness.getStates().get(anna.doc.clientID)).toEqual({
      focus,
      caret: null,
      person: 'anna',
      name: 'anna',
    });

    const inner = encoding.createEncoder();
    encoding.writeVarUint(inner, 1);
    encoding.writeVarUint(inner, anna.doc.clientID);
    encoding.writeVarUint(inner, 2 ** 45);
    encoding.writeVarString(inner, 'null');
    const frame = encoding.createEncoder();
    encoding.writeVarUint(frame, MESSAGE.awareness);
    encoding.writeVarUint8Array(frame, encoding.toUint8Array(inner));
    bruno.provider.ws?.send(encoding.toUint8Array(frame) as Uint8Array<ArrayBuffer>);
    bruno.awareness.setLocalState({ focus: null });
    await anna.until(() => anna.awareness.getStates().get(bruno.doc.clientID)?.['person'] === 'bruno');
    const carla = new StockDevice(served, 'carla');
    await carla.until(() => carla.awareness.getStates().size === 3);
    expect(carla.awareness.getStates().get(anna.doc.clientID)).toEqual({
      focus,
      caret: null,
      person: 'anna',
      name: 'anna',
    });

    bruno.destroy();
    await carla.until(() => !carla.awareness.getStates().has(bruno.doc.clientID));
    carla.destroy();
  });
});
