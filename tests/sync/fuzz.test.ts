import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { Relay } from '../../server/relay/relay.ts';
import { MemoryDocumentStore } from '../../server/storage/memory-document-store.ts';
import { verifyDocument } from '../../server/storage/verify-document.ts';
import { syncFrame } from './frame-bytes.ts';
import { settled } from './held-scheduler.ts';
import { ProbeSocket } from './probe-socket.ts';
import { AREA_ID, createArea } from './served-relay.ts';

const CODES: number[] = [CLOSE.malformed, CLOSE.rejected, CLOSE.tooLarge];

type Mutation = { at: number; how: 'set' | 'insert' | 'remove' | 'cut' | 'repeat'; value: number };
const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(2_000),
  how: fc.constantFrom('set', 'insert', 'remove', 'cut', 'repeat'),
  value: fc.nat(255),
});

function mutate(frame: Uint8Array, mutations: readonly Mutation[]): Uint8Array {
  const bytes = [...frame];
  for (const { at, how, value } of mutations) {
    const place = at % Math.max(1, bytes.length);
    if (how === 'set') bytes[place] = value;
    else if (how === 'insert') bytes.splice(place, 0, value);
    else if (how === 'remove') bytes.splice(place, 1 + (value % 4));
    else if (how === 'cut') bytes.splice(Math.max(3, place));
    else bytes.splice(place, 0, ...bytes.slice(place, place + (value % 16)));
  }
  return new Uint8Array(bytes);
}

test('[RE7] 4 000 mutated frames: each is taken whole or refused, the document stays sound', async () => {
  const store = new MemoryDocumentStore();
  await createArea(store);
  const faults: unknown[] = [];
  const relay = new Relay({
    store,
    clock: () => new Date(),
    access: () => 'write',
    onFault: (fault) => faults.push(fault),
    limits: { snapshotRows: 50, refusalsPerHour: Infinity, refusedBytesPerHour: Infinity },
  });
  await relay.edit(AREA_ID, 'anna', (document) => {
    if (!(document instanceof AreaDocument)) return;
    const id = document.addObjective({ title: 'Il lavoro di Anna', description: 'Prima riga', weight: 1_000 });
    document.addIndicator(id, { name: 'Pratiche', target: '100' });
  });

  // What an honest device would send, each frame on its own.
  const mallory = new Y.Doc();
  for (const row of await store.log(AREA_ID)) Y.applyUpdate(mallory, row.bytes);
  const document = new AreaDocument(mallory);
  const start = Y.encodeStateVector(mallory);
  const first = document.read().objectives[0]?.id ?? '';
  const id = document.addObjective({ title: 'Suo', description: 'Testo', weight: 500 });
  document.setField(id, 'title', 'Un altro titolo');
  document.setField(first, 'weight', 1_500);
  document.setField(first, 'description', 'Prima riga e seconda');
  document.addParticipation(id, { group: 'tutta l’area', from: null, to: null });
  document.discardObjective(id, '2027-01-02');
  const frames = [
    syncFrame('step2', Y.encodeStateAsUpdate(mallory, start)),
    syncFrame('step2', Y.encodeStateAsUpdate(mallory)),
  ];

  const outcomes = { taken: 0, forgotten: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fc.nat(frames.length - 1),
      fc.array(mutation, { minLength: 1, maxLength: 4 }),
      async (which, mutations) => {
        const socket = new ProbeSocket();
        relay.connect(socket, {
          documentId: AREA_ID,
          person: { id: 'mallory', name: 'Mallory' },
          device: null,
          subprotocol: formatSubprotocol(DOCUMENT_SCHEMA.area),
          session: { id: 's' },
        });
        await settled();
        socket.arrive(mutate(frames[which] ?? new Uint8Array(), mutations));
        await settled();
        await settled();
        if (socket.closedWith !== null) {
          expect(CODES).toContain(socket.closedWith);
          outcomes.refused += 1;
        } else if (socket.extensions().some((message) => message.type === 'ack')) outcomes.taken += 1;
        else outcomes.forgotten += 1;
        socket.hangUp();
      },
    ),
    { numRuns: 4_000, seed: 20_270_101 },
  );
  expect(faults).toEqual([]);
  expect(outcomes.refused).toBeGreaterThan(1_000);
  expect(outcomes.taken).toBeGreaterThan(10);

  const replayed = new Y.Doc();
  for (const row of await store.log(AREA_ID)) Y.applyUpdate(replayed, row.bytes);
  const [stored] = await store.list();
  expect(stored && (await verifyDocument(store, stored, { replay: true, tombstones: [] }))).toEqual([]);
  expect(replayed.store.pendingStructs).toBeNull();
  expect(replayed.store.pendingDs).toBeNull();
  expect(new AreaDocument(replayed).read()).toEqual(await relay.read(AREA_ID));
  const seq = await relay.edit(AREA_ID, 'anna', (one) => {
    if (one instanceof AreaDocument) one.setField(first, 'title', 'Ancora mio');
  });
  expect((await store.log(AREA_ID)).at(-1)).toMatchObject({ seq, person: 'anna' });
  await relay.close();
}, 120_000);
