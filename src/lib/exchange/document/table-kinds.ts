import { oneLine, plain } from '../read/clean.ts';
import type { RawObjective } from '../raw-objective.ts';
import { columnField } from '../table/columns.ts';
import { cellSource, ownCells, type Grid } from '../table/grid.ts';
import { headerAt } from '../table/header.ts';
import { inlineLabel, readSheet } from '../table/sheet.ts';
import { areaHeading } from './headings.ts';

/** A table that explains the headings of the others. */
export function isLegend(grid: Grid): boolean {
  return grid.rows.slice(0, 3).some((_, row) => {
    const [term, meaning, more] = ownCells(grid, row);
    return (
      meaning !== undefined &&
      more === undefined &&
      /^(?:voce|campo|termine|sigla|colonna|abbreviazione|missione|programma)$/.test(plain(term!.text)) &&
      /^(?:significato|spiegazione|descrizione|definizione)$/.test(plain(meaning.text))
    );
  });
}

/** Labels down the first column, and no row that reads as a header with content below. */
export function readsAsSheet(grid: Grid): boolean {
  if (grid.rows.length < 3) return false;
  if (readSheet(grid) === null) return false;
  // Two columns, the first of labels only: whatever the second says is a value.
  const labels = grid.rows.map((cells) => columnField(cells[0]?.text.replace(/:\s*$/, '') ?? ''));
  if (grid.width === 2 && new Set(labels).size >= 5 && labels.filter((field) => field === null).length <= 2)
    return true;
  // A sheet may hold a small table of indicators, but its objective is named on the left.
  return !grid.rows.some((_, row) => {
    const fields = headerAt(grid, row)?.columns.map((column) => column.field) ?? [];
    return fields.includes('title');
  });
}

/**
 * The row that names the area in a card: a few labels with their values over the objectives, whose they are, of which
 * area, for which year. Null when the table is no such card.
 */
export function areaOfCard(grid: Grid): number | null {
  const rows = grid.rows.map((_, row) => ownCells(grid, row).map((cell) => oneLine(cell.text)));
  const at = rows.findIndex(([label, name]) => columnField(label ?? '') === 'area' && areaHeading(name ?? '') !== null);
  const small =
    rows.length > 1 && rows.length < 7 && rows.every((cells) => cells.length <= 2 && cells.join('').length < 160);
  return at < 0 || !small || readSheet(grid) !== null ? null : at;
}

/** Whether most of the first column says what stands beside it. */
export function labelled(grid: Grid): boolean {
  const first = grid.rows.flatMap((cells) => (cells[0] == null || cells[0].text === '' ? [] : [cells[0].text]));
  return (
    first.filter((text) => columnField(text.replace(/:\s*$/, '')) !== null && !/^\d/.test(text)).length * 2 >
    first.length
  );
}

/** A table of one row over a sheet, with its number or weight; null when it is anything else. */
export function stripOf(grid: Grid): RawObjective['values'] | null {
  if (grid.rows.length !== 1) return null;
  const said = ownCells(grid, 0).flatMap((cell) => {
    const found = inlineLabel(oneLine(cell.text));
    return found?.field === 'code' || found?.field === 'weight'
      ? [[found.field, [{ text: found.rest, source: cellSource(grid, cell) }]] as const]
      : [];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}
