import { plain } from '../clean.ts';
import { linesOf, type TextLine } from './lines.ts';
import type { PdfPage, Piece } from './page.ts';

/** How much of a page at its top and at its bottom may repeat on every page. */
const MARGIN = 0.14;

/** Takes the letterhead and the page numbers that stand on every page away, all but the first time. */
export function withoutRunningLines(pages: readonly PdfPage[]): PdfPage[] {
  const margins = pages.map((page) => marginLines(page));
  const pagesOf = new Map<string, Set<number>>();
  margins.forEach((lines, at) => {
    for (const line of lines) {
      const key = keyOf(line);
      const known = pagesOf.get(key);
      if (known === undefined) pagesOf.set(key, new Set([at]));
      else known.add(at);
    }
  });
  const needed = Math.max(2, Math.ceil(pages.length * 0.5));
  return pages.map((page, at) => {
    const gone = new Set<Piece>(
      margins[at]!.filter((line) => {
        const on = pagesOf.get(keyOf(line))!;
        if (PAGE_NUMBER.test(line.text)) return true;
        return on.size >= needed && at !== Math.min(...on);
      }).flatMap((line) => line.pieces),
    );
    return gone.size === 0 ? page : { ...page, pieces: page.pieces.filter((piece) => !gone.has(piece)) };
  });
}

const PAGE_NUMBER = /^(?:[-–]\s*)?(?:pag(?:ina|\.)?\s*)?\d{1,3}(?:\s*(?:di|\/)\s*\d{1,3})?(?:\s*[-–])?$/i;

function marginLines(page: PdfPage): TextLine[] {
  const near = page.pieces.filter(
    ({ top, bottom }) => bottom < page.height * MARGIN || top > page.height * (1 - MARGIN),
  );
  return linesOf(near);
}

/** The same words with another number are the same line. */
function keyOf(line: TextLine): string {
  return `${Math.round(line.top / 6)} ${plain(line.text).replace(/\d+/g, '#')}`;
}
