import { plain } from '../read/clean.ts';
import type { SourceCell, TablePassage } from '../source.ts';

/** A table as a full rectangle: a spanning cell stands in every place it covers. */
export interface Grid {
  block: string;
  width: number;
  rows: (SourceCell | null)[][];
}

export function layGrid(table: TablePassage): Grid {
  const width = Math.max(0, ...table.rows.flat().map((cell) => cell.column + cell.colSpan));
  const rows: Grid['rows'] = table.rows.map(() => Array<SourceCell | null>(width).fill(null));
  for (const cell of table.rows.flat()) {
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, rows.length); r++) {
      for (let c = cell.column; c < cell.column + cell.colSpan; c++) rows[r]![c] ??= cell;
    }
  }
  return { block: table.id, width, rows };
}

/** The distinct cells that begin in this row and say something. */
export function ownCells(grid: Grid, row: number): SourceCell[] {
  const cells: SourceCell[] = [];
  for (const cell of grid.rows[row] ?? []) {
    if (cell !== null && cell.row === row && cell.text !== '' && cells.at(-1) !== cell) cells.push(cell);
  }
  return cells;
}

/** The texts of a row by column; a cell spanning columns speaks once. */
export function rowTexts(grid: Grid, row: number): string[] {
  return (grid.rows[row] ?? []).map((cell, column) => (cell !== null && cell.column === column ? cell.text : ''));
}

export function plainRow(grid: Grid, row: number): string {
  return rowTexts(grid, row).map(plain).join('|');
}
