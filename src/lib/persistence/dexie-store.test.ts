import 'fake-indexeddb/auto';
import * as Y from 'yjs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openDexieStore } from './dexie-store.ts';
import { openValues } from './fork-values.ts';
import { LastNotes } from './last-notes.ts';
import type { LocalStore, OutboxRow } from './local-store.ts';
import { memoryStorage } from './test-storage.ts';

let store: LocalStore;
let count = 0;

beforeEach(() => {
  count += 1;
  store = openDexieStore(`traguardo-test-${count}`, new LastNotes(null, ''));
});
afterEach(() => store.wipe());

function update(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap('m').set('k', text);
  return Y.encodeStateAsUpdate(doc);
}

function row(text: string, generation = 1, from: unknown = ''): Omit<OutboxRow, 'id'> {
  const at = '2027-03-01T09:00:00.000Z';
  const changes = [{ table: 'objectives', row: 'r', field: 'title', from, to: text, at }];
  return { document: 'd', generation, update: update(text), changes, createdAt: at };
}

const fork = (generation = 1) => ({
  document: 'd',
  generation,
  state: update('state'),
  code: 4422,
  reason: '',
  at: '2027-03-01T09:00:00.000Z',
});

test('[DE1] rows come back in order and leave by id', async () => {
  const first = await store.addToOutbox(row('a'));
  const second = await store.addToOutbox(row('b'));
  expect((await store.outbox('d', 1)).map(({ id }) => id)).toEqual([first.id, second.id]);
  expect(await store.outbox('d', 2)).toEqual([]);
  await store.removeFromOutbox([first.id ?? 0]);
  expect((await store.unsent()).map(({ id }) => id)).toEqual([second.id]);
});

test('what is known of a document starts empty and is kept by field', async () => {
  expect(await store.document('d')).toEqual({
    id: 'd',
    generation: 1,
    lastSeq: 0,
    lastVector: null,
    lastAckAt: null,
    epoch: null,
  });
  await store.saveDocument('d', { lastSeq: 4 });
  await store.saveDocument('d', { epoch: 'e' });
  expect(await store.document('d')).toMatchObject({ lastSeq: 4, epoch: 'e' });
});

describe('[RE3] a fork', () => {
  test('takes the rows with it and starts the next generation', async () => {
    await store.addToOutbox(row('a', 1, 'base'));
    await store.addToOutbox(row('b', 1, 'a'));
    expect(await store.fork(fork())).toBe(2);
    expect(await store.unsent()).toEqual([]);
    expect((await store.document('d')).generation).toBe(2);
    const [kept] = await store.forks();
    expect(kept?.rows).toHaveLength(2);
    expect(kept?.values).toMatchObject([{ field: 'title', base: 'base', mine: 'b' }]);
  });

  test('of two tabs is one fork', async () => {
    await store.addToOutbox(row('a'));
    const generations = await Promise.all([store.fork(fork()), store.fork({ ...fork(), state: update('other') })]);
    expect(generations).toEqual([2, 2]);
    const forks = await store.forks();
    expect(forks).toHaveLength(1);
    expect(forks[0]?.rows).toHaveLength(1);
  });

  test('takes what is written late', async () => {
    await store.fork(fork());
    expect(await store.addToOutbox(row('late'))).toMatchObject({ forked: true });
    expect(await store.addToOutbox(row('next', 2))).toMatchObject({ forked: false });
    expect((await store.forks())[0]?.values).toMatchObject([{ mine: 'late' }]);
    expect(await store.unsent()).toHaveLength(1);
  });

  test('that was dealt with is made again for what is written late', async () => {
    await store.fork(fork());
    await store.settle('d-1', ['objectives/r/title'], []);
    expect(await store.addToOutbox(row('late'))).toMatchObject({ forked: true });
    expect((await store.forks()).map(({ values }) => values[0]?.mine)).toEqual(['late']);
    expect(await store.unsent()).toEqual([]);
  });

  test('is settled field by field, together with what has to be told; empty, it goes', async () => {
    await store.addToOutbox(row('a'));
    await store.addToOutbox({
      ...row('b'),
      changes: [{ table: 'objectives', row: 'r', field: 'code', from: '', to: 'X', at: '' }],
    });
    await store.fork(fork());
    const errand = { type: 'settle' as const, device: 't', document: 'd', generation: 1, keys: ['objectives/r/title'] };
    await store.settle('d-1', errand.keys, [errand]);
    const [left] = await store.forks();
    expect(left && openValues(left).map(({ field }) => field)).toEqual(['code']);
    await store.settle('d-1', ['objectives/r/code'], []);
    expect(await store.forks()).toEqual([]);
    expect(await store.errands()).toEqual([{ ...errand, id: 1 }]);
    await store.removeErrand(1);
    expect(await store.errands()).toEqual([]);
  });

  test('whose errand cannot be kept is not settled', async () => {
    await store.addToOutbox(row('a'));
    await store.fork(fork());
    const unstorable = { type: 'read' as const, proposal: (() => '') as unknown as string };
    await expect(store.settle('d-1', ['objectives/r/title'], [unstorable])).rejects.toThrow();
    const [left] = await store.forks();
    expect(left && openValues(left)).toHaveLength(1);
  });

  test('[RE3] whose document may not be read any more keeps only what the person wrote', async () => {
    await store.addToOutbox(row('mine', 1, 'theirs'));
    await store.fork({ ...fork(), state: update('the whole document') });
    await store.keepOwn('d-1');
    const [kept] = await store.forks();
    expect(kept).toMatchObject({ own: true, values: [{ base: null, mine: 'mine' }] });
    expect(JSON.stringify(kept)).not.toContain('theirs');
    expect(new TextDecoder().decode(kept?.state)).not.toContain('the whole document');
    await store.addToOutbox(row('later', 1, 'theirs'));
    expect(JSON.stringify(await store.forks())).not.toContain('theirs');
  });

  test('has rich texts whole: those that changed, and those new rows were born with', async () => {
    const text = [{ type: 'paragraph', content: [{ type: 'text', text: 'Sì' }] }];
    await store.addToOutbox(row('a'));
    const at = '2027-03-01T09:00:00.000Z';
    await store.fork({ ...fork(), texts: [{ table: 'chapters', row: 'c', field: 'body', mine: text, at }] });
    await store.addToOutbox(row('late'));
    expect((await store.forks())[0]?.values.map(({ mine }) => mine)).toEqual(['late', text]);
  });

  test('that cannot be written changes nothing', async () => {
    await store.addToOutbox(row('a'));
    const unstorable = { ...fork(), reason: (() => '') as unknown as string };
    await expect(store.fork(unstorable)).rejects.toThrow();
    expect(await store.unsent()).toHaveLength(1);
    expect((await store.document('d')).generation).toBe(1);
    expect(await store.forks()).toEqual([]);
  });
});

test('reference data and the names of caches are kept', async () => {
  await store.write('registry', { version: 3 });
  expect(await store.read('registry')).toEqual({ version: 3 });
  expect(await store.read('session')).toBeUndefined();
  await store.rememberCache('x');
  await store.rememberCache('x');
  expect(await store.caches()).toEqual(['x']);
  await store.forgetCache('x');
  expect(await store.caches()).toEqual([]);
});

describe('[DE1] notes of a page that is gone', () => {
  test('that find no room in the outbox are read beside its rows', async () => {
    const name = `traguardo-test-${count}`;
    store.close();
    store = openDexieStore(name, new LastNotes(memoryStorage(), name));
    await store.addToOutbox(row('a'));
    store.leaveNote('note', row('b'));
    const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    const rows = await store.outbox('d', 1);
    full.mockRestore();
    expect(rows.map(({ changes, note }) => [changes[0]?.to, note])).toEqual([
      ['a', undefined],
      ['b', 'note'],
    ]);
    expect((await store.outbox('d', 1)).map(({ note }) => note)).toEqual([undefined, undefined]);
  });
});

test('[DE6] a wiped store is empty when it is opened again', async () => {
  await store.addToOutbox(row('a'));
  await store.wipe();
  store = openDexieStore(`traguardo-test-${count}`, new LastNotes(null, ''));
  expect(await store.unsent()).toEqual([]);
});

test('[RE11] owners stay, document by document, and are replaced by what the relay says last', async () => {
  const owner = (client: number, person: string | null) => ({ client, person, mac: `mac-${client}` });
  await store.keepOwners('d', [owner(7, 'anna'), owner(9, null)]);
  await store.keepOwners('e', [owner(7, 'bruno')]);
  await store.keepOwners('d', [{ ...owner(7, 'anna'), mac: 'later' }]);
  expect(await store.owners('d')).toEqual([{ ...owner(7, 'anna'), mac: 'later' }, owner(9, null)]);
  expect(await store.owners('e')).toEqual([owner(7, 'bruno')]);
  expect(await store.owners('f')).toEqual([]);
});
