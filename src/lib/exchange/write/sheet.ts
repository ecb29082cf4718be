import type { CellObject, WorkSheet } from '@e965/xlsx';
import type { DataColumn, DataTable, DataValue } from '../tree/data-table.ts';

export type SheetFormat = 'xlsx' | 'ods';

/** What Excel takes as the name of a sheet. */
const LONGEST_NAME = 31;
/** Letters of a column that is read, not unfolded. */
const WIDEST = 60;

/** A workbook of one sheet with one row of heads: nothing merged, nothing above, nothing computed. */
export async function writeSheet(table: DataTable, format: SheetFormat): Promise<Uint8Array> {
  const { utils, write } = await import('@e965/xlsx');
  const cells = [
    table.columns.map(({ head }): CellObject => ({ t: 's', v: head })),
    ...table.rows.map((row) => row.map((value, at) => cellOf(value, table.columns[at]))),
  ];
  const sheet: WorkSheet = {
    '!ref': utils.encode_range({
      s: { r: 0, c: 0 },
      e: { r: table.rows.length, c: Math.max(0, table.columns.length - 1) },
    }),
  };
  cells.forEach((row, r) =>
    row.forEach((cell, c) => {
      if (cell) sheet[utils.encode_cell({ r, c })] = cell;
    }),
  );
  sheet['!cols'] = table.columns.map(({ head }, at) => ({
    wch: Math.min(WIDEST, Math.max(head.length, ...table.rows.map((row) => String(row[at] ?? '').length)) + 2),
  }));
  sheet['!autofilter'] = { ref: sheet['!ref'] ?? 'A1' };
  const name = table.name.replace(/[\\/?*[\]:]/gu, ' ').slice(0, LONGEST_NAME);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, name);
  return new Uint8Array(write(book, { type: 'array', bookType: format, compression: true }) as ArrayBuffer);
}

function cellOf(value: DataValue, column: DataColumn | undefined): CellObject | null {
  if (value === null) return null;
  if (typeof value === 'number') return { t: 'n', v: value, z: column?.decimals ? '#,##0.00' : '#,##0' };
  // Days since 30 December 1899, as both programs count them.
  if (column?.kind === 'day')
    return { t: 'n', v: Date.parse(`${value}T00:00:00Z`) / 86_400_000 + 25_569, z: 'dd/mm/yyyy' };
  return { t: 's', v: value };
}

/**
 * RFC 4180 with semicolons, decimal commas and a byte order mark: an Italian Excel opens it as a table. Days are ISO
 * 8601. A text that a program would compute is written as text.
 */
export function writeCsv(table: DataTable): string {
  const lines = [
    table.columns.map(({ head }) => quoted(head)),
    ...table.rows.map((row) =>
      row.map((value) => (typeof value === 'number' ? String(value).replace('.', ',') : quoted(harmless(value ?? '')))),
    ),
  ];
  return `\uFEFF${lines.map((line) => `${line.join(';')}\r\n`).join('')}`;
}

/** Somebody's words are no formula: `=`, `@`, and signs before what is no figure. */
function harmless(words: string): string {
  return /^(?:[=@\t\r]|[+-](?![\d., ]*%?$))/u.test(words) ? `'${words}` : words;
}

function quoted(words: string): string {
  return /[";\r\n]/u.test(words) ? `"${words.replace(/"/gu, '""')}"` : words;
}
