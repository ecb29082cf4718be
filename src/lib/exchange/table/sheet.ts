import { emptyObjective, INDICATOR_PARTS, type IndicatorPart, type RawObjective, type RawValue } from '../raw-objective.ts';
import type { SourceCell } from '../source.ts';
import { columnField, tellsObjectives, type ColumnField } from './columns.ts';
import { cellSource, ownCells, type Grid } from './grid.ts';
import { settleTargets } from './targets.ts';

/** A label with its values: `Titolo` · `Carta d’identità`, `Peso: 20`. */
interface Entry {
  field: ColumnField;
  label: string;
  values: RawValue[];
  row: number;
  /** In a small table inside the sheet: what stands in one row belongs together. */
  listed?: true;
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

export function sheetObjectives(entries: Entry[]): RawObjective[] | null {
  const fields = new Set(entries.filter((entry) => entry.values.length > 0).map((entry) => entry.field));
  fields.delete('ignored');
  if (fields.size < 3 || !(fields.has('title') || fields.has('description'))) return null;
  const labels = entries.map(({ label }) => label);
  if (!tellsObjectives(fields, labels)) return null;
  const start: ColumnField = fields.has('title') ? 'title' : 'description';
  const raws: RawObjective[] = [];
  // What stands before the first title ("Area", "N.") belongs to the objective that follows it.
  let current = emptyObjective();
  let started = false;
  let line = -1;
  for (const entry of entries) {
    if (entry.field === 'ignored' || entry.field === 'phase') continue;
    const opens = entry.field === start || (entry.field === 'code' && current.values[start] !== undefined);
    if (opens && started && (current.values[entry.field] !== undefined || current.values[start] !== undefined)) {
      raws.push(current);
      current = emptyObjective();
      started = false;
    }
    if (entry.field === start) started = true;
    // The number over a sheet and a code inside it: the first is enough.
    if (entry.field !== 'code' || current.values.code === undefined)
      (current.values[entry.field] ??= []).push(...entry.values);
    if (entry.listed === true && entry.row > 0 && isOfIndicator(entry.field) && entry.values[0] !== undefined) {
      if (entry.row !== line || current.indicators.length === 0) current.indicators.push({});
      current.indicators.at(-1)![entry.field] = entry.values[0];
      line = entry.row;
    }
    const number = entry.field === 'title' ? /\bn[.°]?\s*(\d+)/i.exec(entry.label)?.[1] : undefined;
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

function isOfIndicator(field: ColumnField): field is IndicatorPart | 'indicator' {
  return field === 'indicator' || INDICATOR_PARTS.some((part) => part === field);
}

function sheetEntries(grid: Grid): Entry[] {
  const entries: Entry[] = [];
  let labels: { cell: SourceCell; label: string; field: ColumnField }[] = [];
  let last: Entry | null = null;
  grid.rows.forEach((_, row) => {
    const cells = ownCells(grid, row);
    const value = (cell: SourceCell): RawValue => ({
      text: cell.text,
      source: cellSource(grid, cell),
    });
    const heading = cells.length === 1 ? SHEET_NUMBER.exec(cells[0]!.text) : null;
    if (heading !== null) {
      labels = [];
      const over = value(cells[0]!);
      entries.push({ field: 'code', label: 'N.', values: [{ ...over, text: heading[1]! }], row });
      const rest = over.text.slice(heading[0].length).replace(/^[\s–—:-]+/, '');
      if (rest !== '') entries.push({ field: 'notes', label: '', values: [{ ...over, text: rest }], row });
      last = null;
      return;
    }
    const asLabels = cells.map((cell) => labelField(cell.text));
    if (grid.width > 2 && cells.length >= 2 && asLabels.every((field) => field !== null) && !isPair(grid, row)) {
      // A small table inside the sheet: headings here, values in the rows below.
      labels = cells.map((cell, index) => ({ cell, label: cell.text, field: asLabels[index]! }));
      settleTargets(labels);
      last = null;
      return;
    }
    // A row as full as the headings is one of values, whatever its first word is.
    const over = labels.filter(({ cell }) => cell.row + cell.rowSpan <= row).length;
    const full = over > 2 && cells.length === over;
    // A label that reaches down says that the small table goes on beside it.
    const beside = labels.some(({ cell }) => cell.row + cell.rowSpan > row);
    if (labels.length > 0 && cells.length > 0 && (asLabels[0] === null || full || beside)) {
      for (const cell of cells) {
        const under = labels.find(
          (one) => one.cell.column <= cell.column && cell.column < one.cell.column + one.cell.colSpan,
        );
        if (under !== undefined)
          entries.push({ field: under.field, label: under.label, values: [value(cell)], row, listed: true });
      }
      return;
    }
    labels = [];
    let used = false;
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i]!;
      const inline = inlineEntry(cell, value(cell), row);
      const field = labelField(cell.text);
      const next = cells[i + 1];
      if (field !== null && next !== undefined && (grid.width === 2 || labelField(next.text) === null || isPair(grid, row))) {
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

/** `Tipologia` · `Obiettivo di sviluppo`: a label with its value, since the row below has a label of its own. */
function isPair(grid: Grid, row: number): boolean {
  const cells = ownCells(grid, row);
  const below = row + 1 < grid.rows.length ? ownCells(grid, row + 1)[0] : undefined;
  const reaches = cells[1] !== undefined && cells[1].column + cells[1].colSpan === grid.width;
  return (
    cells.length === 2 && reaches && (below === undefined || (below.column === 0 && labelField(below.text) !== null))
  );
}

/** Values below a label that spans down, or below a label alone on its row. */
function reaches(grid: Grid, entry: Entry, row: number, cell: SourceCell): boolean {
  const label = grid.rows[row]?.[0];
  return (
    (label != null && label.row < row && label.text === entry.label) ||
    (entry.row === row - 1 && cell.column === 0 && entry.values.length === 0)
  );
}

/** A label is a few words; a number or a sentence is a value. */
function labelField(text: string): ColumnField | null {
  if (text.length > 60 || !/\p{L}{2}/u.test(text)) return null;
  return columnField(text.replace(/[:\s]+$/, '').replace(/\s+n[.°]?\s*\d+$/i, ''));
}

function inlineEntry(cell: SourceCell, value: RawValue, row: number): Entry | null {
  const found = inlineLabel(cell.text);
  return found === null
    ? null
    : { field: found.field, label: found.label, values: [{ ...value, text: found.rest }], row };
}

/** `Peso: 20` → weight and `20`. */
export function inlineLabel(text: string): { field: ColumnField; label: string; rest: string } | null {
  const match =
    /^([^:\n]{1,60}?)\s*:\s*(\S[\s\S]*)$/.exec(text) ?? /^(obiettivo\s+n[.°]?\s*\d+)\s*[-–]?\s+(\S.*)$/i.exec(text) ??
    /^(cod(?:ice)?\.?(?: ob(?:iettivo|\.))?)\s+([A-Z]{0,4}[./-]?\d[\w./-]{0,12})$/i.exec(text) ??
    /^(peso|pesatura|ponderazione|punteggio|punti)\s+(\d+(?:[.,]\d+)?\s*%?)$/i.exec(text);
  if (match === null) return null;
  const field = labelField(match[1]!);
  return field === null || field === 'ignored' ? null : { field, label: match[1]!, rest: match[2]! };
}

export const SHEET_NUMBER =
  /^(?:scheda(?: (?:di )?(?:obiettivo|progetto|ob\.?))?|obiettivo|progetto)(?: operativo| gestionale| peg| pdo)?\s*(?:n[.°r]*|numero|cod(?:ice|\.)?)\s*:?\s*(\d{1,3}|[A-Z0-9]{1,10}(?:[./_-][A-Z0-9]{1,8}){1,4})(?=$|\s*[-–—(])/i;

const BULLET = /^(?:[-–•*·▪●]|\d{1,2}[.)]|[a-z]\))\s+/i;
const LABEL_ALONE = /^\p{Lu}[\p{L} ’']{2,40}:$/u;
const STRUCK = /^\(?\s*obiettivo\s+(?:\p{L}+\s+)?(?:eliminat|stralciat|soppress|annullat|revocat)o\b/iu;

/** Sheets written as lines of plain text, `Etichetta: valore`. */
export function textSheets(lines: { text: string; source: RawValue['source'] }[]): RawObjective[] | null {
  const entries: Entry[] = [];
  for (const line of lines.flatMap(severalLabels)) {
    const listed = listedObjective(line);
    if (listed !== null) {
      entries.push(...listed);
      continue;
    }
    const numbered = /^(\d{1,3})\s*[.)]\s*/.exec(line.text);
    const found = inlineLabel(line.text.replace(/^(?:[-–•*]|\d{1,3}\s*[.)])\s*/, ''));
    const last = entries.at(-1);
    if (found !== null) {
      if (numbered !== null && found.field === 'title') found.label += ` n. ${numbered[1]}`;
      entries.push({
        field: found.field,
        label: found.label,
        values: [{ text: found.rest, source: line.source }],
        row: 0,
      });
    } else if (LABEL_ALONE.test(line.text) && labelField(line.text) !== null) {
      // Its values are the lines below it.
      entries.push({ field: labelField(line.text)!, label: line.text, values: [], row: 0, listed: true });
    } else if (STRUCK.test(line.text)) {
      entries.push({ field: 'notes', label: '', values: [{ text: line.text, source: line.source }], row: 0 });
    } else if (SHEET_NUMBER.test(line.text)) {
      const number = SHEET_NUMBER.exec(line.text)![1]!;
      entries.push({ field: 'code', label: 'N.', values: [{ text: number, source: line.source }], row: 0 });
    } else if (last?.listed === true) {
      last.values.push({ text: line.text.replace(BULLET, ''), source: line.source });
    } else if (
      last !== undefined &&
      (last.field === 'description' || last.field === 'notes') &&
      (line.text.length > 20 || /^(?:[-–•*]|\p{Ll})/u.test(line.text))
    ) {
      const before = last.values.at(-1);
      if (before === undefined) last.values.push({ text: line.text, source: line.source });
      else last.values[last.values.length - 1] = { ...before, text: `${before.text}\n${line.text}` };
    }
  }
  return sheetObjectives(entries);
}

/** `Indicatore: ore; target: 8` says two things. */
function severalLabels<Line extends { text: string }>(line: Line): Line[] {
  const parts = line.text.split(/;\s+(?=[^:;]{2,40}:\s)/);
  const labelled = parts.every((part) => inlineLabel(part.replace(/^(?:[-–•*]|\d{1,3}\s*[.)])\s*/, '')) !== null);
  return parts.length > 1 && labelled ? parts.map((text) => ({ ...line, text })) : [line];
}

const LISTED = /^(?:\d{1,2}\s*[.)]|[-–•*]|(?:obiettivo|ob\.)\s+(?:n[.°]?\s*)?\d{1,3}\s*[:.)–-]?)\s*(\p{Lu}.*)$/iu;
const ASIDE =
  /\s*[-–,;(]\s*(peso|pesatura|punti|scadenza|termine|entro)\b\s*(?:obiettivo|%)?\s*[:=]?\s*(?:il\s+)?(\d[^-–,;()]*|\d{1,2}-\d{1,2}-\d{2,4})\)?/giu;

/** `1. Rotatoria di via Dante – peso 30 – scadenza 31/12/2025`: an objective in one line, known by its weight. */
function listedObjective(line: { text: string; source: RawValue['source'] }): Entry[] | null {
  const body = LISTED.exec(line.text)?.[1];
  if (body === undefined || !/\b(?:peso|pesatura|punti)\b/i.test(body)) return null;
  const asides = [...body.matchAll(ASIDE)];
  const title = asides[0] === undefined ? '' : body.slice(0, asides[0].index).trim();
  if (title === '' || !asides.some((one) => /^(?:peso|pesatura|punti)$/i.test(one[1]!))) return null;
  const entry = (field: ColumnField, text: string): Entry => ({
    field,
    label: '',
    values: [{ text, source: line.source }],
    row: 0,
  });
  const number = /^\D{0,20}?(\d{1,3})/.exec(line.text.slice(0, line.text.length - body.length))?.[1];
  return [
    ...(number === undefined ? [] : [entry('code', number)]),
    entry('title', title),
    ...asides.map((one) => entry(/^(?:peso|pesatura|punti)$/i.test(one[1]!) ? 'weight' : 'dueDate', one[2]!.trim())),
  ];
}
