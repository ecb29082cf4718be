import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { MAX_BATCH_BYTES, MOST_DOCUMENTS, type BatchAnswer, type BatchDocument } from '#lib/protocol/batch.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { Courier, type Correspondent, type WireLetter } from './courier.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay } from './hand-flushed-relay.ts';
import { HandClock, TestDevice } from './test-device.ts';

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 500 && !holds(); turn += 1) await new Promise((resolve) => setImmediate(resolve));
  expect(holds()).toBe(true);
}

const bytes = (length: number) => new Uint8Array(length).fill(7);

/** Documents that only want to be asked and heard. */
function correspondents(count: number, gift = 0): (Correspondent & { told: number; given: number })[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `d${index}`,
    told: 0,
    given: 0,
    ask() {
      return { id: this.id, subprotocol: 's', epoch: null, vector: bytes(1) };
    },
    answered() {
      this.told += 1;
      return gift > 0 ? { id: this.id, subprotocol: 's', epoch: null, vector: bytes(1), update: bytes(gift) } : null;
    },
    delivered() {
      this.given += 1;
      return null;
    },
  }));
}

const refused = (id: string): BatchDocument => ({ id, closed: CLOSE.overloaded, reason: '' });

describe('[DE7] the courier', () => {
  test('takes as many as a request holds, and what is large in several', async () => {
    const all = correspondents(150, 300_000);
    const posts: WireLetter[][] = [];
    const courier = new Courier({
      waiting: () => all.filter((one) => one.told === 0),
      post: (letters) => {
        posts.push([...letters]);
        return Promise.resolve({ documents: letters.map(({ id }) => refused(id)) });
      },
      later: new HandClock().later,
    });
    courier.call();
    await until(() => !courier.isBusy);
    expect(all.every((one) => one.told === 1 && one.given === 1)).toBe(true);
    for (const letters of posts) {
      expect(letters.length).toBeLessThanOrEqual(MOST_DOCUMENTS);
      expect(JSON.stringify({ documents: letters }).length).toBeLessThanOrEqual(MAX_BATCH_BYTES);
    }
    // Three to ask; nine of these gifts fit in a request.
    expect(posts.length).toBeLessThanOrEqual(3 + 8 + 8 + 3);
  });

  test('asks again for what an answer left out, and waits when there is none', async () => {
    const all = correspondents(5);
    const clock = new HandClock();
    let answered = 2;
    let posts = 0;
    const courier = new Courier({
      waiting: () => all.filter((one) => one.told === 0),
      post: (letters) => {
        posts += 1;
        return Promise.resolve({ documents: letters.slice(0, answered).map(({ id }) => refused(id)) });
      },
      later: clock.later,
    });
    courier.call();
    await until(() => !courier.isBusy);
    expect([all.filter((one) => one.told === 1).length, posts]).toEqual([5, 3]);

    for (const one of all) one.told = 0;
    answered = 0;
    courier.call();
    await until(() => !courier.isBusy);
    courier.call();
    expect([courier.isBusy, posts]).toEqual([false, 4]);
    answered = 5;
    clock.advance(2_000);
    await until(() => all.every((one) => one.told === 1));
  });

  test('does not knock for ever on a document that is put off', async () => {
    const [one] = correspondents(1);
    const clock = new HandClock();
    let posts = 0;
    const courier = new Courier({
      waiting: () => (one ? [one] : []),
      post: (letters) => {
        posts += 1;
        return Promise.resolve({ documents: letters.map(({ id }) => refused(id)) });
      },
      later: clock.later,
    });
    courier.call();
    await until(() => !courier.isBusy);
    expect(posts).toBe(1);
    clock.advance(2_000);
    await until(() => posts === 2 && !courier.isBusy);
    courier.call(true);
    await until(() => posts === 3);
    courier.stop();
  });
});

const opened: DocumentSync[] = [];
afterEach(async () => {
  for (const sync of opened.splice(0)) await sync.close();
});

async function load(device: TestDevice, relay: HandFlushedRelay, store?: LocalStore): Promise<DocumentSync> {
  const sync = new DocumentSync(device.environment(relay.socket, store), 'doc', 'area');
  opened.push(sync);
  await sync.load();
  return sync;
}

const newRelay = () => new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm' }));
const area = (sync: DocumentSync) => sync.document as AreaDocument;
const titles = (document: AreaDocument) => document.read().objectives.map((one) => one.title);

function courierOf(
  sync: DocumentSync,
  post: (letters: readonly WireLetter[]) => BatchAnswer,
  later = new HandClock().later,
) {
  return new Courier({
    waiting: () => (sync.awaitsCourier ? [sync] : []),
    post: (letters) => Promise.resolve().then(() => post(letters)),
    later,
  });
}

describe('[DE7] a document that travels by request', () => {
  test('what is written while the answer is on its way stays unsent', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await load(device, relay, store);
    area(sync).addObjective({ title: 'Prima' });
    await sync.flush();
    let posts = 0;
    const courier = courierOf(sync, (letters) => {
      posts += 1;
      const answer = relay.carry(letters);
      // While what was given is being stored.
      if (posts === 2) area(sync).addObjective({ title: 'Dopo' });
      return answer;
    });
    courier.call();
    await until(() => posts === 2 && !courier.isBusy);
    await sync.flush();
    expect(titles(new AreaDocument(relay.doc))).toEqual(['Prima']);
    expect((await store.unsent()).flatMap((row) => row.changes.map((change) => change.to))).toContain('Dopo');
    expect(sync.facts(0).unsent).toBe(1);
    courier.stop();
  });

  test('a refusal is a fork, and the document goes on from the Comune', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await load(device, relay, store);
    area(sync).addObjective({ title: 'Rifiutato' });
    const told: number[] = [];
    sync.on('refused', (code) => told.push(code));
    const courier = courierOf(sync, (letters) => ({
      documents: letters.flatMap((letter): BatchDocument[] =>
        letter.update ? [{ id: letter.id, closed: CLOSE.rejected, reason: 'policy' }] : relay.carry([letter]).documents,
      ),
    }));
    courier.call();
    await until(() => told.length === 1);
    expect(told).toEqual([CLOSE.rejected]);
    expect(await store.forks()).toMatchObject([{ code: CLOSE.rejected, reason: 'policy' }]);
    expect(await store.unsent()).toEqual([]);
    await until(() => sync.isLoaded);
    courier.call(true);
    await until(() => sync.hasContent);
    expect(titles(area(sync))).toEqual([]);
    courier.stop();
  });

  test('of a store that is not the one it knew it takes nothing, and wants a connection', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await load(device, relay);
    const courier = courierOf(sync, (letters) => relay.carry(letters));
    courier.call();
    await until(() => sync.isCurrent);
    relay.epoch = 'e2';
    area(sync).addObjective({ title: 'Di prima' });
    courier.call();
    await until(() => sync.needsConnection);
    expect(titles(new AreaDocument(relay.doc))).toEqual([]);
    expect(sync.hasUnsent).toBe(true);
    courier.stop();
  });

  test('[DE1] whatever gets lost on the way: nothing saved is lost, nothing unsaved is called stored', async () => {
    type Step = 'edit' | 'flush' | 'carry' | 'lose question' | 'lose answer' | 'crash' | 'socket';
    const steps: Step[] = ['edit', 'flush', 'carry', 'lose question', 'lose answer', 'crash', 'socket'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...steps), { maxLength: 25 }), async (journey) => {
        const device = new TestDevice();
        const relay = newRelay();
        const saved = new Set<string>();
        let written: string[] = [];
        let count = 0;
        let sync = await load(device, relay);
        const carry = async (post: (letters: readonly WireLetter[]) => BatchAnswer) => {
          const courier = courierOf(sync, post);
          courier.call();
          await until(() => !courier.isBusy);
          courier.stop();
        };
        for (const step of [...journey, 'flush', 'carry', 'carry'] as const) {
          if (step === 'edit') {
            const title = `Obiettivo ${(count += 1)}`;
            area(sync).addObjective({ title });
            written.push(title);
          } else if (step === 'flush') {
            await sync.flush();
            for (const title of written.splice(0)) saved.add(title);
          } else if (step === 'carry') {
            await carry((letters) => relay.carry(letters));
          } else if (step === 'lose question') {
            await carry(() => {
              throw new Error('lost');
            });
          } else if (step === 'lose answer') {
            await carry((letters) => {
              relay.carry(letters);
              throw new Error('lost');
            });
          } else if (step === 'socket') {
            sync.connect();
            relay.serve();
            sync.rest();
          } else {
            const crashed = sync;
            written = [];
            sync = await load(device, relay);
            await crashed.close();
          }
          // Green is true.
          if (!sync.hasUnsent && sync.isCurrent) {
            for (const title of titles(area(sync))) expect(titles(new AreaDocument(relay.doc))).toContain(title);
          }
        }
        expect(sync.hasUnsent).toBe(false);
        for (const title of saved) expect(titles(new AreaDocument(relay.doc))).toContain(title);
        const all = titles(new AreaDocument(relay.doc));
        expect(new Set(all).size).toBe(all.length);
        await sync.close();
      }),
      { numRuns: 40 },
    );
  });
});
