import { describe, expect, test } from 'vitest';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { encodeClaim, MESSAGE } from '#lib/protocol/frames.ts';
import { RelayStage } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const CLAIMED = '2027-03-01T07:12:00.000Z';

describe('[RE8] the time a device claims', () => {
  test('stands beside the relay’s, for the frame that follows it and no other', async () => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.socket.arrive(encodeClaim(CLAIMED));
    const id = anna.document.addObjective({ title: 'Scritto in cantiere' });
    anna.send();
    anna.document.setField(id, 'title', 'Scritto adesso');
    anna.send();
    await stage.commit();
    const rows = (await stage.store.log(AREA_ID)).slice(1);
    expect(rows.map(({ claimedAt }) => claimedAt)).toEqual([CLAIMED, undefined, undefined]);
    expect(new Set(rows.map(({ at }) => at))).toEqual(new Set(['2027-03-01T09:00:00.000Z']));
    const history = await stage.store.history(AREA_ID, { field: 'title', limit: 10 });
    expect(history.map(({ to, claimedAt }) => [to, claimedAt])).toEqual([
      ['Scritto adesso', null],
      ['Scritto in cantiere', CLAIMED],
    ]);
  });

  test('a claim says nothing to the others and needs no answer', async () => {
    const stage = await RelayStage.set();
    const [anna, bruno] = [await stage.member('anna'), await stage.member('bruno')];
    bruno.socket.received.length = 0;
    anna.socket.received.length = 0;
    anna.socket.arrive(encodeClaim(CLAIMED));
    await stage.commit();
    expect([anna.socket.kinds(), bruno.socket.kinds()]).toEqual([[], []]);
    expect(anna.socket.closedWith).toBeNull();
  });

  test.each([
    ['no time', encodeClaim('ieri')],
    ['a book', encodeClaim(CLAIMED.repeat(10_000))],
    ['cut off', encodeClaim(CLAIMED).subarray(0, 9)],
    ['an extension nobody knows', new Uint8Array([MESSAGE.extension, 9, 1])],
  ])('%s closes the connection', async (_what, frame) => {
    const stage = await RelayStage.set();
    const anna = await stage.member('anna');
    anna.socket.arrive(frame);
    expect(anna.socket.closedWith).toBe(CLOSE.malformed);
  });
});
