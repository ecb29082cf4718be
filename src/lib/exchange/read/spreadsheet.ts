import type { CellObject, WorkSheet } from '@e965/xlsx';
import { Refusal } from '../refusals.ts';
import { PassageList, type SourceCell } from '../source.ts';
import { namesOffice } from '../document/headings.ts';
import { tidySpaces } from './clean.ts';
import { MAX_CELLS } from './limits.ts';

/** Columns further right are somebody's scratch paper. */
const MAX_COLUMNS = 100;
/** A plan has no more rows than this; beyond stands a forgotten format. */
const MAX_PLAN_ROWS = 5_000;

interface Sheet {
  name: string;
  rows: string[][];
  /** Cells that reach over others, in coordinates of `rows`. */
  merges: { row: number; column: number; rowSpan: number; colSpan: number }[];
}

/** The visible sheets of a workbook (.xlsx, .ods, .xls) as rows of texts, at most `maxRows` each. */
export async function readSpreadsheet(bytes: Uint8Array, maxRows: number): Promise<string[][][]> {
  return (await readSheets(bytes, maxRows)).map(({ rows }) => rows);
}

/** The visible sheets of a workbook as tables; a sheet that bears an office's name is that office's. */
export async function readWorkbook(bytes: Uint8Array): Promise<PassageList> {
  const sheets = await readSheets(bytes, MAX_PLAN_ROWS);
  if (sheets.length === 0) throw new Refusal('empty');
  const list = new PassageList();
  for (const sheet of sheets) {
    list.place = { sheet: sheet.name };
    if (sheets.length > 1) list.text(namesOffice(sheet.name) ? `Area ${sheet.name}` : sheet.name);
    for (const rows of blocksOf(sheet)) list.table(rows);
  }
  return list;
}

/** The cells of a sheet, cut where two rows or more are empty: there another table begins. */
function blocksOf({ rows, merges }: Sheet): SourceCell[][][] {
  const spans = new Map(merges.map((one) => [`${one.row} ${one.column}`, one]));
  const covered = new Set<string>();
  for (const one of merges) {
    for (let row = one.row; row < one.row + one.rowSpan; row++)
      for (let column = one.column; column < one.column + one.colSpan; column++) covered.add(`${row} ${column}`);
  }
  const blocks: SourceCell[][][] = [];
  let block: SourceCell[][] = [];
  let empty = 2;
  rows.forEach((texts, at) => {
    if (texts.every((text) => text === '') && !covered.has(`${at} 0`)) {
      empty++;
      return;
    }
    if (empty >= 2) blocks.push((block = []));
    empty = 0;
    const row = block.length;
    block.push(
      texts.flatMap((text, column): SourceCell[] => {
        const span = spans.get(`${at} ${column}`);
        if (span === undefined && covered.has(`${at} ${column}`)) return [];
        return [{ row, column, rowSpan: span?.rowSpan ?? 1, colSpan: span?.colSpan ?? 1, text }];
      }),
    );
  });
  return blocks;
}

/** Values as they were last computed: no formula, macro or link is followed. Days come as ISO 8601, however shown. */
async function readSheets(bytes: Uint8Array, maxRows: number): Promise<Sheet[]> {
  const { read, utils, SSF } = await import('@e965/xlsx');
  const textOf = (cell: CellObject | undefined): string => {
    if (cell?.v === undefined || cell.t === 'e' || cell.t === 'z') return '';
    if (cell.t !== 'n') return tidySpaces(String(cell.v));
    const value = Number(cell.v);
    if (typeof cell.z === 'string' && SSF.is_date(cell.z)) {
      const { y, m, d } = SSF.parse_date_code(value) as { y: number; m: number; d: number };
      return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
    }
    // An amount is read as it is shown, with the signs of Italian.
    if (typeof cell.z === 'string' && /[#0][.,][#0]/.test(cell.z) && !cell.z.includes('%'))
      return amount(value, cell.z);
    if (typeof cell.z === 'string' && cell.z.includes('%')) return `${tidyNumber(value * 100)}%`;
    return tidyNumber(value);
  };
  const sheetOf = (name: string, sheet: WorkSheet): Sheet => {
    if (sheet['!ref'] === undefined) return { name, rows: [], merges: [] };
    const { s, e } = utils.decode_range(sheet['!ref']);
    const last = Math.min(e.c, s.c + MAX_COLUMNS - 1);
    const dense = (sheet['!data'] ?? []) as (CellObject | undefined)[][];
    const rows = Array.from(dense.slice(s.r, s.r + maxRows + 1), (row) => {
      const cells = Array.from({ length: last - s.c + 1 }, (_, index) => textOf(row?.[s.c + index]));
      while (cells.at(-1) === '') cells.pop();
      return cells;
    });
    const merges = (sheet['!merges'] ?? []).flatMap((range) => {
      const row = range.s.r - s.r;
      const column = range.s.c - s.c;
      if (row < 0 || column < 0 || row >= rows.length || column >= MAX_COLUMNS) return [];
      const rowSpan = Math.min(range.e.r - range.s.r + 1, rows.length - row);
      return [{ row, column, rowSpan, colSpan: Math.min(range.e.c - range.s.c + 1, MAX_COLUMNS - column) }];
    });
    return { name, rows, merges };
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
  } catch (error) {
    throw new Refusal(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged');
  }
  const hidden = new Set(book.Workbook?.Sheets?.filter((one) => one.Hidden).map((one) => one.name));
  const sheets = book.SheetNames.filter((name) => !hidden.has(name)).flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet === undefined ? [] : [sheetOf(name, sheet)];
  });
  const cells = sheets.flatMap(({ rows }) => rows).reduce((sum, row) => sum + row.length, 0);
  if (cells > MAX_CELLS) throw new Refusal('too-many-cells');
  return sheets.filter(({ rows }) => rows.some((row) => row.length > 0));
}

/** `1.240,50`, `€ 18.500,00`: with the decimals of its format, whatever currency a program without language gave it. */
function amount(value: number, format: string): string {
  const decimals = /0\.(0+)/.exec(format)?.[1]?.length ?? 0;
  const shown = value.toLocaleString('it-IT', {
    minimumFractionDigits: decimals,
    maximumFractionDigits: Math.max(decimals, /0\.0*#/.test(format) ? 2 : 0),
    useGrouping: format.includes(',') ? 'always' : false,
  });
  return format.includes('€') ? `€ ${shown}` : shown;
}

/** `0.30000000000000004` is what a sum leaves behind. */
function tidyNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
