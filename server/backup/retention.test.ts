import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn } from '../entity/today.ts';
import { isDue } from './nightly.ts';
import { superfluous } from './retention.ts';

const DAY = 86_400_000;
const NOW = new Date('2027-12-31T01:00:00Z');
const nightsBefore = (count: number) =>
  Array.from({ length: count }, (_, night) => ({ at: new Date(NOW.getTime() - night * DAY) }));

function kept(copies: { at: Date }[]): string[] {
  const gone = new Set(superfluous(copies, NOW));
  return copies.filter((copy) => !gone.has(copy)).map(({ at }) => dayIn(at));
}

describe('which copies stay', () => {
  test('after a year and more of nights: 14 days, 8 weeks, 12 months', () => {
    const days = kept(nightsBefore(500));
    expect(days.slice(0, 14)).toEqual(nightsBefore(14).map(({ at }) => dayIn(at)));
    // The newest of each earlier week is its Sunday, of each earlier month its last day.
    expect(days.slice(14)).toEqual([
      '2027-12-12',
      '2027-12-05',
      '2027-11-30',
      '2027-11-28',
      '2027-11-21',
      '2027-11-14',
      '2027-10-31',
      '2027-09-30',
      '2027-08-31',
      '2027-07-31',
      '2027-06-30',
      '2027-05-31',
      '2027-04-30',
      '2027-03-31',
      '2027-02-28',
      '2027-01-31',
    ]);
  });

  test('never none, never without the newest, and taking away twice takes away nothing more', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 800 * 24 }), { minLength: 1, maxLength: 200 }), (hours) => {
        const copies = hours.map((hour) => ({ at: new Date(NOW.getTime() - (hour * DAY) / 24) }));
        const gone = new Set(superfluous(copies, NOW));
        const left = copies.filter((copy) => !gone.has(copy));
        const newest = Math.max(...copies.map(({ at }) => at.getTime()));
        expect(left.some(({ at }) => at.getTime() === newest)).toBe(true);
        expect(superfluous(left, NOW)).toEqual([]);
      }),
    );
  });

  test('a long pause takes nothing away: old copies are the last ones there are', () => {
    const old = [{ at: new Date('2020-01-01T01:00:00Z') }, { at: new Date('2020-02-01T01:00:00Z') }];
    expect(superfluous(old, NOW)).toEqual([]);
  });

  test('what was made by hand today and yesterday stays beside that of the night', () => {
    const copies = [0, 1, 2, 30].map((hours) => ({ at: new Date(NOW.getTime() - (hours * DAY) / 24) }));
    expect(superfluous(copies, NOW)).toEqual([]);
  });
});

test('somebody who makes copies all day does not fill the disk', () => {
  const copies = Array.from({ length: 100 }, (_, index) => ({ at: new Date(NOW.getTime() - index * 60_000) }));
  expect(copies.length - superfluous(copies, NOW).length).toBe(20);
});

describe('when a copy is due', () => {
  const at = (text: string) => new Date(text);

  test('at two in Italy, in winter and in summer', () => {
    expect(isDue(at('2027-01-15T00:59:00Z'), at('2027-01-14T01:00:00Z'))).toBe(false);
    expect(isDue(at('2027-01-15T01:00:00Z'), at('2027-01-14T01:00:00Z'))).toBe(true);
    expect(isDue(at('2027-07-14T23:59:00Z'), at('2027-07-14T00:00:00Z'))).toBe(false);
    expect(isDue(at('2027-07-15T00:00:00Z'), at('2027-07-14T00:00:00Z'))).toBe(true);
  });

  test('once a night', () => {
    expect(isDue(at('2027-01-15T01:10:00Z'), at('2027-01-15T01:00:00Z'))).toBe(false);
    expect(isDue(at('2027-01-15T01:10:00Z'), at('2027-01-15T00:30:00Z'))).toBe(true);
  });

  test('by day only when a night went by without one', () => {
    expect(isDue(at('2027-01-15T10:00:00Z'), at('2027-01-14T09:00:00Z'))).toBe(false);
    expect(isDue(at('2027-01-15T11:00:01Z'), at('2027-01-14T09:00:00Z'))).toBe(true);
    expect(isDue(at('2027-01-15T11:00:00Z'), null)).toBe(true);
  });
});
