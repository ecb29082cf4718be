import { expect, test } from 'vitest';
import { compareVersions, parentOf, rowName, textOfValue, withChildren, type Version } from './version.ts';

const row = (fields: Version[string][string]) => ({ position: 'a0', discarded: false, discardedAt: '', ...fields });
const objective = (title: string, rest = {}) => row({ title, weight: null, ...rest });
const version = (objectives: Version[string], indicators: Version[string] = {}): Version => ({
  objectives,
  indicators,
});

test('a field that reads differently, a row that came, one that went, one that moved', () => {
  const from = version({ a: objective('Uno'), b: objective('Due'), c: objective('Tre'), e: objective('Uguale') });
  const to = version({
    a: objective('Uno bis', { weight: 2_000 }),
    b: objective('Due', { position: 'b9' }),
    c: objective('Tre', { discarded: true }),
    d: objective('Quattro'),
    e: objective('Uguale'),
  });
  expect(compareVersions(from, to).toSorted((a, b) => (a.row < b.row ? -1 : 1))).toEqual([
    {
      table: 'objectives',
      row: 'a',
      kind: 'changed',
      fields: [
        { field: 'title', from: 'Uno', to: 'Uno bis' },
        { field: 'weight', from: null, to: 2_000 },
      ],
    },
    { table: 'objectives', row: 'b', kind: 'moved', fields: [] },
    { table: 'objectives', row: 'c', kind: 'removed', fields: [{ field: 'title', from: 'Tre', to: null }] },
    { table: 'objectives', row: 'd', kind: 'added', fields: [{ field: 'title', from: null, to: 'Quattro' }] },
  ]);
});

test('what hangs on a row goes and comes with it', () => {
  const indicators = { i: row({ objective: 'a', name: 'Ore' }) };
  const from = version({ a: objective('Uno') }, indicators);
  const to = version({ a: objective('Uno', { discarded: true }) }, indicators);
  expect(compareVersions(from, to).map(({ row: id, kind }) => [id, kind])).toEqual([
    ['a', 'removed'],
    ['i', 'removed'],
  ]);
  expect(withChildren({ table: 'objectives', row: 'a' }, from)).toHaveLength(2);
  expect(withChildren({ table: 'objectives', row: 'a', field: 'title' }, from)).toHaveLength(1);
});

test('only the places asked for', () => {
  const from = version({ a: objective('Uno'), b: objective('Due') });
  const to = version({ a: objective('Uno bis', { weight: 1 }), b: objective('Due bis') });
  expect(compareVersions(from, to, [{ table: 'objectives', row: 'a', field: 'weight' }])).toEqual([
    { table: 'objectives', row: 'a', kind: 'changed', fields: [{ field: 'weight', from: null, to: 1 }] },
  ]);
  expect(compareVersions(from, to, [])).toEqual([]);
});

test('rows say their name and what they hang on', () => {
  expect(rowName('objectives', objective('Sportello', { code: 'AM.1' }))).toBe('AM.1 · Sportello');
  expect(rowName('participations', row({ group: 'Ufficio' }))).toBe('Ufficio');
  expect(parentOf('indicators', row({ objective: 'a' }))).toEqual({ table: 'objectives', row: 'a' });
  expect(parentOf('objectives', row({}))).toBeNull();
});

test('a chapter is compared by its words', () => {
  expect(textOfValue([{ type: 'paragraph', content: [{ type: 'text', text: 'Uno' }] }])).toBe('Uno');
  expect(textOfValue(12)).toBeNull();
});
