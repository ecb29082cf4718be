import { expect, test } from 'vitest';
import { moments as german } from './de/moments.ts';
import { moments as italian } from './it/moments.ts';

const now = new Date(2027, 0, 13, 11, 5);
const today = new Date(2027, 0, 13, 9, 58);
const yesterday = new Date(2027, 0, 12, 17, 32);
const before = new Date(2026, 11, 31, 8, 0);

test('today is an hour, yesterday is said, before it is a date', () => {
  expect([today, yesterday, before].map((at) => italian.short(at, now))).toEqual([
    '09:58',
    'ieri, 17:32',
    '31/12/2026, 08:00',
  ]);
  expect([today, yesterday, before].map((at) => italian.spoken(at, now))).toEqual([
    'oggi alle 09:58',
    'ieri alle 17:32',
    'il 31/12/2026 alle 08:00',
  ]);
  expect([today, yesterday].map((at) => italian.brief(at, now))).toEqual(['09:58', '12/01']);
  expect([today, before].map((at) => german.spoken(at, now))).toEqual([
    'heute um 09:58 Uhr',
    'am 31.12.2026 um 08:00 Uhr',
  ]);
});
