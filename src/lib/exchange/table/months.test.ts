import { expect, test } from 'vitest';
import { isMarked, monthsOfHeadings } from './months.ts';

const YEAR = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

test.each<[string, string, (number | null)[]]>([
  ['initials', 'N.|Obiettivo|G|F|M|A|M|G|L|A|S|O|N|D', [null, null, ...YEAR]],
  ['short names', 'Fasi|gen|feb|mar|apr|mag|giu|lug|ago|sett|ott|nov|dic', [null, ...YEAR]],
  ['full names, some of them', 'Gennaio|Giugno|Dicembre', [1, 6, 12]],
  ['two years of initials', `${'G|F|M|A|M|G|L|A|S|O|N|D|'.repeat(2)}N`, [...YEAR, ...YEAR, null]],
  ['initials that are not a year', 'N|A|G', [null, null, null]],
  ['words that begin like a month', 'Settore|Marca|Aprire', [null, null, null]],
])('%s', (_name, headings, months) => {
  expect(monthsOfHeadings(headings.split('|'))).toEqual(months);
});

test.each([
  ['x', true],
  ['●', true],
  ['1', true],
  ['', false],
  [' ', false],
  ['-', false],
  ['0', false],
  ['no', false],
])('«%s» in a month: %s', (text, marked) => {
  expect(isMarked(text)).toBe(marked);
});
