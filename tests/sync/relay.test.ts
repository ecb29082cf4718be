import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure, DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { KEEPALIVE } from '#lib/protocol/frames.ts';
import { syncFrame } from './frame-bytes.ts';
import { settled } from './held-scheduler.ts';
import { RelayStage } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const HELLO = '100 0';
const ACK = '100 1';
const STEP1 = '0 0';
const STEP2 = '0 1';
const UPDATE = '0 2';

describe('[WI2] the start of a connection', () => {
  test('HELLO at once, step 1 when the room is loaded, and no step 2 before', async () => {
    const stage = await RelayStage.set();
    let release: () => void = () => undefined;
    stage.store.gate = new Promise((resolve) => (release = resolve));
    const socket = await stage.connect('anna');
    socket.arrive(syncFrame('step1', new Uint8Array([0])));
    await settled();
    expect(socket.kinds()).toEqual([HELLO]);
    expect(socket.extensions()[0]).toEqual({
      type: 'hello',
      access: 'write',
      epoch: (await stage.store.find(AREA_ID))?.epoch,
      seq: 1,
      schema: DOCUMENT_SCHEMA.area,
      reason: null,
      at: '2027-03-01T09:00:00.000Z',
    });
    release();
    await settled();
    expect(socket.kinds().slice(1).sort()).toEqual([STEP1, STEP2]);
  });

  test('[RE1] what is typed before step 2 and does not attach is forgotten, answered with step 1, and covered by the step 2', async () => {
    const stage = await RelayStage.set();
    const socket = await stage.connect('anna');
    await settled();
    const doc = new Y.Doc();
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    const document = new AreaDocument(doc);
    const id = document.addObjective({ title: 'Scritto senza rete' });
    document.setField(id, 'title', 'Scritto appena connessa');
    socket.received.length = 0;
    socket.arrive(syncFrame('update', updates.at(-1) ?? new Uint8Array()));
    await stage.commit();
    expect(socket.kinds()).toEqual([STEP1]);
    expect(await stage.store.log(AREA_ID)).toHaveLength(1);

    socket.arrive(syncFrame('step2', Y.encodeStateAsUpdate(doc)));
    await stage.commit();
    expect(socket.extensions().at(-1)).toEqual({ type: 'ack', n: 2, seq: 2 });
    expect(await stage.store.quarantined(AREA_ID)).toEqual([]);
    const read = await stage.relay.read(AREA_ID);
    expect('objectives' in read && read.objectives).toEqual(document.read().objectives);
  });

  test('something every 20 seconds', async () => {
    const stage = await RelayStage.set();
    const socket = await stage.connect('anna');
    stage.scheduler.elapse(20_000);
    expect(socket.received.at(-1)).toEqual(KEEPALIVE);
    expect([...KEEPALIVE]).toEqual([1, 1, 0]);
  });

  test('[RE7] a connection nobody answers on any more is given up, another is not', async () => {
    const stage = await RelayStage.set();
    const there = await stage.connect('anna');
    const gone = await stage.connect('luca');
    await settled();
    stage.scheduler.elapse(30_000);
    expect([there.pings, gone.pings]).toEqual([1, 1]);
    there.pong();
    stage.scheduler.elapse(30_000);
    expect(there.terminated).toBe(false);
    expect(gone.terminated).toBe(true);
    gone.received.length = 0;
    stage.scheduler.elapse(20_000);
    expect(gone.received).toEqual([]);
  });
});

describe('[RE1] durable first', () => {
  test('nobody is told anything before the commit; then the others, then the writer', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    for (const one of [anna, bruno]) one.socket.received.length = 0;
    anna.document.addObjective({ title: 'Uno' });
    anna.send();
    await settled();
    const carla = await stage.connect('carla');
    carla.arrive(syncFrame('step1', new Uint8Array([0])));
    await settled();
    expect([anna.socket.kinds(), bruno.socket.kinds(), carla.kinds()]).toEqual([[], [], [HELLO]]);
    expect(await stage.store.log(AREA_ID)).toHaveLength(1);

    await stage.commit();
    const rows = (await stage.store.log(AREA_ID)).length - 1;
    expect(bruno.socket.kinds()).toEqual(Array.from({ length: rows }, () => UPDATE));
    expect(anna.socket.kinds()).toEqual([ACK]);
    expect(carla.kinds().sort()).toEqual([STEP1, STEP2, HELLO].sort());
    bruno.takeIn();
    expect(bruno.document.read()).toEqual(anna.document.read());
  });

  test('a commit that fails: nobody is told, who wrote has to come back, who reads stays', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    for (const one of [anna, bruno]) one.socket.received.length = 0;
    stage.store.broken = true;
    anna.document.addObjective({ title: 'Senza disco' });
    anna.send();
    const edit = stage.relay
      .edit(AREA_ID, 'carla', (document) => {
        if (document instanceof AreaDocument) document.addObjective({ title: 'Importato' });
      })
      .catch((fault: Error) => fault.message);
    const read = stage.relay.read(AREA_ID);
    await stage.commit();
    expect([anna.socket.kinds(), bruno.socket.kinds()]).toEqual([[], []]);
    expect([anna.socket.closedWith, bruno.socket.closedWith]).toEqual([CLOSE.notStored, null]);
    expect(await read).toEqual(bruno.document.read());
    expect(await edit).toBe('disk full');
    expect(stage.relay.healthy).toBe(false);
    expect(stage.faults).not.toEqual([]);

    stage.store.broken = false;
    bruno.document.addObjective({ title: 'Il disco è tornato' });
    bruno.send();
    const again = await stage.member('anna');
    expect(stage.relay.healthy).toBe(true);
    expect(bruno.socket.extensions().at(-1)?.type).toBe('ack');
    expect(again.document.read()).toEqual(bruno.document.read());
  });

  test('rooms that write at once share one transaction; one room’s fault is not the others’', async () => {
    const stage = await RelayStage.set();
    const other = { kind: 'area' as const, year: 2028, area: 'area-1' };
    await stage.store.create(other, 'OtherDocument000000001', createStructure(other), '2027-01-01');
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno', { documentId: 'OtherDocument000000001' });
    stage.store.appends.length = 0;
    for (const one of [anna, bruno]) {
      one.document.addObjective({ title: 'Insieme' });
      one.send();
    }
    await stage.commit();
    expect(stage.store.appends).toEqual([2]);

    // Somebody else wrote into the other document's log: its row does not follow.
    const seq = (await stage.store.find('OtherDocument000000001'))?.seq ?? 0;
    const intruder = { seq: seq + 1, person: null, device: null, at: '', bytes: new Uint8Array([0, 0]) };
    await stage.store.append([
      { document: 'OtherDocument000000001', rows: [intruder], owners: new Map(), changes: [] },
    ]);
    for (const one of [anna, bruno]) {
      one.socket.received.length = 0;
      one.document.addObjective({ title: 'Ancora' });
      one.send();
    }
    await stage.commit();
    expect(anna.socket.kinds()).toEqual([ACK]);
    expect(bruno.socket.closedWith).toBe(CLOSE.notStored);
  });
});

describe('[RE2] a refused update', () => {
  test('fences the connection: what follows is kept too, and nothing of it stands', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const mallory = await stage.member('mallory');
    mallory.doc.getMap('secrets').set('a', 1);
    mallory.document.addObjective({ title: 'Subito dopo' });
    anna.document.addObjective({ title: 'Nello stesso momento' });
    const sent = mallory.unsent.length;
    anna.send();
    mallory.send();
    await stage.commit();
    mallory.document.addObjective({ title: 'E dopo la chiusura' });
    mallory.send();
    await stage.commit();

    expect(mallory.socket.closedWith).toBe(CLOSE.rejected);
    const kept = await stage.store.quarantined(AREA_ID);
    expect(kept.length).toBeGreaterThan(sent);
    expect(kept[0]).toMatchObject({ person: 'mallory', device: 'mallory-device', code: 4422 });
    expect(kept[0]?.reason).toContain('policy:unknown-table');
    expect(kept.slice(1).every((one) => one.reason === 'after a refusal')).toBe(true);
    expect(await stage.relay.read(AREA_ID)).toEqual(anna.document.read());
    expect((await stage.store.log(AREA_ID)).some((row) => row.person === 'mallory')).toBe(false);
  });

  test('a write to a closed document is kept and refused; HELLO says why it is read only', async () => {
    const stage = await RelayStage.set();
    await stage.store.setState(AREA_ID, 'closed');
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Troppo tardi' });
    anna.send();
    await stage.commit();
    expect(anna.socket.closedWith).toBe(CLOSE.notWritable);
    expect(await stage.store.quarantined(AREA_ID)).not.toEqual([]);
    const hello = (await stage.connect('anna')).extensions()[0];
    expect(hello).toMatchObject({ access: 'read', reason: 'closed' });
  });
});

describe('[RE4] rights and sessions', () => {
  test('are asked again every minute', async () => {
    let session = true;
    let access: 'none' | 'read' | 'write' = 'write';
    const stage = await RelayStage.set({ session: (id) => session || id !== 'anna-session', access: () => access });
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    stage.scheduler.elapse(60_000);
    await settled();
    expect([anna.socket.closedWith, bruno.socket.closedWith]).toEqual([null, null]);
    session = false;
    stage.scheduler.elapse(60_000);
    await settled();
    expect([anna.socket.closedWith, bruno.socket.closedWith]).toEqual([CLOSE.sessionExpired, null]);
    access = 'none';
    await stage.relay.rightsChanged();
    expect(bruno.socket.closedWith).toBe(CLOSE.noAccess);
    expect((await stage.connect('anna')).closedWith).toBe(CLOSE.sessionExpired);
  });

  test('rights that cannot be read close the connection for the time being', async () => {
    let broken = false;
    const stage = await RelayStage.set({
      access: () => {
        if (broken) throw new Error('no registry');
        return 'write';
      },
    });
    const anna = await stage.member('anna');
    broken = true;
    stage.scheduler.elapse(60_000);
    await settled();
    expect(anna.socket.closedWith).toBe(CLOSE.overloaded);
    expect(stage.faults).toHaveLength(1);
  });

  test('an incarico that ends with the day ends at midnight, and at the first frame after it', async () => {
    const midnight = Date.parse('2027-03-01T23:00:00Z');
    let told = 0;
    const stage: RelayStage = await RelayStage.set({
      access: (): 'read' | 'write' => (stage.now < midnight ? 'write' : 'read'),
      nextDay: (now) => new Date(now.getTime() < midnight ? midnight : midnight + 86_400_000),
      onNewDay: () => (told += 1),
    });
    const quiet = await stage.member('anna');
    const busy = await stage.member('bruno');
    const idle = midnight - stage.now;
    stage.now = midnight;
    busy.document.addObjective({ title: 'Un istante dopo' });
    busy.send();
    await stage.commit();
    expect([busy.socket.closedWith, quiet.socket.closedWith, told]).toEqual([CLOSE.role, CLOSE.role, 1]);
    const plan = (await stage.relay.read(AREA_ID)) as ReturnType<AreaDocument['read']>;
    expect(plan.objectives).toEqual([]);

    stage.now = midnight - 1;
    const back = await stage.connect('anna');
    expect(back.extensions()[0]).toMatchObject({ access: 'write' });
    stage.now = midnight;
    stage.scheduler.elapse(1);
    stage.scheduler.elapse(idle);
    await settled();
    expect(back.closedWith).toBe(CLOSE.role);
  });

  test('a document is closed between two writes: the one before stands, the one after is kept apart', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Prima' });
    anna.send();
    const closed = stage.relay.setState(AREA_ID, 'closed');
    await settled();
    anna.document.addObjective({ title: 'Dopo' });
    anna.send();
    await stage.commit();
    await closed;
    expect(stage.faults).toEqual([]);
    expect(anna.socket.closedWith).toBe(CLOSE.role);
    const plan = (await stage.relay.read(AREA_ID)) as ReturnType<AreaDocument['read']>;
    expect(plan.objectives.map((one) => one.title)).toEqual(['Prima']);
    const again = await stage.connect('anna');
    expect(again.extensions()[0]).toMatchObject({ access: 'read', reason: 'closed' });
    again.arrive(syncFrame('step2', Y.encodeStateAsUpdate(anna.doc)));
    await stage.commit();
    expect(again.closedWith).toBe(CLOSE.notWritable);
    expect(await stage.store.quarantined(AREA_ID)).not.toEqual([]);
  });

  test('what is on its way when the right goes is kept, not applied', async () => {
    let access: 'read' | 'write' = 'write';
    const stage = await RelayStage.set({ access: () => access });
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    bruno.document.addObjective({ title: 'In commit' });
    bruno.send();
    await settled();
    anna.document.addObjective({ title: 'In coda' });
    anna.send();
    access = 'read';
    await stage.relay.rightsChanged();
    await stage.commit();
    expect(anna.socket.closedWith).toBe(CLOSE.role);
    const titles = ((await stage.relay.read(AREA_ID)) as ReturnType<AreaDocument['read']>).objectives;
    expect(titles.map((one) => one.title)).toEqual(['In commit']);
    expect(await stage.store.quarantined(AREA_ID)).not.toEqual([]);
  });
});

describe('[RE5] rooms', () => {
  test('unload when idle, with a snapshot, and load again', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'Resta' });
    anna.send();
    await stage.commit();
    anna.socket.hangUp();
    stage.scheduler.elapse(60_000);
    await settled();
    expect(stage.relay.openRooms).toBe(0);
    const loaded = await stage.store.load(AREA_ID);
    expect(loaded?.snapshot?.seq).toBe(loaded?.document.seq);
    expect(loaded?.rows).toEqual([]);
    expect(await stage.relay.read(AREA_ID)).toEqual(anna.document.read());
    expect(stage.relay.openRooms).toBe(1);
  });

  test('stay while somebody is there', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.socket.hangUp();
    const bruno = await stage.member('bruno');
    stage.scheduler.elapse(60_000);
    await settled();
    expect(stage.relay.openRooms).toBe(1);
    expect(bruno.socket.closedWith).toBeNull();
  });

  test('closing stores what was received, says 1012, and frees everything', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.document.addObjective({ title: 'All’ultimo' });
    anna.send();
    const closed = stage.relay.close();
    await stage.commit();
    await closed;
    expect(anna.socket.closedWith).toBe(CLOSE.restart);
    expect(anna.socket.extensions().at(-1)?.type).toBe('ack');
    expect(stage.relay.openRooms).toBe(0);
    expect((await stage.store.load(AREA_ID))?.snapshot?.seq).toBe((await stage.store.find(AREA_ID))?.seq);
    expect((await stage.connect('bruno')).closedWith).toBe(CLOSE.restart);
  });
});

describe('[RE7] who takes too much', () => {
  test('a slow reader is closed with 1013, the others get everything', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const slow = await stage.member('bruno');
    const carla = await stage.member('carla');
    slow.socket.bufferedAmount = 9 * 1024 * 1024;
    anna.document.addObjective({ title: 'Per chi legge' });
    anna.send();
    await stage.commit();
    expect(slow.socket.closedWith).toBe(CLOSE.overloaded);
    carla.takeIn();
    expect(carla.document.read()).toEqual(anna.document.read());
  });

  test('a flood of frames, or of bytes that wait, is closed with 4529', async () => {
    const stage = await RelayStage.set({ limits: { burst: 50, waitingBytes: 10_000 } });
    const frames = await stage.connect('anna');
    for (let count = 0; count < 60; count += 1) frames.arrive(syncFrame('step1', new Uint8Array([0])));
    expect(frames.closedWith).toBe(CLOSE.flood);

    let release: () => void = () => undefined;
    const held = await RelayStage.set({ limits: { waitingBytes: 10_000 } });
    held.store.gate = new Promise((resolve) => (release = resolve));
    const bytes = await held.connect('anna');
    for (let count = 0; count < 5; count += 1) bytes.arrive(syncFrame('update', new Uint8Array(3_000)));
    expect(bytes.closedWith).toBe(CLOSE.flood);
    release();
    await settled();
    expect((await held.member('bruno')).socket.closedWith).toBeNull();
  });
});

test('[RE7] who is refused again and again waits an hour; the others do not', async () => {
  const stage = await RelayStage.set({ limits: { refusalsPerHour: 3 } });
  const attempt = async () => {
    const socket = await stage.connect('mallory');
    socket.arrive(syncFrame('update', new Uint8Array([9])));
    await stage.commit();
    return socket.closedWith;
  };
  const codes = [await attempt(), await attempt(), await attempt(), await attempt()];
  expect(codes).toEqual([CLOSE.rejected, CLOSE.rejected, CLOSE.rejected, CLOSE.flood]);
  expect((await stage.connect('anna')).closedWith).toBeNull();
  stage.now += 3_600_000;
  expect(await attempt()).toBe(CLOSE.rejected);
});

test('[RE7] of what follows a refusal a bounded part is kept', async () => {
  const stage = await RelayStage.set({ limits: { fencedFrames: 5, fencedBytes: 1_000 } });
  const few = await stage.connect('mallory');
  for (let count = 0; count < 20; count += 1) {
    few.arrive(syncFrame('update', new Uint8Array([9])));
    await stage.commit();
  }
  expect(await stage.store.quarantined(AREA_ID)).toHaveLength(6);
  const large = await stage.connect('mallory');
  for (let count = 0; count < 20; count += 1) {
    large.arrive(syncFrame('update', new Uint8Array(400).fill(9)));
    await stage.commit();
  }
  expect(await stage.store.quarantined(AREA_ID)).toHaveLength(6 + 3);
});

describe('edits made here', () => {
  test('go through the same checks, log and broadcast, under the person’s name', async () => {
    const stage = await RelayStage.set();
    const heard: [string, number][] = [];
    stage.relay.onStored((id, seq) => heard.push([id, seq]));
    const anna = await stage.member('anna');
    const stored = stage.relay.edit(AREA_ID, 'segretario', (document) => {
      if (document instanceof AreaDocument) document.addObjective({ title: 'Importato', weight: 2_000 });
    });
    await stage.commit();
    expect(await stored).toBe(2);
    expect(heard).toEqual([[AREA_ID, 2]]);
    anna.takeIn();
    expect(anna.document.read().objectives.map((one) => one.title)).toEqual(['Importato']);
    expect((await stage.store.log(AREA_ID)).at(-1)).toMatchObject({ person: 'segretario', device: null });
    expect((await stage.store.changes(AREA_ID, { field: 'weight', limit: 1 }))[0]?.person).toBe('segretario');
  });

  test('one that throws or breaks the rules changes nothing', async () => {
    const stage = await RelayStage.set();
    const thrown = stage.relay
      .edit(AREA_ID, 'segretario', () => {
        throw new Error('a programmer’s mistake');
      })
      .catch((fault: Error) => fault.message);
    await stage.commit();
    expect(await thrown).toBe('a programmer’s mistake');
    const nothing = stage.relay.edit(AREA_ID, 'segretario', () => undefined);
    await stage.commit();
    expect(await nothing).toBe(1);
    await expect(stage.relay.edit('NoSuchDocument00000001', null, () => undefined)).rejects.toThrow();
  });
});
