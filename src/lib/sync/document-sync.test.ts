import 'fake-indexeddb/auto';
import * as decoding from 'lib0/decoding';
import { clearDocument } from 'y-indexeddb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { cacheName } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { CLOSE, REPLACED_BY_ACT } from '#lib/protocol/close-codes.ts';
import { isWriteFrame, MESSAGE, readClaim } from '#lib/protocol/frames.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay } from './hand-flushed-relay.ts';
import { TestDevice } from './test-device.ts';

const DOCUMENT = 'doc1';
const opened: DocumentSync[] = [];

afterEach(async () => {
  for (const sync of opened.splice(0)) await sync.close();
});

function newRelay(): HandFlushedRelay {
  return new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm' }));
}

async function openTab(device: TestDevice, relay: HandFlushedRelay, store?: LocalStore): Promise<DocumentSync> {
  const sync = new DocumentSync(device.environment(relay.socket, store), DOCUMENT, 'area');
  opened.push(sync);
  await sync.open();
  return sync;
}

function area(sync: DocumentSync): AreaDocument {
  if (!(sync.document instanceof AreaDocument)) throw new Error('not open');
  return sync.document;
}

function titles(of: DocumentSync | HandFlushedRelay): string[] {
  const document = of instanceof DocumentSync ? area(of) : new AreaDocument(of.doc);
  return document.read().objectives.map((objective) => objective.title);
}

function once(sync: DocumentSync, event: 'refused' | 'closed'): Promise<number> {
  return new Promise((resolve) => {
    sync.once(event, resolve);
  });
}

/** Resolves at the first status for which `when` holds; now, if it does. */
function status(sync: DocumentSync, when: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const check = () => {
      if (!when()) return;
      sync.off('status', check);
      resolve();
    };
    sync.on('status', check);
    check();
  });
}

test('a content cache that cannot be read does not keep the document closed', async () => {
  const unanswered = vi
    .spyOn(IDBObjectStore.prototype, 'getAll')
    .mockImplementation(() => ({}) as IDBRequest<unknown[]>);
  const device = new TestDevice();
  const relay = newRelay();
  const store: LocalStore = { ...device.openStore(), outbox: () => Promise.resolve([]) };
  const sync = await openTab(device, relay, store);
  unanswered.mockRestore();
  relay.serve();
  expect(sync.hasContent).toBe(true);
});

describe('[RE8] when it was written', () => {
  const claims = (relay: HandFlushedRelay) =>
    relay.last.outgoing.map((frame) => {
      if (frame[0] !== MESSAGE.extension) return isWriteFrame(frame) ? 'write' : 'other';
      const decoder = decoding.createDecoder(frame);
      decoding.readVarUint(decoder);
      return readClaim(decoder);
    });

  test('an edit made without network says so before it leaves; one made now does not', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    relay.serve();
    area(sync).addObjective({ title: 'Adesso' });
    expect(claims(relay)).toEqual(['write', 'write']);
    relay.settle();
    relay.close(1006);
    const written = new Date(device.clock.now).toISOString();
    area(sync).addObjective({ title: 'In cantiere' });
    device.clock.advance(3 * 3_600_000);
    sync.reconnect();
    relay.accept();
    relay.greet();
    const sent = claims(relay);
    expect(sent.filter((one) => one !== 'other')).toEqual([written, 'write']);
    relay.settle();
    expect(titles(relay)).toEqual(['Adesso', 'In cantiere']);
    expect(sync.hasUnsent).toBe(false);
  });
});

test('[RE8] after an erasure a device keeps of the old document only what it wrote and did not send', async () => {
  const device = new TestDevice();
  const relay = newRelay();
  const store = device.openStore();
  const sync = await openTab(device, relay, store);
  new AreaDocument(relay.doc).addObjective({ title: 'Cancellato per atto' });
  relay.serve();
  expect(titles(sync)).toEqual(['Cancellato per atto']);
  area(sync).addObjective({ title: 'Scritto intanto' });
  const closed = once(sync, 'closed');
  relay.close(CLOSE.replaced, relay.last, REPLACED_BY_ACT);
  expect(await closed).toBe(CLOSE.replaced);
  const [fork] = await store.forks();
  const bytes = Buffer.from(fork?.state ?? []).toString('utf8');
  expect(bytes).toContain('Scritto intanto');
  expect(bytes).not.toContain('Cancellato per atto');
});

describe('[DE1] an edit on its way', () => {
  test('is saved here once the outbox has it, and leaves it on the acknowledgement', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    area(sync).addObjective({ title: 'Sportello' });
    expect(sync.facts(0)).toMatchObject({ unsent: 1, unwritten: true });
    await sync.flush();
    expect(sync.facts(0)).toMatchObject({ unsent: 1, unwritten: false });
    expect(await store.unsent()).toHaveLength(1);
    relay.settle();
    expect(sync.facts(0)).toMatchObject({ unsent: 0, connection: 'synced', confirmedAt: device.clock.now });
    expect(await store.unsent()).toEqual([]);
    expect(titles(relay)).toEqual(['Sportello']);
  });

  test('keystrokes of 150 ms are one row', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    const id = area(sync).addObjective({ title: 'S' });
    area(sync).setField(id, 'title', 'Sp');
    area(sync).setField(id, 'title', 'Spo');
    device.clock.advance(150);
    await sync.flush();
    expect(await store.unsent()).toHaveLength(1);
    area(sync).setField(id, 'title', 'Spor');
    await sync.flush();
    expect(await store.unsent()).toHaveLength(2);
  });

  test('survives the loss of the content cache and of the page', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const first = await openTab(device, relay);
    area(first).addObjective({ title: 'Offline' });
    await first.close();
    await clearDocument(cacheName(device.owner, DOCUMENT, 1));
    const second = await openTab(device, relay);
    expect(titles(second)).toEqual(['Offline']);
    expect(second.facts(0).unsent).toBe(1);
    relay.serve();
    expect(titles(relay)).toEqual(['Offline']);
    expect(second.facts(0).unsent).toBe(0);
  });

  test('typed in the last instant before the page goes, it is there at the next visit, and goes out once', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    // The page dies before any transaction of its database ends.
    const dying: LocalStore = { ...store, addToOutbox: () => new Promise(() => undefined) };
    const first = new DocumentSync(device.environment(relay.socket, dying), DOCUMENT, 'area');
    await first.open();
    area(first).addObjective({ title: 'All’ultimo' });
    first.hide();
    await clearDocument(cacheName(device.owner, DOCUMENT, 1));
    expect(await store.unsent()).toHaveLength(1);
    const second = await openTab(device, relay);
    expect(titles(second)).toEqual(['All’ultimo']);
    expect(second.facts(0).unsent).toBe(1);
    relay.serve();
    expect(titles(relay)).toEqual(['All’ultimo']);
    expect(await store.unsent()).toEqual([]);
    expect(device.localStorage.length).toBe(0);
  });

  test('a page that is hidden and stays leaves no note once it has written', async () => {
    const device = new TestDevice();
    const sync = await openTab(device, newRelay());
    area(sync).addObjective({ title: 'Resta' });
    sync.hide();
    expect(device.localStorage.length).toBe(1);
    await sync.flush();
    expect(device.localStorage.length).toBe(0);
  });

  test('typed while the room is loading is acknowledged with the step 2 only', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.accept();
    area(sync).addObjective({ title: 'Durante il caricamento' });
    await sync.flush();
    while (relay.take()) continue;
    relay.acknowledge();
    expect(sync.facts(0).unsent).toBe(1);
    expect(titles(relay)).toEqual([]);
    relay.greet();
    relay.settle();
    expect(sync.facts(0).unsent).toBe(0);
    expect(await store.unsent()).toEqual([]);
    expect(titles(relay)).toEqual(['Durante il caricamento']);
  });

  test('acknowledged before it was written here leaves no row behind', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    area(sync).addObjective({ title: 'Veloce' });
    const writing = sync.flush();
    relay.settle();
    await writing;
    expect(await store.unsent()).toEqual([]);
    expect(sync.facts(0)).toMatchObject({ unsent: 0, failed: false });
  });

  test('left by a crash in the content cache only is not called saved before it is', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const first = await openTab(device, relay, { ...store, addToOutbox: () => Promise.reject(new Error('crash')) });
    area(first).addObjective({ title: 'Solo nella memoria' });
    await first.close();
    const second = await openTab(device, relay, store);
    expect(titles(second)).toEqual(['Solo nella memoria']);
    relay.accept();
    relay.greet();
    while (relay.take()) continue;
    expect(second.facts(0)).toMatchObject({ connection: 'connected', confirmedAt: null });
    relay.acknowledge();
    expect(second.facts(0)).toMatchObject({ connection: 'synced', unsent: 0 });
    expect(titles(relay)).toEqual(['Solo nella memoria']);
  });

  test('undo is an edit like any other', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    const id = area(sync).addObjective({ title: 'Vecchio' });
    area(sync).setField(id, 'code', 'AM1');
    relay.settle();
    expect(sync.history?.undo()).toBe(true);
    await sync.flush();
    expect(await store.unsent()).toHaveLength(1);
    relay.settle();
    expect(new AreaDocument(relay.doc).read().objectives[0]?.code).toBe('');
  });
});

test('[DE2] a failed local write is visible, kept, and tried again', async () => {
  const device = new TestDevice();
  const relay = newRelay();
  const store = device.openStore();
  let full = true;
  const filling: LocalStore = {
    ...store,
    addToOutbox: (row) =>
      full ? Promise.reject(new DOMException('full', 'QuotaExceededError')) : store.addToOutbox(row),
  };
  const sync = await openTab(device, relay, filling);
  area(sync).addObjective({ title: 'Senza spazio' });
  await sync.flush();
  expect(sync.facts(0)).toMatchObject({ failed: true, unsent: 1 });
  full = false;
  device.clock.advance(5_000);
  await sync.flush();
  expect(sync.facts(0)).toMatchObject({ failed: false, unwritten: false, unsent: 1 });
  expect(await store.unsent()).toHaveLength(1);
});

describe('[RE3] a refusal', () => {
  test('keeps the changes as a fork and goes on from the relay’s state', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    const id = area(sync).addObjective({ title: 'Prima' });
    relay.settle();
    area(sync).setField(id, 'title', 'Rifiutato');
    const before = area(sync);
    const refused = once(sync, 'refused');
    relay.close(CLOSE.rejected);
    expect(await refused).toBe(CLOSE.rejected);
    expect(await store.unsent()).toEqual([]);
    expect(await store.forks()).toMatchObject([
      {
        document: DOCUMENT,
        generation: 1,
        code: CLOSE.rejected,
        values: [{ table: 'objectives', row: id, field: 'title', base: 'Prima', mine: 'Rifiutato' }],
      },
    ]);
    relay.serve();
    expect(titles(sync)).toEqual(['Prima']);
    expect(area(sync)).not.toBe(before);
    expect(area(sync).doc.clientID).not.toBe(before.doc.clientID);
    area(sync).setField(id, 'title', 'Dopo');
    relay.settle();
    expect(titles(relay)).toEqual(['Dopo']);
    expect(sync.facts(0).unsent).toBe(0);
  });

  test.each([
    ['content that may not stay', CLOSE.rejected],
    ['a lost role or a closed document', CLOSE.notWritable],
    ['access withdrawn', CLOSE.noAccess],
    ['a successor in its place', CLOSE.replaced],
  ])('because of %s is a fork with its code', async (_why, code) => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    area(sync).addObjective({ title: 'Mio' });
    const refused = once(sync, 'refused');
    relay.close(code);
    expect(await refused).toBe(code);
    const [fork] = await store.forks();
    expect(fork).toMatchObject({ code, own: code === CLOSE.noAccess });
    expect(fork?.values.find(({ field }) => field === 'title')?.mine).toBe('Mio');
    expect(await store.unsent()).toEqual([]);
  });

  test('of a client that is too old is none: the changes wait, and go out with the new version', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    area(sync).addObjective({ title: 'Scritto con la versione vecchia' });
    await sync.flush();
    const closed = once(sync, 'closed');
    relay.close(CLOSE.clientTooOld);
    expect(await closed).toBe(CLOSE.clientTooOld);
    expect(sync.facts(0)).toMatchObject({ outdated: true, unsent: 1 });
    expect(await store.forks()).toEqual([]);
    await sync.close();
    const updated = await openTab(device, relay);
    relay.serve();
    expect(titles(relay)).toEqual(['Scritto con la versione vecchia']);
    expect(updated.facts(0).unsent).toBe(0);
  });

  test('after the update it may still be refused, and is a fork then', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const first = await openTab(device, relay);
    area(first).addObjective({ title: 'Non vale più' });
    await first.flush();
    relay.close(CLOSE.clientTooOld);
    await first.close();
    const updated = await openTab(device, relay, store);
    const refused = once(updated, 'refused');
    relay.accept();
    relay.greet();
    relay.close(CLOSE.rejected);
    await refused;
    expect((await store.forks())[0]?.values.map(({ mine }) => mine)).toContain('Non vale più');
  });

  test('cut off before the fork is written starts over with everything', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, { ...store, fork: () => Promise.reject(new Error('power lost')) });
    relay.accept();
    area(sync).addObjective({ title: 'Mio' });
    await sync.flush();
    relay.close(CLOSE.rejected);
    await status(sync, () => sync.facts(0).failed);
    const again = await openTab(device, relay);
    expect(titles(again)).toEqual(['Mio']);
    expect(again.facts(0).unsent).toBe(1);
  });

  test('cut off after the fork is written goes on with the next generation', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    area(sync).addObjective({ title: 'Mio' });
    await sync.close();
    const facts = { document: DOCUMENT, generation: 1, code: 4422, reason: '', at: '2027-03-01T09:00:00Z' };
    await device.openStore().fork({ ...facts, state: new Uint8Array([0, 0]) });
    const again = await openTab(device, relay);
    relay.serve();
    expect(titles(again)).toEqual([]);
    expect(await device.openStore().caches()).toEqual([cacheName(device.owner, DOCUMENT, 2)]);
  });

  test('in one tab moves the other to the next generation, with what it had typed in the fork', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const store = device.openStore();
    const first = await openTab(device, relay, store);
    const second = await openTab(device, newRelay());
    area(first).addObjective({ title: 'Uno' });
    area(second).addObjective({ title: 'Due' });
    const refused = once(first, 'refused');
    const superseded = area(second);
    const moved = status(second, () => second.document !== superseded);
    relay.accept();
    relay.close(CLOSE.notWritable);
    await refused;
    await moved;
    await second.close();
    const [fork] = await store.forks();
    const mine = fork?.values.filter((value) => value.field === 'title').map((value) => value.mine);
    expect(mine?.sort()).toEqual(['Due', 'Uno']);
    expect(await store.unsent()).toEqual([]);
  });

  test('after 4403 only the own changes are kept', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    new AreaDocument(relay.doc).addObjective({ title: 'Di un’altra persona' });
    const store = device.openStore();
    const sync = await openTab(device, relay, store);
    relay.serve();
    area(sync).addObjective({ title: 'Mio' });
    await sync.flush();
    const closed = once(sync, 'closed');
    relay.close(CLOSE.noAccess);
    expect(await closed).toBe(CLOSE.noAccess);
    const [fork] = await store.forks();
    expect(new TextDecoder().decode(fork?.state)).toContain('Mio');
    expect(new TextDecoder().decode(fork?.state)).not.toContain('Di un’altra persona');
  });
});

describe('[WI4] close codes', () => {
  test('4401 keeps everything and waits for a new sign-in', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    area(sync).addObjective({ title: 'Al sicuro' });
    const connections = relay.sockets.length;
    relay.close(CLOSE.sessionExpired);
    expect(sync.facts(0)).toMatchObject({ expired: true, unsent: 1, connection: 'stopped' });
    expect(relay.sockets).toHaveLength(connections);
    sync.retryNow();
    relay.serve();
    expect(sync.facts(0)).toMatchObject({ expired: false, unsent: 0 });
  });

  test('4426 asks for the new version', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    relay.close(CLOSE.clientTooOld);
    expect(sync.facts(0).outdated).toBe(true);
  });

  test('a restart is a lost connection, and everything goes out on the next', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    relay.serve();
    area(sync).addObjective({ title: 'Durante il riavvio' });
    relay.close(CLOSE.restart);
    expect(sync.facts(0).connection).toBe('waiting');
    device.clock.advance(1_500);
    expect(sync.facts(0)).toMatchObject({ connection: 'lost', unsent: 1 });
    sync.retryNow();
    relay.serve();
    expect(titles(relay)).toEqual(['Durante il riavvio']);
    expect(sync.facts(0).unsent).toBe(0);
  });

  test('[DE2] a Comune that cannot store is known as such until it has stored again', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    relay.serve();
    area(sync).addObjective({ title: 'Disco pieno' });
    relay.close(CLOSE.notStored);
    expect(sync.cannotStore).toBe(true);
    sync.retryNow();
    relay.serve();
    expect(sync.cannotStore).toBe(false);
    expect(sync.facts(0).unsent).toBe(0);
  });
});

describe('[DE3] two tabs', () => {
  test('share an edit, write it once, and either may send it', async () => {
    const device = new TestDevice();
    const unreachable = newRelay();
    const relay = newRelay();
    const store = device.openStore();
    const writer = await openTab(device, unreachable, store);
    const reader = await openTab(device, relay);
    area(writer).addObjective({ title: 'Condiviso' });
    expect(titles(reader)).toEqual(['Condiviso']);
    await writer.flush();
    await reader.flush();
    expect(await store.unsent()).toHaveLength(1);
    expect(reader.facts(0).unsent).toBe(1);
    relay.serve();
    expect(titles(relay)).toEqual(['Condiviso']);
    expect(reader.facts(0).unsent).toBe(0);
    expect(writer.facts(0).unsent).toBe(0);
    expect(await store.unsent()).toEqual([]);
  });

  test('a tab opened later knows what is on its way', async () => {
    const device = new TestDevice();
    const writer = await openTab(device, newRelay());
    area(writer).addObjective({ title: 'Già qui' });
    const reader = await openTab(device, newRelay());
    expect(titles(reader)).toEqual(['Già qui']);
  });
});

describe('marks of a moment', () => {
  test('a colleague’s live change is tinted, the first load is not', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const id = new AreaDocument(relay.doc).addObjective({ title: 'Prima' });
    const sync = await openTab(device, relay);
    relay.serve();
    expect(sync.remote.size).toBe(0);
    relay.change((doc) => {
      new AreaDocument(doc).setField(id, 'title', 'Dopo');
    });
    expect([...sync.remote.keys()]).toEqual([`objectives/${id}/title`]);
    device.clock.advance(2_000);
    expect(sync.remote.size).toBe(0);
  });

  test('a stored field is ticked for a second', async () => {
    const device = new TestDevice();
    const relay = newRelay();
    const sync = await openTab(device, relay);
    relay.serve();
    const id = area(sync).addObjective({ title: 'Mio' });
    expect(sync.isConfirmed(`objectives/${id}/title`)).toBe(false);
    relay.settle();
    expect(sync.isConfirmed(`objectives/${id}/title`)).toBe(true);
    device.clock.advance(1_000);
    expect(sync.isConfirmed(`objectives/${id}/title`)).toBe(false);
  });
});
