import type { Drawing } from './drawing.ts';

/**
 * A document of the office as its parts, before anybody knows what file it becomes. What it may hold is what every
 * format can say to an eye and to a screen reader alike.
 */
export interface DocumentTree {
  /** BCP 47. */
  language: string;
  template: DocumentTemplate;
  letterhead: Letterhead;
  title: string;
  /** What stands under the title: the triennium, who answers for the area. Empty lines are left out. */
  subtitle: string[];
  /** A page of its own for title and letterhead. */
  cover: boolean;
  /** The words over the table of contents; null: there is none. */
  contents: string | null;
  sections: Section[];
  /** On every page, across the text, until there is an act; null when there is one. */
  watermark: string | null;
  /** `Bozza, integrale`. */
  standing: string;
  /** `Pagina 3 di 12`, without the figures. */
  pageWords: [before: string, between: string];
  /** Of the file, beside the title. */
  keywords: string[];
}

export const DOCUMENT_TEMPLATES = ['istituzionale', 'classico'] as const;
/** Lora with Titillium, or a serif as the typewriters of the office had it. */
export type DocumentTemplate = (typeof DOCUMENT_TEMPLATES)[number];

export interface Letterhead {
  /** `Comune di Valmora`. */
  entity: string;
  /** `Provincia di Bergamo`; empty where not known. */
  province: string;
  stemma: Picture | null;
  /** `Allegato A alla deliberazione della Giunta comunale n. ____ del ____`. */
  act: string;
}

export interface Picture {
  /** A PNG, in base64. */
  png: string;
  /** Pixels. */
  width: number;
  height: number;
  /** What it shows, for who does not see it. */
  alt: string;
}

/** Begins on a page of its own when its paper lies the other way than that of the one before. */
export interface Section {
  landscape: boolean;
  blocks: Block[];
}

export type Block = Heading | Paragraph | List | Table | Figure | Drawn | PageBreak;

/** A piece of a line. */
export type Inline = { type: 'text'; text: string; bold?: true; italic?: true; link?: string } | { type: 'break' };

export interface Heading {
  type: 'heading';
  /** The title of the document stands above 1; no level is skipped. */
  level: HeadingLevel;
  text: Inline[];
  /** The objective it is about; its own words are the last piece. */
  row?: string;
}
export type HeadingLevel = 1 | 2 | 3 | 4;

export interface Paragraph {
  type: 'paragraph';
  text: Inline[];
  /** `note`: smaller, of what stands above; `label`: a name with its value, close to the next. */
  role?: 'note' | 'label';
}

export interface List {
  type: 'list';
  ordered: boolean;
  /** Deeper lists stand inside an item, after its words. */
  items: ListItem[];
}
export type ListItem = (Paragraph | List)[];
/** Lists in lists; what is deeper is written on this level. */
export const DEEPEST_LIST = 5;

export interface Table {
  type: 'table';
  caption: string;
  columns: Column[];
  /** The column whose cells say what a row is about; null where none does. */
  rowHeader: number | null;
  rows: Row[];
  total: Total | null;
}

/** The last row, computed: its words reach up to the first column that has a value. */
export interface Total {
  label: string;
  /** One for each column. */
  values: (string | null)[];
}

export interface Column {
  /** Empty in every column: the table has no row of headings. */
  head: string;
  /** `punti`, `€`: stands in the heading, not in the cells. */
  unit: string;
  align: 'left' | 'right' | 'center';
  /** How much of the width, against the other columns. */
  share: number;
}

export function column(head: string, share: number, more: Partial<Pick<Column, 'unit' | 'align'>> = {}): Column {
  return { head, unit: '', align: 'left', share, ...more };
}

export interface Row {
  /** The objective it says, so that a file that comes back is known by its rows. */
  id: string | null;
  cells: Cell[];
}
/** Lines of a cell, each a paragraph. */
export type Cell = Inline[][];

export interface Figure {
  type: 'figure';
  picture: Picture;
  caption: string;
  /** Millimetres on paper. */
  width: number;
}

/** A figure that each format draws itself. */
export interface Drawn {
  type: 'drawing';
  drawing: Drawing;
  caption: string;
}

export interface PageBreak {
  type: 'page-break';
}

export const text = (words: string): Inline => ({ type: 'text', text: words });
export const bold = (words: string): Inline => ({ type: 'text', text: words, bold: true });
/** A cell of one line. */
export const cell = (words: string): Cell => [[text(words)]];
export const heading = (level: HeadingLevel, words: string): Heading => ({
  type: 'heading',
  level,
  text: [text(words)],
});
export const paragraph = (words: string, role?: Paragraph['role']): Paragraph => ({
  type: 'paragraph',
  text: linesOfText(words),
  ...(role && { role }),
});
export const bullets = (items: ListItem[]): List => ({ type: 'list', ordered: false, items });
/** A name with its value; nothing where there is no value. */
export const labelled = (label: string, value: string): Paragraph[] =>
  value === '' ? [] : [{ type: 'paragraph', role: 'label', text: [bold(`${label}: `), ...linesOfText(value)] }];

/** Words of a person, whose line breaks are kept. */
export function linesOfText(words: string): Inline[] {
  return words
    .trim()
    .split(/\r?\n/)
    .flatMap((line, index) => (index === 0 ? [text(line)] : [{ type: 'break' } as const, text(line)]));
}

/** The words of a line alone. */
export function plainLine(line: readonly Inline[]): string {
  return line.map((one) => (one.type === 'text' ? one.text : ' ')).join('');
}

/** Whether a table has a row of headings. */
export const hasHead = ({ columns }: Table): boolean => columns.some(({ head }) => head !== '');
/** `Pesatura (punti)`. */
export const headOf = ({ head, unit }: Column): string => (unit === '' ? head : `${head} (${unit})`);
