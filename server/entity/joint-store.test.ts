import { expect, test } from 'vitest';
import { createStructure } from '#lib/documents/kind.ts';
import type { DocumentAppend } from '../storage/document-store.ts';
import { openDatabase } from '../storage/database.ts';
import { JointStore, NotTogether } from './joint-store.ts';

const at = '2027-01-01T00:00:00.000Z';

function row(document: string, seq = 2): DocumentAppend {
  return {
    document,
    rows: [{ seq, person: 'anna', device: null, at, bytes: new Uint8Array([0, 0]) }],
    owners: new Map(),
    changes: [],
  };
}

async function storeOf(...ids: string[]): Promise<JointStore> {
  const store = new JointStore(openDatabase(':memory:'));
  for (const [index, id] of ids.entries()) {
    const name = { kind: 'plan' as const, year: 2027 + index };
    await store.create(name, id, createStructure(name), at);
  }
  return store;
}

const seqs = async (store: JointStore) => (await store.list()).map(({ id, seq }) => `${id} ${seq}`).sort();

test('documents held together are stored in one commit, whoever else is in it', async () => {
  const store = await storeOf('a', 'b', 'c');
  await store.together(['a', 'b'], () => store.append([row('a'), row('c'), row('b')]));
  expect(await seqs(store)).toEqual(['a 2', 'b 2', 'c 2']);
});

test('after a failed commit none of them is stored one by one; the others are', async () => {
  const store = await storeOf('a', 'b', 'c');
  await store.together(['a', 'b'], async () => {
    await expect(store.append([row('a'), row('b', 7), row('c')])).rejects.toThrow();
    await expect(store.append([row('a')])).rejects.toThrow();
    await store.append([row('c')]);
    await expect(store.append([row('b')])).rejects.toThrow();
  });
  expect(await seqs(store)).toEqual(['a 1', 'b 1', 'c 2']);
  await store.append([row('a')]);
  expect(await seqs(store)).toEqual(['a 2', 'b 1', 'c 2']);
});

test('edits that come apart are not stored at all, and say so', async () => {
  const store = await storeOf('a', 'b');
  await store.together(['a', 'b'], async () => {
    await expect(store.append([row('a')])).rejects.toThrow(NotTogether);
    await expect(store.append([row('b')])).rejects.toThrow(NotTogether);
  });
  expect(await seqs(store)).toEqual(['a 1', 'b 1']);
});

test('two commands wait for each other', async () => {
  const store = await storeOf('a', 'b');
  const order: string[] = [];
  await Promise.all(
    ['first', 'second'].map((name, index) =>
      store.together(['a', 'b'], async () => {
        order.push(`${name} begins`);
        await store.append([row('a', 2 + index), row('b', 2 + index)]);
        order.push(`${name} ends`);
      }),
    ),
  );
  expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});
