import type { RawObjective, RawValue } from '../raw-objective.ts';
import { oneLine } from '../read/clean.ts';
import { columnField } from '../table/columns.ts';
import { cellSource, rowTexts, type Grid } from '../table/grid.ts';
import { innerHeadings, innerRow, type InnerHeading } from '../table/inner-table.ts';
import { isOfIndicator } from '../table/sheet.ts';

/**
 * A table under the sheet of an objective that says more of it: its phases, its indicators, or who takes part. False
 * when it is none of these.
 */
export function attach(grid: Grid, raw: RawObjective): boolean {
  const headings = grid.rows.length < 2 ? null : innerHeadings(grid, 0, 2);
  if (headings === null || !saysMore(headings)) return false;
  let found = false;
  for (let row = 1; row < grid.rows.length; row++) {
    const { values, phase } = innerRow(grid, row, headings);
    if (phase !== null && phase.planned.includes(true)) raw.phases.push(phase);
    const entry: RawObjective['indicators'][number] = {};
    for (const { field, value } of values) {
      if (field === 'indicator' || field === 'target' || field === 'participants')
        (raw.values[field] ??= []).push(value);
      if (isOfIndicator(field)) entry[field] = value;
    }
    if (entry.indicator !== undefined) raw.indicators.push(entry);
    found ||= phase !== null || values.some(({ field }) => field === 'participants') || entry.indicator !== undefined;
  }
  return found;
}

/** One kind of thing in each row, and no objectives. */
function saysMore(headings: readonly InnerHeading[]): boolean {
  const fields = new Set(headings.map(({ field }) => field));
  if (fields.has('title') || fields.has('weight') || fields.has('description')) return false;
  return fields.has('phase') || fields.has('indicator') || fields.has('participants');
}

const NUMBERS = /^\d{1,2}(?:\s*(?:,|;|e|ed|-|\/)\s*\d{1,2})*$/i;

/** A table of employees with the numbers of the objectives each takes part in. False when it is none. */
export function assign(grid: Grid, raws: readonly RawObjective[]): boolean {
  const labels = rowTexts(grid, 0).map(oneLine);
  const people = labels.findIndex((label) => columnField(label) === 'participants');
  const which = labels.findIndex((label) => /obiettiv/i.test(label));
  if (people < 0 || which < 0 || grid.rows.length < 2) return false;
  const rows = grid.rows.slice(1).map((_, at) => ({
    person: valueAt(grid, at + 1, people),
    numbers: oneLine(valueAt(grid, at + 1, which)?.text ?? ''),
  }));
  if (!rows.every(({ numbers }) => numbers === '' || NUMBERS.test(numbers))) return false;
  for (const { person, numbers } of rows) {
    for (const number of numbers.match(/\d+/g) ?? []) {
      const raw = raws.find(({ values }) => values.code?.[0]?.text.replace(/\D+$/, '') === number);
      if (raw !== undefined && person !== null) (raw.values.participants ??= []).push(person);
    }
  }
  return true;
}

function valueAt(grid: Grid, row: number, column: number): RawValue | null {
  const cell = grid.rows[row]?.[column];
  if (cell == null || cell.text === '') return null;
  return { text: cell.text, source: cellSource(grid, cell) };
}
