import type { Piece, Start } from './page.ts';

/** A wider gap, against the size of the letters, is one between words. */
export const WORD_GAP = 0.12;

/** A narrower gap, against the size of the letters, is how letters are set, or how places are rounded. */
const LETTER_GAP = 0.03;

/**
 * The library joins what is drawn on one line with a small gap between. Where a page draws the spaces between its words,
 * a gap without one parts what does not belong together: the cells of two narrow columns.
 */
export function apartAsDrawn(pieces: readonly Piece[]): Piece[] {
  return drawsSpaces(pieces) ? pieces.flatMap(partsApart) : [...pieces];
}

const isApart = (piece: Piece, { gap, spaced }: Start): boolean => !spaced && gap > WORD_GAP * piece.size;

/** Whether words within a sentence have spaces between them, and do not only stand apart. */
function drawsSpaces(pieces: readonly Piece[]): boolean {
  let [spaces, gaps] = [0, 0];
  for (const piece of pieces) {
    for (const start of piece.drawn?.starts ?? []) {
      if (!/^\p{Ll}/u.test(piece.text.slice(start.at))) continue;
      if (start.spaced) spaces++;
      else if (isApart(piece, start)) gaps++;
    }
  }
  return spaces >= gaps;
}

function partsApart(piece: Piece): Piece[] {
  const starts = piece.drawn?.starts ?? [];
  const apart = starts.filter((start) => isApart(piece, start)).map(({ at }) => at);
  if (apart.length === 0) return [piece];
  const begins = apart[0] === 0 ? apart : [0, ...apart];
  let next = 0;
  return begins.map((from, part) => {
    const to = begins[part + 1] ?? piece.text.length;
    const first = next;
    while (next < starts.length && starts[next]!.at < to) next++;
    const own = partOf(piece, from, to, starts.slice(first, next));
    return from > 0 || apart[0] === 0 ? { ...own, apart: true } : own;
  });
}

/** The letters of a piece where another cell may begin: put where they stand, and not in the middle of a word. */
export function beginnings({ text, size, drawn }: Piece): number[] {
  const starts = drawn?.starts.filter(
    ({ at, placed, gap }) => at > 0 && placed && (gap > LETTER_GAP * size || /\s/.test(text[at - 1]!)),
  );
  return (starts ?? []).map(({ at }) => at);
}

/** What is left free before a letter of a piece: where it is drawn, or about where it stands when its font is not known. */
export function freeBefore({ text, left, right, drawn }: Piece, at: number): { from: number; to: number } {
  const before = text.slice(0, at).trimEnd().length;
  if (drawn !== undefined) return { from: drawn.spans[2 * before - 1] ?? left, to: drawn.spans[2 * at] ?? right };
  const place = (index: number): number => left + ((right - left) * guess(text.slice(0, index))) / guess(text);
  return { from: place(before), to: place(at) };
}

const guess = (part: string): number =>
  [...part].reduce((sum, sign) => sum + (/[iljtfrI.,:;'’ ]/.test(sign) ? 0.3 : /[mwMW]/.test(sign) ? 0.75 : 0.5), 0);

/** What stands before a letter of a piece, and what begins with it. */
export function cutBefore(piece: Piece, at: number): [Piece, Piece] {
  const { text, drawn } = piece;
  const later = drawn?.starts.filter((start) => start.at >= at) ?? [];
  const { apart: _, ...second } = partOf(piece, at, text.length, later);
  return [partOf(piece, 0, at, drawn?.starts.filter((start) => start.at < at) ?? []), second];
}

/** A piece from one letter to before another, with the starts in it. */
function partOf(piece: Piece, from: number, to: number, starts: readonly Start[]): Piece {
  const text = piece.text.slice(from, to).trimEnd();
  const part: Piece = { ...piece, text };
  if (from > 0) part.left = freeBefore(piece, from).to;
  if (to < piece.text.length) part.right = freeBefore(piece, to).from;
  if (piece.drawn !== undefined) {
    part.drawn = {
      spans: piece.drawn.spans.subarray(2 * from, 2 * (from + text.length)),
      starts: starts.map((start) => ({ ...start, at: start.at - from })),
    };
  }
  return part;
}
