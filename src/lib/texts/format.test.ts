import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isDay } from '#lib/domain/calendar.ts';
import { parseWeight } from '#lib/domain/weight.ts';
import { format as german } from './de/format.ts';
import { createFormat, figuresOf, parseDate } from './format.ts';
import { format as italian } from './it/format.ts';

const plain = { period: (from: string | null, to: string | null) => `${from ?? ''}–${to ?? ''}` };
const slovene = createFormat('sl-SI', plain);
const french = createFormat('fr-IT', { ...plain, first: '1er' });

describe('numbers', () => {
  test.each([
    [1_017.45, 2, '1.017,45'],
    [94.17, 2, '94,17'],
    [1_234_567, undefined, '1.234.567'],
    [1_240, undefined, '1.240'],
    [0.5, undefined, '0,5'],
    [-3, undefined, '−3'],
    [999, undefined, '999'],
  ])('%d with %s decimals', (value, decimals, text) => {
    expect(italian.number(value, decimals)).toBe(text);
    expect(german.number(value, decimals)).toBe(text);
  });

  test.each([
    [0, '0'],
    [2_000, '20'],
    [2_050, '20,5'],
    [2_025, '20,25'],
    [5, '0,05'],
    [-250, '−2,5'],
  ])('a weight of %i hundredths', (weight, text) => {
    expect(italian.weight(weight)).toBe(text);
  });

  test('a weight that is written is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999 }), (weight) => {
        expect(parseWeight(italian.weight(weight))).toBe(weight);
        expect(parseWeight(german.weight(weight))).toBe(weight);
      }),
    );
  });
});

describe('days', () => {
  test('as each language writes them', () => {
    expect([italian.date('2027-01-31'), german.date('2027-01-31')]).toEqual(['31/01/2027', '31.01.2027']);
    expect([italian.dayAndMonth('2027-01-31'), german.dayAndMonth('2027-01-31')]).toEqual(['31/01', '31.01.']);
    expect([italian, german, french, slovene].map((format) => format.longDate('2027-05-01'))).toEqual([
      '1° maggio 2027',
      '1. Mai 2027',
      '1er mai 2027',
      '1. maj 2027',
    ]);
    expect([italian, german].map((format) => format.longDate('2027-12-31'))).toEqual([
      '31 dicembre 2027',
      '31. Dezember 2027',
    ]);
    expect(italian.longDate('2027-12-11')).toBe('11 dicembre 2027');
    expect([italian.month(1, 'short'), german.month(3)]).toEqual(['gen', 'März']);
    expect(Array.from({ length: 12 }, (_, index) => italian.month(index + 1, 'narrow')).join(' ')).toBe(
      'G F M A M G L A S O N D',
    );
    expect(italian.time(new Date(2027, 0, 1, 9, 5))).toBe('09:05');
  });

  test.each([
    ['2027-01-01', '2027-05-01', 'dal 01/01/2027 al 01/05/2027', 'vom 01.01.2027 bis 01.05.2027'],
    ['2027-04-01', null, 'dal 01/04/2027', 'ab 01.04.2027'],
    [null, '2027-05-01', 'fino al 01/05/2027', 'bis 01.05.2027'],
    [null, null, null, null],
  ])('a period from %s to %s', (from, to, inItalian, inGerman) => {
    expect([italian.period({ from, to }), german.period({ from, to })]).toEqual([inItalian, inGerman]);
  });

  test.each([
    ['31/12/2027', '2027-12-31'],
    ['31-12-27', '2027-12-31'],
    ['31.12.2027', '2027-12-31'],
    ['31. 12. 2027', '2027-12-31'],
    ['1/3/2027', '2027-03-01'],
    [' 31 dicembre 2027 ', '2027-12-31'],
    ['31 Dic. 27', '2027-12-31'],
    ['1° marzo 2027', '2027-03-01'],
    ['31. Dezember 2027', '2027-12-31'],
    ['1. März 2027', '2027-03-01'],
    ['7. Jänner 2027', '2027-01-07'],
    ['7. Januar 27', '2027-01-07'],
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

  test('figures are told apart from a day that does not exist', () => {
    expect(figuresOf('29/02/2027')).toEqual({ day: 29, month: 2, year: 2027 });
    expect(figuresOf('31. Dezember')).toBeNull();
  });

  test('what is written is read back, in figures and in words', () => {
    const days = fc
      .tuple(fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 31 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join('-'))
      .filter(isDay);
    fc.assert(
      fc.property(days, fc.constantFrom(italian, german, slovene), (day, format) => {
        expect(parseDate(format.date(day))).toBe(day);
        expect(parseDate(format.longDate(day))).toBe(day);
      }),
    );
  });
});

describe('words', () => {
  test('counts choose the form of their language', () => {
    expect([1, 0, 1001].map((count) => italian.plural(count, { one: 'linea', other: 'linee' }))).toEqual([
      '1 linea',
      '0 linee',
      '1.001 linee',
    ]);
    const forms = { one: 'cilj', two: 'cilja', few: 'cilji', other: 'ciljev' };
    expect([1, 2, 3, 5].map((count) => slovene.plural(count, forms))).toEqual([
      '1 cilj',
      '2 cilja',
      '3 cilji',
      '5 ciljev',
    ]);
    expect(german.form(1, { one: 'Ziel', other: 'Ziele' })).toBe('Ziel');
  });

  test('lists', () => {
    expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((words) => italian.list(words))).toEqual([
      '',
      'a',
      'a e b',
      'a, b e c',
    ]);
    expect(german.list(['a', 'b'])).toBe('a und b');
  });
});

test('sizes of files are said as people read them', () => {
  const { fileSize } = createFormat('it-IT', { period: () => '' });
  expect([512, 6_240_000, 2_140_000_000, 64_000_000_000].map(fileSize)).toEqual([
    '512 byte',
    '6,2 MB',
    '2,1 GB',
    '64 GB',
  ]);
});
