import { dayOf, isDay, partsOf } from '#lib/domain/calendar.ts';
import type { IsoDate, Period } from '#lib/domain/calendar.ts';
import type { Weight } from '#lib/domain/weight.ts';

/** The forms a language has for counted things; Italian and German have `one` and `other`, Slovene four. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How one language writes numbers, days and lists. Everything comes from `Intl`, but what it does not know. */
export interface Format {
  /** BCP 47, for `Intl` and for the page's `lang`. */
  locale: string;
  /** `1.017,45`; without `decimals` as many as the value has, at most ten. */
  number: (value: number, decimals?: number) => string;
  /** Hundredths of a point as `20`, `20,5`, `20,25`: no decimals that say nothing. */
  weight: (weight: Weight) => string;
  /** Euro cents as `12.500,00 €`. */
  money: (cents: number) => string;
  /** `1 linea`, `3 linee`. */
  plural: (count: number, forms: PluralForms) => string;
  /** The form alone, for a count that is already written: `linea`, `linee`. */
  form: (count: number, forms: PluralForms) => string;
  /** `31/12/2027`. */
  date: (day: IsoDate) => string;
  /** `31 dicembre 2027`. */
  longDate: (day: IsoDate) => string;
  /** `31 dicembre`. */
  longDay: (day: IsoDate) => string;
  /** `Domenica 31 gennaio 2027`, as it heads a page. */
  fullDate: (day: IsoDate) => string;
  /** `31/12`, `01/04`. */
  dayAndMonth: (day: IsoDate) => string;
  /** `31/12`, `1/4`. */
  briefDay: (day: IsoDate) => string;
  /** `dal 01/01/2027 al 01/05/2027`, `dal 01/04/2027`, `fino al 01/05/2027`, or `null` when open on both sides. */
  period: (period: Period, day?: (day: IsoDate) => string) => string | null;
  /** Name of a month, 1 to 12: `gennaio`, `gen`, `G`. */
  month: (month: number, width?: 'long' | 'short' | 'narrow') => string;
  /** `10:42`, in the time of this device. */
  time: (at: Date) => string;
  /** Bytes as `512 byte`, `6,2 MB`, `64 GB`. */
  fileSize: (bytes: number) => string;
  /** `a, b e c`. */
  list: (words: readonly string[]) => string;
}

/** What `Intl` does not know of a language. */
export interface OwnWays {
  /** How the first of a month is written in words: `1°`. */
  first?: string;
  /** A period between two written days; an open side is null. */
  period: (from: string | null, to: string | null) => string;
}

const SIZES = [
  [1e9, 'GB'],
  [1e6, 'MB'],
  [1e3, 'kB'],
] as const;

export function createFormat(locale: string, own: OwnWays): Format {
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (year: number, month: number, day: number) => written.format(Date.UTC(year, month - 1, day));
  };
  const short = days({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const shortest = days({ day: '2-digit', month: '2-digit' });
  const brief = days({ day: 'numeric', month: 'numeric' });
  const inWords = days({ day: 'numeric', month: 'long' });
  const long = days({ day: 'numeric', month: 'long', year: 'numeric' });
  const full = days({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const months = { long: days({ month: 'long' }), short: days({ month: 'short' }), narrow: days({ month: 'narrow' }) };
  const numbers = new Map<number | undefined, Intl.NumberFormat>();

  const number = (value: number, decimals?: number) => {
    let written = numbers.get(decimals);
    if (!written) {
      const digits =
        decimals === undefined
          ? { maximumFractionDigits: 10 }
          : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
      written = new Intl.NumberFormat(locale, { ...digits, useGrouping: 'always' });
      numbers.set(decimals, written);
    }
    return written.format(value).replace('-', '−');
  };
  const form = (count: number, forms: PluralForms) => forms[plurals.select(count)] ?? forms.other;
  const date = (day: IsoDate) => short(...partsOf(day));
  const firstOf = (day: IsoDate, text: string) =>
    day.endsWith('-01') && own.first !== undefined ? text.replace(/^1\b/, own.first) : text;
  return {
    locale,
    number,
    weight: (weight) => number(weight / 100),
    money: (cents) => `${number(cents / 100, 2)}\u00a0€`,
    form,
    plural: (count, forms) => `${number(count)} ${form(count, forms)}`,
    date,
    longDate: (day) => firstOf(day, long(...partsOf(day))),
    longDay: (day) => firstOf(day, inWords(...partsOf(day))),
    fullDate: (day) => {
      const text = full(...partsOf(day));
      const whole = day.endsWith('-01') && own.first !== undefined ? text.replace(/ 1 /, ` ${own.first} `) : text;
      return whole.charAt(0).toLocaleUpperCase(locale) + whole.slice(1);
    },
    dayAndMonth: (day) => shortest(...partsOf(day)),
    briefDay: (day) => brief(...partsOf(day)),
    period: ({ from, to }, written = date) =>
      from === null && to === null
        ? null
        : own.period(from === null ? null : written(from), to === null ? null : written(to)),
    month: (month, width = 'long') => months[width](2027, month, 1),
    time: (at) => times.format(at),
    fileSize: (bytes) => {
      const [size, unit] = SIZES.find(([least]) => bytes >= least) ?? [1, 'byte'];
      const value = bytes / size;
      return `${number(value, size > 1 && value < 10 ? 1 : 0)} ${unit}`;
    },
    list: (words) => lists.format(words),
  };
}

/** The century of a year written with two figures: plans speak of this one. */
const CENTURY = 2000;
/** People write the months of the languages of their territory, whatever the screen speaks. */
const WRITTEN_IN = ['it-IT', 'de-IT', 'de-DE', 'fr-IT', 'sl-IT'];
let monthNames: readonly (readonly string[])[] | null = null;

/** The day a person typed: `31/12/2027`, `31-12-27`, `31.12.2027`, `31 dicembre 2027`, `31. Dez. 27`. */
export function parseDate(text: string): IsoDate | null {
  const plain = text.trim().toLowerCase();
  if (isDay(plain)) return plain;
  const figures = figuresOf(plain);
  if (figures) return existing(figures.year, figures.month, figures.day);
  const words = /^(\d{1,2})[°º.]?\s+(\p{L}{3,})\.?\s+(\d{4}|\d{2})$/u.exec(plain);
  const name = words?.[2];
  if (!words || name === undefined) return null;
  const month = monthNamed(name);
  return month === null ? null : existing(Number(words[3]), month, Number(words[1]));
}

/** Day, month and year as a person typed them in figures, whether or not there is such a day. */
export function figuresOf(text: string): { year: number; month: number; day: number } | null {
  const figures = /^(\d{1,2})(?:[/\-\s]|\.\s?)(\d{1,2})(?:[/\-\s]|\.\s?)(\d{4}|\d{2})$/.exec(text.trim());
  return figures && { day: Number(figures[1]), month: Number(figures[2]), year: Number(figures[3]) };
}

/** The month, 1 to 12, that a word or its first letters name, in small letters. */
export function monthNamed(name: string): number | null {
  monthNames ??= WRITTEN_IN.map((locale) => {
    const written = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' });
    return Array.from({ length: 12 }, (_, month) => written.format(Date.UTC(2027, month, 1)).toLowerCase());
  });
  for (const names of monthNames) {
    const at = names.findIndex((each) => each.startsWith(name));
    if (at >= 0) return at + 1;
  }
  return null;
}

function existing(year: number, month: number, date: number): IsoDate | null {
  const day = dayOf(year < 100 ? CENTURY + year : year, month, date);
  return isDay(day) ? day : null;
}
