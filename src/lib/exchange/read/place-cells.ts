import { Refusal } from '../refusals.ts';
import type { SourceCell } from '../source.ts';
import { cleanText } from './clean.ts';
import { MAX_CELLS } from './limits.ts';

/** A cell as a page's markup has it: its column follows from the cells before and above. */
export interface MarkupCell {
  text: string;
  rowSpan: number;
  colSpan: number;
  anchor?: string;
  /** The tables that stand in it. */
  tables?: SourceCell[][][];
}

/** Gives each cell its grid column, past the cells that reach down from above. */
export function placeCells(rows: readonly MarkupCell[][]): SourceCell[][] {
  const taken: boolean[][] = rows.map(() => []);
  let area = 0;
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken[row]![column]) column++;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      area += rowSpan * cell.colSpan;
      if (area > MAX_CELLS) throw new Refusal('too-many-cells');
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + cell.colSpan; c++) taken[r]![c] = true;
      }
      const placed: SourceCell = { row, column, rowSpan, colSpan: cell.colSpan, text: cleanText(cell.text) };
      if (cell.anchor !== undefined) placed.anchor = cell.anchor;
      column += cell.colSpan;
      return placed;
    });
  });
}
