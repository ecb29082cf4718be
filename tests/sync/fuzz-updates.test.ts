import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { rulesOf } from '../../server/relay/document-rules.ts';
import { inspectUpdate } from '../../server/relay/inspect-update.ts';
import { LIMITS } from '../../server/relay/limits.ts';
import { RestingDocument } from '../../server/relay/resting-document.ts';
import { RoomDocument } from '../../server/relay/room-document.ts';
import { AREA_NAME } from './served-relay.ts';

const RUNS = 60_000;

/** mulberry32: the same mutations every time. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

function mutate(update: Uint8Array, next: (below: number) => number): Uint8Array {
  const bytes = [...update];
  for (let count = 1 + next(3); count > 0; count -= 1) {
    const at = next(Math.max(1, bytes.length));
    const how = next(6);
    if (how < 2) bytes[at] = next(256);
    else if (how === 2) bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8));
    else if (how === 3) bytes.splice(at, 0, next(256));
    else if (how === 4) bytes.splice(at, 1 + next(4));
    else bytes.splice(at, 0, ...bytes.slice(at, at + next(16)));
  }
  return new Uint8Array(bytes);
}

/** What an honest device sends, one edit at a time. */
function honestUpdates(structure: Uint8Array): { base: Uint8Array; updates: Uint8Array[] } {
  const doc = new Y.Doc();
  doc.clientID = 7;
  Y.applyUpdate(doc, structure);
  const document = new AreaDocument(doc);
  const first = document.addObjective({ title: 'Il lavoro di Anna', description: 'Prima riga', weight: 1_000 });
  const base = Y.encodeStateAsUpdate(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.clientID = 9;
  document.setField(first, 'title', 'Un altro titolo');
  document.setField(first, 'weight', 1_500);
  document.setField(first, 'description', 'Prima riga e seconda');
  document.addParticipation(first, { group: 'tutti', from: null, to: null });
  document.addIndicator(first, { name: 'Pratiche', target: '100' });
  document.discardObjective(first, '2027-01-02');
  return { base, updates };
}

test(`[RE1] ${RUNS} mutated updates: nobody writes under an id that inspection did not see, and only what was accepted changes anything`, () => {
  const next = numbers(20_270_101);
  const { base, updates } = honestUpdates(createStructure(AREA_NAME));
  const rules = rulesOf('area');
  const open = (rows: Uint8Array[]) =>
    new RoomDocument('area', { snapshot: { bytes: base }, rows: rows.map((bytes) => ({ bytes })) }, new Map(), rules);
  const outcomes = { unreadable: 0, loose: 0, refused: 0, accepted: 0, nothingNew: 0 };
  const rows: Uint8Array[] = [];
  /** What was accepted obeys the rules as a whole too, when a fresh document takes it in. */
  const checkWhole = (state: Uint8Array) => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, base);
    doc.once('afterTransaction', (transaction: Y.Transaction) =>
      expect(rules.check(doc, transaction, { person: null })).toBeNull(),
    );
    Y.applyUpdate(doc, state);
  };
  let room = open(rows);
  let resting = new RestingDocument(room.state());

  for (let run = 0; run < RUNS; run += 1) {
    // From time to time everything starts again, so that mutations meet a document that lacks what they write.
    if (run % 5_000 === 0) {
      checkWhole(room.state());
      room.destroy();
      rows.length = 0;
      room = open(rows);
      resting = new RestingDocument(room.state());
    }
    const update = mutate(updates[next(updates.length)] ?? new Uint8Array(), next);
    const vector = room.vector();
    const inspection = inspectUpdate(update, room.doc, LIMITS);
    if (resting.holds(update, LIMITS)) expect(room.contains(update)).toBe(true);
    if (typeof inspection === 'string') {
      outcomes.unreadable += 1;
      continue;
    }
    if (!inspection.attaches) {
      outcomes.loose += 1;
      continue;
    }
    const clocks = Y.decodeStateVector(vector);
    const applied = room.apply([update], null);
    for (const [client, clock] of Y.decodeStateVector(room.vector())) {
      if (clock > (clocks.get(client) ?? 0)) expect(inspection.writers.has(client)).toBe(true);
    }
    if ('refused' in applied) {
      outcomes.refused += 1;
      room.destroy();
      room = open(rows);
      expect(room.vector()).toEqual(vector);
      continue;
    }
    if (applied.bytes === null) outcomes.nothingNew += 1;
    else {
      outcomes.accepted += 1;
      rows.push(applied.bytes);
      resting = new RestingDocument(room.state());
    }
    if (rows.length > 200) {
      const replayed = open(rows);
      expect(Y.equalSnapshots(Y.snapshot(replayed.doc), Y.snapshot(room.doc))).toBe(true);
      expect(JSON.stringify(replayed.view().read())).toBe(JSON.stringify(room.view().read()));
      checkWhole(room.state());
      rows.length = 0;
      room.destroy();
      replayed.destroy();
      room = open(rows);
      resting = new RestingDocument(room.state());
    }
  }
  for (const count of Object.values(outcomes)) expect(count).toBeGreaterThan(100);
  const document = new AreaDocument(room.doc);
  const [first] = document.read().objectives;
  document.setField(first?.id ?? '', 'title', 'Ancora vivo');
  expect(document.read().objectives[0]?.title).toBe('Ancora vivo');
}, 120_000);
