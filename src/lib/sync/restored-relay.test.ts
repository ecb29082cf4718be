import 'fake-indexeddb/auto';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as decoding from 'lib0/decoding';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { encodeOwners, isWriteFrame } from '#lib/protocol/frames.ts';
import type { OwnerEntry, RecoveryOffer } from '#lib/protocol/recovery.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay } from './hand-flushed-relay.ts';
import { TestDevice } from './test-device.ts';

const DOCUMENT = 'doc1';
/** A colleague's session. */
const COLLEAGUE = 4_242;
const STRUCTURE = createStructure({ kind: 'area', year: 2027, area: 'amm' });

let device: TestDevice;
let sync: DocumentSync;
let relay: HandFlushedRelay;
let offers: RecoveryOffer[];

const area = () => {
  if (!(sync.document instanceof AreaDocument)) throw new Error('not open');
  return sync.document;
};
const titlesOf = (doc: Y.Doc) => new AreaDocument(doc).read().objectives.map(({ title }) => title);
const clientsIn = (update: Uint8Array) => [...Y.parseUpdateMeta(update).to.keys()];

function updateIn(frame: Uint8Array): Uint8Array {
  const decoder = decoding.createDecoder(frame);
  decoding.readVarUint(decoder);
  decoding.readVarUint(decoder);
  return decoding.readVarUint8Array(decoder);
}

/** Resolves at the first status for which `when` holds. */
function status(when: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!when()) return;
      sync.off('status', check);
      resolve();
    };
    sync.on('status', check);
    check();
  });
}

async function open(): Promise<void> {
  sync = new DocumentSync(device.environment(relay.socket), DOCUMENT, 'area');
  await sync.open();
}

/** The colleague writes, and the relay says who it was. */
function colleagueWrites(title: string): void {
  const entry: OwnerEntry = { client: COLLEAGUE, person: 'colleague', mac: 'C'.repeat(22) };
  relay.last.deliver(encodeOwners([entry]));
  relay.change((doc) => {
    const own = doc.clientID;
    doc.clientID = COLLEAGUE;
    new AreaDocument(doc).addObjective({ title });
    doc.clientID = own;
  });
}

/** The relay as of a copy made before anybody wrote. */
function restoredRelay(): HandFlushedRelay {
  const restored = new HandFlushedRelay(STRUCTURE);
  restored.epoch = 'e2';
  return restored;
}

function standingOf(of: HandFlushedRelay) {
  return { epoch: of.epoch, vector: toBase64(Y.encodeStateVector(of.doc)), open: true };
}

beforeEach(async () => {
  device = new TestDevice();
  relay = new HandFlushedRelay(STRUCTURE);
  offers = [];
  await open();
  relay.serve();
  colleagueWrites('Della collega');
  area().addObjective({ title: 'Mio' });
  await sync.flush();
  relay.settle();
  await sync.close();
});
afterEach(() => sync.close());

describe('[RE11] a device that meets a restored relay', () => {
  test('writes nothing over its socket before it has handed back what others wrote', async () => {
    relay = restoredRelay();
    let handBack: (taken: boolean) => void = () => undefined;
    const offered = new Promise<void>((resolve) => {
      device.recovery = {
        standing: () => Promise.resolve(standingOf(relay)),
        offer: (_document, offer) => {
          offers.push(offer);
          resolve();
          return new Promise((answer) => (handBack = answer));
        },
      };
    });
    await open();
    const first = relay.last;
    relay.accept(first);
    relay.greet(first);
    area().addObjective({ title: 'Scritto intanto' });
    await offered;
    expect(first.outgoing.filter(isWriteFrame)).toEqual([]);
    expect(relay.sockets).toHaveLength(1);
    expect(offers[0]?.owners).toEqual([{ client: COLLEAGUE, person: 'colleague', mac: 'C'.repeat(22) }]);
    expect(clientsIn(fromBase64(offers[0]?.update ?? ''))).toContain(COLLEAGUE);

    // The relay takes it in; then all the rest goes its usual way.
    Y.applyUpdate(relay.doc, fromBase64(offers[0]?.update ?? ''));
    handBack(true);
    await status(() => relay.sockets.length === 2);
    relay.serve();
    await sync.flush();
    relay.settle();
    expect(sync.facts(0)).toMatchObject({ connection: 'synced', unsent: 0 });
    expect(titlesOf(relay.doc).sort()).toEqual(['Della collega', 'Mio', 'Scritto intanto']);
    expect((await device.openStore().document(DOCUMENT)).epoch).toBe('e2');
  });

  test('refused for good, it still offers over its socket only what is its person’s', async () => {
    relay = restoredRelay();
    device.recovery = {
      standing: () => Promise.resolve({ ...standingOf(relay), open: false }),
      offer: () => Promise.reject(new Error('not to be offered')),
    };
    await open();
    relay.accept();
    relay.greet();
    await status(() => relay.sockets.length === 2);
    relay.accept();
    relay.greet();
    const written = relay.last.outgoing.filter(isWriteFrame);
    expect(written).toHaveLength(1);
    for (const frame of written) expect(clientsIn(updateIn(frame))).not.toContain(COLLEAGUE);
  });

  test('without an answer it asks again later, and meanwhile says that the Comune is not reached', async () => {
    relay = restoredRelay();
    let asked = 0;
    device.recovery = {
      standing: () => {
        asked += 1;
        return asked === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(standingOf(relay));
      },
      offer: (_document, offer) => {
        Y.applyUpdate(relay.doc, fromBase64(offer.update));
        return Promise.resolve(true);
      },
    };
    await open();
    relay.accept();
    relay.greet();
    await status(() => sync.facts(0).connection === 'lost');
    expect((await device.openStore().document(DOCUMENT)).epoch).toBe('e1');
    device.clock.advance(5_000);
    await status(() => relay.sockets.length === 2);
    relay.accept();
    relay.greet();
    await status(() => relay.sockets.length === 3);
    relay.serve();
    expect(sync.facts(0)).toMatchObject({ connection: 'synced', unsent: 0 });
    expect(titlesOf(relay.doc).sort()).toEqual(['Della collega', 'Mio']);
  });

  test('the same relay as ever is asked nothing', async () => {
    const same = new HandFlushedRelay(Y.encodeStateAsUpdate(relay.doc));
    relay = same;
    await open();
    relay.serve();
    expect(relay.sockets).toHaveLength(1);
    expect(sync.facts(0).connection).toBe('synced');
  });
});
