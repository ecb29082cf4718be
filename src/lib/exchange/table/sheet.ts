import { emptyObjective, INDICATOR_PARTS, type IndicatorPart, type RawObjective, type RawValue } from '../raw-objective.ts';
import type { ImportedPhase } from '../imported-plan.ts';
import type { SourceCell } from '../source.ts';
import { labelField, tellsObjectives, type ColumnField } from './columns.ts';
import { innerHeadings, innerRow, isPair, type InnerHeading } from './inner-table.ts';
import { sectionLabels } from '../document/section-labels.ts';
import { cellSource, ownCells, type Grid } from './grid.ts';

/** A label with its values: `Titolo` · `Carta d’identità`, `Peso: 20`. */
interface Entry {
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
    const number = entry.field === 'title' ? /(?:\bn[.°]?\s*|\s)(\d+(?:\.\d+)*)\s*$/i.exec(entry.label)?.[1] : undefined;
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
    const headings = innerHeadings(grid, row);
    if (headings !== null) {
      labels = headings;
      last = null;
      return;
    }
    const [only] = cells;
    const across = cells.length === 1 && grid.width > 2 && only!.column === 0 && only!.colSpan === grid.width;
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
    if (labels.length > 0 && cells.length > 0 && (first === null || full || beside)) {
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

/** Values below a label that spans down, or below a label alone on its row. */
function reaches(grid: Grid, entry: Entry, row: number, cell: SourceCell): boolean {
  const label = grid.rows[row]?.[0];
  return (
    (label != null && label.row < row && label.text === entry.label) ||
    (entry.row === row - 1 && cell.column === 0 && entry.values.length === 0)
  );
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
    /^(obiettivo\s+(?:operativo|gestionale|esecutivo|specifico|annuale)\s+(?:n[.°]?\s*)?\d+(?:\.\d+)*)\s*[-–:.]?\s+(\p{Lu}.*)$/iu.exec(text) ??
    /^(cod(?:ice)?\.?(?: ob(?:iettivo|\.))?)\s+([A-Z]{0,4}[./-]?\d[\w./-]{0,12})$/i.exec(text) ??
    /^(peso|pesatura|ponderazione|punteggio|punti)\s+(\d+(?:[.,]\d+)?\s*%?)$/i.exec(text);
  if (match === null) return null;
  const field = labelField(match[1]!);
  return field === null || field === 'ignored' ? null : { field, label: match[1]!, rest: match[2]! };
}

const OF_YEAR = /^(?:anno|esercizio)?\s*20\d\d$/i;

export const SHEET_NUMBER =
  /^(?:scheda(?: (?:di )?(?:obiettivo|progetto|ob\.?))?|obiettivo|progetto)(?: operativo| gestionale| peg| pdo)?\s*(?:n[.°r]*|numero|cod(?:ice|\.)?)\s*:?\s*(\d{1,3}|[A-Z0-9]{1,10}(?:[./_-][A-Z0-9]{1,8}){1,4})(?=$|\s*[-–—(])/i;

const BULLET = /^(?:[-–•*·▪●]|\d{1,2}[.)]|[a-z]\))\s+/i;
const LABEL_ALONE = /^\p{Lu}[\p{L} ’']{2,40}:$/u;
const STRUCK = /^\(?\s*obiettivo\s+(?:\p{L}+\s+)?(?:eliminat|stralciat|soppress|annullat|revocat)o\b/iu;

/** Sheets written as lines of plain text, `Etichetta: valore`. */
export function textSheets(lines: { text: string; source: RawValue['source'] }[]): RawObjective[] | null {
  const entries: Entry[] = [];
  let above: RawValue | null = null;
  const add = (field: ColumnField, label: string, text: string, source: RawValue['source']): void => {
    entries.push({ field, label, values: [{ text, source }], row: 0 });
    if (field === 'title' && above !== null)
      entries.push({ field: 'strategicReference', label: '', values: [above], row: 0 });
  };
  for (const line of lines.flatMap(severalLabels)) {
    const labels = sectionLabels(line.text, line.source);
    if (labels?.strategicReference !== undefined) {
      above = labels.strategicReference;
      continue;
    }
    const listed = listedObjective(line);
    if (listed !== null) {
      entries.push(...listed);
      continue;
    }
    const numbered = /^(\d{1,3})\s*[.)]\s*/.exec(line.text);
    const found = inlineLabel(line.text.replace(BULLET, ''));
    const last = entries.at(-1);
    // `Metri lineari realizzati: 900` in a list of indicators is one of them.
    const item = last?.listed === true && found !== null && found.label.split(' ').length > 2;
    if (found !== null && !item && !(found.field === 'title' && OF_AN_ACT.test(found.rest))) {
      if (numbered !== null && found.field === 'title') found.label += ` n. ${numbered[1]}`;
      add(found.field, found.label, found.rest, line.source);
    } else if (LABEL_ALONE.test(line.text) && labelField(line.text) !== null) {
      // Its values are the lines below it.
      entries.push({ field: labelField(line.text)!, label: line.text, values: [], row: 0, listed: true });
    } else if (STRUCK.test(line.text)) {
      add('notes', '', line.text, line.source);
    } else if (SHEET_NUMBER.test(line.text)) {
      add('code', 'N.', SHEET_NUMBER.exec(line.text)![1]!, line.source);
    } else if (last?.listed === true) {
      last.values.push({ text: line.text.replace(BULLET, ''), source: line.source });
    } else if ((last?.field === 'title' || last?.field === 'strategicReference') && SENTENCE.test(line.text)) {
      add('description', '', line.text, line.source);
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

/** What an act is about is no objective. */
const OF_AN_ACT = /^(?:approvazione|adozione|assegnazione)\s+(?:del|della|degli|dei)\s+(?:piano|piao|p\.?d\.?o|peg|obiettivi)/i;
const SENTENCE = /^\p{Lu}.{38,}[.;]$/u;

/** `Indicatore: ore; target: 8` says two things, and so does `Peso: 30% – Scadenza: 31.12.2026`. */
function severalLabels<Line extends { text: string }>(line: Line): Line[] {
  const parts = line.text.split(/(?:[;.]|\s[–—-])\s+(?=\p{L}[^:;.–—]{1,40}:\s)/u);
  const labelled = (part: string): boolean => inlineLabel(part.replace(BULLET, '')) !== null;
  const [first = '', ...more] = parts;
  const several = more.length > 0 && more.every(labelled) && (labelled(first) || isListed(first));
  return several ? parts.map((text) => ({ ...line, text })) : [line];
}

const WEIGHT = 'peso|pesatura|punti|punteggio';
const LISTED = /^(?:\d{1,2}\s*[.)]|[-–•*]|(?:obiettivo|ob\.)\s+(?:n[.°]?\s*)?\d{1,3}\s*[:.)–-]?)\s*(\p{Lu}.*)$/iu;
/** Without a number it is known by the weight in parentheses. */
const WEIGHED = new RegExp(`^(\\p{Lu}.{5,250}\\((?:${WEIGHT})\\b[^)]*\\).*)$`, 'iu');
const ASIDE =
  /\s*[-–,;(]\s*(peso|pesatura|punti|punteggio|scadenza|termine|entro)\b\s*(?:obiettivo|%)?\s*[:=]?\s*(?:il\s+)?(\d[^-–,;()]*|\d{1,2}-\d{1,2}-\d{2,4})\)?/giu;

function listedBody(text: string): string | undefined {
  const body = LISTED.exec(text)?.[1] ?? WEIGHED.exec(text)?.[1];
  return body !== undefined && new RegExp(`\\b(?:${WEIGHT})\\b`, 'i').test(body) ? body : undefined;
}

function isListed(text: string): boolean {
  return listedBody(text) !== undefined;
}

/** `1. Rotatoria di via Dante – peso 30 – scadenza 31/12/2025`: an objective in one line, known by its weight. */
function listedObjective(line: { text: string; source: RawValue['source'] }): Entry[] | null {
  const body = listedBody(line.text);
  if (body === undefined) return null;
  const asides = [...body.matchAll(ASIDE)];
  const title = asides[0] === undefined ? '' : body.slice(0, asides[0].index).trim();
  const ofWeight = new RegExp(`^(?:${WEIGHT})$`, 'i');
  if (title === '' || !asides.some((one) => ofWeight.test(one[1]!))) return null;
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
    ...asides.map((one) => entry(ofWeight.test(one[1]!) ? 'weight' : 'dueDate', one[2]!.trim())),
  ];
}
