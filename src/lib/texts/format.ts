import { partsOf } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';

/** The forms a language has for counted things; Italian and German have `one` and `other`, Slovene four. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** How one language writes numbers, days and lists. Everything comes from `Intl`. */
export interface Format {
  /** BCP 47, for `Intl` and for the page's `lang`. */
  locale: string;
  /** `1.017,45`; without `decimals` as many as the value has, at most ten. */
  number: (value: number, decimals?: number) => string;
  /** `1 linea`, `3 linee`. */
  plural: (count: number, forms: PluralForms) => string;
  /** `31/12/2027`. */
  date: (day: IsoDate) => string;
  /** `31 dicembre 2027`. */
  longDate: (day: IsoDate) => string;
  /** Name of a month, 1 to 12: `gennaio`, `gen`, `G`. */
  month: (month: number, width?: 'long' | 'short' | 'narrow') => string;
  /** `10:42`, in the time of this device. */
  time: (at: Date) => string;
  /** `a, b e c`. */
  list: (words: readonly string[]) => string;
}

export function createFormat(locale: string): Format {
  const plurals = new Intl.PluralRules(locale);
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' });
  const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const days = (options: Intl.DateTimeFormatOptions) => {
    const written = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (year: number, month: number, day: number) => written.format(Date.UTC(year, month - 1, day));
  };
  const short = days({ day: '2-digit', month: '2-digit', year: 'numeric' });
  const long = days({ day: 'numeric', month: 'long', year: 'numeric' });
  const months = { long: days({ month: 'long' }), short: days({ month: 'short' }), narrow: days({ month: 'narrow' }) };

  const number = (value: number, decimals?: number) => {
    const digits =
      decimals === undefined
        ? { maximumFractionDigits: 10 }
        : { minimumFractionDigits: decimals, maximumFractionDigits: decimals };
    return new Intl.NumberFormat(locale, { ...digits, useGrouping: 'always' }).format(value).replace('-', '−');
  };
  return {
    locale,
    number,
    plural: (count, forms) => `${number(count)} ${forms[plurals.select(count)] ?? forms.other}`,
    date: (day) => short(...partsOf(day)),
    longDate: (day) => long(...partsOf(day)),
    month: (month, width = 'long') => months[width](2027, month, 1),
    time: (at) => times.format(at),
    list: (words) => lists.format(words),
  };
}
