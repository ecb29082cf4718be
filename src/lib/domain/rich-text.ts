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

export function isEmptyText(text: RichText): boolean {
  return [...linesOf(text)].every(({ line }) => line.every((one) => one.type === 'text' && one.text.trim() === ''));
}

/** Whether an address may be linked: the web, mail, or a page of the app; nothing that runs. */
export function isSafeLink(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2_000) return false;
  return /^(https?:\/\/|mailto:)[^\s]+$/i.test(href) || /^\/(?![/\\])[^\s]*$/.test(href);
}
