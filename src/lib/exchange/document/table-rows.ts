import { oneLine, plain } from '../read/clean.ts';
import { ownCells, type Grid } from '../table/grid.ts';
import type { Header } from '../table/header.ts';
import { namesRow, type Segment } from '../table/objective-rows.ts';

const TOTAL =
  /^(?:totale|totali|tot\.?|somma|sommano|totale (?:pesi|generale|complessivo|punti|pesatura|area|settore))(?:\s|:|$)/i;
const FOOTNOTE = /^(?:n\.?\s?b\.?(?!\p{L})|\*|nota(?:\s|:)|note:|\(\d\))/iu;
/** Numbers of pages: `12`, `Pagina 3 di 24`. */
export const PAGE_NOISE = /^(?:[-–]\s*)?(?:pag(?:ina|\.)?\s*)?\d{1,3}(?:\s*(?:di|\/)\s*\d{1,3})?(?:\s*[-–])?$/i;

/** Whether a segment begins with a row that has no objective of its own. */
export function startsTorn({ grid, header, rows: [first] }: Segment): boolean {
  if (first === undefined) return false;
  return header.columns.every(
    ({ column, field }) =>
      !(field === 'title' || field === 'code' || field === 'weight') || grid.rows[first]?.[column]?.text === '',
  );
}

/** The head of a printed page among its rows: `COMUNE DI BORGO · PIANO DEGLI OBIETTIVI · PAG. · 2`. */
function isLetterhead(texts: readonly string[]): boolean {
  return (
    texts.length > 1 &&
    texts.length <= 5 &&
    /^(?:comune|citt[àa]|provincia|unione)\s+d[i'’]/i.test(texts[0]!) &&
    texts.slice(1).some((text) => /^(?:pag\b|piano\b|esercizio\b|anno\b|peg\b)/i.test(text))
  );
}

/** A row that belongs to an objective: no total, page number or label across the table. */
export function isContent(grid: Grid, header: Header, row: number): boolean {
  const cells = ownCells(grid, row);
  const first = cells[0];
  if (first === undefined) return false;
  if (namesRow(grid, row)) return true;
  const texts = cells.map((cell) => oneLine(cell.text));
  if (texts.every((text) => /^\W*segue\W*$/i.test(text)) || isLetterhead(texts)) return false;
  if (texts.some((text) => TOTAL.test(text)) && cells.length <= 4 && texts.every((text) => text.length < 60))
    return false;
  if (cells.length === 1) {
    if (PAGE_NOISE.test(texts[0]!)) return false;
    if (first.colSpan > 1 && FOOTNOTE.test(texts[0]!)) return false;
    // A cell across the table is a label between its rows; so is one in capitals where titles are not.
    if (first.colSpan > 1 && first.colSpan >= grid.width - 1 && grid.width > 2) return false;
    const field = header.columns.find((one) => one.column === first.column)?.field;
    if (field === 'weight' || field === 'ignored') return false;
  }
  // Beside a matrix of months a row may say no more than a phase of the objective above.
  const scheduled = header.columns.some(({ month, quarter }) => month !== null || quarter !== undefined);
  const known = new Set(
    header.columns
      .filter(({ field }) => field !== 'ignored' && (field !== 'phase' || scheduled))
      .map(({ column }) => column),
  );
  if (!cells.some((cell) => known.has(cell.column))) return false;
  return plain(texts.join(' ')) !== '';
}
