import { expect, test } from 'vitest';
import { createFormat } from './format.ts';

const italian = createFormat('it-IT');
const german = createFormat('de-IT');

test('numbers have points between thousands and a comma before decimals', () => {
  expect(italian.number(1017.45, 2)).toBe('1.017,45');
  expect(italian.number(1240)).toBe('1.240');
  expect(german.number(-12.5)).toBe('−12,5');
});

test('days and months as each language writes them', () => {
  expect([italian.date('2027-01-31'), german.date('2027-01-31')]).toEqual(['31/01/2027', '31.01.2027']);
  expect([italian.longDate('2027-12-31'), german.longDate('2027-12-31')]).toEqual([
    '31 dicembre 2027',
    '31. Dezember 2027',
  ]);
  expect([italian.month(1, 'short'), german.month(3)]).toEqual(['gen', 'März']);
  expect(Array.from({ length: 12 }, (_, index) => italian.month(index + 1, 'narrow')).join(' ')).toBe(
    'G F M A M G L A S O N D',
  );
});

test('counts choose the form of their language', () => {
  expect([1, 0, 1001].map((count) => italian.plural(count, { one: 'linea', other: 'linee' }))).toEqual([
    '1 linea',
    '0 linee',
    '1.001 linee',
  ]);
  const slovene = createFormat('sl-SI');
  const forms = { one: 'cilj', two: 'cilja', few: 'cilji', other: 'ciljev' };
  expect([1, 2, 3, 5].map((count) => slovene.plural(count, forms))).toEqual([
    '1 cilj',
    '2 cilja',
    '3 cilji',
    '5 ciljev',
  ]);
});

test('lists', () => {
  expect(italian.list(['a', 'b', 'c'])).toBe('a, b e c');
  expect(german.list(['a', 'b'])).toBe('a und b');
});
