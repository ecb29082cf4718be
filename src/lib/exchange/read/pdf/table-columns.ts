import { tidySpaces } from '../clean.ts';
import { chunksOf, joined, type Chunk, type TextLine } from './lines.ts';
import { around, middleOf, type Box, type Piece } from './page.ts';
import { beginnings, cutBefore, freeBefore } from './piece-parts.ts';

/** How far the words of a column may stand from its edge. */
const NEAR = 1.2;
const FIGURE = /^[\d.,%€\s/-]+$/;

/** Words that begin this far over the end of those before, against their size, are another cell's. */
const OVER = 0.3;

/** Whether words of a line run on under other words of it, as where a spreadsheet cut them off. */
export function runsUnder(line: TextLine): boolean {
  let right = -Infinity;
  return line.pieces.some((piece) => {
    if (piece.text.trim() === '') return false;
    const under = piece.left < right - OVER * piece.size;
    right = Math.max(right, piece.right);
    return under;
  });
}

/** Where a column's words begin, or its figures end or have their middle, as far as its lines agree. */
export interface Edges {
  left: number | null;
  right: number | null;
  middle: number | null;
}

/** The edges of each column, from the words under its heading in the whole table. */
export function edgesOf(headings: readonly Box[], lines: readonly TextLine[]): Edges[] {
  const pieces = lines.flatMap((line) => line.pieces.filter(({ text }) => text.trim() !== ''));
  return headings.map((heading, at) => {
    const begin = pieces.filter(({ left }) => Math.abs(left - heading.left) <= NEAR);
    const figures = pieces.filter(({ text }) => FIGURE.test(text));
    const end = figures.filter(({ right }) => Math.abs(right - heading.right) <= NEAR);
    const { x: middle } = middleOf(heading);
    const centred = figures.filter((piece) => Math.abs(middleOf(piece).x - middle) <= NEAR);
    return {
      left: begin.length >= 2 ? heading.left : commonLeft(pieces, headings[at - 1], heading),
      right: end.length >= 2 ? heading.right : null,
      middle: centred.length >= 2 ? middle : null,
    };
  });
}

/** Of a heading in the middle of its column: where most of the words before it begin. */
function commonLeft(pieces: readonly Piece[], before: Box | undefined, heading: Box): number | null {
  const from = before === undefined ? heading.left - 150 : before.right;
  const starts = pieces.filter(({ left }) => left > from && left < heading.left).map(({ left }) => left);
  const [best] = starts
    .map((left) => ({ left, count: starts.filter((other) => Math.abs(other - left) <= NEAR / 2).length }))
    .sort((a, b) => b.count - a.count || a.left - b.left);
  return best !== undefined && best.count >= 3 && best.count * 2 > starts.length ? best.left : null;
}

/** The column at whose edge a piece stands. */
export function columnAt(edges: readonly Edges[], piece: Box & { text: string }): number | null {
  const near = (edge: keyof Edges, at: number): number | null => {
    const found = edges.findIndex((one) => one[edge] !== null && Math.abs(at - one[edge]) <= NEAR);
    return found < 0 ? null : found;
  };
  const begins = near('left', piece.left);
  if (begins !== null || !FIGURE.test(piece.text)) return begins;
  return near('right', piece.right) ?? near('middle', middleOf(piece).x);
}

/**
 * What a line says in each cell, even where columns leave no gap or words run on under the next cell, as they do where a
 * spreadsheet cut them off.
 */
export function cellChunks(line: TextLine, edges: readonly Edges[]): Chunk[] {
  const drawn = line.pieces.filter(({ text }) => text.trim() !== '');
  // Where a cell begins by itself, what crosses its edge runs on under it.
  const open = edges.filter((one) => drawn.every((piece) => columnAt([one], piece) === null));
  const said = drawn.flatMap((piece) => partsOf(piece, open));
  const cuts = said.some((piece, at) => at > 0 && columnAt(edges, piece) !== null);
  if (!cuts) return chunksOf(line);
  const groups: Piece[][] = [];
  let right = -Infinity;
  for (const piece of said) {
    const own = columnAt(edges, piece);
    const under = piece.left < right - OVER * piece.size;
    if (groups.length === 0 || own !== null || under || piece.left - right > 0.95 * piece.size) {
      groups.push([]);
      right = -Infinity;
    }
    groups.at(-1)!.push(piece);
    right = Math.max(right, piece.right);
  }
  return groups.map((group) => ({ ...around(group), text: tidySpaces(joined(group)) }));
}

/** Where a sentence or a figure begins inside a piece. */
const BEGINNING = /(?<=\p{Ll}|[.,;)] ?|\p{Ll} )(?=\p{Lu}\p{Ll}|\d)/gu;

/** Cells that nearly touch may come as one piece: it is cut where a column begins and something begins in it. */
function partsOf(piece: Piece, edges: readonly Edges[]): Piece[] {
  for (const { left } of edges) {
    if (left === null || left < piece.left + piece.size || left > piece.right - piece.size) continue;
    const nearest = (indices: readonly number[], most: number): number | undefined => {
      const away = (index: number): number => Math.abs(freeBefore(piece, index).to - left);
      return indices.filter((index) => away(index) < most).sort((a, b) => away(a) - away(b))[0];
    };
    const said = [...piece.text.matchAll(BEGINNING)].map(({ index }) => index);
    const cut = nearest(beginnings(piece), NEAR) ?? nearest(said, 0.8 * piece.size);
    if (cut === undefined) continue;
    const [first, second] = cutBefore(piece, cut);
    return [{ ...first, right: left - 0.1 }, ...partsOf({ ...second, left }, edges)];
  }
  return [piece];
}
