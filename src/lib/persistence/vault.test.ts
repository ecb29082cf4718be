import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { openDexieStore } from './dexie-store.ts';
import { openValues } from './fork-values.ts';
import { LastNotes } from './last-notes.ts';
import { storeName, type Owner } from './local-names.ts';
import type { LocalStore, OutboxRow } from './local-store.ts';
import { openSealedCache } from './sealed-cache.ts';
import { sealingStore } from './sealing-store.ts';
import { memoryStorage } from './test-storage.ts';
import { LEASE_MS, Vault } from './vault.ts';

const SECRET = new Uint8Array(32).fill(7);
const WRONG = new Uint8Array(32).fill(8);
const PLAIN = 'Valutazione di Ada: insufficiente';
const NOW = Date.parse('2027-03-01T09:00:00Z');
let owners = 0;

/** One person's storage on one device, across visits. */
class Profile {
  readonly owner: Owner = { entity: 'ente', person: `person${(owners += 1)}` };
  readonly localStorage = memoryStorage();
  readonly name = storeName(this.owner);

  visit(subtle: SubtleCrypto | null = crypto.subtle): { inner: LocalStore; vault: Vault; store: LocalStore } {
    const inner = openDexieStore(this.name, new LastNotes(this.localStorage, this.name));
    const vault = new Vault(inner, this.owner, subtle);
    return { inner, vault, store: sealingStore(inner, vault, (document) => document === 'sheet') };
  }

  /** Everything that lies in the browser's storage, as somebody with the disk would search it. */
  async bytes(): Promise<Uint8Array> {
    const parts: Uint8Array[] = [];
    const put = (value: unknown): void => {
      if (value instanceof Uint8Array) parts.push(value);
      else if (typeof value === 'string') parts.push(new TextEncoder().encode(value), utf16(value));
      else if (Array.isArray(value)) value.forEach(put);
      else if (typeof value === 'object' && value !== null && !(value instanceof CryptoKey))
        Object.values(value).forEach(put);
    };
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(this.name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error ?? new Error('no database'));
    });
    for (const table of database.objectStoreNames) {
      const request = database.transaction(table).objectStore(table).getAll();
      await new Promise((resolve) => (request.onsuccess = resolve));
      put(request.result);
    }
    database.close();
    for (let index = 0; index < this.localStorage.length; index += 1) {
      put(this.localStorage.getItem(this.localStorage.key(index) ?? ''));
    }
    return Buffer.concat(parts);
  }
}

const utf16 = (text: string) => new Uint8Array(new Uint16Array([...text].map((char) => char.charCodeAt(0))).buffer);

function contains(bytes: Uint8Array, text: string): boolean {
  const found = Buffer.from(bytes);
  const base64 = [0, 1, 2].map((skip) =>
    Buffer.from(text.slice(skip)).toString('base64').replace(/=+$/, '').slice(0, -1),
  );
  return found.includes(text) || found.includes(Buffer.from(utf16(text))) || base64.some((one) => found.includes(one));
}

function row(document = 'sheet', title = PLAIN): Omit<OutboxRow, 'id'> {
  const doc = new Y.Doc();
  new AreaDocument(doc).addObjective({ title });
  const change = {
    table: 'objectives',
    row: 'a',
    field: 'title',
    from: null,
    to: title,
    at: '2027-03-01T09:00:00.000Z',
  };
  return {
    document,
    generation: 1,
    update: Y.encodeStateAsUpdate(doc),
    changes: [change, change],
    createdAt: change.at,
  };
}

describe('[DE5] the outbox of a confidential document', () => {
  test('never lies in clear, and opens for the session it belongs to', async () => {
    const profile = new Profile();
    const { inner, vault, store } = profile.visit();
    await vault.unlock(SECRET);
    await store.addToOutbox(row());
    store.leaveNote('last', row());
    await store.addToOutbox(row('area', 'Obiettivo pubblico'));
    const bytes = await profile.bytes();
    expect(contains(bytes, PLAIN)).toBe(false);
    // The search finds what is there.
    expect(contains(bytes, 'Obiettivo pubblico')).toBe(true);
    store.close();

    const next = profile.visit();
    await next.vault.unlock(SECRET);
    const rows = await next.store.outbox('sheet', 1);
    expect(rows.map((one) => one.changes.map((change) => change.to))).toEqual([
      [PLAIN, PLAIN],
      [PLAIN, PLAIN],
    ]);
    expect(rows.every((one) => one.update.length > 0 && one.sealed === undefined)).toBe(true);
    expect(contains(await profile.bytes(), PLAIN)).toBe(false);
    expect(await inner.caches().catch(() => [])).toEqual([]);
  });

  test('is counted while it does not open, and nothing of it is dropped', async () => {
    const profile = new Profile();
    const first = profile.visit();
    await first.vault.unlock(SECRET);
    await first.store.addToOutbox(row());
    first.store.close();

    const offline = profile.visit();
    expect(await offline.vault.reopen(NOW)).toBe(false);
    expect(await offline.store.unsent()).toMatchObject([{ unreadable: 'locked', count: 2, changes: [] }]);
    await expect(offline.store.outbox('sheet', 1)).rejects.toMatchObject({ why: 'locked' });
    offline.store.close();

    const again = profile.visit();
    await again.vault.unlock(SECRET);
    expect(await again.store.outbox('sheet', 1)).toHaveLength(1);
  });

  test('does not open for another secret, another person, another document', async () => {
    const profile = new Profile();
    const first = profile.visit();
    await first.vault.unlock(SECRET);
    await first.store.addToOutbox(row());
    const [stored] = await first.inner.unsent();
    if (!stored?.sealed) throw new Error('not sealed');
    await expect(first.vault.open(stored.sealed, { document: 'other', generation: 1 })).rejects.toMatchObject({
      why: 'damaged',
    });
    await expect(first.vault.open(stored.sealed, { document: 'sheet', generation: 2 })).rejects.toThrow();
    first.store.close();

    const stranger = profile.visit();
    await stranger.vault.unlock(WRONG);
    expect(await stranger.store.unsent()).toMatchObject([{ unreadable: 'damaged', count: 2 }]);
    await stranger.store.addToOutbox(row());
    stranger.store.close();
    // Both keys stay: neither locks the other out.
    const back = profile.visit();
    await back.vault.unlock(SECRET);
    const rows = await back.store.unsent();
    expect(rows.map((one) => one.unreadable)).toEqual([undefined, 'damaged']);

    const other = new Vault(back.inner, { ...profile.owner, person: 'other' }, crypto.subtle);
    await other.unlock(SECRET);
    await expect(other.open(stored.sealed, stored)).rejects.toThrow();
  });

  test('a row somebody tampered with is told, and the others go on', async () => {
    const profile = new Profile();
    const { inner, vault, store } = profile.visit();
    await vault.unlock(SECRET);
    await store.addToOutbox(row());
    const [stored] = await inner.unsent();
    if (!stored?.sealed) throw new Error('not sealed');
    const { id: _, ...rest } = stored;
    const bytes = stored.sealed.bytes.map((byte, index) => (index === 3 ? byte ^ 1 : byte));
    await inner.addToOutbox({ ...rest, sealed: { ...stored.sealed, bytes } });
    expect((await store.unsent()).map((one) => one.unreadable)).toEqual([undefined, 'damaged']);
    expect(await store.outbox('sheet', 1)).toHaveLength(1);
  });

  test('a refused one is a fork that opens like the rest', async () => {
    const profile = new Profile();
    const { vault, store } = profile.visit();
    await vault.unlock(SECRET);
    await store.addToOutbox(row());
    const fork = { document: 'sheet', generation: 1, state: row().update, code: 4422, reason: '', at: '' };
    await store.fork(fork);
    // The second tab, and a row that came late.
    await store.fork(fork);
    await store.addToOutbox(row());
    expect(contains(await profile.bytes(), PLAIN)).toBe(false);
    const [read] = await store.forks();
    expect(read?.rows).toHaveLength(2);
    expect(read?.values).toMatchObject([{ mine: PLAIN }]);
    const doc = new Y.Doc();
    Y.applyUpdate(doc, read?.state ?? new Uint8Array());
    expect(new AreaDocument(doc).read().objectives.map((one) => one.title)).toContain(PLAIN);
    store.close();
    const closed = profile.visit();
    expect(await closed.store.forks()).toMatchObject([{ unreadable: 'locked', values: [] }]);
  });

  test('a refused one stays until every field of it is decided, and never goes while it is closed', async () => {
    const profile = new Profile();
    const { vault, store } = profile.visit();
    await vault.unlock(SECRET);
    const two = row();
    const [change] = two.changes;
    if (!change) throw new Error('no change');
    await store.addToOutbox({ ...two, changes: [change, { ...change, field: 'notes', to: 'Un’altra' }] });
    await store.fork({ document: 'sheet', generation: 1, state: two.update, code: 4422, reason: '', at: '' });
    store.close();

    const closed = profile.visit();
    const [fork] = await closed.store.forks();
    const keys = ['title', 'notes'].map((field) => `objectives/a/${field}`);
    await closed.store.settle(fork?.id ?? '', [], []);
    await closed.store.settle(fork?.id ?? '', keys.slice(0, 1), []);
    expect(await closed.store.forks()).toMatchObject([{ unreadable: 'locked' }]);

    await closed.vault.unlock(SECRET);
    expect((await closed.store.forks()).flatMap(openValues)).toMatchObject([{ field: 'notes', mine: 'Un’altra' }]);
    await closed.store.settle(fork?.id ?? '', keys.slice(1), []);
    expect(await closed.store.forks()).toEqual([]);
  });

  test('of a refused one whose document may not be read any more only what the person wrote is kept', async () => {
    const profile = new Profile();
    const { inner, vault, store } = profile.visit();
    await vault.unlock(SECRET);
    await store.addToOutbox(row());
    const whole = row('sheet', 'Di un’altra persona');
    await store.fork({ document: 'sheet', generation: 1, state: whole.update, code: 4422, reason: '', at: '' });
    const [before] = await store.forks();
    await store.keepOwn(before?.id ?? '');
    const [kept] = await store.forks();
    expect(kept).toMatchObject({ own: true, values: [{ base: null, mine: PLAIN }] });
    const doc = new Y.Doc();
    Y.applyUpdate(doc, kept?.state ?? new Uint8Array());
    expect(new AreaDocument(doc).read().objectives.map((one) => one.title)).toEqual([PLAIN]);
    expect((await inner.forks())[0]?.sealed).toBeUndefined();
  });

  test('two tabs that draw a key at once read each other', async () => {
    const profile = new Profile();
    const [one, two] = [profile.visit(), profile.visit()];
    await Promise.all([one.vault.unlock(SECRET), two.vault.unlock(SECRET)]);
    await one.store.addToOutbox(row());
    await two.store.addToOutbox(row());
    for (const { store } of [one, two]) {
      expect((await store.unsent()).map((read) => read.unreadable)).toEqual([undefined, undefined]);
    }
  });
});

test('[DE8] where the browser has no cryptography nothing confidential is kept', async () => {
  const profile = new Profile();
  const { store } = profile.visit(null);
  expect(await store.addToOutbox(row())).toEqual({ id: null, forked: false });
  store.leaveNote('last', row());
  expect(contains(await profile.bytes(), PLAIN)).toBe(false);
  expect(await store.unsent()).toEqual([]);
  expect((await store.addToOutbox(row('area'))).id).toBeTypeOf('number');
});

describe('[DE5] a personal device', () => {
  async function personal(): Promise<Profile> {
    const profile = new Profile();
    const { vault, store } = profile.visit();
    await vault.unlock(SECRET);
    await vault.keepPersonal(NOW, 0);
    await store.addToOutbox(row());
    store.close();
    return profile;
  }

  test('opens without a session for seven days, then no more until the next', async () => {
    const profile = await personal();
    const inside = profile.visit();
    expect(await inside.vault.reopen(NOW + LEASE_MS)).toBe(true);
    expect(await inside.store.outbox('sheet', 1)).toHaveLength(1);
    inside.store.close();

    const after = profile.visit();
    expect(await after.vault.reopen(NOW + LEASE_MS + 1)).toBe(false);
    // The key is gone: a clock set back does not bring it again.
    expect(await after.vault.reopen(NOW + LEASE_MS)).toBe(false);
    expect(after.vault.personalUntil).toBe(NOW + LEASE_MS);

    await after.vault.unlock(SECRET);
    await after.vault.renewLease(NOW + 2 * LEASE_MS, 0);
    after.store.close();
    expect(await profile.visit().vault.reopen(NOW + 3 * LEASE_MS)).toBe(true);
  });

  test('goes by the clock of the relay, and a clock set back ends the lease', async () => {
    const profile = new Profile();
    const first = profile.visit();
    await first.vault.unlock(SECRET);
    // The device is a month late.
    const month = 30 * 86_400_000;
    await first.vault.keepPersonal(NOW - month, month);
    expect(first.vault.personalUntil).toBe(NOW + LEASE_MS);
    expect(await profile.visit().vault.reopen(NOW - month + LEASE_MS - 1)).toBe(true);
    expect(await profile.visit().vault.reopen(NOW - month)).toBe(false);
  });

  test('is one for the tabs that are open already', async () => {
    const profile = new Profile();
    const [here, there] = [profile.visit(), profile.visit()];
    for (const { vault } of [here, there]) await vault.unlock(SECRET);
    await here.vault.keepPersonal(NOW, 0);
    await there.vault.lookAgain();
    expect(there.vault.personalUntil).toBe(NOW + LEASE_MS);
    await here.vault.leavePersonal();
    await there.vault.lookAgain();
    expect(there.vault.personalUntil).toBeNull();
  });

  test('the choice taken back leaves no key', async () => {
    const profile = await personal();
    const { vault, inner } = profile.visit();
    await vault.leavePersonal();
    expect(await inner.read('personal-device')).toBeNull();
    expect(await vault.reopen(NOW)).toBe(false);
  });

  test('keeps the content of a sheet sealed, and reads it again', async () => {
    const profile = new Profile();
    const { inner, vault } = profile.visit();
    await vault.unlock(SECRET);
    await vault.keepPersonal(NOW, 0);
    const later = () => () => undefined;
    const doc = new Y.Doc();
    const place = { document: 'sheet', generation: 1 };
    const cache = openSealedCache(doc, place, { store: inner, vault, later });
    await cache.loaded;
    new AreaDocument(doc).addObjective({ title: PLAIN });
    await cache.close();
    expect(contains(await profile.bytes(), PLAIN)).toBe(false);
    const again = new Y.Doc();
    const second = openSealedCache(again, place, { store: inner, vault, later });
    await second.loaded;
    expect(new AreaDocument(again).read().objectives.map((one) => one.title)).toEqual([PLAIN]);
    await inner.forgetStates('sheet', 1);
    expect(await inner.readState(place)).toBeDefined();
    await inner.forgetStates('sheet');
    expect(await inner.readState(place)).toBeUndefined();
  });
});
