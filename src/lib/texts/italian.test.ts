import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#lib/domain/calendar.ts';
import {
  formatDate,
  formatLongDate,
  formatNumber,
  formatPeriod,
  formatTime,
  joinWords,
  parseDate,
  plural,
} from './italian.ts';

describe('dates', () => {
  test.each([
    ['31/12/2027', '2027-12-31'],
    ['31-12-27', '2027-12-31'],
    ['31.12.2027', '2027-12-31'],
    ['1/3/2027', '2027-03-01'],
    [' 31 dicembre 2027 ', '2027-12-31'],
    ['31 Dic. 27', '2027-12-31'],
    ['1° marzo 2027', '2027-03-01'],
    ['2027-12-31', '2027-12-31'],
    ['29/02/2027', null],
    ['1-05/2024', '2024-05-01'],
    ['31/12', null],
    ['31 dicembra 2027', null],
    ['3 ma 2027', null],
    ['', null],
    ['domani', null],
  ])('«%s» is %s', (text, day) => {
    expect(parseDate(text)).toBe(day);
  });

  test('what is written is read back, in figures and in words', () => {
    const days = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
      .filter(isDay);
    fc.assert(
      fc.property(days, (day) => {
        expect(parseDate(formatDate(day))).toBe(day);
        expect(parseDate(formatLongDate(day))).toBe(day);
      }),
    );
  });

  test('are written for columns and for sentences', () => {
    expect(formatDate('2027-12-31')).toBe('31/12/2027');
    expect(formatLongDate('2027-12-31')).toBe('31 dicembre 2027');
    expect(formatLongDate('2027-05-01')).toBe('1° maggio 2027');
    expect(formatTime(new Date(2027, 0, 1, 9, 5))).toBe('09:05');
  });

  test.each([
    ['2027-01-01', '2027-05-01', 'dal 01/01/2027 al 01/05/2027'],
    ['2027-04-01', null, 'dal 01/04/2027'],
    [null, '2027-05-01', 'fino al 01/05/2027'],
    [null, null, null],
  ])('a period from %s to %s', (from, to, text) => {
    expect(formatPeriod({ from, to })).toBe(text);
  });
});

describe('numbers and words', () => {
  test.each([
    [0, 'modifiche', '0 modifiche'],
    [1, 'modifica', '1 modifica'],
    [2, 'modifiche', '2 modifiche'],
    [1_200, 'modifiche', '1.200 modifiche'],
  ])('%i %s', (count, _word, text) => {
    expect(plural(count, 'modifica', 'modifiche')).toBe(text);
  });

  test.each([
    [1_017.45, 2, '1.017,45'],
    [94.17, 2, '94,17'],
    [1_234_567, undefined, '1.234.567'],
    [0.5, undefined, '0,5'],
    [-3, undefined, '−3'],
    [999, undefined, '999'],
  ])('%d with %s decimals', (value, decimals, text) => {
    expect(formatNumber(value, decimals)).toBe(text);
  });

  test('words are joined with «e»', () => {
    expect([joinWords([]), joinWords(['a']), joinWords(['a', 'b']), joinWords(['a', 'b', 'c'])]).toEqual([
      '',
      'a',
      'a e b',
      'a, b e c',
    ]);
  });
});
