import { dayOf, isDay, partsOf } from '#lib/domain/calendar.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';

export const MONTHS: readonly string[] = [
  'gennaio',
  'febbraio',
  'marzo',
  'aprile',
  'maggio',
  'giugno',
  'luglio',
  'agosto',
  'settembre',
  'ottobre',
  'novembre',
  'dicembre',
];

/** `31/12/2027`. */
export function formatDate(day: IsoDate): string {
  return `${day.slice(8, 10)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** `31 dicembre 2027`, the first of a month `1° dicembre 2027`. */
export function formatLongDate(day: IsoDate): string {
  const [year, month, date] = partsOf(day);
  return `${date === 1 ? '1°' : date} ${MONTHS[month - 1] ?? ''} ${year}`;
}

/** The century of a year written with two figures: plans speak of this one. */
const CENTURY = 2000;

/** The day a person typed: `31/12/2027`, `31-12-27`, `31.12.2027`, `31 dicembre 2027`, `31 dic 27`. */
export function parseDate(text: string): IsoDate | null {
  const plain = text.trim().toLowerCase();
  if (isDay(plain)) return plain;
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})$/.exec(plain);
  if (figures) return existing(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const words = /^(\d{1,2})[°º]?\s+([a-z]{3,})\.?\s+(\d{4}|\d{2})$/.exec(plain);
  const name = words?.[2];
  if (!words || name === undefined) return null;
  const month = MONTHS.findIndex((each) => each.startsWith(name)) + 1;
  return month === 0 ? null : existing(Number(words[3]), month, Number(words[1]));
}

function existing(year: number, month: number, date: number): IsoDate | null {
  const day = dayOf(year < 100 ? CENTURY + year : year, month, date);
  return isDay(day) ? day : null;
}

/** `10:42`, in the time of this device. */
export function formatTime(at: Date): string {
  return `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`;
}

/** `1 modifica`, `3 modifiche`. */
export function plural(count: number, one: string, many: string): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

/** `1.017,45`: points between thousands, comma before decimals. */
export function formatNumber(value: number, decimals?: number): string {
  const [whole = '0', fraction] = (
    decimals === undefined ? String(Math.abs(value)) : Math.abs(value).toFixed(decimals)
  ).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const sign = value < 0 ? '−' : '';
  return fraction === undefined ? `${sign}${grouped}` : `${sign}${grouped},${fraction}`;
}

/** `dal 01/01/2027 al 01/05/2027`, `dal 01/04/2027`, `fino al 01/05/2027`, or `null` when open on both sides. */
export function formatPeriod(period: { from: IsoDate | null; to: IsoDate | null }): string | null {
  const { from, to } = period;
  if (from !== null && to !== null) return `dal ${formatDate(from)} al ${formatDate(to)}`;
  if (from !== null) return `dal ${formatDate(from)}`;
  return to === null ? null : `fino al ${formatDate(to)}`;
}

/** `a`, `a e b`, `a, b e c`. */
export function joinWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} e ${last}`;
}
