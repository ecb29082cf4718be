/** A piece of a line: words, a value filled from the registry, a line break. */
export type Inline =
  | { type: 'text'; text: string; bold?: true; italic?: true; link?: string }
  | { type: 'field'; name: string }
  | { type: 'break' };

export interface TableCell {
  header: boolean;
  colspan: number;
  rowspan: number;
  content: Block[];
}

export type Block =
  | { type: 'paragraph'; content: Inline[] }
  | { type: 'heading'; level: HeadingLevel; content: Inline[] }
  | { type: 'list'; ordered: boolean; items: Block[][] }
  | { type: 'table'; rows: TableCell[][] };

/** Level 1 is the chapter's own title. */
export const HEADING_LEVELS = [2, 3, 4] as const;
export type HeadingLevel = (typeof HEADING_LEVELS)[number];

/** A chapter's text as a plain value. */
export type RichText = Block[];

/** Every line of text in reading order; `path` leads from the root to its block. */
export function* linesOf(text: RichText, path: readonly number[] = []): Generator<{ path: number[]; line: Inline[] }> {
  for (const [index, block] of text.entries()) {
    const here = [...path, index];
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        yield { path: here, line: block.content };
        break;
      case 'list':
        for (const [at, item] of block.items.entries()) yield* linesOf(item, [...here, at]);
        break;
      case 'table':
        for (const [row, cells] of block.rows.entries()) {
          for (const [column, cell] of cells.entries()) yield* linesOf(cell.content, [...here, row, column]);
        }
        break;
      default:
        block satisfies never;
    }
  }
}

/** What stands for something that is no word, so that offsets in a line agree with the editor's. */
export const PLACEHOLDER = '\uFFFC';

/** A line's words; a field is its value when `valueOf` knows it, else a placeholder of one character. */
export function lineText(line: readonly Inline[], valueOf?: (name: string) => string): string {
  return line
    .map((inline) => {
      if (inline.type === 'text') return inline.text;
      if (inline.type === 'break') return valueOf ? '\n' : PLACEHOLDER;
      return valueOf ? valueOf(inline.name) : PLACEHOLDER;
    })
    .join('');
}

/** The whole text in plain lines, for searching and counting. */
export function plainText(text: RichText, valueOf: (name: string) => string = () => ''): string {
  return [...linesOf(text)].map(({ line }) => lineText(line, valueOf)).join('\n');
}

/** The same text, words that follow each other with the same marks in one piece. */
export function joinedText(text: RichText): RichText {
  return text.map((block): Block => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return { ...block, content: joinedLine(block.content) };
      case 'list':
        return { ...block, items: block.items.map(joinedText) };
      case 'table':
        return {
          ...block,
          rows: block.rows.map((cells) => cells.map((cell) => ({ ...cell, content: joinedText(cell.content) }))),
        };
    }
  });
}

function joinedLine(line: readonly Inline[]): Inline[] {
  const joined: Inline[] = [];
  for (const inline of line) {
    const last = joined.at(-1);
    const goesOn =
      inline.type === 'text' &&
      last?.type === 'text' &&
      last.bold === inline.bold &&
      last.italic === inline.italic &&
      last.link === inline.link;
    if (goesOn) joined[joined.length - 1] = { ...last, text: last.text + inline.text };
    else joined.push(inline);
  }
  return joined;
}

export function isEmptyText(text: RichText): boolean {
  return [...linesOf(text)].every(({ line }) => line.every((one) => one.type === 'text' && one.text.trim() === ''));
}

/** Whether an address may be linked: the web, mail, or a page of the app; nothing that runs. */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2_000) return false;
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(href) || /^\/(?![/\\])[^\s]*$/.test(href);
}

/** Deeper than any honest text: lists in lists in a cell of a table. */
const DEEPEST_BLOCK = 8;

/** Whether something from outside is a text of these blocks and of nothing else. */
export function isRichText(value: unknown): value is RichText {
  return areBlocks(value, 0);
}

/** Titles and tables stand at depth 0 only, not in a list or a cell. */
function areBlocks(value: unknown, depth: number): boolean {
  return Array.isArray(value) && depth <= DEEPEST_BLOCK && value.every((block) => isBlock(block, depth));
}

function isBlock(value: unknown, depth: number): boolean {
  if (!isRecord(value)) return false;
  switch (value.type) {
    case 'paragraph':
      return areInlines(value.content);
    case 'heading':
      return (HEADING_LEVELS as readonly unknown[]).includes(value.level) && depth === 0 && areInlines(value.content);
    case 'list': {
      const { ordered, items } = value;
      return typeof ordered === 'boolean' && Array.isArray(items) && items.every((one) => areBlocks(one, depth + 1));
    }
    case 'table':
      return depth === 0 && Array.isArray(value.rows) && value.rows.every(isTableRow);
    default:
      return false;
  }
}

function isTableRow(value: unknown): boolean {
  return Array.isArray(value) && value.every((cell) => isRecord(cell) && isCell(cell));
}

function isCell({ header, colspan, rowspan, content }: Record<string, unknown>): boolean {
  return typeof header === 'boolean' && isSpan(colspan) && isSpan(rowspan) && areBlocks(content, 1);
}

function isSpan(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 50;
}

function areInlines(value: unknown): boolean {
  return Array.isArray(value) && value.every((one) => isRecord(one) && isInline(one));
}

function isInline(inline: Record<string, unknown>): boolean {
  switch (inline.type) {
    case 'text':
      return (
        typeof inline.text === 'string' &&
        [inline.bold, inline.italic].every((mark) => mark === undefined || mark === true) &&
        (inline.link === undefined || isSafeLink(inline.link))
      );
    case 'field':
      return typeof inline.name === 'string' && /^[a-z][a-z0-9-]{0,39}$/.test(inline.name);
    case 'break':
      return true;
    default:
      return false;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
