import { readName } from '../fields/names.ts';
import { INDICATOR_PARTS, type RawObjective, type RawValue } from '../raw-objective.ts';
import { oneLine } from '../read/clean.ts';
import { columnField, type ColumnField } from '../table/columns.ts';
import { cellSource, rowTexts, type Grid } from '../table/grid.ts';
import { isMarked, monthsOfHeadings, stepTitle } from '../table/months.ts';
import { settleTargets } from '../table/targets.ts';

const FEWEST_MONTHS = 6;

interface Heading {
  column: number;
  label: string;
  field: ColumnField;
}

/**
 * A table under the sheet of an objective that says more of it: its phases by month, its indicators, or who takes
 * part. False when it is none of these.
 */
export function attach(grid: Grid, raw: RawObjective): boolean {
  const labels = rowTexts(grid, 0).map(oneLine);
  const headings = labels.flatMap((label, column): Heading[] => {
    const field = columnField(label);
    return label === '' ? [] : [{ column, label, field: field ?? 'ignored' }];
  });
  const of = (field: ColumnField): Heading | undefined => headings.find((heading) => heading.field === field);
  if (grid.rows.length < 2 || of('title') !== undefined || of('weight') !== undefined) return false;
  const months = monthsOfHeadings(labels);
  if (months.filter((month) => month !== null).length >= FEWEST_MONTHS) {
    const named = of('phase') ?? of('description');
    return named !== undefined && attachPhases(grid, raw, named.column, months);
  }
  if (of('indicator') !== undefined) return attachIndicators(grid, raw, headings);
  const people = of('participants');
  return people !== undefined && attachPeople(grid, raw, people.column);
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

function attachPhases(grid: Grid, raw: RawObjective, column: number, months: (number | null)[]): boolean {
  const phases = grid.rows.slice(1).flatMap((cells, at): RawObjective['phases'] => {
    const title = stepTitle(valueAt(grid, at + 1, column)?.text ?? '');
    const planned = Array.from({ length: 12 }, () => false);
    months.forEach((month, index) => {
      if (month !== null && isMarked(cells[index]?.text ?? '')) planned[month - 1] = true;
    });
    return planned.includes(true) ? [{ title, planned }] : [];
  });
  raw.phases.push(...phases);
  return phases.length > 0;
}

function attachIndicators(grid: Grid, raw: RawObjective, headings: Heading[]): boolean {
  settleTargets(headings);
  let found = false;
  for (let row = 1; row < grid.rows.length; row++) {
    const entry: RawObjective['indicators'][number] = {};
    for (const field of ['indicator', ...INDICATOR_PARTS] as const) {
      const column = headings.find((heading) => heading.field === field)?.column;
      const value = column === undefined ? null : valueAt(grid, row, column);
      if (value !== null) entry[field] = value;
    }
    if (entry.indicator === undefined) continue;
    found = true;
    raw.indicators.push(entry);
    (raw.values.indicator ??= []).push(entry.indicator);
    if (entry.target !== undefined) (raw.values.target ??= []).push(entry.target);
  }
  return found;
}

function attachPeople(grid: Grid, raw: RawObjective, column: number): boolean {
  const people = grid.rows.slice(1).flatMap((_, at) => valueAt(grid, at + 1, column) ?? []);
  const named = people.filter(({ text }) => readName(oneLine(text)) !== null);
  if (named.length * 2 <= people.length) return false;
  (raw.values.participants ??= []).push(...people);
  return true;
}
