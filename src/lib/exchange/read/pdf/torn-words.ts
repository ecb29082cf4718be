import type { Passage } from '../../source.ts';
import type { TextLine } from './lines.ts';

/** Between two lines of a cell where a word may have been cut; no document has it. */
export const TEAR = '\u0001';

const WIDTHS: readonly [RegExp, number][] = [
  [/[iljtfrI.,:;'’]/, 0.6],
  [/[mwMW]/, 1.6],
];

/** Whether a column too narrow for a word may have cut it: it stands alone on its line, and not a letter more would have fitted. */
export function mayBeTorn(line: TextLine, next: TextLine, inner: number): boolean {
  const word = /^\S*\p{Ll}$/u.test(line.text) && /^\p{Ll}/u.test(next.text);
  const date = /^\d[\d/.-]+$/.test(line.text) && /^[\d/.-]{1,5}$/.test(next.text);
  if (line.text.length < 3 || !(word || date)) return false;
  const letter = Math.max(0.47 * line.size, (line.right - line.left) / line.text.length);
  const first = WIDTHS.find(([some]) => some.test(next.text[0]!))?.[1] ?? 1;
  return line.right + letter * first > inner - 0.3;
}

const SMALL =
  /^(?:a|ad|al|ai|alla|da|dal|di|del|dei|della|delle|dello|degli|e|ed|il|in|la|le|lo|i|gli|nel|nella|o|per|su|sul|un|una|con|che|non|si)$/i;
/** Words that lose their last vowel before another. */
const SHORTENED = /^(?:nessun|alcun|ciascun|buon|gran|quel|bel|ben|tal|qual|maggior|miglior|minor|peggior)$/;
/** How long words end, and none begins. */
const ENDING =
  /^(?:zion[ei]|sion[ei]|ment[oi]|mente|tà|ità|on[ei]|gi[ao]|ic[aio]|ich[ei]|tiv[aeio]|bil[ei]|tor[ei]|tric[ei]|nz[ae]|tur[ae]|ist[aei]|gl[ai]|nt[eio]|r[ei]|ne|ni|li|le|lo|la|ta|te|ti|to|ra|ro|va|vi|vo|ca|co|ci|ce|na|no|sa|se|si|so|za|ze|zi|zo)(?![\p{L}])/u;

/** No Italian word begins so. */
const INSIDE = /^(?:r[bcdfglmnpstvz]|n[cdfgstvz]|l[cdfgmptv]|m[bp]|[ct]t|zz|ss|ll|nn)/;

/** Joins what was cut and parts what was not, by the words the document has elsewhere. */
export function mendTears(blocks: readonly Passage[]): void {
  const cells = blocks.flatMap((block): { text: string }[] => (block.kind === 'text' ? [block] : block.rows.flat()));
  const torn = cells.filter(({ text }) => text.includes(TEAR));
  if (torn.length === 0) return;
  const known = new Set<string>();
  for (const { text } of cells)
    for (const [word] of text.replace(/\S*\u0001\S*/g, ' ').matchAll(/\p{L}+/gu)) known.add(word.toLowerCase());
  for (const cell of torn) {
    const pieces = cell.text.split(TEAR);
    cell.text = pieces.reduce((said, piece, at) => {
      const figures = /\S*$/.exec(said)![0] + (/^\S*/.exec(piece)?.[0] ?? '');
      if (/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/.test(figures)) return said + piece;
      const before = /\p{L}+$/u.exec(said)?.[0] ?? '';
      const after = /^\p{L}+/u.exec(piece)?.[0] ?? '';
      const ends = at === pieces.length - 1 && after === piece;
      return said + (isOneWord(before, after, ends, known) ? '' : ' ') + piece;
    });
  }
}

function isOneWord(before: string, after: string, ends: boolean, known: ReadonlySet<string>): boolean {
  const [first, second] = [before.toLowerCase(), after.toLowerCase()];
  if (known.has(first + second)) return true;
  if (SHORTENED.test(first)) return false;
  // Italian words end in a vowel.
  if (!/[aeioàèéìòù]$/.test(first)) return !known.has(first) || !known.has(second);
  // `Informatizzazione` and `del` are two words even where the first fills its line; but none of them ends a cell.
  if (SMALL.test(second)) return ends;
  if (known.has(first)) return false;
  return INSIDE.test(second) || (ENDING.test(second) && !known.has(second));
}
