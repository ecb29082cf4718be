import { Parser } from 'htmlparser2';
import { Refusal } from '../refusals.ts';
import { PassageList, type SourceCell } from '../source.ts';
import { cleanText } from './clean.ts';
import { MAX_CELLS } from './limits.ts';

const SKIPPED = new Set(['head', 'style', 'script', 'xml', 'title', 'template', 'noscript', 'del', 'svg', 'object']);
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote section article header footer main body html pre hr form fieldset'.split(
    ' ',
  ),
);

interface OpenTable {
  rows: { text: string; rowSpan: number; colSpan: number }[][];
  row: OpenTable['rows'][number] | null;
  cell: OpenTable['rows'][number][number] | null;
}

/** Blocks and real cells of an HTML page, a Word or Excel clipboard, or mammoth's output. */
export function readHtml(html: string): { list: PassageList; images: number } {
  const list = new PassageList();
  const tables: OpenTable[] = [];
  let skipping = 0;
  let images = 0;
  let cells = 0;
  let paragraph = '';

  const add = (text: string): void => {
    const table = tables.at(-1);
    if (table === undefined) paragraph += text;
    else if (table.cell !== null) table.cell.text += text;
    else if (text.trim() !== '') paragraph += text;
  };
  const flush = (): void => {
    for (const line of cleanText(paragraph).split('\n')) list.text(line);
    paragraph = '';
  };

  /** A one-cell table around another is only layout: what it says so far is ordinary text. */
  const unwrapLayout = (table: OpenTable | undefined): void => {
    if (table?.cell == null || table.rows.some((row) => row.length > 1)) return;
    for (const row of table.rows) {
      for (const cell of row) {
        paragraph += `\n${cell.text}\n`;
        cell.text = '';
      }
    }
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || SKIPPED.has(name) || isHidden(attributes)) {
          skipping++;
          return;
        }
        if (name === 'img') images++;
        if (name === 'table') {
          unwrapLayout(tables.at(-1));
          flush();
          tables.push({ rows: [], row: null, cell: null });
        } else if (name === 'tr') {
          const table = tables.at(-1);
          if (table !== undefined) {
            table.row = [];
            table.cell = null;
            table.rows.push(table.row);
          }
        } else if (name === 'td' || name === 'th') {
          const table = tables.at(-1);
          if (table === undefined) return;
          if (++cells > MAX_CELLS) throw new Refusal('too-many-cells');
          if (table.row === null) table.rows.push((table.row = []));
          table.cell = { text: '', rowSpan: span(attributes['rowspan']), colSpan: span(attributes['colspan']) };
          table.row.push(table.cell);
        } else if (name === 'br') {
          add('\n');
        } else if (BLOCKS.has(name)) {
          if (tables.length === 0) flush();
          else add('\n');
        }
      },
      ontext(text) {
        if (skipping === 0) add(text.replace(/[\s\u00a0]+/g, ' '));
      },
      onclosetag(name) {
        if (skipping > 0) {
          skipping--;
          return;
        }
        if (name === 'table') {
          const table = tables.pop();
          if (table !== undefined) list.table(placeCells(table.rows));
        } else if (name === 'td' || name === 'th') {
          const table = tables.at(-1);
          if (table !== undefined) table.cell = null;
        } else if (BLOCKS.has(name)) {
          if (tables.length === 0) flush();
          else add('\n');
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, recognizeSelfClosing: true },
  );
  parser.write(html);
  parser.end();
  flush();
  return { list, images };
}

function isHidden(attributes: Record<string, string>): boolean {
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes['style'] ?? '');
}

function span(value: string | undefined): number {
  const count = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(count) && count > 1 ? Math.min(count, 1000) : 1;
}

/** Gives each cell its grid column, past the cells that reach down from above. */
function placeCells(rows: OpenTable['rows']): SourceCell[][] {
  const taken: boolean[][] = rows.map(() => []);
  let area = 0;
  return rows.map((cells, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (taken[row]![column]) column++;
      const rowSpan = Math.min(cell.rowSpan, rows.length - row);
      area += rowSpan * cell.colSpan;
      if (area > MAX_CELLS) throw new Refusal('too-many-cells');
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + cell.colSpan; c++) taken[r]![c] = true;
      }
      const placed = { row, column, rowSpan, colSpan: cell.colSpan, text: cleanText(cell.text) };
      column += cell.colSpan;
      return placed;
    });
  });
}
