import { Refusal } from '../refusals.ts';
import { PassageList } from '../source.ts';
import { headerScore } from '../table/columns.ts';
import { cleanText } from './clean.ts';
import { findDelimiter, parseDelimited } from './delimited.ts';
import { spacesToTabs } from './fixed-width.ts';
import { MAX_CELLS } from './limits.ts';

/** Inside a quoted cell, stands for a line break until the line is cut into cells. */
const BREAK = '\u2028';

/** Plain text: paragraphs, tables cut by tabs or pipes, or a whole csv. */
export function readText(input: string, csv = false): PassageList {
  const text = input.replace(/\r\n?/g, '\n');
  const list = new PassageList();
  const delimiter = csv || !text.includes('\t') ? findDelimiter(text, csv) : null;
  if (delimiter === ';' || delimiter === ',' || (csv && delimiter !== null)) {
    const rows = parseDelimited(text, delimiter).map((cells) => cells.map(cleanText));
    limitCells(rows);
    list.plainTable(rows.map(trimEnd).filter((cells) => cells.length > 0));
    return list;
  }
  const lines = spacesToTabs(protectQuoted(text).split('\n').map(pipesToTabs));
  let at = 0;
  let cells = 0;
  while (at < lines.length) {
    const start = tableStart(lines, at);
    if (start === null) {
      // Emphasis may run over the line's end; markup is cleaned line by line otherwise.
      for (const line of cleanText(lines[at]!).split('\n')) list.text(line);
      at++;
      continue;
    }
    const table = readTabTable(lines, at, start);
    cells += table.rows.reduce((sum, row) => sum + row.length, 0);
    if (cells > MAX_CELLS) throw new Refusal('too-many-cells');
    list.plainTable(table.rows);
    at = table.end;
  }
  return list;
}

function limitCells(rows: string[][]): void {
  if (rows.reduce((sum, row) => sum + row.length, 0) > MAX_CELLS) throw new Refusal('too-many-cells');
}

function trimEnd(cells: string[]): string[] {
  let length = cells.length;
  while (length > 0 && cells[length - 1] === '') length--;
  return cells.slice(0, length);
}

/** Excel quotes a copied cell that contains a break: `"a⏎b"`. */
function protectQuoted(text: string): string {
  return text.replace(/(^|[\t\n])"((?:[^"]|""){0,20000})"(?=[\t\n]|$)/g, (whole, before: string, inner: string) =>
    /[\n\t]|""/.test(inner) ? before + inner.replace(/""/g, '"').replace(/\n/g, BREAK).replace(/\t/g, ' ') : whole,
  );
}

/** A Markdown row `| a | b |` as a tab row; its ruler row as nothing. */
function pipesToTabs(line: string): string {
  if (/^[^|]+(?:\s\|\s[^|]*){2,}$/.test(line))
    return line
      .split('|')
      .map((cell) => cell.trim())
      .join('\t');
  if (!/^\s*\|.*\|\s*$/.test(line)) return line;
  const cells = line.trim().slice(1, -1).split('|');
  return cells.every((cell) => /^\s*:?-+:?\s*$/.test(cell)) ? '' : cells.map((cell) => cell.trim()).join('\t');
}

const tabs = (line: string): number => line.split('\t').length - 1;
const blank = (line: string): boolean => line.trim() === '';
const STANDS_ALONE =
  /^\s*(?:\d+[.)]\s*)?(?:area|settore|servizio|ufficio|responsabile|obiettivi|comune|provincia|piano|totale|pag(?:ina|\.))\b/i;

/**
 * Whether a table begins at this line: a line with tabs, or the first line of a header cell that
 * is itself broken. Returns the table's number of cells.
 */
function tableStart(lines: string[], at: number): number | null {
  const line = lines[at]!;
  if (tabs(line) === 0 || blank(line)) {
    if (blank(line) || STANDS_ALONE.test(line) || line.length > 40) return null;
    const next = lines[at + 1] ?? '';
    return tabs(next) >= 2 && /^\p{Ll}/u.test(next) && headerScore(`${line} ${next}`.split('\t')) >= 3
      ? tabs(next) + 1
      : null;
  }
  const counts = new Map<number, number>();
  for (let i = at; i < lines.length && i < at + 60; i++) {
    if (blank(lines[i]!) && (lines[i + 1] === undefined || tabs(lines[i + 1]!) === 0)) break;
    const count = tabs(lines[i]!);
    if (count === 0) continue;
    if (headerScore(lines[i]!.split('\t')) >= 3) return count + 1;
    counts.set(count, (counts.get(count) ?? 0) + 1);
  }
  let best = tabs(line);
  for (const [count, times] of counts) if (times > (counts.get(best) ?? 0)) best = count;
  return best + 1;
}

function readTabTable(lines: string[], start: number, width: number): { rows: string[][]; end: number } {
  const rows: string[][] = [];
  let at = start;
  while (at < lines.length) {
    if (blank(lines[at]!) && tabs(lines[at]!) === 0) {
      let next = at;
      while (next < lines.length && blank(lines[next]!) && tabs(lines[next]!) === 0) next++;
      const ahead = lines[next];
      if (ahead === undefined || tabs(ahead) === 0) break;
      if (tabs(ahead) + 1 !== width) break;
      at = next;
      continue;
    }
    const taken = takeRow(lines, at, width);
    if (taken === null) break;
    rows.push(taken.text.split('\t').map((cell) => cleanText(cell.replaceAll(BREAK, '\n'))));
    at = taken.end;
  }
  return { rows, end: at };
}

/** One row, over as many lines as its cells were broken into. */
function takeRow(lines: string[], at: number, width: number): { text: string; end: number } | null {
  let text = lines[at]!;
  let count = tabs(text);
  let end = at + 1;
  if (count === 0 && STANDS_ALONE.test(text)) return null;
  const next = lines[at + 1] ?? '';
  // A title alone, its empty cells cut off; a broken first cell goes on in lower case.
  if (count === 0 && tabs(next) === width - 1 && !/^\p{Ll}/u.test(next)) return { text, end: at + 1 };
  while (count < width - 1 && end < lines.length) {
    const line = lines[end]!;
    if (blank(line) || count + tabs(line) > width - 1) break;
    if (headerScore(line.split('\t')) >= 3 && end > at && tabs(line) === width - 1) break;
    text += `\n${line}`;
    count += tabs(line);
    end++;
  }
  if (count < width - 1) {
    // No way to complete it: the trailing empty cells were cut off, or it is no row at all.
    return tabs(lines[at]!) === 0 ? null : { text: lines[at]!, end: at + 1 };
  }
  while (end < lines.length && continuesLastCell(lines, end, width)) text += `\n${lines[end++]!}`;
  return { text, end };
}

/** A line without tabs after a complete row belongs to its last cell, when it does not begin the next row. */
function continuesLastCell(lines: string[], at: number, width: number): boolean {
  const line = lines[at]!;
  if (tabs(line) > 0 || blank(line) || STANDS_ALONE.test(line)) return false;
  const next = lines[at + 1];
  const nextIsRow = next !== undefined && tabs(next) === width - 1;
  if (nextIsRow) return !/^\p{Ll}/u.test(next) && /^[\p{Ll}(]/u.test(line);
  return /^[\p{Ll}(]/u.test(line);
}
