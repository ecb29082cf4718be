import type { SourceCell } from '../../source.ts';
import { flow, linesOf } from './lines.ts';
import { around, middleOf, type Box, type PdfPage, type Piece, type Rule } from './page.ts';
import { beginnings, cutBefore, freeBefore } from './piece-parts.ts';

export interface FoundTable extends Box {
  rows: SourceCell[][];
}

/** Lines nearer than this are one line drawn twice. */
const NEAR = 3;
/** Between two tables that are one: no wider than an empty column. */
const WIDEST_GAP = 60;
const FEWEST_LINES = 4;

/** The tables whose cells are drawn with lines, and the pieces of the page that stand in none. */
export function ruledTables(page: PdfPage): { tables: FoundTable[]; rest: Piece[] } {
  const rules = merged(page.rules);
  const tables: FoundTable[] = [];
  let rest = page.pieces;
  for (const group of sideBySide(connected(rules))) {
    const lattice = latticeOf(group);
    if (lattice === null) continue;
    const { xs, ys } = lattice;
    const box = { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)! };
    const within = (piece: Piece): boolean => {
      const { x, y } = middleOf(piece);
      return x > box.left - 1 && x < box.right + 1 && y > box.top - 1 && y < box.bottom + 1;
    };
    const inside = rest.filter(within);
    if (inside.length === 0) continue;
    rest = rest.filter((piece) => !within(piece));
    tables.push({ ...box, rows: fill(cellsOf(lattice), lattice, inside) });
  }
  return { tables, rest };
}

interface Lattice {
  xs: number[];
  ys: number[];
  horizontal: Rule[];
  vertical: Rule[];
}

/** Pieces of one line, drawn cell by cell, as one. */
function merged(rules: readonly Rule[]): Rule[] {
  const all: Rule[] = [];
  for (const horizontal of [true, false]) {
    const own = rules.filter((rule) => rule.horizontal === horizontal).sort((a, b) => a.at - b.at || a.from - b.from);
    const open: Rule[] = [];
    for (const rule of own) {
      const known = open.findLast(
        (one) => Math.abs(one.at - rule.at) <= 1.5 && rule.from <= one.to + NEAR && rule.to >= one.from - NEAR,
      );
      if (known === undefined) open.push({ ...rule });
      else {
        known.from = Math.min(known.from, rule.from);
        known.to = Math.max(known.to, rule.to);
      }
    }
    all.push(...open);
  }
  return all;
}

/** Rules that touch each other, group by group. */
function connected(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, at) => at);
  const root = (at: number): number => {
    while (parent[at] !== at) at = parent[at] = parent[parent[at]!]!;
    return at;
  };
  rules.forEach((h, i) => {
    if (!h.horizontal) return;
    rules.forEach((v, j) => {
      if (v.horizontal) return;
      const meets = v.at >= h.from - NEAR && v.at <= h.to + NEAR && h.at >= v.from - NEAR && h.at <= v.to + NEAR;
      if (meets) parent[root(i)] = root(j);
    });
  });
  return [...Map.groupBy(rules.entries(), ([at]) => root(at)).values()].map((group) => group.map(([, rule]) => rule));
}

/** A sheet with an empty column is drawn as two tables; where the rows of one are rows of the other they are one. */
function sideBySide(groups: Rule[][]): Rule[][] {
  const boxes = groups.flatMap((rules) => {
    const lattice = latticeOf(rules);
    return lattice === null ? [] : [{ rules, ys: lattice.ys, left: lattice.xs[0]!, right: lattice.xs.at(-1)! }];
  });
  const joined: typeof boxes = [];
  for (const box of boxes.sort((a, b) => a.left - b.left)) {
    const beside = joined.find(({ ys, right }) => {
      const [few, many] = ys.length < box.ys.length ? [ys, box.ys] : [box.ys, ys];
      const gap = box.left - right;
      return (
        gap > 0 &&
        gap < WIDEST_GAP &&
        few.length >= FEWEST_LINES &&
        Math.abs(few[0]! - many[0]!) <= NEAR &&
        Math.abs(few.at(-1)! - many.at(-1)!) <= NEAR &&
        few.every((y) => many.some((other) => Math.abs(other - y) <= NEAR))
      );
    });
    if (beside === undefined) joined.push(box);
    else Object.assign(beside, { rules: [...beside.rules, ...box.rules], right: box.right });
  }
  return joined.map(({ rules }) => rules);
}

function latticeOf(rules: readonly Rule[]): Lattice | null {
  const horizontal = rules.filter((rule) => rule.horizontal);
  const vertical = rules.filter((rule) => !rule.horizontal);
  if (horizontal.length === 0 || vertical.length === 0) return null;
  // Where the outer edge is not drawn, the inner lines end at it.
  const xs = places([...vertical.map((one) => one.at), ...ends(horizontal)], 6);
  const ys = places([...horizontal.map((one) => one.at), ...ends(vertical)], 6);
  return xs.length < 2 || ys.length < 2 || (xs.length < 3 && ys.length < 3) ? null : { xs, ys, horizontal, vertical };
}

const ends = (rules: readonly Rule[]): number[] => [
  Math.min(...rules.map((one) => one.from)),
  Math.max(...rules.map((one) => one.to)),
];

/** Distinct places, each the mean of those that lie together. */
function places(values: number[], near: number): number[] {
  const groups: number[][] = [];
  for (const value of values.sort((a, b) => a - b)) {
    const group = groups.at(-1);
    if (group !== undefined && value - group.at(-1)! <= NEAR && value - group[0]! <= near) group.push(value);
    else groups.push([value]);
  }
  return groups.map((group) => group.reduce((sum, one) => sum + one, 0) / group.length);
}

interface Cell {
  row: number;
  column: number;
  rowSpan: number;
  colSpan: number;
}

/** Units of the lattice without a line between them are one cell. */
function cellsOf(lattice: Lattice): Cell[] {
  const { xs, ys, horizontal, vertical } = lattice;
  const [width, height] = [xs.length - 1, ys.length - 1];
  const parted = (rules: readonly Rule[], at: number, from: number, to: number): boolean => {
    const middle = (from + to) / 2;
    return rules.some((rule) => Math.abs(rule.at - at) <= NEAR + 1 && rule.from <= middle && rule.to >= middle);
  };
  const owner = Array.from({ length: height }, () => Array<Cell | null>(width).fill(null));
  const cells: Cell[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      if (owner[row]![column] !== null) continue;
      let colSpan = 1;
      const open = (r: number, c: number): boolean =>
        c < width && owner[r]![c] === null && !parted(vertical, xs[c]!, ys[r]!, ys[r + 1]!);
      while (open(row, column + colSpan)) colSpan++;
      let rowSpan = 1;
      const below = (r: number): boolean => {
        if (r >= height) return false;
        for (let c = column; c < column + colSpan; c++) {
          if (owner[r]![c] !== null || parted(horizontal, ys[r]!, xs[c]!, xs[c + 1]!)) return false;
          if (c > column && !open(r, c)) return false;
        }
        return true;
      };
      while (below(row + rowSpan)) rowSpan++;
      const cell = { row, column, rowSpan, colSpan };
      cells.push(cell);
      for (let r = row; r < row + rowSpan; r++) for (let c = column; c < column + colSpan; c++) owner[r]![c] = cell;
    }
  }
  return cells;
}

function fill(cells: readonly Cell[], { xs, ys }: Lattice, pieces: readonly Piece[]): SourceCell[][] {
  const boxes = cells.map((cell) => ({
    cell,
    left: xs[cell.column]!,
    right: xs[cell.column + cell.colSpan]!,
    top: ys[cell.row]!,
    bottom: ys[cell.row + cell.rowSpan]!,
    pieces: [] as Piece[],
  }));
  const under = (x: number, y: number): (typeof boxes)[number] | undefined =>
    boxes.find((box) => x >= box.left && x < box.right && y >= box.top && y < box.bottom);
  const place = (piece: Piece): void => {
    const { x, y } = middleOf(piece);
    const first = under(Math.min(piece.left + 1, x), y);
    const last = under(Math.max(piece.right - 1, x), y);
    if (first !== undefined && last !== undefined && first !== last && first.right < piece.right - 2) {
      const parts = cut(piece, first.right);
      if (parts !== null) {
        first.pieces.push(parts[0]);
        place(parts[1]);
        return;
      }
    }
    (under(x, y) ?? first ?? last)?.pieces.push(piece);
  };
  pieces.forEach(place);
  const rows: SourceCell[][] = Array.from({ length: ys.length - 1 }, () => []);
  for (const { cell, left, right, pieces: own } of boxes) {
    const margin = Math.min(8, Math.max(0, ...own.slice(0, 1).map(() => around(own).left - left)));
    rows[cell.row]!.push({ ...cell, text: flow(linesOf(own), right - 2, right - margin, left) });
  }
  return rows;
}

/** Two cells' words may come as one piece: cut where the second's begin, or at the space nearest to the line between them. */
function cut(piece: Piece, at: number): [Piece, Piece] | null {
  const { text, size } = piece;
  const away = (index: number): number => {
    const { from, to } = freeBefore(piece, index);
    return Math.max(0, from - at, at - to);
  };
  const drawn = beginnings(piece).filter((index) => away(index) <= 1);
  const spaces = [...text.matchAll(/ (?=[^ ])/g)]
    .map(({ index }) => index + 1)
    .filter((index) => away(index) <= size * 2);
  const [best] = (drawn.length > 0 ? drawn : spaces).sort((a, b) => away(a) - away(b));
  if (best === undefined) return null;
  const { from, to } = freeBefore(piece, best);
  const [first, second] = cutBefore(piece, best);
  return [
    { ...first, right: Math.min(at, from) },
    { ...second, left: Math.max(at, to) },
  ];
}
