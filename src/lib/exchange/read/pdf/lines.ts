import { tidySpaces } from '../clean.ts';
import { around, type Box, type Piece } from './page.ts';
import { WORD_GAP } from './piece-parts.ts';
import { mayBeTorn, TEAR } from './torn-words.ts';

/** Words on one base line. */
export interface TextLine extends Box {
  pieces: Piece[];
  text: string;
  size: number;
  bold: boolean;
}

/** Words of a line that stand together, a wide gap before and after. */
export interface Chunk extends Box {
  text: string;
}

/** Pieces gathered into lines from top to bottom, each from left to right. */
export function linesOf(pieces: readonly Piece[]): TextLine[] {
  const rows: { pieces: Piece[]; top: number; bottom: number }[] = [];
  for (const piece of [...pieces].sort((a, b) => a.top - b.top)) {
    const middle = (piece.top + piece.bottom) / 2;
    const row = rows.findLast((one) => middle > one.top && middle < one.bottom);
    if (row === undefined || piece.text.trim() === '') {
      if (piece.text.trim() !== '') rows.push({ pieces: [piece], top: piece.top, bottom: piece.bottom });
      else row?.pieces.push(piece);
      continue;
    }
    row.pieces.push(piece);
  }
  return rows
    .map(({ pieces: own }) => lineOf(own.sort((a, b) => a.left - b.left)))
    .sort((a, b) => a.top - b.top || a.left - b.left);
}

function lineOf(pieces: Piece[]): TextLine {
  const said = pieces.filter((one) => one.text.trim() !== '');
  const letters = said.reduce((sum, one) => sum + one.text.length, 0);
  const bold = said.filter((one) => one.bold).reduce((sum, one) => sum + one.text.length, 0);
  return {
    ...around(said),
    pieces,
    text: tidySpaces(joined(pieces)),
    size: said.reduce((sum, one) => sum + one.size * one.text.length, 0) / Math.max(letters, 1),
    bold: bold > letters * 0.8,
  };
}

/** A space where there is one, drawn or only left free. */
export function joined(pieces: readonly Piece[]): string {
  let text = '';
  let before: Piece | null = null;
  for (const piece of pieces) {
    const gap = before === null ? 0 : piece.left - before.right;
    if (before !== null && gap > WORD_GAP * piece.size) text += ' ';
    text += piece.text;
    before = piece;
  }
  return text;
}

/** Cuts a line where words do not go on, or the gap is wider than any between words: `gap` of the size of its letters. */
export function chunksOf(line: TextLine, gap = 0.95): Chunk[] {
  const groups: Piece[][] = [];
  let right = -Infinity;
  for (const piece of line.pieces) {
    if (piece.text.trim() === '') continue;
    if (groups.length === 0 || piece.apart === true || piece.left - right > gap * piece.size) groups.push([]);
    groups.at(-1)!.push(piece);
    right = Math.max(right, piece.right);
  }
  return groups.map((group) => ({ ...around(group), text: tidySpaces(joined(group)) }));
}

/**
 * The text of a column: a line that ends because it was full goes on in the next one; another one ends a paragraph.
 * `right` is how far words may reach; `inner` is where the column's own margin says they end; `left` where it begins.
 */
export function flow(lines: readonly TextLine[], right: number, inner = right, left = -Infinity): string {
  let text = '';
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    if (before !== undefined && mayBeTorn(before, line, inner)) text += TEAR + line.text;
    else if (before === undefined) text = line.text;
    else {
      // A bold title ends where the letters are no longer bold.
      const one = before.bold === line.bold && goesOn(leftAligned(before, left, right), line, inner);
      text = one ? join(text, line.text) : `${text}\n${line.text}`;
    }
  });
  return text;
}

function join(text: string, next: string): string {
  // `amministra-` + `zione`; a dash with a space before it is no hyphen.
  return /\p{Ll}[-\u00ad]$/u.test(text) && /^\p{Ll}/u.test(next) ? text.slice(0, -1) + next : `${text} ${next}`;
}

const OPENS =
  /^(?:[-–•·▪●*]\s|\(?\d{1,2}[.)]\s|\(?[a-z]\)\s|\p{Lu}\p{L}{2,}(?:\s[\p{L}’']+){0,2}(?:\s\d)?:(?:\s|$)|(?:Attività\s)?(?:[Oo]biettivo|OBIETTIVO|Scheda|SCHEDA)\s(?:\p{L}+\s){0,2}[nN][.°]\s?\d)/u;

/** A line in the middle of its column ends where it would if it began at the left. */
function leftAligned(line: TextLine, left: number, right: number): TextLine {
  const before = line.left - left;
  const centred = before > line.size && Math.abs(before - (right - line.right)) < 0.4 * line.size;
  return centred ? { ...line, right: line.right - before + 0.3 * line.size } : line;
}

/** How wide a space is, of the size of its letters. */
const SPACE = 0.25;

/** Whether a line was broken only because the next word would not have fitted. */
export function goesOn(line: TextLine, next: TextLine, right: number): boolean {
  if (OPENS.test(next.text)) return false;
  const word = /^\S+/.exec(next.text)?.[0] ?? '';
  const letter = (next.right - next.left) / Math.max(next.text.length, 1);
  return line.right + SPACE * next.size + word.length * letter > right - 1;
}
