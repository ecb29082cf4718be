import { describe, expect, test } from 'vitest';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { syncFrame } from './frame-bytes.ts';
import { presenceFrame, shownIn } from './presence-frames.ts';
import { RelayStage, type Member } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const HOUR = 3_600_000;
const STEP1 = syncFrame('step1', new Uint8Array([0]));

const write = async (stage: RelayStage, member: Member, title: string) => {
  member.document.addObjective({ title });
  member.send();
  await stage.commit();
};

describe.each([
  ['back', -HOUR],
  ['forward', HOUR],
])('the server’s clock jumps an hour %s', (_name, jump) => {
  test('[RE8] rows keep their order, and each is acknowledged', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    await write(stage, anna, 'Prima');
    stage.now += jump;
    await write(stage, anna, 'Dopo');
    const rows = await stage.store.log(AREA_ID);
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_row, index) => index + 1));
    expect(rows.at(-1)?.at).toBe(new Date(stage.now).toISOString());
    expect(anna.socket.extensions().at(-1)).toEqual({ type: 'ack', n: anna.socket.sent, seq: rows.length });
    const [latest] = await stage.store.changes(AREA_ID, { field: 'title', limit: 1 });
    expect(latest?.to).toBe('Dopo');
  });

  test('[RE7] an honest device is not taken for a flood, and a flood is one still', async () => {
    const stage = await RelayStage.set({ limits: { burst: 20, framesPerSecond: 10 } });
    const anna = await stage.connect('anna');
    stage.now += jump;
    for (let second = 0; second < 30; second += 1) {
      for (let frame = 0; frame < 5; frame += 1) anna.arrive(STEP1);
      stage.now += 1_000;
    }
    expect(anna.closedWith).toBeNull();
    for (let frame = 0; frame < 40; frame += 1) anna.arrive(STEP1);
    expect(anna.closedWith).toBe(CLOSE.flood);
  });

  test('[RE6] where people are is told still, with a clock above the last', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    const bruno = await stage.member('bruno');
    const clocks: number[] = [];
    for (const field of ['title', 'code', 'notes']) {
      bruno.socket.received.length = 0;
      anna.socket.arrive(presenceFrame(anna.doc.clientID, field));
      const [shown] = shownIn(bruno.socket.received.at(-1));
      expect(shown?.state).toMatchObject({ focus: { field }, person: 'anna' });
      clocks.push(shown?.clock ?? 0);
      stage.now += jump;
    }
    expect(clocks).toEqual([...new Set(clocks)].sort((a, b) => a - b));
  });
});

test('[RE6] a clock set back does not mute a device for an hour', async () => {
  const stage = await RelayStage.set({ limits: { presencePerSecond: 2 } });
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  for (let count = 0; count < 5; count += 1) anna.socket.arrive(presenceFrame(anna.doc.clientID, 'title'));
  stage.now -= HOUR;
  for (let second = 0; second < 3; second += 1) {
    stage.now += 1_000;
    bruno.socket.received.length = 0;
    anna.socket.arrive(presenceFrame(anna.doc.clientID, 'code'));
    expect(shownIn(bruno.socket.received.at(-1))).toHaveLength(1);
  }
});

test('[RE7] a clock set back does not lengthen what somebody has to wait', async () => {
  const stage = await RelayStage.set({ limits: { refusalsPerHour: 1 } });
  const attempt = async () => {
    const socket = await stage.connect('mallory');
    socket.arrive(syncFrame('update', new Uint8Array([9])));
    await stage.commit();
    return socket.closedWith;
  };
  expect([await attempt(), await attempt()]).toEqual([CLOSE.rejected, CLOSE.flood]);
  stage.now -= 24 * HOUR;
  expect(await attempt()).toBe(CLOSE.flood);
  stage.now += HOUR;
  expect(await attempt()).toBe(CLOSE.rejected);
});
