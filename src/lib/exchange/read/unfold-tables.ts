import type { SourceCell } from '../source.ts';
import { placeCells, type MarkupCell } from './place-cells.ts';

/** A table with fewer rows around others only lays out the page. */
const FEWEST_ROWS = 3;
const LONGEST_LABEL = 80;

/**
 * A sheet often holds its indicators as a table inside a cell: its rows become rows of the sheet, beside the label
 * they stand next to. Tables within what only lays out the page stay tables of their own.
 */
export function unfoldTables(rows: readonly MarkupCell[][]): { table: SourceCell[][]; apart: SourceCell[][][] } {
  const table = placeCells(rows);
  const apart: SourceCell[][][] = [];
  for (let row = rows.length - 1; row >= 0; row--) {
    for (const [at, { tables }] of rows[row]!.entries()) {
      if (tables === undefined) continue;
      const cell = table[row]!.find(({ column }) => column === placeOf(rows, row, at))!;
      const labelled = rows[row]!.every((other, index) => index === at || other.text.length <= LONGEST_LABEL);
      if (rows.length >= FEWEST_ROWS && labelled) unfold(table, cell, tables.flatMap(stacked()));
      else apart.unshift(...tables);
    }
  }
  return { table, apart };
}

/** The column a cell was given, whatever was unfolded below it since. */
function placeOf(rows: readonly MarkupCell[][], row: number, at: number): number {
  return placeCells(rows)[row]![at]!.column;
}

/** Tables one below the other, as rows of one. */
function stacked(): (table: SourceCell[][]) => SourceCell[][] {
  let above = 0;
  return (table) => {
    const moved = table.map((cells) => cells.map((cell) => ({ ...cell, row: cell.row + above })));
    above += table.length;
    return moved;
  };
}

function unfold(table: SourceCell[][], cell: SourceCell, inner: SourceCell[][]): void {
  const width = Math.max(...inner.flat().map(({ column, colSpan }) => column + colSpan));
  const end = cell.column + cell.colSpan;
  const wider = Math.max(0, width - cell.colSpan);
  const others = table.flat().filter((other) => other !== cell);
  for (const other of others) {
    if (other.column >= end) other.column += wider;
    else if (other.column + other.colSpan >= end) other.colSpan += wider;
  }
  cell.colSpan += wider;
  const first = cell.text === '' ? cell.row : cell.row + 1;
  const more = first + inner.length - cell.row - 1;
  for (const other of others) {
    if (other.row > cell.row) other.row += more;
    else if (other.row + other.rowSpan > cell.row) other.rowSpan += more;
  }
  const rows = inner.map((cells) =>
    cells.map((one) => ({
      ...one,
      row: one.row + first,
      column: one.column + cell.column,
      colSpan: one.column + one.colSpan === width ? one.colSpan + cell.colSpan - width : one.colSpan,
    })),
  );
  const own = table[cell.row]!;
  if (cell.text === '') own.splice(own.indexOf(cell), 1, ...(rows.shift() ?? []));
  else cell.rowSpan = 1;
  table.splice(cell.row + 1, 0, ...rows);
}
