import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { splitDifference, type PieceLimits } from './pieces.ts';

const structsIn = (update: Uint8Array) => Y.decodeUpdate(update).structs.length;
const rangesIn = (update: Uint8Array) =>
  [...Y.decodeUpdate(update).ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0);
const vectorOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc));
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const contentOf = (doc: Y.Doc) => ({ map: doc.getMap('map').toJSON(), text: doc.getText('text').toJSON() });

interface Step {
  client: number;
  kind: 'set' | 'nest' | 'insert' | 'delete' | 'meet';
  at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  client: fc.nat(3),
  kind: fc.constantFrom('set', 'nest', 'insert', 'insert', 'delete', 'meet'),
  at: fc.nat(40),
});
const limits: fc.Arbitrary<PieceLimits> = fc.record({
  bytes: fc.integer({ min: 120, max: 600 }),
  structs: fc.integer({ min: 1, max: 12 }),
});

/** Visits of one person that write in each other's work and meet now and then; what the relay had early on. */
function lived(steps: readonly Step[], early: number): { relay: Y.Doc; device: Y.Doc } {
  const visits = [1, 2, 3, 4].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const relay = new Y.Doc();
  const device = new Y.Doc();
  const everything = (into: Y.Doc) => {
    for (const doc of visits) Y.applyUpdate(into, Y.encodeStateAsUpdate(doc));
  };
  steps.forEach(({ client, kind, at }, index) => {
    const doc = visits[client] ?? device;
    const map: Y.Map<unknown> = doc.getMap('map');
    const text = doc.getText('text');
    const inner = map.get('nested');
    const target: Y.Map<unknown> = inner instanceof Y.Map ? inner : map;
    if (kind === 'meet') everything(doc);
    else if (kind === 'nest') map.set('nested', new Y.Map([['from', client]]));
    else if (kind === 'set') target.set(`k${at % 4}`, index);
    else if (kind === 'insert') text.insert(at % (text.length + 1), '🎯à'.repeat(at * 4 + 1));
    else if (text.length > 0) text.delete(at % text.length, 1 + (at % 3));
    if (index === early) everything(relay);
  });
  everything(device);
  return { relay, device };
}

describe('[WI4] a difference too large for one frame', () => {
  test('goes in pieces that, one after the other, give the whole; each attaches and keeps to the limits', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 60 }), fc.nat(30), limits, (steps, early, most) => {
        const { relay, device } = lived(steps, early);
        const vector = vectorOf(relay);
        const update = Y.encodeStateAsUpdate(device, Y.encodeStateVector(relay));
        const whole = copyOf(relay);
        Y.applyUpdate(whole, update);
        const pieces = splitDifference(update, vector, [1, 2, 3, 4], most);
        for (const piece of pieces) {
          const one = Y.decodeUpdate(piece.update).structs.length === 1;
          if (!one) expect(piece.update.length).toBeLessThanOrEqual(most.bytes);
          expect(structsIn(piece.update)).toBeLessThanOrEqual(most.structs);
          expect(rangesIn(piece.update)).toBeLessThanOrEqual(Math.max(most.structs, structsIn(piece.update)));
          Y.applyUpdate(relay, piece.update);
          expect(relay.store.pendingStructs).toBeNull();
          expect(relay.store.pendingDs).toBeNull();
          for (const [client, clock] of piece.known) expect(Y.getState(relay.store, client)).toBe(clock);
        }
        expect(contentOf(relay)).toEqual(contentOf(whole));
        expect(Y.equalSnapshots(Y.snapshot(relay), Y.snapshot(whole))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  test('broken off anywhere and begun anew from what the relay has, it gives the same', () => {
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 4, maxLength: 60 }),
        limits,
        fc.infiniteStream(fc.nat(3)),
        (steps, most, cuts) => {
          const { relay, device } = lived(steps, 2);
          for (let rounds = 0; ; rounds += 1) {
            const update = Y.encodeStateAsUpdate(device, Y.encodeStateVector(relay));
            const pieces = splitDifference(update, vectorOf(relay), [], most);
            const until = rounds < 5 ? (cuts.next().value ?? 0) : pieces.length;
            for (const piece of pieces.slice(0, until)) Y.applyUpdate(relay, piece.update);
            if (rounds >= 5) break;
          }
          expect(contentOf(relay)).toEqual(contentOf(device));
          expect(Y.equalSnapshots(Y.snapshot(relay), Y.snapshot(device))).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('a text of megabytes is cut between two characters, and nobody reads half a row of many', () => {
    const relay = new Y.Doc();
    Y.applyUpdate(relay, createStructure({ kind: 'area', year: 2027, area: 'amm' }));
    const device = copyOf(relay);
    const area = new AreaDocument(device);
    const id = area.addObjective({ title: 'Uno' });
    ((device.getMap('objectives').get(id) as Y.Map<unknown>).get('notes') as Y.Text).insert(0, '🎯'.repeat(300_000));
    for (let count = 0; count < 120; count += 1)
      area.addObjective({ title: `Obiettivo ${count}`, description: 'Testo. '.repeat(1_500) });
    const update = Y.encodeStateAsUpdate(device, Y.encodeStateVector(relay));
    const pieces = splitDifference(update, vectorOf(relay), [device.clientID]);
    expect(pieces.length).toBeGreaterThan(3);
    for (const piece of pieces) {
      Y.applyUpdate(relay, piece.update);
      const { objectives } = new AreaDocument(relay).read();
      for (const { title, description } of objectives.slice(1)) {
        expect(title).toMatch(/^Obiettivo/);
        expect(description.length).toBe(10_500);
      }
    }
    expect(new AreaDocument(relay).read()).toEqual(area.read());
  });

  test('what attaches to nothing comes last, as it is', () => {
    const other = new Y.Doc();
    other.getText('text').insert(0, 'a');
    const device = copyOf(other);
    device.getText('text').insert(1, 'b');
    device.getMap('map').set('k', 1);
    const mine = Y.encodeStateAsUpdate(device, Y.encodeStateVector(other));
    const pieces = splitDifference(mine, new Map(), []);
    expect(pieces).toHaveLength(1);
    const relay = copyOf(other);
    for (const { update } of pieces) Y.applyUpdate(relay, update);
    expect(contentOf(relay)).toEqual(contentOf(device));
  });
});
