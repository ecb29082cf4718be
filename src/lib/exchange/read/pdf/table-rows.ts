import type { TextLine } from './lines.ts';
import type { Box, Rule } from './page.ts';

/** A line of a table with what stands in each of its columns. */
export interface Placed {
  line: TextLine;
  cells: TextLine[][];
}

/** Where a cell's lines stand in a row that is taller than they are. */
const ALIGNMENTS: readonly ((box: Pick<Box, 'top' | 'bottom'>) => number)[] = [
  ({ top }) => top,
  ({ top, bottom }) => (top + bottom) / 2,
  ({ bottom }) => bottom,
];

const TOTAL = /^tot(?:al[ei])?\b/i;

/**
 * Which lines begin a row: those under a drawn line, else those after a wider gap, else those with a value in the
 * emptiest full column. `key` is a column that says one thing in each row: what does not agree with it is no row, and
 * the lines then belong to the key they stand about.
 */
export function rowStarts(placed: readonly Placed[], across: readonly Rule[], key: number | null): number[] {
  if (across.length >= 2) return underRules(placed, across);
  const keys = key === null ? [] : placed.flatMap(({ cells }, at) => (cells[key]!.length > 0 ? [at] : []));
  const agrees = (starts: number[] | null): starts is number[] =>
    starts !== null &&
    starts.every((start, at) => {
      const end = starts[at + 1] ?? placed.length;
      return keys.filter((one) => one >= start && one < end).length === 1;
    });
  const apart = afterGaps(placed);
  if (agrees(apart)) return apart;
  const about = keys.length < 2 ? null : aboutKeys(placed, keys, key!);
  return about ?? apart ?? underAnchor(placed) ?? [0];
}

function underRules(placed: readonly Placed[], across: readonly Rule[]): number[] {
  const starts = [0];
  placed.slice(1).forEach(({ line: below }, at) => {
    const above = placed[at]!.line;
    if (across.some((rule) => rule.at > (above.top + above.bottom) / 2 && rule.at < (below.top + below.bottom) / 2))
      starts.push(at + 1);
  });
  return starts;
}

function afterGaps(placed: readonly Placed[]): number[] | null {
  const size = placed[0]?.line.size ?? 10;
  let bottom = -Infinity;
  const gaps = placed.map(({ line }) => {
    const gap = line.top - bottom;
    bottom = Math.max(bottom, line.bottom);
    return gap;
  });
  gaps.shift();
  // Cells in the middle of their rows stand between the lines of others: how far lines are apart is said by each column.
  const interleaved = gaps.some((gap) => gap < -0.2 * size);
  const sorted = (interleaved ? columnGaps(placed) : gaps).toSorted((a, b) => a - b);
  const usual = sorted[Math.floor(sorted.length / 4)] ?? 0;
  const wide = gaps.flatMap((gap, at) => (gap > usual + 0.25 * size ? [at + 1] : []));
  return wide.length > 0 ? [0, ...wide] : null;
}

function columnGaps(placed: readonly Placed[]): number[] {
  return (placed[0]?.cells ?? []).flatMap((_, column) => {
    const lines = placed.flatMap(({ cells }) => cells[column]!);
    return lines.slice(1).map((line, at) => line.top - lines[at]!.bottom);
  });
}

function underAnchor(placed: readonly Placed[]): number[] | null {
  const full = (column: number): number[] => placed.flatMap(({ cells }, at) => (cells[column]!.length > 0 ? [at] : []));
  const [anchor] = placed[0]!.cells
    .map((_, column) => full(column))
    .filter((filled) => filled[0] === 0 && filled.length > 1)
    .sort((a, b) => a.length - b.length);
  return anchor ?? null;
}

/**
 * A row for each key. Between two keys the lines are cut where the cells of all rows stand best beside their keys: with
 * their first lines, their middles or their last lines, in the whole table alike.
 */
function aboutKeys(placed: readonly Placed[], keys: readonly number[], key: number): number[] | null {
  const size = placed[0]!.line.size;
  const cost = (from: number, to: number, own: number, align: (typeof ALIGNMENTS)[number]): number => {
    const at = align(placed[own]!.line);
    let sum = 0;
    for (let column = 0; column < placed[own]!.cells.length; column++) {
      if (column === key) continue;
      const lines = placed.slice(from, to).flatMap(({ cells }) => cells[column]!);
      if (lines.length === 0) continue;
      sum += Math.abs(align({ top: lines[0]!.top, bottom: lines.at(-1)!.bottom }) - at);
      // A hole in a cell: its lower part is another row's.
      for (const [index, line] of lines.entries())
        if (index > 0) sum += Math.max(0, line.top - lines[index - 1]!.bottom - size);
    }
    return sum;
  };
  let best: { sum: number; starts: number[] } | null = null;
  for (const align of ALIGNMENTS) {
    // By where the row before ended: what all rows so far cost, and where they begin.
    let open = new Map([[0, { sum: 0, starts: [] as number[] }]]);
    keys.forEach((own, at) => {
      const last = at === keys.length - 1;
      const next = new Map<number, { sum: number; starts: number[] }>();
      for (let end = last ? placed.length : own + 1; end <= (keys[at + 1] ?? placed.length); end++) {
        // What is summed up stands below every row.
        if (!last && placed.slice(own + 1, end).some(isTotal)) break;
        for (const [from, before] of open) {
          if (from > own) continue;
          const sum = before.sum + cost(from, end, own, align);
          const known = next.get(end);
          if (known === undefined || sum < known.sum) next.set(end, { sum, starts: [...before.starts, from] });
        }
      }
      open = next;
    });
    const done = open.get(placed.length);
    if (done !== undefined && (best === null || done.sum < best.sum - 0.01)) best = done;
  }
  return best?.starts ?? null;
}

const isTotal = ({ cells }: Placed): boolean => cells.some((lines) => lines.some(({ text }) => TOTAL.test(text)));
