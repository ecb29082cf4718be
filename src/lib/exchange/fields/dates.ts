import type { IsoDate } from '#lib/domain/calendar.ts';

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
);
const MONTH =
  '(gen(?:naio)?|feb(?:braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?|sett?(?:embre)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?)\\b\\.?';

/** One date found in a text. `first`/`last` differ when only a month, half-year or year is named. */
export interface FoundDate {
  first: IsoDate;
  last: IsoDate;
  /** As written. */
  raw: string;
  start: number;
  end: number;
  /** Written so that the day may not be the one meant: `1-05/2024`. */
  odd: boolean;
  /** False for days that do not exist: `31/02/2024`. */
  exists: boolean;
  /** Lower when part of the date was supplied (the year, the month's end). */
  certainty: number;
}

type Match = RegExpExecArray;
interface Shape {
  pattern: RegExp;
  read(match: Match, year: number | null): Omit<FoundDate, 'raw' | 'start' | 'end'> | null;
}

const SHAPES: Shape[] = [
  { pattern: /\b(20\d\d)-(\d{2})-(\d{2})\b/g, read: (m) => day(num(m[1]), num(m[2]), num(m[3])) },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\s?([/.-])\s?(\d{1,2})\s?([/.-])\s?((?:19|20)\d{2}|\d{2})(?![\d]|[/-]\d)/g,
    read: (m) => day(century(num(m[5])), num(m[3]), num(m[1]), 1, m[2] !== m[4]),
  },
  // A spreadsheet's `15-dic-26`.
  {
    pattern: new RegExp(`(?<![\\d-])(\\d{1,2})-${MONTH}-((?:20)?\\d{2})(?!\\d)`, 'gi'),
    read: (m) => day(century(num(m[3])), monthOf(m[2]!), num(m[1])),
  },
  {
    pattern: new RegExp(
      `(?<!\\d)(\\d{1,2})\\s?[°º^]?\\s?${MONTH}\\s*(?:del(?:l['’]anno)?\\s+)?((?:20)\\d{2})?(?!\\d)`,
      'gi',
    ),
    read: (m, year) => {
      const stated = m[3] === undefined ? null : num(m[3]);
      return onYear(stated ?? year, (y) => day(y, monthOf(m[2]!), num(m[1]), stated === null ? 0.9 : 1));
    },
  },
  {
    pattern: new RegExp(`(?<![\\p{L}])${MONTH}\\s*(?:del(?:l['’]anno)?\\s+)?((?:20)\\d{2})?(?![\\d\\p{L}])`, 'giu'),
    read: (m, year) => {
      const stated = m[2] === undefined ? null : num(m[2]);
      // A bare abbreviation ("mar", "set") is a word, not a month.
      if (stated === null && m[1]!.length < 5) return null;
      return onYear(stated ?? year, (y) => span(y, monthOf(m[1]!), monthOf(m[1]!), stated === null ? 0.85 : 0.95));
    },
  },
  {
    pattern: /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.-])/g,
    read: (m, year) => onYear(year, (y) => day(y, num(m[2]), num(m[1]), 0.9)),
  },
  {
    pattern:
      /(?<![\p{L}\d])(primo|secondo|1[°º]?|2[°º]?|i{1,2})\s+semestre(?:\s+(?:del(?:l['’]anno)?\s+)?(20\d{2}))?/giu,
    read: (m, year) => {
      const half = /^(?:primo|1|i$)/i.test(m[1]!) ? 1 : 2;
      return onYear(m[2] === undefined ? year : num(m[2]), (y) => span(y, half * 6 - 5, half * 6, 0.85));
    },
  },
  {
    pattern:
      /(?<![\p{L}\d])(primo|secondo|terzo|quarto|[1-4][°º]?|iv|i{1,3})\s+trimestre(?:\s+(?:del(?:l['’]anno)?\s+)?(20\d{2}))?/giu,
    read: (m, year) => {
      const quarter = quarterOf(m[1]!.toLowerCase());
      return onYear(m[2] === undefined ? year : num(m[2]), (y) => span(y, quarter * 3 - 2, quarter * 3, 0.85));
    },
  },
];

/** The dates of a text in order, without overlaps; `year` completes those that have none. */
export function findDates(text: string, year: number | null): FoundDate[] {
  const found: FoundDate[] = [];
  for (const shape of SHAPES) {
    for (const match of text.matchAll(shape.pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const value = shape.read(match, year);
      if (value !== null) found.push({ ...value, raw: text.slice(start, end), start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The last day something is due: the end of an interval, of a month, of the year. */
export function readDueDate(text: string, year: number | null): FoundDate | null {
  const dates = findDates(text, year);
  const last = dates.at(-1);
  if (last !== undefined) {
    const interval = /\b(?:dal?|tra|fra)\b/i.test(text.slice(0, dates[0]!.start));
    return dates.length > 1 && !interval ? { ...last, certainty: Math.min(last.certainty, 0.8) } : last;
  }
  const years = [...text.matchAll(/(?<!\d)20\d{2}(?!\d)/g)];
  const lastYear = years.at(-1);
  const whole = (y: number, raw: string, certainty: number): FoundDate => ({
    first: `${y}-01-01`,
    last: `${y}-12-31`,
    raw,
    start: 0,
    end: text.length,
    odd: false,
    exists: true,
    certainty,
  });
  if (lastYear !== undefined) return whole(Number(lastYear[0]), text, years.length > 1 ? 0.75 : 0.85);
  if (
    year !== null &&
    /fine (?:dell['’])?anno|annual[ei]|intero anno|tutto l['’]anno|entro l['’]anno|31 ?dic/i.test(text)
  ) {
    return whole(year, text, 0.85);
  }
  return null;
}

function num(text: string | undefined): number {
  return Number(text);
}

function century(year: number): number {
  return year < 100 ? 2000 + year : year;
}

function monthOf(name: string): number {
  return MONTHS.findIndex((month) => month.startsWith(name.slice(0, 3).toLowerCase())) + 1;
}

function quarterOf(word: string): number {
  if (/^[1-4]/.test(word)) return Number(word[0]);
  const names = ['primo', 'secondo', 'terzo', 'quarto'];
  const roman = ['i', 'ii', 'iii', 'iv'];
  return Math.max(names.indexOf(word), roman.indexOf(word)) + 1;
}

function onYear<T>(year: number | null, read: (year: number) => T): T | null {
  return year === null ? null : read(year);
}

function day(y: number, m: number, d: number, certainty = 1, odd = false): ReturnType<Shape['read']> {
  if (m < 1 || m > 12 || d < 1 || d > 31) return null;
  const exists = d <= monthLength(y, m);
  const text = iso(y, m, Math.min(d, monthLength(y, m)));
  return { first: text, last: text, odd, exists, certainty: odd || !exists ? 0.6 : certainty };
}

function span(y: number, from: number, to: number, certainty: number): ReturnType<Shape['read']> {
  return { first: iso(y, from, 1), last: iso(y, to, monthLength(y, to)), odd: false, exists: true, certainty };
}

function monthLength(y: number, m: number): number {
  if (m === 2) return (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(m) ? 30 : 31;
}

function iso(y: number, m: number, d: number): IsoDate {
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

/** The day before: to ask whether "fino al 1° maggio" meant the end of April. */
export function dayBefore(date: IsoDate): IsoDate {
  const [y, m, d] = date.split('-').map(Number) as [number, number, number];
  if (d > 1) return iso(y, m, d - 1);
  return m > 1 ? iso(y, m - 1, monthLength(y, m - 1)) : iso(y - 1, 12, 31);
}

/** `01/05/2024`. */
export function italianDate(date: IsoDate): string {
  return date.split('-').reverse().join('/');
}
