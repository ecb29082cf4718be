import { oneLine, plain } from '../read/clean.ts';
import { readWeight } from '../fields/weight.ts';
import { emptyObjective, INDICATOR_PARTS, type RawObjective, type RawValue } from '../raw-objective.ts';
import { rowIdFromBookmark } from '../row-bookmark.ts';
import type { SourceCell } from '../source.ts';
import type { ColumnField } from './columns.ts';
import { cellSource, type Grid } from './grid.ts';
import type { Header } from './header.ts';
import { isMarked } from './months.ts';

/** Rows of one table under one header. */
export interface Segment {
  grid: Grid;
  header: Header;
  rows: number[];
  /** What a label between the rows says of those below it, by row. */
  labels?: ReadonlyMap<number, RawLabels>;
}

export type RawLabels = Partial<Record<'type' | 'strategicReference', RawValue>>;

interface Draft {
  rows: number[];
  /** Drafts that share the first one's cells. */
  leader: Draft | null;
  broken: boolean;
  /** Rows that are numbered under it and say no more than when: `1.1`, `1.2`. */
  steps: Set<number>;
  /** How many drafts share its cells, itself included. */
  members: number;
}

function newDraft(row: number, leader: Draft | null): Draft {
  return { rows: [row], leader, broken: false, steps: new Set(), members: 1 };
}

/** Fewer headings that look like months are something else. */
const FEWEST_MONTHS = 6;

const KEPT = new Set<ColumnField>(['ignored', 'phase', 'staff', 'service']);

/** The objectives of a segment: rows joined where one objective takes several, split where cells are merged. */
export function objectiveRows(segment: Segment): RawObjective[] {
  const drafts = groupRows(segment);
  const raws = new Map(drafts.map((draft) => [draft, readDraft(segment, draft)]));
  for (const draft of drafts) {
    if (draft.leader === null) continue;
    const leader = raws.get(draft.leader)!;
    const follower = raws.get(draft)!;
    leader.merged ??= [leader];
    leader.merged.push(follower);
    follower.merged = leader.merged;
    for (const [field, values] of Object.entries(leader.values) as [ColumnField, RawValue[]][]) {
      if (field !== 'title' && field !== 'code') follower.values[field] ??= values;
    }
    if (follower.indicators.length === 0) follower.indicators = leader.indicators;
  }
  return [...raws.values()].flatMap(splitParagraphs);
}

function groupRows(segment: Segment): Draft[] {
  const { grid, header } = segment;
  const column = (field: ColumnField): number => header.columns.find((one) => one.field === field)?.column ?? -1;
  const title = column('title');
  const weight = column('weight');
  const code = column('code');
  const cellAt = (row: number, at: number): SourceCell | null => (at < 0 ? null : (grid.rows[row]?.[at] ?? null));
  const textAt = (row: number, at: number): string => cellAt(row, at)?.text ?? '';
  const filled = (row: number): number[] =>
    header.columns
      .filter((one) => textAt(row, one.column) !== '' && cellAt(row, one.column)!.row === row)
      .map((one) => one.column);
  const weighted =
    weight >= 0 && segment.rows.filter((row) => textAt(row, weight) !== '').length * 2 > segment.rows.length;

  // A title in capitals among titles that are not is a label between the rows, no objective.
  const fewCapitals = segment.rows.filter((row) => inCapitals(textAt(row, title))).length * 2 < segment.rows.length;

  const drafts: Draft[] = [];
  for (const row of segment.rows) {
    const last = drafts.at(-1);
    const titleCell = cellAt(row, title);
    if (last === undefined || namesRow(grid, row)) {
      drafts.push(newDraft(row, null));
      continue;
    }
    const above = last.rows.at(-1)!;
    const spanned = titleCell !== null && titleCell.text !== '' && titleCell.row < row;
    if (spanned) {
      last.rows.push(row);
      continue;
    }
    if (textAt(row, title) === '') {
      last.broken ||= isTorn(segment, above, row);
      last.rows.push(row);
      continue;
    }
    // One row for each indicator, with the objective written again in each.
    const same = drafts.findLast((draft) => repeats(segment, draft.rows[0]!, row));
    if (same !== undefined) {
      same.rows.push(row);
      continue;
    }
    const parent = plain(textAt(last.rows[0]!, code)).replaceAll(' ', '.');
    const step = parent !== '' && plain(textAt(row, code)).replaceAll(' ', '.').startsWith(`${parent}.`);
    if (step && weight >= 0 && textAt(row, weight) === '' && textAt(last.rows[0]!, weight) !== '') {
      last.rows.push(row);
      last.steps.add(row);
      continue;
    }
    const own = filled(row);
    // The lower half of a row has neither weight nor number, or begins in small letters.
    const uncounted = textAt(row, code) === '' && textAt(above, code) !== '';
    const goesOn =
      (/^\p{Ll}/u.test(textAt(row, title)) || uncounted) &&
      weighted &&
      textAt(row, weight) === '' &&
      textAt(above, weight) !== '';
    if (goesOn) {
      last.broken = true;
      last.rows.push(row);
      continue;
    }
    const leader = last.leader ?? last;
    const sharesWeight =
      weight >= 0 && cellAt(row, weight) !== null && cellAt(row, weight)!.row < row && textAt(row, weight) !== '';
    const alone = own.every((at) => at === title || header.columns.find((one) => one.column === at)?.field === 'code');
    const reading = weight < 0 || !alone ? null : readWeight(textAt(leader.rows[0]!, weight));
    const wants = reading?.kind === 'numbers' && reading.values.length > leader.members;
    const merged = sharesWeight || (alone && wants);
    if (!merged && alone && fewCapitals && inCapitals(textAt(row, title))) continue;
    if (merged) leader.members++;
    drafts.push(newDraft(row, merged ? leader : null));
  }
  return drafts;
}

const WRITTEN_AGAIN = new Set<ColumnField>([
  'code',
  'title',
  'description',
  'type',
  'strategicReference',
  'dueDate',
  'weight',
  'participants',
  'head',
  'area',
  'service',
]);
const SAYS_WHICH = ['code', 'title', 'weight', 'area', 'service'] as const;

/** Whether a row is of the objective another row is of, and says another indicator of it. */
function repeats({ grid, header }: Segment, first: number, row: number): boolean {
  const text = (field: ColumnField, at: number): string | undefined => {
    const column = header.columns.find((one) => one.field === field)?.column;
    return column === undefined ? undefined : plain(grid.rows[at]?.[column]?.text ?? '');
  };
  const indicator = text('indicator', row);
  if (indicator === undefined || indicator === '' || indicator === text('indicator', first)) return false;
  return text('title', row) !== '' && SAYS_WHICH.every((field) => text(field, first) === text(field, row));
}

/** Whether a document of ours says which objective the row is. */
export function namesRow(grid: Grid, row: number): boolean {
  return grid.rows[row]?.some((cell) => cell?.row === row && rowIdFromBookmark(cell.anchor ?? '') !== null) ?? false;
}

function inCapitals(text: string): boolean {
  return /\p{L}{3}/u.test(text) && text === text.toUpperCase();
}

/** Whether a row without title is the lower half of the one above: some cell goes on mid-sentence. */
function isTorn(segment: Segment, above: number, row: number): boolean {
  const { grid, header } = segment;
  return header.columns.some(({ column, field }) => {
    if (KEPT.has(field)) return false;
    const before = grid.rows[above]?.[column]?.text ?? '';
    const cell = grid.rows[row]?.[column];
    if (cell == null || cell.row !== row || cell.text === '' || before === '') return false;
    return (
      /^[\p{Ll}(]|^[-–—]\s|^\d{1,2}[/.]\d/u.test(cell.text) ||
      /[:,–—-]$|\s(?:di|del|della|e|a|il|la|al|per|con|in)$/u.test(before)
    );
  });
}

function readDraft(segment: Segment, draft: Draft): RawObjective {
  const { grid, header } = segment;
  const raw = emptyObjective();
  raw.broken = draft.broken;
  raw.guessed = !header.stated;
  const source = (cell: SourceCell): RawValue => ({
    text: cell.text,
    source: cellSource(grid, cell),
  });
  for (const { column, field, label, marks } of header.columns) {
    if (marks !== undefined) {
      for (const row of draft.rows) {
        const cell = grid.rows[row]?.[column];
        if (cell == null || cell.row !== row || !isMarked(cell.text)) continue;
        const period = /\b(?:dal|fino|al|da)\b.*$/i.exec(oneLine(cell.text))?.[0].replace(/\)$/, '');
        const said = period === undefined ? label : `${label} (${period})`;
        (raw.values[marks] ??= []).push({ ...source(cell), text: said });
      }
      continue;
    }
    if (field === 'ignored') continue;
    if (field === 'area') raw.areaLabel = label;
    if (field === 'weight') raw.percentWeights = /%|100|percent/i.test(label);
    const seen = new Set<SourceCell>();
    for (const row of draft.rows) {
      if (draft.steps.has(row)) continue;
      const cell = grid.rows[row]?.[column];
      if (cell == null || cell.text === '' || seen.has(cell)) continue;
      seen.add(cell);
      // Where each row says the objective again, it says one thing.
      if (
        row !== draft.rows[0] &&
        WRITTEN_AGAIN.has(field) &&
        raw.values[field]?.some(({ text }) => text === cell.text)
      )
        continue;
      (raw.values[field] ??= []).push(source(cell));
    }
  }
  for (const [field, value] of Object.entries(segment.labels?.get(draft.rows[0]!) ?? {})) {
    raw.values[field as keyof RawLabels] ??= [value];
  }
  const anchors = draft.rows.flatMap((row) =>
    (grid.rows[row] ?? []).map((cell) => (cell?.row === row ? cell.anchor : undefined)),
  );
  raw.rowId = rowIdFromBookmark(anchors.find((anchor) => anchor !== undefined) ?? '');
  raw.indicators = indicatorRows(segment, draft, source);
  raw.phases = phaseRows(segment, draft);
  return raw;
}

/** One phase per row that has marks under the months: of a year, so several of them. */
function phaseRows({ grid, header }: Segment, draft: Draft): RawObjective['phases'] {
  const when = header.columns.flatMap(({ column, month, quarter }) => {
    if (quarter !== undefined) return [{ column, months: quarter.map((one) => one - 1) }];
    return month === null ? [] : [{ column, months: [month - 1] }];
  });
  if (when.flatMap(({ months }) => months).length < FEWEST_MONTHS) return [];
  const column = (field: ColumnField): number | undefined => header.columns.find((one) => one.field === field)?.column;
  return draft.rows.flatMap((row) => {
    const planned = Array.from({ length: 12 }, () => false);
    for (const { column, months } of when) {
      const cell = grid.rows[row]?.[column];
      if (cell != null && cell.row === row && isMarked(cell.text)) for (const month of months) planned[month] = true;
    }
    const title = column('phase') ?? (draft.steps.has(row) ? column('title') : undefined);
    const named = title === undefined ? null : grid.rows[row]?.[title];
    return planned.includes(true) ? [{ title: oneLine(named?.text ?? ''), planned }] : [];
  });
}

function indicatorRows(
  segment: Segment,
  draft: Draft,
  source: (cell: SourceCell) => RawValue,
): RawObjective['indicators'] {
  const { grid, header } = segment;
  const columns = header.columns.filter((one) => one.field === 'indicator');
  const at = (field: ColumnField, row: number): SourceCell | null => {
    const column = header.columns.find((one) => one.field === field)?.column;
    const cell = column === undefined ? null : (grid.rows[row]?.[column] ?? null);
    return cell !== null && cell.text !== '' ? cell : null;
  };
  const rows: RawObjective['indicators'] = [];
  for (const row of draft.rows) {
    for (const { column } of columns) {
      const cell = grid.rows[row]?.[column];
      if (cell == null || cell.text === '') continue;
      const last = rows.at(-1);
      if (last?.indicator !== undefined && cell.row < row) continue;
      // The lower half of a torn row goes on with the same indicator.
      if (draft.broken && last?.indicator !== undefined && row !== draft.rows[0] && /^\p{Ll}/u.test(cell.text)) {
        last.indicator = { ...last.indicator, text: `${last.indicator.text} ${cell.text}` };
        continue;
      }
      const entry: RawObjective['indicators'][number] = { indicator: source(cell) };
      for (const field of INDICATOR_PARTS) {
        const found = at(field, row);
        if (found !== null) entry[field] = source(found);
      }
      rows.push(entry);
    }
  }
  return rows;
}

const NUMBERED = /^\(?\d{1,2}[.)]\s*/;

/** The items of a cell that lists several: each in a paragraph, numbered or not. */
function itemsOf(value: RawValue | undefined): string[] {
  const lines = (value?.text ?? '').split('\n').filter((line) => line.trim() !== '');
  const numbered = lines.filter((line) => NUMBERED.test(line)).length;
  if (numbered < 2) return lines;
  return lines.reduce<string[]>((items, line) => {
    if (NUMBERED.test(line) || items.length === 0) return [...items, line.replace(NUMBERED, '')];
    return [...items.slice(0, -1), `${items.at(-1)} ${line}`];
  }, []);
}

/** One row whose cells all list as many things is as many objectives: titles, indicators, targets, weights. */
function splitParagraphs(raw: RawObjective): RawObjective[] {
  if (raw.merged !== null) return [raw];
  const title = raw.values.title?.[0];
  const weight = raw.values.weight?.[0];
  if (title === undefined || weight === undefined || raw.values.title!.length > 1) return [raw];
  const titles = itemsOf(title);
  const weights = itemsOf(weight);
  const reading = readWeight(weights.join(' '));
  if (reading.kind !== 'numbers' || reading.values.length < 2 || reading.values.length !== titles.length) return [raw];
  if (titles.some((one) => plain(one).length < 4 || /^\p{Ll}/u.test(one))) return [raw];
  const listed = weights.length === titles.length && NUMBERED.test(weight.text);
  const parts = titles.map((text, at): RawObjective => {
    const part: RawObjective = { ...raw, values: { ...raw.values, title: [{ text, source: title.source }] } };
    // Where the lists are as long, each item is of one objective.
    for (const [field, values] of Object.entries(raw.values) as [ColumnField, RawValue[]][]) {
      const items = values.length === 1 ? itemsOf(values[0]) : [];
      if (field !== 'title' && items.length === titles.length && (listed || field !== 'weight'))
        part.values[field] = [{ ...values[0]!, text: items[at]! }];
    }
    part.indicators = raw.indicators.map((entry) => {
      const own = Object.entries(entry).map(([name, value]) => {
        const items = itemsOf(value);
        return [name, items.length === titles.length ? { ...value, text: items[at]! } : value];
      });
      return Object.fromEntries(own) as RawObjective['indicators'][number];
    });
    return part;
  });
  if (!listed) for (const part of parts) part.merged = parts;
  return parts;
}
