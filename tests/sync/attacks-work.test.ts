import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { LIMITS } from '../../server/relay/limits.ts';
import { syncFrame } from './frame-bytes.ts';
import { RelayStage, type Member } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

/** A stage on which looking at the stopwatch costs `cost` milliseconds. */
async function slowStage() {
  const time = { now: 0, cost: 0 };
  const stage = await RelayStage.set({
    stopwatch: () => {
      time.now += time.cost;
      return time.now;
    },
  });
  return { stage, time };
}

async function objectivesOf(stage: RelayStage): Promise<number> {
  const read = await stage.relay.read(AREA_ID);
  return 'objectives' in read ? read.objectives.length : 0;
}

const write = (member: Member, title: string) => {
  member.document.addObjective({ title });
  member.send();
};

describe('[RE7] frames that cost the relay much', () => {
  test('end with 4529, over whatever connections they come; what was taken in is acknowledged, nothing is lost', async () => {
    const { stage, time } = await slowStage();
    const mallory = await stage.member('mallory');
    const other = await stage.member('mallory');
    const anna = await stage.member('anna');
    time.cost = LIMITS.workMs / 40;
    for (let count = 0; count < 100; count += 1) write(count % 2 === 0 ? mallory : other, `Caro ${count}`);
    await stage.commit();
    expect([mallory.socket.closedWith, other.socket.closedWith]).toEqual([CLOSE.flood, CLOSE.flood]);
    expect(await objectivesOf(stage)).toBeGreaterThan(0);
    expect(await objectivesOf(stage)).toBeLessThan(100);
    expect(await stage.store.quarantined(AREA_ID)).toEqual([]);
    const acknowledged = [mallory, other].map(({ socket }) => socket.extensions().at(-1));
    expect(acknowledged).toMatchObject([{ type: 'ack' }, { type: 'ack' }]);

    // Coming back at once does not help; the others write on.
    time.cost = 0;
    expect((await stage.connect('mallory')).closedWith).toBe(CLOSE.flood);
    write(anna, 'Di Anna');
    await stage.commit();
    expect(anna.socket.closedWith).toBeNull();

    // Later it does, and brings the rest.
    time.now += LIMITS.workMs * 8;
    const again = await stage.member('mallory');
    for (const { doc } of [mallory, other]) again.socket.arrive(syncFrame('step2', Y.encodeStateAsUpdate(doc)));
    await stage.commit();
    expect(again.socket.closedWith).toBeNull();
    expect(await objectivesOf(stage)).toBe(101);
  });

  test('are stopped in the middle of what came together', async () => {
    const { stage, time } = await slowStage();
    const mallory = await stage.member('mallory');
    // One look at the stopwatch for each frame of a packet.
    time.cost = LIMITS.workMs / 10;
    for (let count = 0; count < 50; count += 1) write(mallory, `Caro ${count}`);
    await stage.commit();
    expect(await objectivesOf(stage)).toBeLessThan(25);
    expect(mallory.socket.closedWith).toBe(CLOSE.flood);
  });

  test('are questions too, though nothing is written: who asks for the document over and over waits', async () => {
    const { stage, time } = await slowStage();
    const mallory = await stage.member('mallory');
    const anna = await stage.member('anna');
    time.cost = LIMITS.workMs / 10;
    const answers = () => mallory.socket.kinds().filter((kind) => kind === '0 1').length;
    const before = answers();
    for (let count = 0; count < 100; count += 1)
      mallory.socket.arrive(syncFrame('step1', Y.encodeStateVector(new Y.Doc())));
    await stage.commit();
    expect(mallory.socket.closedWith).toBe(CLOSE.flood);
    const answered = answers() - before;
    expect(answered).toBeGreaterThan(0);
    expect(answered).toBeLessThan(100);

    time.cost = 0;
    anna.socket.arrive(syncFrame('step1', Y.encodeStateVector(new Y.Doc())));
    write(anna, 'Di Anna');
    await stage.commit();
    expect(anna.socket.closedWith).toBeNull();
    expect(anna.socket.extensions().at(-1)).toMatchObject({ type: 'ack' });
  });

  test('are not what a large paste is, by the real stopwatch', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    for (let count = 0; count < 40; count += 1)
      anna.document.addObjective({ title: `Obiettivo ${count}`, description: 'Testo. '.repeat(2_800) });
    anna.send();
    await stage.commit();
    expect(anna.socket.closedWith).toBeNull();
    expect(anna.socket.extensions().at(-1)).toMatchObject({ type: 'ack', n: anna.socket.sent });
  });
});
