import type { ClassificationArea } from '#lib/domain/org.ts';
import { oneLine } from '../read/clean.ts';
import type { SourceRef } from '../source.ts';
import { cellSource, rowTexts, type Grid } from '../table/grid.ts';
import { areaHeading } from './headings.ts';
import { classificationOf } from './staff.ts';

/** One count of a table of the staff; `area` is as written, null where the table names none. */
export interface StaffEntry {
  area: string | null;
  classificationArea: ClassificationArea;
  count: number;
  source: SourceRef;
}

/**
 * A table of people in service by classification: one row per count, or one row per area with a
 * column for each classification. Null when the table is no such thing.
 */
export function staffTable(grid: Grid): StaffEntry[] | null {
  const rows = grid.rows.map((_, row) =>
    (grid.rows[row] ?? []).map((cell) => (cell === null ? '' : oneLine(cell.text))),
  );
  return byRow(grid, rows) ?? byColumn(grid, rows);
}

const isCount = (text: string): boolean => /^(?:n[.°]?\s*)?\d{1,3}$/i.test(text);
const countOf = (text: string): number => Number(/\d+/.exec(text)![0]);

/** `Area Tecnica · Istruttori · 2`. */
function byRow(grid: Grid, rows: string[][]): StaffEntry[] | null {
  const entries: StaffEntry[] = [];
  let area: string | null = null;
  let told = 0;
  rows.forEach((texts, row) => {
    const column = texts.findIndex((text) => classificationOf(text) !== null);
    const counts = texts.flatMap((text, at) => (at > column && isCount(text) ? [at] : []));
    const named = texts.find((text, at) => at !== column && areaHeading(text) !== null);
    if (column < 0 || counts.length !== 1) return;
    told++;
    area = named ?? area;
    const cell = grid.rows[row]![counts[0]!]!;
    entries.push({
      area,
      classificationArea: classificationOf(texts[column]!)!,
      count: countOf(texts[counts[0]!]!),
      source: cellSource(grid, cell),
    });
  });
  // A header and a total beside them, no more.
  return told > 0 && told >= rows.length - 2 && told * 3 >= rows.length ? entries : null;
}

/** `Area · Funzionari · Istruttori · Operatori` over numbers. */
function byColumn(grid: Grid, rows: string[][]): StaffEntry[] | null {
  const header = rowTexts(grid, 0).map((text) => classificationOf(oneLine(text)));
  if (header.filter((one) => one !== null).length < 2) return null;
  const entries: StaffEntry[] = [];
  for (let row = 1; row < rows.length; row++) {
    const area = rows[row]!.find((text) => areaHeading(text) !== null);
    if (area === undefined) continue;
    header.forEach((classificationArea, column) => {
      const text = rows[row]![column] ?? '';
      if (classificationArea === null || !isCount(text) || countOf(text) === 0) return;
      entries.push({
        area,
        classificationArea,
        count: countOf(text),
        source: cellSource(grid, grid.rows[row]![column]!),
      });
    });
  }
  return entries.length > 0 ? entries : null;
}
