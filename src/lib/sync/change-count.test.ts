import { expect, test } from 'vitest';
import type { TimedChange } from '#lib/persistence/local-store.ts';
import { countChanges, mergeChanges } from './change-count.ts';

function change(row: string, field: string, from: unknown = ''): TimedChange {
  return { table: 'objectives', row, field, from, to: 'x', at: '2027-03-01T09:00:00.000Z' };
}

test('a field changed twice is one change', () => {
  expect(countChanges([change('a', 'title'), change('a', 'title', 'x'), change('a', 'weight', null)])).toBe(2);
});

test('a new row is one change, with all its fields', () => {
  expect(countChanges([change('a', 'position'), change('a', 'title'), change('a', 'discarded', true)])).toBe(1);
});

test('a moved row is one change', () => {
  expect(countChanges([change('a', 'position', 'a0')])).toBe(1);
});

test('nothing is none', () => {
  expect(countChanges([])).toBe(0);
});

test('a new row is named by its title', () => {
  expect(mergeChanges([change('a', 'position'), change('a', 'title')]).map(({ field }) => field)).toEqual(['title']);
});

test('first from and last to', () => {
  const merged = mergeChanges([change('a', 'title', 'base'), { ...change('a', 'title', 'x'), to: 'y' }]);
  expect(merged).toMatchObject([{ from: 'base', to: 'y' }]);
});

test('a row put into the Cestino is one change', () => {
  expect(countChanges([change('a', 'discarded', false), change('a', 'discardedAt')])).toBe(1);
});
