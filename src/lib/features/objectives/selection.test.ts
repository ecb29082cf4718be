import { expect, test } from 'vitest';
import type { Objective } from '#lib/domain/objective.ts';
import { Selection } from './selection.svelte.ts';

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }) as Objective);

function over(shown = rows) {
  const selection = new Selection(() => shown);
  return { selection, ids: () => selection.picked.map(({ id }) => id).join('') };
}

test('one at a time, and those in between with a range, up or down, in or out', () => {
  const { selection, ids } = over();
  selection.set('d', true, false);
  expect(ids()).toBe('d');
  selection.set('b', true, true);
  expect(ids()).toBe('bcd');
  selection.set('c', false, false);
  expect(ids()).toBe('bd');
  selection.set('e', false, true);
  expect(ids()).toBe('b');
});

test('a range without a beginning is the one row; all, none, and no more after stopping', () => {
  const { selection, ids } = over();
  selection.set('c', true, true);
  expect(ids()).toBe('c');
  selection.setAll(true);
  expect([ids(), selection.all]).toEqual(['abcde', true]);
  selection.stop();
  expect([ids(), selection.all, selection.on]).toEqual(['', false, false]);
});

test('what is no longer in view is not chosen', () => {
  let shown = rows;
  const selection = new Selection(() => shown);
  selection.setAll(true);
  shown = rows.slice(0, 2);
  const later = new Selection(() => shown);
  later.set('d', true, false);
  expect(later.picked).toEqual([]);
});
