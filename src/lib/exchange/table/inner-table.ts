import { findDates } from '../fields/dates.ts';
import { readMonthSpans } from '../fields/month-spans.ts';
import type { ImportedPhase } from '../imported-plan.ts';
import type { RawValue } from '../raw-objective.ts';
import { oneLine, plain } from '../read/clean.ts';
import type { SourceCell } from '../source.ts';
import { labelField, type ColumnField } from './columns.ts';
import { cellSource, ownCells, type Grid } from './grid.ts';
import { isMarked, monthsOfHeadings, monthsOfQuarter, stepTitle } from './months.ts';
import { settleTargets } from './targets.ts';

/** A heading of a small table inside a sheet. */
export interface InnerHeading {
  cell: SourceCell;
  label: string;
  field: ColumnField;
  /** Months from 1 to 12, where it is a month or a quarter of the year. */
  months: number[];
}

/** What a row of a small table says: the values under its headings, a phase, or who takes part and when. */
export interface InnerRow {
  values: { field: ColumnField; label: string; value: RawValue }[];
  phase: ImportedPhase | null;
}

/** The headings in a row of a sheet, with values in the rows below; null when the row is none. A sheet has `fewest` columns. */
export function innerHeadings(grid: Grid, row: number, fewest = 3): InnerHeading[] | null {
  const cells = ownCells(grid, row);
  const single = monthsOfHeadings(cells.map(({ text }) => text));
  const months = cells.map(({ text }, index) => {
    const month = single[index] ?? null;
    return month === null ? monthsOfQuarter(text) : [month];
  });
  const fields = cells.map((cell, index): ColumnField | null =>
    months[index]!.length === 0 ? labelField(cell.text) : 'ignored',
  );
  if (grid.width < fewest || cells.length < 2 || fields.some((field) => field === null) || isPair(grid, row))
    return null;
  const headings = cells.map((cell, index) => ({
    cell,
    label: cell.text,
    field: fields[index]!,
    months: months[index]!,
  }));
  settleTargets(headings);
  const of = (field: ColumnField): InnerHeading | undefined => headings.find((heading) => heading.field === field);
  // Beside the months what is done is a phase; beside an indicator what is expected is its target.
  // So is what is done between two days, and what is measured is an indicator.
  const dated = headings.some(({ label }) => /inizio/i.test(label)) && of('dueDate') !== undefined;
  const measured = of('indicator') === undefined && of('target') !== undefined && of('unit') !== undefined;
  const described = of('description');
  if (measured && described !== undefined) described.field = 'indicator';
  if (headings.some(({ months: some }) => some.length > 0) || (dated && of('title') === undefined)) {
    const named = of('phase') ?? of('description') ?? of('title');
    if (named !== undefined) named.field = 'phase';
  }
  const expected = of('expectedPerformance');
  if (of('indicator') !== undefined && of('target') === undefined && expected !== undefined) expected.field = 'target';
  return headings;
}

const OF_INDICATORS = new Set<ColumnField>([
  'indicator',
  'target',
  'baseline',
  'expectedPerformance',
  'result',
  'formula',
]);

/** `Tipologia` · `Obiettivo di sviluppo`: a label with its value, since the row below has a label of its own. */
export function isPair(grid: Grid, row: number): boolean {
  const cells = ownCells(grid, row);
  const below = row + 1 < grid.rows.length ? ownCells(grid, row + 1)[0] : undefined;
  const reaches = cells[1] !== undefined && cells[1].column + cells[1].colSpan === grid.width;
  const [first, second] = cells.map((cell) => labelField(cell.text));
  if (first === 'indicator' && OF_INDICATORS.has(second!)) return false;
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
    return heading === undefined ? [] : [{ ...heading, value }];
  });
  const phase = under.find(({ field }) => field === 'phase');
  if (phase !== undefined) {
    return { values: [], phase: { title: stepTitle(phase.value.text), planned: plannedOf(under) } };
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

/** When a phase is planned: under the months, between two days, or told in words (`Gennaio – aprile`). */
function plannedOf(under: readonly (InnerHeading & { value: RawValue })[]): boolean[] {
  const planned = Array.from({ length: 12 }, () => false);
  for (const { months, value } of under)
    if (isMarked(value.text)) for (const month of months) planned[month - 1] = true;
  if (planned.includes(true)) return planned;
  const dates = under.flatMap(({ value }) => findDates(oneLine(value.text), null));
  const [first] = dates;
  const last = dates.at(-1);
  if (first !== undefined && last !== undefined) {
    const from = first.first.slice(0, 4) === last.last.slice(0, 4) ? Number(first.first.slice(5, 7)) : 1;
    return planned.fill(true, from - 1, Number(last.last.slice(5, 7)));
  }
  const edge = (label: RegExp): string => oneLine(under.find((one) => label.test(plain(one.label)))?.value.text ?? '');
  const between = readMonthSpans(`${edge(/inizio|^dal$/)}–${edge(/fine|^al$/)}`);
  if (between !== null) return between;
  const told = under.filter(({ field }) => field === 'dueDate').map(({ value }) => oneLine(value.text));
  if (told.some((text) => /tutto l['’]anno|intero anno|annuale/i.test(text))) return planned.fill(true);
  return told.map((text) => readMonthSpans(text)).find((months) => months !== null) ?? planned;
}
