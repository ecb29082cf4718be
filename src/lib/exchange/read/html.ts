import { Parser } from 'htmlparser2';
import { Refusal } from '../refusals.ts';
import { rowIdFromBookmark } from '../row-bookmark.ts';
import { PassageList, type TextPassage } from '../source.ts';
import { cleanText } from './clean.ts';
import { MAX_CELLS } from './limits.ts';
import type { MarkupCell } from './place-cells.ts';
import { unfoldTables } from './unfold-tables.ts';

const SKIPPED = new Set([
  'head',
  'style',
  'script',
  'xml',
  'title',
  'template',
  'noscript',
  'del',
  'svg',
  'object',
  'footer',
]);
const BLOCKS = new Set(
  'p div h1 h2 h3 h4 h5 h6 li ul ol dl dt dd blockquote section article header main body html pre hr form fieldset'.split(
    ' ',
  ),
);

interface OpenTable {
  rows: MarkupCell[][];
  row: MarkupCell[] | null;
  cell: MarkupCell | null;
  /** The id of the row that is being read. */
  anchor?: string | undefined;
}

/**
 * Blocks and real cells of an HTML page, a Word or Excel clipboard, or what another reader wrote as HTML; an
 * `<hr data-page="2">` begins a page.
 */
export function readHtml(html: string): { list: PassageList; images: number } {
  const list = new PassageList();
  const tables: OpenTable[] = [];
  let skipping = 0;
  let images = 0;
  let cells = 0;
  let paragraph = '';
  let shape: Pick<TextPassage, 'level' | 'item' | 'anchor'> = {};
  const lists: ('bullet' | 'number')[] = [];

  const add = (text: string): void => {
    const table = tables.at(-1);
    if (table === undefined) paragraph += text;
    else if (table.cell !== null) table.cell.text += text;
    else if (text.trim() !== '') paragraph += text;
  };
  const flush = (): void => {
    for (const line of cleanText(paragraph).split('\n')) list.text(line, shape);
    paragraph = '';
    shape = {};
  };

  /** A one-cell table around another is only layout: what it says so far is ordinary text. */
  const unwrapLayout = (table: OpenTable | undefined): void => {
    if (table?.cell == null || !isLayout(table)) return;
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
            table.anchor = attributes['id'];
          }
        } else if (name === 'td' || name === 'th') {
          const table = tables.at(-1);
          if (table === undefined) return;
          if (++cells > MAX_CELLS) throw new Refusal('too-many-cells');
          if (table.row === null) table.rows.push((table.row = []));
          table.cell = { text: '', rowSpan: span(attributes['rowspan']), colSpan: span(attributes['colspan']) };
          if (table.row.length === 0 && rowIdFromBookmark(table.anchor ?? '') !== null)
            table.cell.anchor = table.anchor!;
          table.row.push(table.cell);
        } else if (name === 'br') {
          add('\n');
        } else if (name === 'hr' && attributes['data-page'] !== undefined) {
          if (tables.length === 0) flush();
          list.place = { page: Number(attributes['data-page']) };
        } else if (name === 'a') {
          const mark = attributes['id'] ?? '';
          if (rowIdFromBookmark(mark) === null) return;
          const table = tables.at(-1);
          if (table === undefined) shape.anchor = { name: mark, at: cleanText(paragraph).length };
          else if (table.cell !== null) table.cell.anchor = mark;
        } else if (BLOCKS.has(name)) {
          if (tables.length > 0) {
            add('\n');
            return;
          }
          flush();
          const level = /^h([1-6])$/.exec(name)?.[1];
          if (name === 'ul' || name === 'ol') lists.push(name === 'ul' ? 'bullet' : 'number');
          const marker = lists.at(-1);
          if (level !== undefined) shape = { level: Number(level) };
          else if (name === 'li' && marker !== undefined) shape = { item: marker };
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
          const outer = tables.at(-1);
          // What stands in it outside its cells is its caption.
          if (outer === undefined) flush();
          if (table === undefined) return;
          const { table: rows, apart } = unfoldTables(table.rows);
          const inside = outer !== undefined && outer.cell !== null && !isLayout(outer);
          if (inside) (outer.cell!.tables ??= []).push(...apart, rows);
          else for (const one of [...apart, rows]) list.table(one);
        } else if (name === 'td' || name === 'th') {
          const table = tables.at(-1);
          if (table !== undefined) table.cell = null;
        } else if (BLOCKS.has(name)) {
          if (tables.length > 0) {
            add('\n');
            return;
          }
          // `<li><p>…</p></li>`: the item's words stand in the paragraph.
          const open = shape;
          flush();
          if (name === 'p' && open.item !== undefined) shape = {};
          if (name === 'ul' || name === 'ol') lists.pop();
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

function isLayout(table: OpenTable): boolean {
  return table.rows.every((row) => row.length <= 1);
}

function isHidden(attributes: Record<string, string>): boolean {
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attributes['style'] ?? '');
}

function span(value: string | undefined): number {
  const count = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(count) && count > 1 ? Math.min(count, 1000) : 1;
}
