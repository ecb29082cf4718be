import { readName } from '../fields/names.ts';
import { readType } from '../fields/type.ts';
import { oneLine, plain } from '../read/clean.ts';
import { columnField, headerScore, type ColumnField } from './columns.ts';
import { ownCells, rowTexts, type Grid } from './grid.ts';
import { monthsOfHeadings, monthsOfQuarter } from './months.ts';
import { settleTargets } from './targets.ts';

export interface Column {
  column: number;
  field: ColumnField;
  label: string;
  /** 1 to 12, of a column that is a month of the year. */
  month: number | null;
  /** The months of a column that is a quarter of the year. */
  quarter?: number[];
  /** The heading itself is the value, wherever the column is marked: a person's name, a type. */
  marks?: 'participants' | 'type';
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
    if (score > 0 && score >= singleScore) return header(grid, row, row + 2, double);
  }
  return singleScore > 0 ? header(grid, row, row + 1, single) : null;
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
  if (lower.some((cell) => cell.text.length > 45) || upper.some((cell) => cell.text.length > 90)) return null;
  const quarters = upper.some((cell) => /^trim/i.test(cell.text));
  const known = lower.filter((cell) => columnField(cell.text) !== null || (quarters && QUARTER.test(cell.text))).length;
  // `Obiettivo` beside its title is a label with a value.
  if (known * 2 < lower.length || (lower.length <= 2 && known < lower.length)) return null;
  // A label with its value over a whole row of headings is no part of them.
  const beside = !deep && upper.length <= 2 && lower.length > 4;
  if ((beside || (!wide && !deep)) && headerScore(lower.map((cell) => cell.text)) >= 3) return null;
  return Array.from({ length: grid.width }, (_, column) => {
    const top = grid.rows[row]![column];
    const below = grid.rows[row + 1]![column];
    if (below == null || below === top || below.text === '') {
      return top != null && top.column === column ? oneLine(top.text) : '';
    }
    const label = oneLine(below.text);
    const over = top == null ? '' : oneLine(top.text);
    if (/^trim/i.test(over) && QUARTER.test(label)) return `${label} trimestre`;
    if (/^(?:anno )?20\d\d$/i.test(label) && columnField(over) === 'target') return `${over} ${label}`;
    // "Valore atteso" over "%" is a target; under "Obiettivo", "Descrizione" is what it says itself.
    if (/^(?:20\d\d|anno 20\d\d|valore|nome|descrizione|%)$/i.test(label) && over !== '') {
      return columnField(over) === 'title' && columnField(label) === 'description' ? label : over;
    }
    return columnField(label) === null && over !== '' ? over : label;
  });
}

const QUARTER = /^(?:i{1,3}|iv|[1-4])$/i;

function header(grid: Grid, from: number, to: number, texts: string[]): Header {
  const columns: Column[] = [];
  const unread: string[] = [];
  const months = monthsOfHeadings(texts);
  texts.forEach((label, column) => {
    if (label === '') return;
    const field = columnField(label);
    const marks = field === null ? markedValue(grid, to, column, label) : null;
    if (field === null && marks === null && !/trim/i.test(label)) unread.push(label);
    const own = { column, field: field ?? 'ignored', label, month: months[column] ?? null };
    const quarter = monthsOfQuarter(label);
    if (quarter.length > 0) columns.push({ ...own, field: 'ignored', quarter });
    else columns.push(marks === null ? own : { ...own, marks });
  });
  settleRoles(columns);
  settleContents(grid, to, columns);
  settlePhases(grid, to, columns);
  const read = new Set(columns.flatMap(({ field, label }) => (field === 'ignored' ? [] : [label])));
  return { from, to, columns, unread: unread.filter((label) => !read.has(label)), stated: true };
}

const OUT = /^(?:eliminat|stralciat|soppress|annullat|revocat)[oi]\b/i;
const CODE = /^(?=.*\d)[A-Z0-9]{1,12}(?:[._/-][A-Z0-9]{1,12})*$/i;

/** What only the cells tell: codes under `Ob. operativo`, crosses under a year. */
function settleContents(grid: Grid, from: number, columns: Column[]): void {
  const values = ({ column }: Column): string[] =>
    grid.rows.slice(from).flatMap((cells) => {
      const text = oneLine(cells[column]?.text ?? '');
      return text === '' ? [] : [text];
    });
  const title = columns.find(({ field }) => field === 'title');
  const description = columns.find(({ field }) => field === 'description');
  const codes = title === undefined ? [] : values(title).filter((text) => !/^tot/i.test(text));
  if (title !== undefined && description !== undefined && codes.length > 0 && codes.every((text) => CODE.test(text))) {
    for (const column of columns) if (column.field === 'code') column.field = 'ignored';
    title.field = 'code';
    description.field = 'title';
  }
  // `P.` over numbers is the weight.
  const short = columns.find(({ label }) => plain(label) === 'p');
  if (short !== undefined && !columns.some(({ field }) => field === 'weight')) {
    const said = grid.rows.slice(from).flatMap((cells) => {
      const cell = cells[short.column];
      return cell == null || cell.text === '' || cell.colSpan > 1 ? [] : [oneLine(cell.text)];
    });
    if (said.length > 0 && said.every((text) => /^\d{1,3}(?:[.,]\d+)?\s*%?$/.test(text))) short.field = 'weight';
  }
  // A column of states says which objectives an act took out.
  for (const column of columns) {
    if (column.field === 'ignored' && /^stato\b/i.test(column.label) && values(column).some((text) => OUT.test(text)))
      column.field = 'notes';
  }
  for (const column of columns) {
    const years = column.field === 'target' && /\b20\d\d$/.test(plain(column.label)) ? values(column) : [];
    if (years.length > 0 && years.every((text) => /^[x×✓✔●•]$/i.test(text))) column.field = 'ignored';
  }
}

/** A cross, a share or a period: what stands under the name of who takes part. */
const MARK = /^(?:[x×✓✔●•◦vs]|s[iì]|\d{1,3}(?:[.,]\d+)?\s?%?|[x×✓✔●•◦]?\s*\(?(?:dal|fino|al|da)\b.{2,30})$/i;

/** What a column of marks says of the objectives marked in it, or null when it holds anything else. */
function markedValue(grid: Grid, from: number, column: number, label: string): Column['marks'] | null {
  const isType = label.length > 3 && readType(label) !== null;
  if (!isType && readName(label) === null) return null;
  let marked = 0;
  for (const row of grid.rows.slice(from)) {
    const cell = row[column];
    if (cell == null || cell.text === '' || cell.colSpan > 1) continue;
    if (oneLine(cell.text) === label) continue;
    if (!MARK.test(oneLine(cell.text))) return null;
    marked++;
  }
  return marked === 0 ? null : isType ? 'type' : 'participants';
}

/** Beside the months, a column of activities with several rows for an objective names its phases. */
function settlePhases(grid: Grid, from: number, columns: Column[]): void {
  const title = columns.find(({ field }) => field === 'title');
  const activity = columns.find(({ field }) => field === 'description');
  if (title === undefined || activity === undefined || columns.some(({ field }) => field === 'phase')) return;
  if (
    columns.filter(({ month }) => month !== null).length < 6 ||
    !/attivit|azion|fas[ie]|intervent/i.test(activity.label)
  )
    return;
  const goesOn = grid.rows.slice(from).some((cells, at) => {
    const own = cells[activity.column];
    const named = cells[title.column];
    return (
      own != null &&
      own.text !== '' &&
      own.row === from + at &&
      (named == null || named.text === '' || named.row < from + at)
    );
  });
  if (goesOn) activity.field = 'phase';
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
    const first = of('description')[0] ?? columns.find(({ label }) => /^obiettiv[oi] strategic/.test(plain(label)));
    if (first !== undefined) first.field = 'title';
  }
  const weights = of('weight');
  if (weights.length > 1) {
    const best = weights.find((column) => /^(?:peso|pesatura|ponderazione)/.test(plain(column.label))) ?? weights[0]!;
    for (const column of weights) if (column !== best) column.field = 'ignored';
  }
  settleTargets(columns);
  // "Area" or "Settore" beside an objective is where it belongs; two of them are area and service.
  for (const column of of('area').slice(1)) column.field = 'service';
  // Beside a missione the `Progr.` is its programma.
  const mission = columns.some(({ label }) => /^miss/.test(plain(label)));
  for (const column of of('code'))
    if (mission && /^progr/.test(plain(column.label))) column.field = 'strategicReference';
  const codes = of('code');
  const best = codes.find(({ label }) => /\bob/.test(plain(label))) ?? codes[0];
  // Among the months G F M … N D, the N is November and no number.
  for (const column of codes) {
    const before = columns[columns.indexOf(column) - 1];
    if (column !== best || (before !== undefined && plain(before.label) === 'o')) column.field = 'ignored';
  }
}
