import { plain } from '../read/clean.ts';
import type { SourceCell, SourceRef, TablePassage } from '../source.ts';

/** A table as a full rectangle: a spanning cell stands in every place it covers. */
export interface Grid {
  /** Where each row stands in the source. */
  origins: { block: string; row: number }[];
  width: number;
  rows: (SourceCell | null)[][];
}

export function layGrid(table: TablePassage): Grid {
  const width = table.rows.flat().reduce((most, cell) => Math.max(most, cell.column + cell.colSpan), 0);
  const rows: Grid['rows'] = table.rows.map(() => Array<SourceCell | null>(width).fill(null));
  for (const cell of table.rows.flat()) {
    for (let r = cell.row; r < Math.min(cell.row + cell.rowSpan, rows.length); r++) {
      for (let c = cell.column; c < cell.column + cell.colSpan; c++) rows[r]![c] ??= cell;
    }
  }
  return { origins: rows.map((_, row) => ({ block: table.id, row })), width, rows };
}

/** One table cut in two by a page's end, as one. */
export function appendGrid(grid: Grid, next: Grid): Grid {
  const shift = grid.rows.length;
  const moved = new Map<SourceCell, SourceCell>();
  const move = (cell: SourceCell): SourceCell => {
    const known = moved.get(cell) ?? { ...cell, row: cell.row + shift };
    moved.set(cell, known);
    return known;
  };
  return {
    origins: [...grid.origins, ...next.origins],
    width: Math.max(grid.width, next.width),
    rows: [...grid.rows, ...next.rows.map((row) => row.map((cell) => (cell === null ? null : move(cell))))],
  };
}

/** Some rows of a grid as one of their own; what reaches in from above begins in the first. */
export function sliceGrid(grid: Grid, from: number, to: number): Grid {
  const moved = new Map<SourceCell, SourceCell>();
  const move = (cell: SourceCell): SourceCell => {
    const known = moved.get(cell) ?? { ...cell, row: Math.max(0, cell.row - from) };
    moved.set(cell, known);
    return known;
  };
  return {
    origins: grid.origins.slice(from, to),
    width: grid.width,
    rows: grid.rows.slice(from, to).map((row) => row.map((cell) => (cell === null ? null : move(cell)))),
  };
}

export function cellSource(grid: Grid, cell: SourceCell): SourceRef {
  return { ...grid.origins[cell.row]!, column: cell.column };
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
