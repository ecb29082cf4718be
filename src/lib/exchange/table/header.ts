import { oneLine, plain } from '../read/clean.ts';
import { columnField, headerScore, type ColumnField } from './columns.ts';
import { ownCells, rowTexts, type Grid } from './grid.ts';
import { monthsOfHeadings } from './months.ts';

export interface Column {
  column: number;
  field: ColumnField;
  label: string;
  /** 1 to 12, of a column that is a month of the year. */
  month: number | null;
}

export interface Header {
  /** First row of the header and first row after it. */
  from: number;
  to: number;
  columns: Column[];
  /** Headings nobody could place. */
  unread: string[];
  /** False when guessed from what the columns contain. */
  stated: boolean;
}

/** Whether a header begins at this row: one row, or two read together by column. */
export function headerAt(grid: Grid, row: number): Header | null {
  if (row >= grid.rows.length) return null;
  const single = rowTexts(grid, row).map(oneLine);
  const singleScore = headerScore(single);
  const double = row + 1 < grid.rows.length ? twoRowTexts(grid, row) : null;
  if (double !== null) {
    const score = headerScore(double);
    if (score > 0 && score >= singleScore) return header(row, row + 2, double);
  }
  return singleScore > 0 ? header(row, row + 1, single) : null;
}

/**
 * Headings over two rows: some cell of the first reaches over several columns (or down), and the
 * second only names columns below it. Null when the second row is already content.
 */
function twoRowTexts(grid: Grid, row: number): string[] | null {
  const upper = ownCells(grid, row);
  const lower = ownCells(grid, row + 1);
  const wide = upper.some((cell) => cell.colSpan > 1 && cell.colSpan < grid.width);
  const deep = upper.some((cell) => cell.rowSpan > 1);
  const bare =
    lower.every((cell) => columnField(cell.text) !== null) &&
    upper.every((cell) => cell.text.length <= 45) &&
    upper.filter((cell) => columnField(cell.text) !== null).length * 2 >= Math.max(2, upper.length);
  if (lower.length === 0 || !(wide || deep || bare)) return null;
  if (lower.some((cell) => cell.text.length > 45)) return null;
  const known = lower.filter((cell) => columnField(cell.text) !== null).length;
  if (known * 2 < lower.length) return null;
  if (!wide && !deep && headerScore(lower.map((cell) => cell.text)) >= 3) return null;
  return Array.from({ length: grid.width }, (_, column) => {
    const top = grid.rows[row]![column];
    const below = grid.rows[row + 1]![column];
    if (below == null || below === top || below.text === '') {
      return top != null && top.column === column ? oneLine(top.text) : '';
    }
    const label = oneLine(below.text);
    const over = top == null ? '' : oneLine(top.text);
    // "Target" over "2024" is a target; under "Obiettivo", "Descrizione" is what it says itself.
    if (/^(?:20\d\d|anno 20\d\d|valore|nome|descrizione|%)$/i.test(label) && over !== '') {
      return columnField(over) === 'title' && columnField(label) === 'description' ? label : over;
    }
    return columnField(label) === null && over !== '' ? over : label;
  });
}

function header(from: number, to: number, texts: string[]): Header {
  const columns: Column[] = [];
  const unread: string[] = [];
  const months = monthsOfHeadings(texts);
  texts.forEach((label, column) => {
    if (label === '') return;
    const field = columnField(label);
    if (field === null) unread.push(label);
    columns.push({ column, field: field ?? 'ignored', label, month: months[column] ?? null });
  });
  settleRoles(columns);
  return { from, to, columns, unread, stated: true };
}

/** Headings that compete for one meaning: decides which is which. */
function settleRoles(columns: Column[]): void {
  const of = (field: ColumnField): Column[] => columns.filter((column) => column.field === field);
  const titles = of('title');
  if (titles.length > 1) {
    const best =
      titles.find((column) => /^(?:titolo|denominazione)/.test(plain(column.label))) ??
      titles.find((column) => /operativ|gestional|specific/.test(plain(column.label))) ??
      titles[0]!;
    for (const column of titles) {
      if (column === best) continue;
      column.field = /^(?:titolo|denominazione)/.test(plain(best.label)) ? 'description' : 'strategicReference';
    }
  }
  if (of('title').length === 0) {
    const first = of('description')[0];
    if (first !== undefined) first.field = 'title';
  }
  const weights = of('weight');
  if (weights.length > 1) {
    const best = weights.find((column) => /^(?:peso|pesatura|ponderazione)/.test(plain(column.label))) ?? weights[0]!;
    for (const column of weights) if (column !== best) column.field = 'ignored';
  }
  const targets = of('target');
  const stated = targets.find((column) => !/^20\d\d$/.test(plain(column.label)));
  for (const column of targets) if (column !== (stated ?? targets[0])) column.field = 'ignored';
  // "Area" or "Settore" beside an objective is where it belongs; two of them are area and service.
  for (const column of of('area').slice(1)) column.field = 'service';
  // Among the months G F M … N D, the N is November and no number.
  for (const column of of('code')) {
    const before = columns[columns.indexOf(column) - 1];
    if (column !== of('code')[0] || (before !== undefined && plain(before.label) === 'o')) column.field = 'ignored';
  }
}
