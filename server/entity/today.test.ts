import { expect, test } from 'vitest';
import { dayIn, nextDayIn } from './today.ts';

test.each([
  ['2027-01-15T10:00:00Z', '2027-01-15', '2027-01-15T23:00:00.000Z'],
  ['2027-07-15T22:00:00Z', '2027-07-16', '2027-07-16T22:00:00.000Z'],
  // The clocks change: those days have 23 and 25 hours.
  ['2027-03-28T00:30:00Z', '2027-03-28', '2027-03-28T22:00:00.000Z'],
  ['2027-10-31T21:59:59Z', '2027-10-31', '2027-10-31T23:00:00.000Z'],
])('at %s it is %s in Italy, until %s', (moment, day, until) => {
  expect(dayIn(new Date(moment))).toBe(day);
  expect(nextDayIn(new Date(moment)).toISOString()).toBe(until);
});
