import { oneLine, plain } from '../read/clean.ts';

const INITIALS = 'gfmamglasond';
const NAMES = ['gen', 'feb', 'mar', 'apr', 'mag', 'giu', 'lug', 'ago', 'set', 'ott', 'nov', 'dic'];

/**
 * The month, 1 to 12, that each heading names, or null. An initial names one only among all twelve in
 * order: an A is April or August, and an N alone is a number.
 */
export function monthsOfHeadings(headings: readonly string[]): (number | null)[] {
  const words = headings.map(plain);
  const months = words.map((word) => {
    const at = word.length < 3 ? -1 : NAMES.findIndex((name) => isMonth(word, name));
    return at < 0 ? null : at + 1;
  });
  const initials = words.map((word) => (word.length === 1 ? word : '-')).join('');
  for (let from = initials.indexOf(INITIALS); from >= 0; from = initials.indexOf(INITIALS, from + 12)) {
    for (let month = 1; month <= 12; month += 1) months[from + month - 1] = month;
  }
  return months;
}

const FULL = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(' ');

function isMonth(word: string, name: string): boolean {
  return word === name || word === FULL[NAMES.indexOf(name)] || (name === 'set' && word === 'sett');
}

const QUARTER = /^(i{1,3}|iv|[1-4])\s*[°º]?\s*trim/i;

/** The three months of `1° trim.` or `II trimestre`; none of anything else. */
export function monthsOfQuarter(heading: string): number[] {
  const said = QUARTER.exec(heading.trim())?.[1];
  if (said === undefined) return [];
  const quarter = /^\d/.test(said) ? Number(said) : ['i', 'ii', 'iii', 'iv'].indexOf(said.toLowerCase()) + 1;
  return [2, 1, 0].map((before) => quarter * 3 - before);
}

/** `1. Ricognizione dei registri`: a phase without its number. */
export function stepTitle(text: string): string {
  return oneLine(text).replace(/^\d{1,2}\s*[.)–-]?\s+(?=\p{L})/u, '');
}

/** Whether a cell under a month says that something happens in it. */
export function isMarked(text: string): boolean {
  return text.trim() !== '' && !/^[-–—.]+$|^no$|^0$/i.test(text.trim());
}
