import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Refusal } from '../refusals.ts';
import { tidySpaces } from './clean.ts';
import { MAX_CELLS } from './limits.ts';
import { checkZip } from './zip.ts';

/** Columns further right are somebody's scratch paper. */
const MAX_COLUMNS = 100;

/** Whether a zip archive is a workbook, by the names in it. */
export async function isSpreadsheet(bytes: Uint8Array): Promise<boolean> {
  const names = await checkZip(bytes);
  return names.includes('xl/workbook.xml') || (names.includes('content.xml') && !names.includes('word/document.xml'));
}

/**
 * The visible sheets of a workbook (.xlsx, .ods) as rows of texts, at most `maxRows` each. Values as they were last
 * computed: no formula, macro or link is followed. Days come as ISO 8601, whatever way they are shown.
 */
export async function readSpreadsheet(bytes: Uint8Array, maxRows: number): Promise<string[][][]> {
  const { read, utils, SSF } = await import('@e965/xlsx');
  const textOf = (cell: CellObject | undefined): string => {
    if (cell?.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
    if (cell.t !== 'n') return tidySpaces(String(cell.v));
    const value = Number(cell.v);
    if (typeof cell.z === 'string' && SSF.is_date(cell.z)) {
      const { y, m, d } = SSF.parse_date_code(value) as { y: number; m: number; d: number };
      return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    }
    if (typeof cell.z === 'string' && cell.z.includes('%')) return `${Math.round(value * 10_000) / 100}%`;
    return String(value);
  };
  const rowsOf = (sheet: WorkSheet): string[][] => {
    if (sheet['!ref'] === undefined) return [];
    const { s, e } = utils.decode_range(sheet['!ref']);
    const last = Math.min(e.c, s.c + MAX_COLUMNS - 1);
    const dense = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
    return dense.slice(s.r, s.r + maxRows + 1).map((row) => {
      const cells = Array.from({ length: last - s.c + 1 }, (_, index) => textOf(row?.[s.c + index]));
      while (cells.at(-1) === '') cells.pop();
      return cells;
    });
  };
  let book;
  try {
    book = read(bytes, {
      type: 'array',
      dense: true,
      cellNF: true,
      cellFormula: false,
      cellHTML: false,
      bookVBA: false,
      sheetRows: maxRows + 1,
    });
  } catch {
    throw new Refusal('damaged');
  }
  const hidden = new Set(book.Workbook?.Sheets?.filter((one) => one.Hidden).map((one) => one.name));
  const tables = book.SheetNames.filter((name) => !hidden.has(name)).flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet === undefined ? [] : [rowsOf(sheet)];
  });
  const cells = tables.flat().reduce((sum, row) => sum + row.length, 0);
  if (cells > MAX_CELLS) throw new Refusal('too-many-cells');
  return tables.filter((rows) => rows.some((row) => row.length > 0));
}
