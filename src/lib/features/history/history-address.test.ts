import { expect, test } from 'vitest';
import { dayStart, historyPath, momentAt, placeOf } from './history-address.ts';

test('a row is named in the address, and nothing else is taken for one', () => {
  const place = { table: 'objectives', row: 'abc-DEF_1' };
  const { searchParams } = new URL(historyPath(2027, 'am', place), 'https://comune.it');
  expect(searchParams.get('di')).toBe('am');
  expect(placeOf(searchParams.get('riga'))).toEqual(place);
  for (const text of [null, '', 'objectives', 'objectives:', ':a', 'a:b:c', 'a:b/c']) expect(placeOf(text)).toBeNull();
});

test('days are those of this device', () => {
  expect(dayStart('2027-03-01')).toBe(new Date(2027, 2, 1).toISOString());
  expect(dayStart('2027-02-28', 1)).toBe(new Date(2027, 2, 1).toISOString());
  for (const text of [null, '', 'ieri', '2027-3-1']) expect(dayStart(text)).toBeUndefined();
});

test('an hour is written as people write it, and its whole minute counts', () => {
  expect(momentAt('2027-03-01', '9:05')).toBe(new Date(2027, 2, 1, 9, 5, 59, 999).toISOString());
  expect(momentAt('2027-03-01', ' 10.30 ')).toBe(new Date(2027, 2, 1, 10, 30, 59, 999).toISOString());
  for (const hour of ['', '25:00', '10:60', 'mattina', '10']) expect(momentAt('2027-03-01', hour)).toBeNull();
  expect(momentAt('', '10:00')).toBeNull();
});
