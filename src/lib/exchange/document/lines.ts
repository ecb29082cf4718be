import { oneLine } from '../read/clean.ts';
import type { Passage, SourceRef, TablePassage } from '../source.ts';

/** A line of the document outside the tables' content, with where it stands. */
export interface Line {
  text: string;
  source: SourceRef;
  /** Index of its block. */
  block: number;
}

/**
 * The running text: text blocks, and table rows that say one thing only (titles above a header).
 * A line that opens a parenthesis is joined with the next that closes it.
 */
export function documentLines(blocks: readonly Passage[]): Line[] {
  const lines: Line[] = [];
  blocks.forEach((block, index) => {
    if (block.kind === 'text') {
      const text = oneLine(block.text);
      const previous = lines.at(-1);
      if (
        previous?.block === index - 1 &&
        opensOnly(previous.text) &&
        text.includes(')') &&
        previous.text.length < 160
      ) {
        previous.text = `${previous.text} ${text}`;
        previous.block = index;
      } else {
        lines.push({ text, source: { block: block.id, row: null, column: null }, block: index });
      }
    } else {
      for (const line of loneCells(block)) lines.push({ ...line, block: index });
    }
  });
  return lines;
}

function opensOnly(text: string): boolean {
  return text.lastIndexOf('(') > text.lastIndexOf(')');
}

const LETTERHEAD = /^(?:comune|citt[àa]|provincia|prov\.|unione|piano|piao|p\.?d\.?o\.?|p\.?e\.?g\.?|anno|triennio)\b/i;

function loneCells(table: TablePassage): Omit<Line, 'block'>[] {
  return table.rows.flatMap((row, index) => {
    const said = row.filter((cell) => cell.text !== '');
    if (index < 3 && said.length > 1 && said.length < 4 && LETTERHEAD.test(said[0]!.text)) {
      return said.map(({ text, row: at, column }) => ({
        text: oneLine(text),
        source: { block: table.id, row: at, column },
      }));
    }
    const only = said[0];
    if (said.length !== 1 || only === undefined || only.text.length > 400) return [];
    const source = { block: table.id, row: only.row, column: only.column };
    return only.text.split('\n').map((text) => ({ text, source }));
  });
}
