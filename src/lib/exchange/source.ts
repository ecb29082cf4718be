/** What the file says, as blocks in reading order. The review shows them beside what was understood. */

/** A cell in grid coordinates; spans are at least 1. Paragraphs are separated by line breaks. */
export interface SourceCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  text: string;
  /** The bookmark that stands in it, where a document of ours names the row. */
  anchor?: string;
}

/** Where in the file a passage stands, as its reader sees it on the screen. */
export interface SourcePlace {
  page?: number;
  sheet?: string;
}

export interface TextPassage {
  id: string;
  kind: 'text';
  text: string;
  place?: SourcePlace;
  /** Of a heading, 1 to 6. */
  level?: number;
  /** An item of a list. */
  item?: 'bullet' | 'number';
  /** The bookmark of ours that stands in it, and how much of the text before it. */
  anchor?: { name: string; at: number };
}

export interface TablePassage {
  id: string;
  kind: 'table';
  rows: SourceCell[][];
  place?: SourcePlace;
}

export type Passage = TextPassage | TablePassage;

export interface SourcePassages {
  blocks: Passage[];
}

/** Where a value was read: a text block, or one cell of a table block. */
export interface SourceRef {
  block: string;
  row: number | null;
  column: number | null;
}

/** Collects passages and numbers them. */
export class PassageList {
  readonly blocks: Passage[] = [];
  /** Where the passages that follow stand. */
  place: SourcePlace | null = null;

  text(text: string, shape: Pick<TextPassage, 'level' | 'item' | 'anchor'> = {}): void {
    if (text !== '') this.blocks.push({ ...this.#next(), kind: 'text', text, ...shape });
  }

  table(rows: SourceCell[][]): void {
    if (rows.length > 0) this.blocks.push({ ...this.#next(), kind: 'table', rows });
  }

  /** A table without spans, from rows of texts. */
  plainTable(rows: string[][]): void {
    this.table(rows.map((cells, row) => cells.map((text, column) => ({ row, column, rowSpan: 1, colSpan: 1, text }))));
  }

  #next(): { id: string; place?: SourcePlace } {
    return { id: `b${this.blocks.length + 1}`, ...(this.place === null ? {} : { place: this.place }) };
  }
}
