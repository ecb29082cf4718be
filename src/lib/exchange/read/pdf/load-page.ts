import type { PDFPageProxy } from 'pdfjs-dist';
import { drawnOn } from './drawn.ts';
import { DrawnText } from './drawn-text.ts';
import { combined, type Matrix } from './matrix.ts';
import type { PdfPage, Piece } from './page.ts';
import { apartAsDrawn } from './piece-parts.ts';
import type { Font } from './text-pen.ts';

type Codes = Readonly<Record<string, number>>;

interface Item {
  str: string;
  width: number;
  transform: number[];
  fontName: string;
}

/** Words and lines of a page, turned so that most of its words run from left to right. */
export async function loadPage(page: PDFPageProxy, number: number, codes: Codes): Promise<PdfPage> {
  const viewport = page.getViewport({ scale: 1 });
  const [content, operators] = [await page.getTextContent(), await page.getOperatorList()];
  const items = content.items.filter((item): item is typeof item & Item => 'str' in item && item.str !== '');
  const base = viewport.transform as unknown as Matrix;
  const { matrix, width, height } = upright(base, items, viewport.width, viewport.height);
  const fontOf = fontsOf(page);
  const { rules, glyphs } = drawnOn(operators.fnArray, operators.argsArray as unknown[][], matrix, codes, fontOf);
  const texts = new DrawnText(glyphs);
  const pieces = items.flatMap((item) => pieceOf(item, matrix, fontOf(item.fontName).bold, texts));
  return { number, width, height, pieces: apartAsDrawn(pieces), rules };
}

/** A page may be turned by its own word, or only its text may be drawn sideways. */
function upright(
  base: Matrix,
  items: readonly Item[],
  width: number,
  height: number,
): { matrix: Matrix; width: number; height: number } {
  const letters = [0, 0, 0, 0];
  for (const item of items) {
    const [a, b] = combined(base, item.transform as unknown as Matrix);
    letters[(Math.round(Math.atan2(b, a) / (Math.PI / 2)) + 4) % 4]! += item.str.trim().length;
  }
  switch (letters.indexOf(Math.max(...letters))) {
    case 1:
      return { matrix: combined([0, -1, 1, 0, 0, width], base), width: height, height: width };
    case 2:
      return { matrix: combined([-1, 0, 0, -1, width, height], base), width, height };
    case 3:
      return { matrix: combined([0, 1, -1, 0, height, 0], base), width: height, height: width };
    default:
      return { matrix: base, width, height };
  }
}

function pieceOf(item: Item, matrix: Matrix, bold: boolean, texts: DrawnText): Piece[] {
  const m = combined(matrix, item.transform as unknown as Matrix);
  const size = Math.hypot(m[2], m[3]);
  const along = Math.hypot(m[0], m[1]);
  if (size === 0 || along === 0) return [];
  const [ux, uy] = [m[0] / along, m[1] / along];
  const [vx, vy] = [m[2] / size, m[3] / size];
  // From a little under the base line to a little over the small letters.
  const corners = [0, item.width].flatMap((run) =>
    [-0.15 * size, 0.75 * size].map((rise) => [m[4] + ux * run + vx * rise, m[5] + uy * run + vy * rise] as const),
  );
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const piece = { ...box, text: item.str, size, bold };
  const drawn = ux > 0.99 ? texts.find(item.str, m[4], m[5]) : null;
  if (drawn === null) return [piece];
  // The library may count what is left free after the last letter.
  const last = drawn.spans[2 * item.str.trimEnd().length - 1];
  return [{ ...piece, right: last ?? piece.right, drawn }];
}

interface LoadedFont {
  name?: string;
  fontMatrix?: ArrayLike<number>;
  vertical?: boolean;
}

/** Fonts are known once the page's operators have been read. */
function fontsOf(page: PDFPageProxy): (name: string) => Font & { bold: boolean } {
  const known = new Map<string, Font & { bold: boolean }>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const loaded = page.commonObjs.has(name) ? (page.commonObjs.get(name) as LoadedFont | null) : null;
    const font = {
      bold: /bold|black|heavy|demi/i.test(loaded?.name ?? ''),
      scale: loaded?.fontMatrix?.[0] ?? 0.001,
      vertical: loaded?.vertical ?? false,
    };
    known.set(name, font);
    return font;
  };
}
