import { headerScore } from '../table/columns.ts';

interface Chunk {
  text: string;
  at: number;
}

/** Tables drawn with spaces: under a header cut by wide gaps, each piece goes to the column it stands under. */
export function spacesToTabs(lines: readonly string[]): string[] {
  let columns: readonly Chunk[] = [];
  return lines.map((line) => {
    if (line.trim() === '' || line.includes('\t')) {
      if (line.includes('\t')) columns = [];
      return line;
    }
    const pieces = chunks(line);
    if (pieces.length >= 3 && headerScore(pieces.map(({ text }) => text)) >= 3) {
      columns = pieces;
      return pieces.map(({ text }) => text).join('\t');
    }
    if (columns.length === 0) return line;
    if (pieces.length < 2 && (pieces[0]?.at ?? 0) < (columns[1]?.at ?? 0)) {
      columns = [];
      return line;
    }
    const cells = columns.map(() => '');
    for (const { text, at } of pieces) {
      const under = nearest(columns, at);
      cells[under] = `${cells[under]} ${text}`.trim();
    }
    return cells.join('\t');
  });
}

function chunks(line: string): Chunk[] {
  return [...line.matchAll(/\S+(?: \S+)*/g)].map((match) => ({ text: match[0], at: match.index }));
}

function nearest(columns: readonly Chunk[], at: number): number {
  let best = 0;
  columns.forEach((column, index) => {
    if (Math.abs(column.at - at) <= Math.abs(columns[best]!.at - at)) best = index;
  });
  return best;
}
