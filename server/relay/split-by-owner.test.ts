import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { splitByOwner } from './split-by-owner.ts';

const PEOPLE = ['anna', 'bruno', 'carla'];
/** Each person has two sessions. */
const ownerOf = (client: number) => PEOPLE[(client - 1) % PEOPLE.length];
const stateOf = (doc: Y.Doc) => (client: number) => Y.getState(doc.store, client);

interface Step {
  client: number;
  kind: 'set' | 'nest' | 'insert' | 'delete' | 'meet';
  at: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  client: fc.integer({ min: 1, max: 6 }),
  kind: fc.constantFrom('set', 'nest', 'insert', 'insert', 'delete', 'meet', 'meet'),
  at: fc.nat(30),
});

/** Six sessions that write in each other's work, meeting now and then; returns what they have in the end. */
function lived(steps: readonly Step[]): { early: Y.Doc; late: Y.Doc } {
  const docs = Array.from({ length: 6 }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    return doc;
  });
  const early = new Y.Doc();
  const late = new Y.Doc();
  const everything = (into: Y.Doc) => {
    for (const doc of docs) Y.applyUpdate(into, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(into)));
  };
  steps.forEach(({ client, kind, at }, index) => {
    const doc = docs[client - 1];
    if (doc === undefined) return;
    const map: Y.Map<unknown> = doc.getMap('map');
    const text = doc.getText('text');
    const inner = map.get('nested');
    const target: Y.Map<unknown> = inner instanceof Y.Map ? inner : map;
    if (kind === 'meet') Y.applyUpdate(doc, Y.encodeStateAsUpdate(docs[at % docs.length] ?? doc));
    else if (kind === 'nest') map.set('nested', new Y.Map([['from', client]]));
    else if (kind === 'set') target.set(`k${at % 3}`, index);
    else if (kind === 'insert') text.insert(at % (text.length + 1), `${client}`.repeat((at % 3) + 1));
    else if (text.length > 0) text.delete(at % text.length, 1);
    if (index === Math.floor(steps.length / 3)) everything(early);
  });
  everything(late);
  return { early, late };
}

test('[RE11] the parts, one after the other, give what the whole gives, without a hole at any moment', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
      const { early, late } = lived(steps);
      const update = Y.encodeStateAsUpdate(late, Y.encodeStateVector(early));
      const { parts, deletions } = splitByOwner(update, stateOf(early), ownerOf);
      for (const { update: part, person, clients } of parts) {
        const written = [...Y.parseUpdateMeta(part).to.keys()];
        expect(written.sort()).toEqual([...clients].sort());
        for (const client of written) expect(ownerOf(client)).toBe(person);
        Y.applyUpdate(early, part);
        expect(early.store.pendingStructs).toBeNull();
      }
      if (deletions !== null) Y.applyUpdate(early, deletions);
      expect(early.store.pendingDs).toBeNull();
      expect(early.getMap('map').toJSON()).toEqual(late.getMap('map').toJSON());
      expect(early.getText('text').toJSON()).toEqual(late.getText('text').toJSON());
      expect(Y.encodeStateVector(early)).toEqual(Y.encodeStateVector(late));
    }),
    { numRuns: 400 },
  );
});

test('[RE11] whose owner is not known stays out, with all that builds on it, and the rest attaches', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 80 }), (steps) => {
      const { early, late } = lived(steps);
      const update = Y.encodeStateAsUpdate(late, Y.encodeStateVector(early));
      const known = (client: number) => (ownerOf(client) === 'bruno' ? undefined : ownerOf(client));
      const before = new Map([...early.store.clients.keys()].map((client) => [client, stateOf(early)(client)]));
      const { parts, deletions } = splitByOwner(update, stateOf(early), known);
      for (const part of parts) Y.applyUpdate(early, part.update);
      if (deletions !== null) Y.applyUpdate(early, deletions);
      expect(early.store.pendingStructs).toBeNull();
      expect(early.store.pendingDs).toBeNull();
      for (const client of early.store.clients.keys()) {
        if (ownerOf(client) === 'bruno') expect(stateOf(early)(client)).toBe(before.get(client) ?? 0);
      }
    }),
    { numRuns: 200 },
  );
});

test('part of a struct that is there already is not written again', () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('text').insert(0, 'abc');
  const early = new Y.Doc();
  Y.applyUpdate(early, Y.encodeStateAsUpdate(doc));
  doc.getText('text').insert(3, 'def');
  const { parts } = splitByOwner(Y.encodeStateAsUpdate(doc), stateOf(early), ownerOf);
  expect(parts).toHaveLength(1);
  for (const part of parts) Y.applyUpdate(early, part.update);
  expect(early.getText('text').toJSON()).toBe('abcdef');
});
