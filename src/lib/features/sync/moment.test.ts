import { expect, test } from 'vitest';
import { shortMoment, spokenMoment } from './moment.ts';

const now = new Date(2027, 0, 13, 11, 5);

test('today is an hour, yesterday is said, before it is a date', () => {
  expect(shortMoment(new Date(2027, 0, 13, 9, 58), now)).toBe('09:58');
  expect(shortMoment(new Date(2027, 0, 12, 17, 32), now)).toBe('ieri, 17:32');
  expect(spokenMoment(new Date(2026, 11, 31, 8, 0), now)).toBe('il 31/12/2026 alle 08:00');
});
