import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure, type DocumentName } from '#lib/documents/kind.ts';
import { LIMITS } from '../../server/relay/limits.ts';
import { RestingDocument } from '../../server/relay/resting-document.ts';
import { syncFrame } from './frame-bytes.ts';
import { settled } from './held-scheduler.ts';
import { RelayStage, type Member } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

/** A text three people wrote and deleted in, and every state each of them was in. */
function history(writes: readonly { by: number; at: number; remove: boolean }[]) {
  const docs = [1, 2, 3].map((client) => {
    const doc = new Y.Doc();
    doc.clientID = client;
    return doc;
  });
  const states: Uint8Array[] = [];
  for (const { by, at, remove } of writes) {
    const doc = docs[by];
    if (doc === undefined) continue;
    for (const other of docs) if (at % 3 === 0) Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    const text = doc.getText('t');
    if (remove && text.length > 0) text.delete(at % text.length, 1 + (at % 2 === 0 ? 0 : text.length > 3 ? 1 : 0));
    else text.insert(at % (text.length + 1), 'abc');
    states.push(Y.encodeStateAsUpdate(doc));
  }
  return states;
}
const writes = fc.array(fc.record({ by: fc.nat(2), at: fc.nat(40), remove: fc.boolean() }), {
  minLength: 2,
  maxLength: 25,
});

describe('a document at rest', () => {
  test('answers every state vector as the unpacked one does', () => {
    fc.assert(
      fc.property(writes, (plan) => {
        const states = history(plan);
        const full = new Y.Doc();
        for (const state of states) Y.applyUpdate(full, state);
        const resting = new RestingDocument(Y.encodeStateAsUpdate(full));
        expect(resting.vector).toEqual(Y.encodeStateVector(full));
        for (const state of [new Uint8Array([0, 0]), ...states]) {
          const [one, other] = [new Y.Doc(), new Y.Doc()];
          for (const doc of [one, other]) Y.applyUpdate(doc, state);
          const vector = Y.encodeStateVector(one);
          Y.applyUpdate(one, resting.answer(vector));
          Y.applyUpdate(other, Y.encodeStateAsUpdate(full, vector));
          expect(Y.equalSnapshots(Y.snapshot(one), Y.snapshot(full))).toBe(true);
          expect(one.getText('t').toJSON()).toBe(other.getText('t').toJSON());
        }
      }),
      { numRuns: 150, seed: 20_270_101 },
    );
  });

  test('holds an update exactly when a snapshot contains it', () => {
    let held = 0;
    let not = 0;
    fc.assert(
      fc.property(writes, fc.nat(100), (plan, cut) => {
        const states = history(plan);
        const known = new Y.Doc();
        for (const state of states.slice(0, 1 + (cut % states.length))) Y.applyUpdate(known, state);
        const resting = new RestingDocument(Y.encodeStateAsUpdate(known));
        for (const state of states) {
          const holds = resting.holds(state, LIMITS);
          expect(holds).toBe(Y.snapshotContainsUpdate(Y.snapshot(known), state));
          if (holds) held += 1;
          else not += 1;
        }
      }),
      { numRuns: 150, seed: 20_270_102 },
    );
    expect(held).toBeGreaterThan(200);
    expect(not).toBeGreaterThan(200);
  });

  test('is never sure of garbage, nor of more than the limits let in', () => {
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'ciao');
    doc.getText('t').delete(1, 1);
    const resting = new RestingDocument(Y.encodeStateAsUpdate(doc));
    expect(resting.holds(Y.encodeStateAsUpdate(doc), LIMITS)).toBe(true);
    expect(resting.holds(Y.encodeStateAsUpdate(doc), { structs: 1 })).toBe(false);
    for (const garbage of [new Uint8Array(), new Uint8Array([9]), new Uint8Array([1, 200])]) {
      expect(resting.holds(garbage, LIMITS)).toBe(false);
    }
  });
});

describe('[RE5] rooms whose document rests', () => {
  const LOOKS = { lookMs: 2_000, restLooks: 1 };

  /** Anna's objective is stored, and the document has not been used for two looks. */
  async function resting(): Promise<{ stage: RelayStage; anna: Member; id: string; loads: () => number }> {
    const stage = await RelayStage.set({ limits: LOOKS });
    const anna = await stage.member('anna');
    const id = anna.document.addObjective({ title: 'Resta', description: 'Parola tolta' });
    anna.document.setField(id, 'description', 'Parola');
    anna.send();
    await stage.commit();
    for (const socket of [anna.socket]) socket.received.length = 0;
    for (let look = 0; look < 2; look += 1) stage.scheduler.elapse(LOOKS.lookMs);
    await settled();
    const unpacked = stage.relay.liveDocuments;
    return { stage, anna, id, loads: () => stage.relay.liveDocuments - unpacked };
  }

  test('say nothing about it, keep the connections, and hold the state in the store', async () => {
    const { stage, anna } = await resting();
    expect(stage.relay.liveDocuments).toBe(0);
    expect(stage.relay.openRooms).toBe(1);
    expect([anna.socket.received, anna.socket.closedWith]).toEqual([[], null]);
    const loaded = await stage.store.load(AREA_ID);
    expect(loaded?.rows).toEqual([]);
    expect(loaded?.snapshot?.seq).toBe(loaded?.document.seq);
    expect(Buffer.from(loaded?.snapshot?.bytes ?? []).toString('latin1')).not.toContain('tolta');
  });

  test('greet, answer and acknowledge who brings nothing new without unpacking it', async () => {
    const { stage, anna, loads } = await resting();
    const bruno = await stage.member('bruno');
    expect(bruno.document.read()).toEqual(anna.document.read());
    expect(bruno.socket.extensions().at(-1)).toMatchObject({ type: 'ack', n: 1 });
    // Everything Anna has, deletions too, as her device sends it when it comes back.
    const again = await stage.connect('anna');
    again.arrive(syncFrame('step1', Y.encodeStateVector(anna.doc)));
    again.arrive(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc)));
    await stage.commit();
    expect(again.extensions().at(-1)).toMatchObject({ type: 'ack', n: 1 });
    expect(loads()).toBe(0);
    const reader = await stage.connect('carla');
    reader.arrive(syncFrame('step1', new Uint8Array([9, 9])));
    await stage.commit();
    expect(reader.closedWith).not.toBeNull();
    expect(loads()).toBe(0);
  });

  test('unpack it for a write, and tell everybody', async () => {
    const { stage, anna, id, loads } = await resting();
    const bruno = await stage.member('bruno');
    bruno.document.setField(id, 'title', 'Svegliato');
    bruno.send();
    await stage.commit();
    expect(loads()).toBe(1);
    anna.takeIn();
    expect(anna.document.read().objectives[0]?.title).toBe('Svegliato');
    expect(await stage.relay.read(AREA_ID)).toEqual(anna.document.read());
    expect((await stage.store.log(AREA_ID)).at(-1)?.person).toBe('bruno');
  });

  test('refuse what they refuse awake', async () => {
    const { stage, loads } = await resting();
    const mallory = await stage.member('mallory');
    mallory.doc.getMap('secrets').set('a', 1);
    mallory.send();
    await stage.commit();
    expect(mallory.socket.closedWith).toBe(4422);
    expect(loads()).toBe(1);
  });

  test('after a restart the document is served as it lies, and unpacked for nobody', async () => {
    const { stage, anna } = await resting();
    await stage.relay.close();
    const after = await RelayStage.set({ store: stage.store });
    const bruno = await after.member('bruno');
    expect(bruno.document.read()).toEqual(anna.document.read());
    expect(after.relay.liveDocuments).toBe(0);
  });

  test('a disk that is full: the document stays unpacked, nobody notices', async () => {
    const stage = await RelayStage.set({ limits: LOOKS });
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Resta' });
    anna.send();
    await stage.commit();
    stage.store.saveSnapshot = () => Promise.reject(new Error('disk full'));
    for (let look = 0; look < 2; look += 1) stage.scheduler.elapse(LOOKS.lookMs);
    await settled();
    expect(stage.faults).toHaveLength(1);
    expect(anna.socket.closedWith).toBeNull();
    expect((await stage.member('bruno')).document.read()).toEqual(anna.document.read());
  });

  test('[RE7] however many documents are written in, only so many are unpacked', async () => {
    const stage = await RelayStage.set({ limits: { liveDocuments: 3 } });
    const members: Member[] = [];
    for (let number = 0; number < 8; number += 1) {
      const name: DocumentName = { kind: 'area', year: 2030, area: `a${number}` };
      await stage.store.create(name, `Document${number}`, createStructure(name), '2030-01-01');
      const member = await stage.member('anna', { documentId: `Document${number}` });
      member.document.addObjective({ title: `Di ${number}` });
      member.send();
      await stage.commit();
      members.push(member);
      expect(stage.relay.liveDocuments).toBeLessThanOrEqual(3);
    }
    for (const [number, member] of members.entries()) {
      expect(await stage.relay.read(`Document${number}`)).toEqual(member.document.read());
      expect(member.socket.closedWith).toBeNull();
    }
    await settled();
    expect(stage.relay.liveDocuments).toBeLessThanOrEqual(3);
  });
});

describe('what one connection sends at once', () => {
  test('is one transaction and one row, told once, acknowledged as all of it', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    const id = anna.document.addObjective({ title: 'T' });
    anna.send();
    await stage.commit();
    bruno.takeIn();
    const before = (await stage.store.log(AREA_ID)).length;
    for (const letter of 'itolo')
      anna.document.setField(id, 'title', `${anna.document.read().objectives[0]?.title}${letter}`);
    const sent = anna.unsent.length;
    anna.send();
    await stage.commit();
    expect(sent).toBe(5);
    expect((await stage.store.log(AREA_ID)).length).toBe(before + 1);
    expect(bruno.socket.received).toHaveLength(1);
    bruno.takeIn();
    expect(bruno.document.read().objectives[0]?.title).toBe('Titolo');
    // A step 2, the objective's frames, and the five.
    const ack = anna.socket.extensions().at(-1);
    expect(ack).toEqual({ type: 'ack', n: anna.socket.sent, seq: before + 1 });
  });

  test('stands up to the first frame that may not, and no further', async () => {
    const stage = await RelayStage.set();
    const mallory = await stage.member('mallory');
    const id = mallory.document.addObjective({ title: 'Buono' });
    mallory.send();
    await stage.commit();
    mallory.document.setField(id, 'title', 'Ancora buono');
    mallory.document.setField(id, 'code', 'M1');
    mallory.doc.getMap('secrets').set('a', 1);
    mallory.document.setField(id, 'code', 'M2');
    mallory.send();
    await stage.commit();
    expect(mallory.socket.closedWith).toBe(4422);
    const read = (await stage.relay.read(AREA_ID)) as ReturnType<AreaDocument['read']>;
    expect(read.objectives).toMatchObject([{ title: 'Ancora buono', code: 'M1' }]);
    expect((await stage.store.quarantined(AREA_ID)).map((one) => one.reason)).toEqual([
      expect.stringContaining('unknown-table'),
      'after a refusal',
    ]);
  });
});
