import { isSafeLink, lineText } from '#lib/domain/rich-text.ts';
import type { Block as RichBlock, Inline as RichInline, RichText, TableCell } from '#lib/domain/rich-text.ts';
import { DEEPEST_LIST } from './document-tree.ts';
import type { Block, Cell, Column, HeadingLevel, Inline, ListItem, Table } from './document-tree.ts';
import type { Naming } from './naming.ts';

type Speech = Pick<Naming, 'words' | 'field'>;

/** A chapter's text as parts of a document, its titles `under` levels down. */
export function richBlocks(body: RichText, speech: Speech, under: number): Block[] {
  return body.flatMap((block): Block[] => {
    switch (block.type) {
      case 'paragraph':
        return isBlank(block.content) ? [] : [{ type: 'paragraph', text: inlinesOf(block.content, speech) }];
      case 'heading':
        return isBlank(block.content)
          ? []
          : [{ type: 'heading', level: levelUnder(block.level - 1 + under), text: inlinesOf(block.content, speech) }];
      case 'list':
        return [{ type: 'list', ordered: block.ordered, items: itemsOf(block.items, speech, 1) }];
      case 'table':
        return block.rows.length === 0 ? [] : [tableOf(block.rows, speech)];
    }
  });
}

const levelUnder = (level: number) => Math.min(Math.max(level, 1), 4) as HeadingLevel;
const isBlank = (line: readonly RichInline[]) => line.every((one) => one.type === 'text' && one.text.trim() === '');

function itemsOf(items: readonly RichBlock[][], speech: Speech, depth: number): ListItem[] {
  return items.map((blocks) =>
    blocks.flatMap((block): ListItem => {
      if (block.type === 'paragraph') return [{ type: 'paragraph', text: inlinesOf(block.content, speech) }];
      if (block.type !== 'list') return [];
      const deeper = itemsOf(block.items, speech, depth + 1);
      return depth < DEEPEST_LIST ? [{ type: 'list', ordered: block.ordered, items: deeper }] : deeper.flat();
    }),
  );
}

/** A line with the values of its fields, and what the document may not say taken out. */
export function inlinesOf(line: readonly RichInline[], { words, field }: Speech): Inline[] {
  return line.map((inline): Inline => {
    if (inline.type === 'break') return { type: 'break' };
    if (inline.type === 'field') return { type: 'text', text: field(inline.name) };
    const { bold, italic, link } = inline;
    // A page of the app is no place to go from a file.
    const away = isSafeLink(link) && !link.startsWith('/') ? link : undefined;
    return {
      type: 'text',
      text: words(inline.text),
      ...(bold && { bold }),
      ...(italic && { italic }),
      ...(away !== undefined && words(away) === away && { link: away }),
    };
  });
}

/** Merged cells say their words in each place: a table that is read aloud, or sorted, has no holes. */
function tableOf(rows: readonly TableCell[][], speech: Speech): Table {
  const grid: TableCell[][] = rows.map(() => []);
  rows.forEach((cells, at) => {
    let column = 0;
    for (const one of cells) {
      while (grid[at]?.[column] !== undefined) column += 1;
      for (let down = 0; down < one.rowspan; down += 1) {
        for (let right = 0; right < one.colspan; right += 1) {
          const row = grid[at + down];
          if (row) row[column + right] = one;
        }
      }
      column += one.colspan;
    }
  });
  const width = Math.max(1, ...grid.map((row) => row.length));
  const [first = [], ...rest] = grid;
  const headed = first.length > 0 && first.every((one) => one?.header);
  const body = headed ? rest : grid;
  const columns = Array.from({ length: width }, (_, column): Column => {
    const head = headed ? plainCell(first[column], speech) : '';
    return { head: headed && head === '' ? '—' : head, unit: '', align: 'left', share: 1 };
  });
  const rowHeader = body.length > 0 && body.every((row) => row[0]?.header) ? 0 : null;
  const lines = (one: TableCell | undefined): Cell => {
    const said = (one?.content ?? []).flatMap((block) => cellLines(block, speech));
    return said.length === 0 ? [[]] : said;
  };
  return {
    type: 'table',
    caption: '',
    columns,
    rowHeader,
    rows: body.map((row) => ({ id: null, cells: Array.from({ length: width }, (_, column) => lines(row[column])) })),
    total: null,
  };
}

function plainCell(one: TableCell | undefined, speech: Speech): string {
  const lines = (one?.content ?? []).flatMap((block) => (block.type === 'paragraph' ? [block.content] : []));
  return speech.words(
    lines
      .map((line) => lineText(line, speech.field))
      .join(' ')
      .trim(),
  );
}

function cellLines(block: RichBlock, speech: Speech): Inline[][] {
  if (block.type === 'paragraph' || block.type === 'heading') return [inlinesOf(block.content, speech)];
  if (block.type !== 'list') return [];
  return block.items.flatMap((item, index) =>
    item.flatMap((each, at) => {
      const [first = [], ...more] = cellLines(each, speech);
      const mark: Inline = { type: 'text', text: block.ordered ? `${index + 1}. ` : '• ' };
      return at === 0 ? [[mark, ...first], ...more] : [first, ...more];
    }),
  );
}
