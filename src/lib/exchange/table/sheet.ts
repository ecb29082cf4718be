import {
  emptyObjective,
  INDICATOR_PARTS,
  type IndicatorPart,
  type RawObjective,
  type RawValue,
} from '../raw-objective.ts';
import type { ImportedPhase } from '../imported-plan.ts';
import type { SourceCell } from '../source.ts';
import { labelField, tellsObjectives, type ColumnField } from './columns.ts';
import { innerHeadings, innerRow, isPair, type InnerHeading } from './inner-table.ts';
import { cellSource, ownCells, type Grid } from './grid.ts';

/** A label with its values: `Titolo` · `Carta d’identità`, `Peso: 20`. */
export interface Entry {
  field: ColumnField;
  label: string;
  values: RawValue[];
  row: number;
  /** In a small table inside the sheet: what stands in one row belongs together. */
  listed?: true;
  phase?: ImportedPhase;
}

/** The objectives of a sheet (labels on the left, values on the right), or null when it is none. */
export function readSheet(grid: Grid): RawObjective[] | null {
  const entries = sheetEntries(grid);
  return sheetObjectives(entries);
}

/** A sheet with an objective in each column: labels on the left, two values or more beside them. */
export function readColumns(grid: Grid): RawObjective[] | null {
  const labels = grid.rows.map((cells) => (cells[0] == null ? null : labelField(cells[0].text)));
  const title = labels.findIndex((field) => field === 'title');
  if (title < 0 || grid.width < 3 || labels.some((field) => field === null)) return null;
  if (new Set(labels).size < 3) return null;
  const columns = Array.from({ length: grid.width - 1 }, (_, at) => at + 1);
  const filled = columns.filter((column) => (grid.rows[title]![column]?.text ?? '') !== '');
  const values = grid.rows.flatMap((cells) => cells.slice(1)).filter((cell) => cell !== null && cell.text !== '');
  if (filled.length < 2 || values.some((cell) => labelField(cell!.text) !== null)) return null;
  if (new Set(filled.map((column) => grid.rows[title]![column])).size < filled.length) return null;
  const raws = filled.flatMap((column) => {
    const entries = grid.rows.flatMap((cells, row): Entry[] => {
      const cell = cells[column];
      if (cell == null || cell.text === '') return [];
      return [
        {
          field: labels[row]!,
          label: cells[0]!.text,
          values: [{ text: cell.text, source: cellSource(grid, cell) }],
          row,
        },
      ];
    });
    return sheetObjectives(entries) ?? [];
  });
  return raws.length > 1 ? raws : null;
}

const OF_ONE = ['weight', 'indicator', 'target', 'dueDate', 'expectedPerformance', 'code', 'result'] as const;

export function sheetObjectives(entries: Entry[]): RawObjective[] | null {
  const fields = new Set(entries.filter((entry) => entry.values.length > 0).map((entry) => entry.field));
  fields.delete('ignored');
  if (fields.size < 3 || !(fields.has('title') || fields.has('description'))) return null;
  // What an area is for, who leads it and who works in it is no objective.
  if (!fields.has('title') && !OF_ONE.some((field) => fields.has(field))) return null;
  const labels = entries.map(({ label }) => label);
  if (!tellsObjectives(fields, labels)) return null;
  const start: ColumnField = fields.has('title') ? 'title' : 'description';
  const raws: RawObjective[] = [];
  // What stands before the first title ("Area", "N.") belongs to the objective that follows it.
  let current = emptyObjective();
  let started = false;
  let line = -1;
  for (const entry of entries) {
    if (entry.phase !== undefined) current.phases.push(entry.phase);
    // The rows of a small table are counted too.
    if (entry.field === 'ignored' || entry.field === 'phase' || (entry.listed && entry.field === 'code')) continue;
    const counted = /^n\.$/i.test(current.codeLabel) && /^cod/i.test(entry.label);
    const opens =
      entry.field === start ||
      (entry.field === 'code' && current.values[start] !== undefined && current.values.code !== undefined && !counted);
    if (opens && started && (current.values[entry.field] !== undefined || current.values[start] !== undefined)) {
      raws.push(current);
      current = emptyObjective();
      started = false;
    }
    if (entry.field === start) started = true;
    // The number over a sheet and a code inside it: the code.
    if (entry.field === 'code' && (current.values.code === undefined || counted)) {
      current.values.code = entry.values;
      current.codeLabel = entry.label;
    } else if (entry.field !== 'code') (current.values[entry.field] ??= []).push(...entry.values);
    if (entry.listed === true && entry.row > 0 && isOfIndicator(entry.field) && entry.values[0] !== undefined) {
      if (entry.row !== line || current.indicators.length === 0) current.indicators.push({});
      current.indicators.at(-1)![entry.field] = entry.values[0];
      line = entry.row;
    }
    const number =
      entry.field === 'title' ? /(?:\bn[.°]?\s*|\s)(\d+(?:\.\d+)*)\s*$/i.exec(entry.label)?.[1] : undefined;
    const [value] = entry.values;
    if (number !== undefined && value !== undefined) current.values.code ??= [{ ...value, text: number }];
    if (entry.field === 'area') current.areaLabel = entry.label;
    if (entry.field === 'weight') current.percentWeights ||= /%|100|percent/i.test(entry.label);
  }
  if (started) raws.push(current);
  for (const raw of raws) {
    if (raw.values.title === undefined && raw.values.description !== undefined)
      raw.values.title = raw.values.description;
    raw.indicators = raw.indicators.filter(({ indicator }) => indicator !== undefined);
    if (raw.indicators.length > 0) continue;
    raw.indicators = (raw.values.indicator ?? []).map((indicator, index) => ({
      indicator,
      ...Object.fromEntries(
        INDICATOR_PARTS.flatMap((part) => {
          const value = raw.values[part]?.[index];
          return value === undefined ? [] : [[part, value]];
        }),
      ),
    }));
  }
  return raws.length > 0 ? raws : null;
}

export function isOfIndicator(field: ColumnField): field is IndicatorPart | 'indicator' {
  return field === 'indicator' || INDICATOR_PARTS.some((part) => part === field);
}

function sheetEntries(grid: Grid): Entry[] {
  const entries: Entry[] = [];
  let labels: InnerHeading[] = [];
  let last: Entry | null = null;
  grid.rows.forEach((_, row) => {
    const cells = ownCells(grid, row);
    const value = (cell: SourceCell): RawValue => ({
      text: cell.text,
      source: cellSource(grid, cell),
    });
    const alone = cells.length === 1 || (cells.length === 2 && OF_YEAR.test(cells[1]!.text));
    const heading = alone ? SHEET_NUMBER.exec(cells[0]!.text) : null;
    if (heading !== null) {
      labels = [];
      const over = value(cells[0]!);
      entries.push({ field: 'code', label: 'N.', values: [{ ...over, text: heading[1]! }], row });
      const rest = over.text.slice(heading[0].length).replace(/^[\s–—:-]+/, '');
      if (rest !== '') entries.push({ field: 'notes', label: '', values: [{ ...over, text: rest }], row });
      last = null;
      return;
    }
    const [code, title] = cells;
    const begins = row === 0 || (cells.length === 2 && title!.column + title!.colSpan === grid.width);
    if (begins && title !== undefined && CODE.test(code!.text) && isText(title.text)) {
      // A sheet that begins with its code and its title.
      labels = [];
      entries.push({ field: 'code', label: 'Cod.', values: [value(code!)], row });
      entries.push((last = { field: 'title', label: '', values: [value(title)], row }));
      cells.splice(0, 2);
    }
    const headings = cells.length > 1 ? innerHeadings(grid, row) : null;
    if (headings !== null) {
      labels = headings;
      last = null;
      return;
    }
    const [only] = cells;
    const across = cells.length === 1 && grid.width > 2 && only!.column === 0 && only!.colSpan === grid.width;
    if (across) labels = [];
    const titled = entries.some(({ field, row: above }) => field === 'title' && above === row - 1);
    if (across && titled && isText(only!.text) && only!.text.length > 40) {
      // What stands right below the title describes it.
      entries.push((last = { field: 'description', label: '', values: [value(only!)], row }));
      return;
    }
    if (across && inlineLabel(only!.text) === null) {
      // A band that names the part below it.
      labels = [];
      const field = labelField(only!.text);
      last = field === null ? null : { field, label: only!.text, values: [], row };
      if (last !== null) entries.push(last);
      return;
    }
    // A row as full as the headings is one of values, whatever its first word is.
    const first = cells[0] === undefined ? null : labelField(cells[0].text);
    const over = labels.filter(({ cell }) => cell.row + cell.rowSpan <= row).length;
    const full = over > 2 && cells.length === over;
    // A label that reaches down says that the small table goes on beside it.
    const beside = labels.some(({ cell }) => cell.row + cell.rowSpan > row);
    // So is one that stands in the very columns of headings of indicators.
    const aligned =
      labels.some(({ field }) => field === 'indicator' || field === 'phase') &&
      cells.length > 1 &&
      cells.every(({ column, colSpan }) =>
        labels.some(({ cell }) => cell.column === column && cell.colSpan === colSpan),
      );
    if (labels.length > 0 && cells.length > 0 && (first === null || full || beside || aligned)) {
      const { values, phase } = innerRow(grid, row, labels);
      if (phase !== null) entries.push({ field: 'phase', label: '', values: [], row, listed: true, phase });
      for (const { field, label, value: said } of values)
        entries.push({ field, label, values: [said], row, listed: true });
      return;
    }
    labels = [];
    let used = false;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      const inline = inlineEntry(cell, value(cell), row);
      const field = labelField(cell.text);
      const next = cells[i + 1];
      const third = cells[i + 2];
      if (
        field === 'title' &&
        next !== undefined &&
        third !== undefined &&
        CODE.test(next.text) &&
        isText(third.text)
      ) {
        // `Obiettivo` · `OB 1` · its title.
        entries.push({ field: 'code', label: 'Cod.', values: [value(next)], row });
        entries.push((last = { field, label: cell.text, values: [value(third)], row }));
        used = true;
        break;
      }
      if (
        field !== null &&
        next !== undefined &&
        (grid.width === 2 || field === 'strategicReference' || labelField(next.text) === null || isPair(grid, row))
      ) {
        entries.push((last = { field, label: cell.text, values: [value(next)], row }));
        i++;
        used = true;
      } else if (inline !== null) {
        entries.push((last = inline));
        used = true;
      } else if (field !== null && next === undefined && cells.length === 1) {
        entries.push((last = { field, label: cell.text, values: [], row }));
        used = true;
      }
    }
    if (!used && cells.length === 1 && last !== null && reaches(grid, last, row, cells[0]!))
      last.values.push(value(cells[0]!));
  });
  return entries;
}

/** Values below a label that spans down, or below a label alone on its row. */
function reaches(grid: Grid, entry: Entry, row: number, cell: SourceCell): boolean {
  const label = grid.rows[row]?.[0];
  return (
    (label != null && label.row < row && label.text === entry.label) ||
    (entry.row === row - 1 && cell.column === 0 && entry.values.length === 0)
  );
}

const CODE = /^(?=.*\d)[A-Z]{1,5}[ ._-]?\d[\w./-]{0,10}$/;

/** A text of its own, neither label nor value. */
function isText(text: string): boolean {
  const label = text.split(' ').length < 5 && labelField(text) !== null;
  return text.length > 8 && !label && inlineLabel(text) === null && /\p{L}{3}/u.test(text);
}

function inlineEntry(cell: SourceCell, value: RawValue, row: number): Entry | null {
  const found = inlineLabel(cell.text);
  return found === null
    ? null
    : { field: found.field, label: found.label, values: [{ ...value, text: found.rest }], row };
}

/** How a label stands before its value; what begins with a number of its own comes before the colon of any label. */
const INLINE = [
  /^(?:attivit[àa]\s+)?(obiettivo\s+n[.°]?\s*\d+)\s*[-–]?\s+(\S.*)$/i,
  /^(obiettivo\s+\d+(?:\.\d+)+)\s*[-–:.]\s*(\p{Lu}.*)$/iu,
  /^(obiettivo\s+(?:operativo|gestionale|esecutivo|specifico|annuale)\s+(?:n[.°]?\s*)?\d+(?:\.\d+)*)\s*[-–:.]?\s+(\p{Lu}.*)$/iu,
  /^(indicator[ei](?: di risultato)?)\s+[-–]\s+(\S.*)$/i,
  /^([^:\n]{1,60}?)\s*:\s*(\S[\s\S]*)$/,
  /^(scadenza|termine)\s+(\d{1,2}[/.]\d.*)$/i,
  /^(cod(?:ice)?\.?(?: ob(?:iettivo|\.))?)\s+([A-Z]{0,4}[./-]?\d[\w./-]{0,12})$/i,
  /^(peso|pesatura|ponderazione|punteggio|punti)\s+(\d+(?:[.,]\d+)?\s*%?)$/i,
];

/** `Peso: 20` → weight and `20`. */
export function inlineLabel(text: string): { field: ColumnField; label: string; rest: string } | null {
  const match = INLINE.map((pattern) => pattern.exec(text)).find((found) => found !== null) ?? null;
  if (match === null) return null;
  const field = labelField(match[1]!);
  return field === null || field === 'ignored' ? null : { field, label: match[1]!, rest: match[2]! };
}

const OF_YEAR = /^(?:anno|esercizio)?\s*20\d\d$/i;

export const SHEET_NUMBER =
  /^(?:attivit[àa]\s+)?(?:scheda(?: (?:di )?(?:obiettivo|progetto|ob\.?))?|obiettivo|progetto)(?: operativo| gestionale| peg| pdo)?\s*(?:n[.°r]*|numero|cod(?:ice|\.)?)\s*:?\s*(\d{1,3}|[A-Z0-9]{1,10}(?:[./_-][A-Z0-9]{1,8}){1,4})(?=$|\s*[-–—(])/i;
