import type { Block, DocumentTree, Figure, Picture } from './document-tree.ts';

/** Boxes and the lines between them. Whatever it says stands in words beside it too. */
export interface Drawing {
  /** Millimetres, of all that follows too. */
  width: number;
  height: number;
  boxes: Box[];
  strokes: Stroke[];
  /** What it shows, for who does not see it. */
  alt: string;
}

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  /** Already broken: nobody measures letters. The first `titles` of them are the box's name. */
  lines: string[];
  titles: number;
}

export interface Stroke {
  from: [x: number, y: number];
  to: [x: number, y: number];
}

/** Of the letters, and from one line to the next. */
export const LETTER_MM = 2.9;
export const LINE_MM = 3.9;

/** Between the edge of a box and its words. */
export const BOX_PADDING_MM = 2;

/** Where the foot of each line stands. */
export function lineFeet({ y, lines }: Box): number[] {
  return lines.map((_, at) => y + BOX_PADDING_MM + at * LINE_MM + LINE_MM * 0.76);
}

/** A document whose drawings are pictures, for formats that have no drawings. */
export async function withPaintedDrawings(
  tree: DocumentTree,
  paint: (drawing: Drawing) => Promise<Picture>,
): Promise<DocumentTree> {
  const painted = (block: Block): Promise<Block> | Block =>
    block.type === 'drawing'
      ? paint(block.drawing).then((picture): Figure => ({
          type: 'figure',
          picture,
          caption: block.caption,
          width: block.drawing.width,
        }))
      : block;
  const sections = tree.sections.map(async (section) => ({
    ...section,
    blocks: await Promise.all(section.blocks.map(painted)),
  }));
  return { ...tree, sections: await Promise.all(sections) };
}
