import 'fake-indexeddb/auto';
import { fromBase64 } from 'lib0/buffer';
import { afterEach, describe, expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import type { BatchAnswer } from '#lib/protocol/batch.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { MAX_FRAME_BYTES } from '#lib/protocol/frames.ts';
import { Courier, type WireLetter } from './courier.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay } from './hand-flushed-relay.ts';
import { HandClock, TestDevice } from './test-device.ts';

const opened: DocumentSync[] = [];
afterEach(async () => {
  for (const sync of opened.splice(0)) await sync.close();
});

const newRelay = () => new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm' }));
const area = (sync: DocumentSync) => sync.document as AreaDocument;
const titles = (document: AreaDocument) => document.read().objectives.map((one) => one.title);
const wanted = (count: number) => Array.from({ length: count }, (_, index) => `Obiettivo ${index}`);

async function open(device: TestDevice, relay: HandFlushedRelay): Promise<DocumentSync> {
  const sync = new DocumentSync(device.environment(relay.socket), 'doc', 'area');
  opened.push(sync);
  await sync.open();
  return sync;
}

/** So much that it is several pieces, in as many rows as there are objectives. */
async function writeMuch(sync: DocumentSync, count: number): Promise<void> {
  for (const title of wanted(count)) {
    area(sync).addObjective({ title, description: 'Testo. '.repeat(2_800), notes: 'Nota. '.repeat(3_300) });
    await sync.flush();
  }
}

async function carry(sync: DocumentSync, post: (letters: readonly WireLetter[]) => BatchAnswer): Promise<void> {
  const courier = new Courier({
    waiting: () => (sync.awaitsCourier ? [sync] : []),
    post: (letters) => Promise.resolve().then(() => post(letters)),
    later: new HandClock().later,
  });
  courier.call();
  while (courier.isBusy) await new Promise((resolve) => setImmediate(resolve));
  courier.stop();
}

const givenIn = (letters: readonly WireLetter[]) =>
  letters.flatMap(({ update }) => (update ? [fromBase64(update)] : []));

describe('[WI4] what is too large for one frame', () => {
  test.each([CLOSE.tooLarge, 1009])(
    'after %i goes by request, row by row, and the connection comes back',
    async (code) => {
      const device = new TestDevice();
      const relay = newRelay();
      const store = device.openStore();
      const sync = await open(device, relay);
      relay.serve();
      await writeMuch(sync, 40);
      const connections = relay.sockets.length;
      relay.close(code);
      expect(sync.facts(0)).toMatchObject({ connection: 'connected', unsent: expect.any(Number) as number });
      expect(await store.forks()).toEqual([]);
      const left: number[] = [];
      const sizes: number[] = [];
      const read: number[] = [];
      await carry(sync, (letters) => {
        for (const update of givenIn(letters)) sizes.push(update.length);
        left.push(sync.changes.length);
        const answer = relay.carry(letters);
        // Whole objectives only, and in their order.
        const stored = titles(new AreaDocument(relay.doc));
        expect(stored).toEqual(wanted(stored.length));
        read.push(stored.length);
        return answer;
      });
      expect(Math.max(...sizes)).toBeLessThan(MAX_FRAME_BYTES / 2);
      expect(sizes.length).toBeGreaterThan(2);
      expect(left).toEqual([...left].sort((a, b) => b - a));
      expect(new Set(left.slice(1)).size).toBe(sizes.length);
      expect(read.at(-1)).toBe(40);
      expect(sync.hasUnsent).toBe(false);
      expect(await store.unsent()).toEqual([]);
      expect(relay.sockets).toHaveLength(connections + 1);
      relay.serve();
      expect(sync.facts(0)).toMatchObject({ connection: 'synced', unsent: 0 });
      expect(await store.forks()).toEqual([]);
    },
  );

  test('cut off between two pieces goes on at the next visit with what is left', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const first = await open(device, relay);
    relay.serve();
    await writeMuch(first, 40);
    relay.close(CLOSE.tooLarge);
    let pieces = 0;
    let bytes = 0;
    await carry(first, (letters) => {
      bytes += givenIn(letters).reduce((sum, update) => sum + update.length, 0);
      if (givenIn(letters).length > 0) pieces += 1;
      const answer = relay.carry(letters);
      // The second is stored, and nobody hears of it.
      if (pieces === 2) throw new Error('no network');
      return answer;
    });
    expect(pieces).toBe(2);
    const rows = (await store.unsent()).length;
    expect(rows).toBeGreaterThan(0);
    expect(rows).toBeLessThan(40);
    await first.close();

    const second = await open(device, relay);
    expect(titles(area(second))).toEqual(wanted(40));
    relay.accept();
    relay.close(CLOSE.tooLarge);
    let again = 0;
    await carry(second, (letters) => {
      again += givenIn(letters).reduce((sum, update) => sum + update.length, 0);
      return relay.carry(letters);
    });
    expect(titles(new AreaDocument(relay.doc))).toEqual(wanted(40));
    expect(await store.unsent()).toEqual([]);
    // What was stored is not sent again.
    expect(again).toBeLessThan(40 * 40_000 - bytes + 100_000);
  });

  test('written meanwhile, it goes too', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await open(device, relay);
    relay.serve();
    await writeMuch(sync, 20);
    relay.close(CLOSE.tooLarge);
    let written = false;
    await carry(sync, (letters) => {
      if (!written && givenIn(letters).length > 0) area(sync).addObjective({ title: 'Intanto' });
      written ||= givenIn(letters).length > 0;
      return relay.carry(letters);
    });
    expect(titles(new AreaDocument(relay.doc))).toEqual([...wanted(20), 'Intanto']);
    expect(sync.hasUnsent).toBe(false);
  });

  test('put off by the relay, it goes on once something outside has changed', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await open(device, relay);
    relay.serve();
    await writeMuch(sync, 20);
    relay.close(CLOSE.tooLarge);
    await carry(sync, (letters) => ({
      documents: letters.map(({ id }) => ({ id, closed: CLOSE.sessionExpired, reason: '' })),
    }));
    expect(sync.facts(0)).toMatchObject({ connection: 'stopped', expired: true });
    expect(sync.awaitsCourier).toBe(false);
    sync.retryNow();
    await carry(sync, (letters) => relay.carry(letters));
    expect(titles(new AreaDocument(relay.doc))).toEqual(wanted(20));
    expect(sync.hasUnsent).toBe(false);
  });

  test('of which even a piece is refused becomes a fork, without what is stored', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await open(device, relay);
    relay.serve();
    await writeMuch(sync, 40);
    relay.close(CLOSE.tooLarge);
    const refused = new Promise((resolve) => {
      sync.once('refused', resolve);
    });
    let pieces = 0;
    await carry(sync, (letters) => {
      pieces += givenIn(letters).length;
      if (pieces < 2) return relay.carry(letters);
      return { documents: letters.map(({ id }) => ({ id, closed: CLOSE.tooLarge, reason: 'too large' })) };
    });
    expect(await refused).toBe(CLOSE.tooLarge);
    const stored = titles(new AreaDocument(relay.doc));
    const kept = (await store.forks()).flatMap(({ values }) => values.filter(({ field }) => field === 'title'));
    expect([...stored, ...kept.map(({ mine }) => mine)]).toEqual(wanted(40));
    expect(stored.length).toBeGreaterThan(0);
    expect(await store.unsent()).toEqual([]);
  });

  test('as much written again before the connection is back goes the same way', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await open(device, relay);
    relay.serve();
    for (let times = 0; times < 2; times += 1) {
      await writeMuch(sync, 20);
      relay.close(CLOSE.tooLarge);
      await carry(sync, (letters) => relay.carry(letters));
      relay.accept();
    }
    expect(titles(new AreaDocument(relay.doc))).toEqual([...wanted(20), ...wanted(20)]);
    expect(sync.hasUnsent).toBe(false);
    expect(await store.forks()).toEqual([]);
  });

  test('too large still once everything was given, it is a fork and no circle', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await open(device, relay);
    relay.serve();
    await writeMuch(sync, 20);
    relay.close(CLOSE.tooLarge);
    await carry(sync, (letters) => relay.carry(letters));
    const refused = new Promise((resolve) => {
      sync.once('refused', resolve);
    });
    relay.accept();
    relay.close(CLOSE.tooLarge);
    expect(await refused).toBe(CLOSE.tooLarge);
  });
});
