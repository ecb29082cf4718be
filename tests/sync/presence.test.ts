import { expect, test } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { MESSAGE } from '#lib/protocol/frames.ts';
import type { ProbeSocket } from './probe-socket.ts';
import { RelayStage } from './relay-stage.ts';

const FOCUS = { table: 'objectives', row: 'one', field: 'title' };

function awarenessFrame(...states: [client: number, clock: number, state: unknown][]): Uint8Array {
  const inner = encoding.createEncoder();
  encoding.writeVarUint(inner, states.length);
  for (const [client, clock, state] of states) {
    encoding.writeVarUint(inner, client);
    encoding.writeVarUint(inner, clock);
    encoding.writeVarString(inner, JSON.stringify(state));
  }
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, MESSAGE.awareness);
  encoding.writeVarUint8Array(frame, encoding.toUint8Array(inner));
  return encoding.toUint8Array(frame);
}

/** What a stock device at this socket shows after everything that arrived. */
function seenBy(socket: ProbeSocket, awareness = new Awareness(new Y.Doc())): Map<number, unknown> {
  for (const frame of socket.received) {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== MESSAGE.awareness) continue;
    applyAwarenessUpdate(awareness, decoding.readVarUint8Array(decoder), 'relay');
  }
  const states = new Map<number, unknown>(awareness.getStates());
  states.delete(awareness.clientID);
  awareness.destroy();
  return states;
}

test('[RE6] a state is rebuilt: the field one is in, and the identity the relay knows', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  anna.socket.arrive(awarenessFrame([11, 1, { focus: { ...FOCUS, more: 'x' }, name: 'Il Sindaco', html: '<b>' }]));
  expect(seenBy(bruno.socket).get(11)).toEqual({ focus: FOCUS, caret: null, person: 'anna', name: 'Name of anna' });
  anna.socket.arrive(awarenessFrame([11, 2, { focus: { table: 1 } }]));
  expect(seenBy(bruno.socket).get(11)).toEqual({ focus: null, caret: null, person: 'anna', name: 'Name of anna' });
  expect(seenBy(anna.socket).size).toBe(0);

  const late = await stage.member('carla');
  late.socket.arrive(new Uint8Array([MESSAGE.queryAwareness]));
  await stage.commit();
  expect(seenBy(late.socket).get(11)).toEqual({ focus: null, caret: null, person: 'anna', name: 'Name of anna' });
});

test('[RE6] only one’s own id: neither a second one, nor a colleague’s, nor an echo of what the relay said', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  const carla = await stage.member('carla');
  anna.socket.arrive(awarenessFrame([11, 1, { focus: FOCUS }]));
  // A stock client repeats what it hears; that must not make Bruno speak for Anna.
  bruno.socket.arrive(awarenessFrame([11, 1, { focus: FOCUS, person: 'anna', name: 'Name of anna' }]));
  bruno.socket.arrive(awarenessFrame([11, 9, null]));
  bruno.socket.arrive(awarenessFrame([11, 10, { focus: null }]));
  bruno.socket.arrive(awarenessFrame([22, 1, { focus: null }]));
  bruno.socket.arrive(awarenessFrame([33, 1, { focus: FOCUS }]));
  const seen = seenBy(carla.socket);
  expect([...seen.keys()].sort()).toEqual([11, 22]);
  expect(seen.get(11)).toEqual({ focus: FOCUS, caret: null, person: 'anna', name: 'Name of anna' });
});

test('[RE6] the writer of the document keeps the id', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  anna.document.addObjective({ title: 'Mio' });
  anna.send();
  await stage.commit();
  const bruno = await stage.member('bruno');
  const carla = await stage.member('carla');
  bruno.socket.arrive(awarenessFrame([anna.doc.clientID, 5, { focus: null }]));
  expect(seenBy(carla.socket).size).toBe(0);
});

test('[RE6] who leaves is gone from every screen; who comes back through a new connection is not', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  anna.socket.arrive(awarenessFrame([11, 4, { focus: FOCUS }]));
  const again = await stage.member('anna');
  again.socket.arrive(awarenessFrame([11, 4, { focus: null }]));
  anna.socket.hangUp();
  expect(seenBy(bruno.socket).get(11)).toMatchObject({ focus: null });
  again.socket.hangUp();
  expect(seenBy(bruno.socket).size).toBe(0);
  // Her clock did not move, ours did: she is seen again.
  stage.now += 1;
  const third = await stage.member('anna');
  third.socket.arrive(awarenessFrame([11, 4, { focus: FOCUS }]));
  expect(seenBy(bruno.socket).get(11)).toMatchObject({ focus: FOCUS });
});

test('[RE6] at most 10 a second and 4 KiB; more is dropped, not punished', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  bruno.socket.received.length = 0;
  for (let clock = 1; clock <= 40; clock += 1) anna.socket.arrive(awarenessFrame([11, clock, { focus: FOCUS }]));
  expect(bruno.socket.received).toHaveLength(10);
  stage.now += 1_000;
  anna.socket.arrive(awarenessFrame([11, 41, { focus: FOCUS, note: 'x'.repeat(5_000) }]));
  anna.socket.arrive(new Uint8Array([MESSAGE.awareness, 3, 9, 9, 9]));
  expect(bruno.socket.received).toHaveLength(10);
  anna.socket.arrive(awarenessFrame([11, 42, { focus: null }]));
  expect(bruno.socket.received).toHaveLength(11);
  expect(anna.socket.closedWith).toBeNull();
});

test('[RE6] a stock awareness is understood', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  const awareness = new Awareness(anna.doc);
  awareness.setLocalState({ focus: FOCUS });
  const frame = encoding.createEncoder();
  encoding.writeVarUint(frame, MESSAGE.awareness);
  encoding.writeVarUint8Array(frame, encodeAwarenessUpdate(awareness, [anna.doc.clientID]));
  anna.socket.arrive(encoding.toUint8Array(frame));
  awareness.destroy();
  expect(seenBy(bruno.socket).get(anna.doc.clientID)).toMatchObject({ focus: FOCUS, person: 'anna' });
});
