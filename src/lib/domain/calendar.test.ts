import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { coversYear, dayAfter, dayBefore, daysIn, isDay, mergePeriods, monthsOf, overlap } from './calendar.ts';

const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  test.each([
    ['2027-02-28', true],
    ['2027-02-29', false],
    ['2024-02-29', true],
    ['2100-02-29', false],
    ['2027-13-01', false],
    ['2027-00-10', false],
    ['2027-04-31', false],
    ['27-01-01', false],
    ['2027-1-1', false],
    ['', false],
  ])('%s is a day: %s', (text, expected) => {
    expect(isDay(text)).toBe(expected);
  });

  test.each([
    ['2027-01-01', '2027-12-31', 365],
    ['2024-01-01', '2024-12-31', 366],
    ['2024-01-01', '2024-05-01', 122],
    ['2027-03-01', '2027-03-01', 1],
    ['2027-03-02', '2027-03-01', 0],
  ])('from %s to %s, both included, are %i days', (from, to, days) => {
    expect(daysIn({ from, to })).toBe(days);
  });

  test('counting agrees with the calendar of the machine', () => {
    fc.assert(
      fc.property(day, day, (from, to) => {
        const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
        expect(daysIn({ from, to })).toBe(Math.max(0, days));
      }),
    );
  });

  test('the day after the day before is the day', () => {
    fc.assert(
      fc.property(day, (each) => {
        expect(dayAfter(dayBefore(each))).toBe(each);
        expect(daysIn({ from: each, to: dayAfter(each) })).toBe(2);
      }),
    );
  });
});

describe('periods', () => {
  test.each([
    [
      { from: null, to: null },
      { from: null, to: null },
      { from: null, to: null },
    ],
    [
      { from: '2027-01-01', to: null },
      { from: null, to: '2027-05-01' },
      { from: '2027-01-01', to: '2027-05-01' },
    ],
    [
      { from: '2027-01-01', to: '2027-05-01' },
      { from: '2027-05-01', to: null },
      { from: '2027-05-01', to: '2027-05-01' },
    ],
    [{ from: '2027-01-01', to: '2027-05-01' }, { from: '2027-05-02', to: null }, null],
  ])('%o and %o share %o', (a, b, shared) => {
    expect(overlap(a, b)).toEqual(shared);
    expect(overlap(b, a)).toEqual(shared);
  });

  test('the months of a period, whole and in part', () => {
    const months = monthsOf({ from: '2027-03-10', to: '2027-06-30' }, 2027);
    expect(months).toEqual([
      'none',
      'none',
      'part',
      'full',
      'full',
      'full',
      'none',
      'none',
      'none',
      'none',
      'none',
      'none',
    ]);
    expect(monthsOf({ from: null, to: null }, 2027).every((month) => month === 'full')).toBe(true);
  });

  test('a year is covered to its last day', () => {
    expect(coversYear({ from: '2027-01-01', to: '2027-12-31' }, 2027)).toBe(true);
    expect(coversYear({ from: '2027-01-01', to: '2027-12-30' }, 2027)).toBe(false);
    expect(coversYear({ from: null, to: null }, 2027)).toBe(true);
  });

  test('periods that touch or overlap become one; empty ones vanish', () => {
    expect(
      mergePeriods([
        { from: '2027-05-02', to: null },
        { from: '2027-01-01', to: '2027-05-01' },
        { from: '2026-03-01', to: '2026-02-01' },
        { from: null, to: '2020-12-31' },
      ]),
    ).toEqual([
      { from: null, to: '2020-12-31' },
      { from: '2027-01-01', to: null },
    ]);
  });
});
