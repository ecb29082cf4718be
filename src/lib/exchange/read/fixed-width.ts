import { headerScore } from '../table/columns.ts';

interface Chunk {
  text: string;
  at: number;
  end: number;
}

/** A row drawn between the headings and what stands under them: `----  ------`. */
const RULER = /^[\s\-=_+|]*[-=_]{2,}[\s\-=_+|]*$/;

/** Tables drawn with spaces: under a header cut by wide gaps, each piece goes to the column it stands under. */
export function spacesToTabs(lines: readonly string[]): string[] {
  let columns: readonly Chunk[] = [];
  const rows: string[] = [];
  lines.forEach((line, index) => {
    if (line.trim() === '' || line.includes('\t')) {
      if (line.includes('\t')) columns = [];
      rows.push(line);
      return;
    }
    if (columns.length > 0 && RULER.test(line)) return;
    const pieces = chunks(line);
    if (pieces.length >= 3 && headerScore(pieces.map(({ text }) => text)) >= 3) {
      columns = ruled(pieces, lines[index + 1] ?? '');
      rows.push(pieces.map(({ text }) => text).join('\t'));
      return;
    }
    if (columns.length === 0) {
      rows.push(line);
      return;
    }
    if (pieces.length < 2 && (pieces[0]?.at ?? 0) < (columns[1]?.at ?? 0)) {
      columns = [];
      rows.push(line);
      return;
    }
    const cells = columns.map(() => '');
    for (const piece of pieces) {
      const under = columnOf(columns, piece);
      cells[under] = `${cells[under]} ${piece.text}`.trim();
    }
    const above = rows.at(-1);
    const before = above?.split('\t');
    if (before?.length === cells.length && headerScore(before) < 3 && goesOn(cells, before)) {
      rows[rows.length - 1] = cells.map((cell, at) => `${before[at]} ${cell}`.trim()).join('\t');
    } else rows.push(cells.join('\t'));
  });
  return rows;
}

/**
 * A line that goes on with the row above: nothing in the first column, words only under words, and a figure only
 * where the row has none yet.
 */
function goesOn(cells: readonly string[], before: readonly string[]): boolean {
  const own = cells.flatMap((cell, at) => (cell === '' ? [] : [at]));
  const figure = (at: number): boolean => /^[\d.,%/]+$/.test(cells[at]!);
  return (
    cells[0] === '' &&
    before[0] !== '' &&
    own.some((at) => !figure(at)) &&
    own.every((at) => !/^tot/i.test(cells[at]!) && (before[at] === '') === figure(at))
  );
}

/** The columns as wide as the ruler below draws them, where there is one. */
function ruled(pieces: readonly Chunk[], below: string): readonly Chunk[] {
  if (!RULER.test(below)) return pieces;
  const drawn = [...below.matchAll(/[-=_]+/g)].map((match) => ({
    at: match.index,
    end: match.index + match[0].length,
  }));
  if (drawn.length !== pieces.length) return pieces;
  return pieces.map((piece, at) => ({ ...piece, ...drawn[at]! }));
}

function chunks(line: string): Chunk[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({
    text: match[0],
    at: match.index,
    end: match.index + match[0].length,
  }));
}

/** The column a piece begins in; one that is aligned to the right begins before or after its heading and ends with it. */
function columnOf(columns: readonly Chunk[], piece: Chunk): number {
  let best = 0;
  let least = Infinity;
  columns.forEach((column, index) => {
    const within = piece.at >= column.at && piece.end <= column.end;
    const away = within ? 0 : Math.min(Math.abs(column.at - piece.at), Math.abs(column.end - piece.end) + 0.5);
    if (away <= least) [best, least] = [index, away];
  });
  return best;
}
