import { findDates } from '../fields/dates.ts';
import type { ImportedPhase } from '../imported-plan.ts';
import type { RawValue } from '../raw-objective.ts';
import { oneLine, plain } from '../read/clean.ts';
import type { SourceCell } from '../source.ts';
import { labelField, type ColumnField } from './columns.ts';
import { cellSource, ownCells, type Grid } from './grid.ts';
import { settleTargets } from './targets.ts';

/** A heading of a small table inside a sheet. */
export interface InnerHeading {
  cell: SourceCell;
  label: string;
  field: ColumnField;
}

/** What a row of a small table says: the values under its headings, a phase, or who takes part and when. */
export interface InnerRow {
  values: { field: ColumnField; label: string; value: RawValue }[];
  phase: ImportedPhase | null;
}

/** The headings in a row of a sheet, with values in the rows below; null when the row is none. */
export function innerHeadings(grid: Grid, row: number): InnerHeading[] | null {
  const cells = ownCells(grid, row);
  const fields = cells.map((cell) => labelField(cell.text));
  if (grid.width < 3 || cells.length < 2 || fields.some((field) => field === null) || isPair(grid, row)) return null;
  const headings = cells.map((cell, index) => ({ cell, label: cell.text, field: fields[index]! }));
  settleTargets(headings);
  return headings;
}

/** `Tipologia` · `Obiettivo di sviluppo`: a label with its value, since the row below has a label of its own. */
export function isPair(grid: Grid, row: number): boolean {
  const cells = ownCells(grid, row);
  const below = row + 1 < grid.rows.length ? ownCells(grid, row + 1)[0] : undefined;
  const reaches = cells[1] !== undefined && cells[1].column + cells[1].colSpan === grid.width;
  return (
    cells.length === 2 && reaches && (below === undefined || (below.column === 0 && labelField(below.text) !== null))
  );
}

export function innerRow(grid: Grid, row: number, headings: readonly InnerHeading[]): InnerRow {
  const under = ownCells(grid, row).flatMap((cell) => {
    const heading = headings.find(
      (one) => one.cell.column <= cell.column && cell.column < one.cell.column + one.cell.colSpan,
    );
    const value = { text: cell.text, source: cellSource(grid, cell) };
    return heading === undefined ? [] : [{ field: heading.field, label: heading.label, value }];
  });
  const phase = under.find(({ field }) => field === 'phase');
  if (phase !== undefined) {
    const dates = under.flatMap(({ value }) => findDates(oneLine(value.text), null));
    return { values: [], phase: { title: oneLine(phase.value.text), planned: monthsOf(dates) } };
  }
  const person = under.find(({ field }) => field === 'participants');
  if (person === undefined) return { values: under, phase: null };
  const when = (edge: RegExp): string => under.find(({ label }) => edge.test(plain(label)))?.value.text ?? '';
  const period = [
    ['dal', when(/^dal$|inizio/)],
    ['al', when(/^al$|fine/)],
  ].flatMap(([word, day]) => (day === '' ? [] : [`${word} ${day}`]));
  const text = period.length === 0 ? person.value.text : `${person.value.text} (${period.join(' ')})`;
  return { values: [{ ...person, value: { ...person.value, text } }], phase: null };
}

/** From the month of the first day to that of the last, of its year. */
function monthsOf(dates: readonly { first: string; last: string }[]): boolean[] {
  const [first] = dates;
  const last = dates.at(-1);
  const planned = Array.from({ length: 12 }, () => false);
  if (first === undefined || last === undefined) return planned;
  const from = first.first.slice(0, 4) === last.last.slice(0, 4) ? Number(first.first.slice(5, 7)) : 1;
  return planned.fill(true, from - 1, Number(last.last.slice(5, 7)));
}
