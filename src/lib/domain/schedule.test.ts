import { describe, expect, test } from 'vitest';
import type { Period } from './calendar.ts';
import { endingPhases, lastPlannedMonth, monthIn, workMonths } from './schedule.ts';
import { monthsFrom, objective, phase } from './test-objective.ts';

describe('a phase ends in its last planned month', () => {
  test.each([
    ['no month yet', monthsFrom(13), null],
    ['one month', monthsFrom(4), 4],
    ['with a pause', monthsFrom(2, 3).map((on, index) => on || index === 10), 11],
    ['the whole year', monthsFrom(1, 12), 12],
  ])('%s', (_title, planned, last) => {
    expect(lastPlannedMonth({ planned })).toBe(last);
  });

  test('counted for each month', () => {
    const ends = (...last: number[]) =>
      last.map((month, index) => phase({ id: `f${index}`, planned: monthsFrom(1, month) }));
    const counts = endingPhases([objective('a', { phases: ends(3, 6, 6) }), objective('b', { phases: ends(6, 12) })]);
    expect(counts).toEqual([0, 0, 1, 0, 0, 3, 0, 0, 0, 0, 0, 1]);
  });
});

test.each([
  ['2027-06-30', 6],
  ['2028-06-30', null],
  [null, null],
])('the month of %s in 2027', (day, month) => {
  expect(monthIn(2027, day)).toBe(month);
});

describe('without phases the months are those of the people, up to the due date', () => {
  test.each<[string, Period[], string | null, boolean[]]>([
    ['nobody and no date: the year', [], null, monthsFrom(1, 12)],
    ['nobody: from January to the date', [], '2027-09-05', monthsFrom(1, 9)],
    ['somebody from May', [{ from: '2027-05-20', to: null }], '2027-09-05', monthsFrom(5, 9)],
    [
      'one after the other',
      [
        { from: null, to: '2027-02-10' },
        { from: '2027-11-01', to: null },
      ],
      null,
      monthsFrom(1, 2).map((on, index) => on || index >= 10),
    ],
    ['due in a later year: to the end of this one', [], '2028-03-31', monthsFrom(1, 12)],
    ['due before the year: no month', [], '2026-12-31', monthsFrom(13)],
  ])('%s', (_title, periods, due, months) => {
    expect(workMonths(periods, due, 2027)).toEqual(months);
  });
});
