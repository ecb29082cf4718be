import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { toBase64 } from 'lib0/buffer';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import { KnownOwners, readStep1, writeStep2 } from './recovery.ts';

/** What three people wrote one after the other; `self` is one of them. */
function written(): Y.Doc {
  const doc = new Y.Doc();
  for (const client of [11, 22, 33]) {
    doc.clientID = client;
    doc.getMap('map').set(`of ${client}`, client);
  }
  return doc;
}

const entry = (client: number, person: string | null) => ({ client, person, mac: `mac-${client}` });
const clientsIn = (update: Uint8Array) => [...Y.parseUpdateMeta(update).to.keys()].sort();
const empty = Y.encodeStateVector(new Y.Doc());

function ownersOf(...entries: [number, string | null][]): KnownOwners {
  const owners = new KnownOwners('self');
  owners.add(entries.map(([client, person]) => entry(client, person)));
  return owners;
}

describe('[RE11] over its own connection a device offers only what is its person’s', () => {
  test('what others wrote, and the Comune, stays out; what nobody vouched for counts as ours', () => {
    const owners = ownersOf([11, 'self'], [22, 'other']);
    expect(owners.isLackingOthers(written(), empty)).toBe(true);
    expect(clientsIn(owners.answer(written(), empty))).toEqual([11, 33]);
    expect(clientsIn(ownersOf([11, null], [22, 'other']).answer(written(), empty))).toEqual([33]);
  });

  test('the usual answer is the usual one', () => {
    const doc = written();
    const owners = ownersOf([11, 'other'], [22, 'self']);
    const known = new Y.Doc();
    Y.applyUpdate(known, Y.encodeStateAsUpdate(doc));
    doc.clientID = 22;
    doc.getMap('map').set('more', true);
    const vector = Y.encodeStateVector(known);
    expect(owners.isLackingOthers(doc, vector)).toBe(false);
    expect(owners.answer(doc, vector)).toEqual(Y.encodeStateAsUpdate(doc, vector));
  });
});

describe('[RE11] what is handed back', () => {
  const standing = { epoch: 'e2', vector: toBase64(empty), open: true };

  test('is of everybody vouched for, and of this person’s unsent sessions', () => {
    const owners = ownersOf([11, 'other']);
    const offer = owners.offerFor(written(), standing, new Set([33]));
    expect(offer.owners).toEqual([entry(11, 'other')]);
    expect(clientsIn(Uint8Array.from(atob(offer.update), (letter) => letter.charCodeAt(0)))).toEqual([11, 33]);
  });

  test('names only the owners of what is lacking', () => {
    const doc = written();
    const vector = toBase64(Y.encodeStateVector(doc));
    const offer = ownersOf([11, 'other'], [22, 'self']).offerFor(doc, { ...standing, vector }, new Set());
    expect(offer.owners).toEqual([]);
  });
});

test('owners are new once', () => {
  const owners = new KnownOwners('self');
  expect(owners.add([entry(11, 'other')])).toHaveLength(1);
  expect(owners.add([entry(11, 'other'), entry(22, 'self')])).toEqual([entry(22, 'self')]);
});

test('a step 1 is told from the rest, which is read by whoever reads it', () => {
  const encoder = encoding.createEncoder();
  writeStep2(encoder, MESSAGE.sync, new Uint8Array([1, 2]));
  const decoder = decoding.createDecoder(encoding.toUint8Array(encoder));
  expect(decoding.readVarUint(decoder)).toBe(MESSAGE.sync);
  expect(readStep1(decoder)).toBeNull();
  expect(decoding.readVarUint(decoder)).toBe(SYNC.step2);
  const step1 = encoding.createEncoder();
  encoding.writeVarUint(step1, SYNC.step1);
  encoding.writeVarUint8Array(step1, empty);
  expect(readStep1(decoding.createDecoder(encoding.toUint8Array(step1)))).toEqual(empty);
});
