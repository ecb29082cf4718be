/** What the file says, as blocks in reading order. The review shows them beside what was understood. */

/** A cell in grid coordinates; spans are at least 1. Paragraphs are separated by line breaks. */
export interface SourceCell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
  text: string;
}

export interface TextPassage {
  id: string;
  kind: 'text';
  text: string;
}

export interface TablePassage {
  id: string;
  kind: 'table';
  rows: SourceCell[][];
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

  text(text: string): void {
    if (text !== '') this.blocks.push({ id: `b${this.blocks.length + 1}`, kind: 'text', text });
  }

  table(rows: SourceCell[][]): void {
    if (rows.length > 0) this.blocks.push({ id: `b${this.blocks.length + 1}`, kind: 'table', rows });
  }

  /** A table without spans, from rows of texts. */
  plainTable(rows: string[][]): void {
    this.table(rows.map((cells, row) => cells.map((text, column) => ({ row, column, rowSpan: 1, colSpan: 1, text }))));
  }
}
