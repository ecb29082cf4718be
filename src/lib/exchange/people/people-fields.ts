import type { IsoDate } from '#lib/domain/calendar.ts';
import { FULL_TIME } from '#lib/domain/org.ts';
import type { ClassificationArea } from '#lib/domain/org.ts';
import { classificationOf } from '../document/staff.ts';
import { findDates } from '../fields/dates.ts';
import { isGivenName, isParticle, readName } from '../fields/names.ts';
import { plain } from '../read/clean.ts';

/** The categories before the CCNL 16.11.2022, and the names offices still use for their places. */
const FORMER: [ClassificationArea, RegExp][] = [
  ['operatori', /^a ?\d?$|^ausiliari/],
  ['operatori-esperti', /^b ?\d?$|^esecutor|^collaborator/],
  ['funzionari-eq', /^d ?\d?$|^istruttor[ei] direttiv|^funzionar|^e ?q$|^p ?o$|^specialist/],
  ['istruttori', /^c ?\d?$/],
];

/** `C1`, `ex cat. D`, `Istruttori`, `Area dei Funzionari e dell’E.Q.` → a classification area; null when it is none. */
export function classOf(text: string): ClassificationArea | null {
  const bare = plain(text.replace(/[./-]/g, ' ')).replace(/^(?:area |ex |cat(?:egoria)? |degli |dei )+/, '');
  const former = FORMER.find(([, pattern]) => pattern.test(bare.split(' ex ')[0] ?? bare))?.[0];
  return former ?? classificationOf(text.trim());
}

/** Hundredths of hours a week; null is full time; undefined when it cannot be told. */
export function readPartTime(text: string, heading: string): number | null | undefined {
  const written = plain(text.replace(/[.](?=\d)/g, ',').replace(/,/g, 'v'));
  if (written === '' || /tempo pieno|full ?time|^pieno$|^no$|^ft$|intero/.test(written)) return null;
  const [, first, second] = /(\d+(?:v\d+)?)(?:\s*(?:\/|su|di)\s*(\d+))?/.exec(
    text.includes('/') ? written.replace(/ /g, '/') : written,
  ) ?? [undefined, undefined, undefined];
  if (first === undefined) return undefined;
  const value = Number(first.replace('v', '.'));
  const percent = text.includes('%') || /%|percentuale/.test(heading) || (value > 36 && value <= 100);
  const hours =
    second !== undefined && Number(second) > 0
      ? (value / Number(second)) * FULL_TIME
      : percent && value > 1
        ? (value / 100) * FULL_TIME
        : value <= 1
          ? value * FULL_TIME
          : value * 100;
  const rounded = Math.round(hours);
  // 83,33% of 36 hours is what an office writes for 30.
  const whole = Math.abs(rounded - Math.round(rounded / 100) * 100) <= 2 ? Math.round(rounded / 100) * 100 : rounded;
  if (whole <= 0 || whole > FULL_TIME) return undefined;
  return whole === FULL_TIME ? null : whole;
}

/** Days further on are of the century before: `01/03/98`. */
const LAST_YEAR = 2050;

/** A day, written as Italians do or as a spreadsheet counts; undefined when it is none. */
export function readDay(text: string): IsoDate | null | undefined {
  const written = text.trim();
  if (written === '' || /^(?:-+|–|in servizio|indeterminato|nessuna|tempo indeterminato)$/i.test(written)) return null;
  if (/^\d{5}$/.test(written)) {
    // Days since 30 December 1899, as every spreadsheet counts from March 1900 on.
    return new Date(Date.UTC(1899, 11, 30) + Number(written) * 86_400_000).toISOString().slice(0, 10);
  }
  const [found, second] = findDates(written, null);
  if (found === undefined || second !== undefined || !found.exists || found.first !== found.last) return undefined;
  const year = Number(found.first.slice(0, 4));
  return year > LAST_YEAR ? `${year - 100}${found.first.slice(4)}` : found.first;
}

export interface SplitName {
  familyName: string;
  givenName: string;
  title: string;
  /** `certain`; `mended` when the words stood the other way round than the heading says; `doubtful` when no word tells. */
  order: 'certain' | 'mended' | 'doubtful';
}

/** `ROTA Nadia`, `Dott.ssa Nadia Rota`, `De Luca Maria Grazia` → family and given name. */
export function splitName(text: string, familyFirst: boolean): SplitName | null {
  const read = readName(text.replace(/,/g, ' '));
  if (read === null) return null;
  const { title, words, initials } = read;
  const given = (list: readonly string[]) => list.join(' ');
  if (read.family !== null) {
    const rest = words.filter((word) => !read.family!.split(' ').includes(word));
    const dotted = [...initials].map((letter) => `${letter}.`).join('');
    return { familyName: read.family, givenName: given(rest) || dotted, title, order: 'certain' };
  }
  // Where the run of given names is tells which end is the family name.
  let lead = 0;
  while (lead < words.length && isGivenName(words[lead]!)) lead += 1;
  let tail = 0;
  while (tail < words.length && isGivenName(words[words.length - 1 - tail]!)) tail += 1;
  const cut = (familyAtStart: boolean, count: number): Omit<SplitName, 'order'> =>
    familyAtStart
      ? { familyName: given(words.slice(0, count)), givenName: given(words.slice(count)), title }
      : {
          familyName: given(words.slice(words.length - count)),
          givenName: given(words.slice(0, words.length - count)),
          title,
        };
  // A particle keeps the word after it: De Luca is no De.
  const start = isParticle(words[0]!) && words.length > 2;
  const end = isParticle(words.at(-2) ?? '') && words.length > 2;
  if (start) return { ...cut(true, Math.max(2, words.length - tail)), order: familyFirst ? 'certain' : 'mended' };
  if (end) return { ...cut(false, 2), order: familyFirst ? 'mended' : 'certain' };
  if (tail > 0 && lead === 0) return { ...cut(true, words.length - tail), order: familyFirst ? 'certain' : 'mended' };
  if (lead > 0 && tail === 0) return { ...cut(false, words.length - lead), order: familyFirst ? 'mended' : 'certain' };
  // All are given names, or none: the heading decides.
  return { ...cut(familyFirst, 1), order: words.length === 2 && lead === 0 ? 'certain' : 'doubtful' };
}
