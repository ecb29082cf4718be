import type { Matrix } from './matrix.ts';
import type { Rule } from './page.ts';

/** A filled shape no thicker than this is a line. */
const THICKEST_LINE = 3;
/** Shorter strokes are dots and ornaments. */
const SHORTEST_LINE = 5;

const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const QUADRATIC = 3;
const CLOSE = 4;

const FILLED = new Set(['fill', 'eoFill']);
const STROKED = new Set([
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]);

/** The lines in a path, by how it is painted. */
export function rulesOf(path: ArrayLike<number>, paint: string, matrix: Matrix): Rule[] {
  const rules: Rule[] = [];
  for (const shape of shapesOf(path, matrix)) {
    if (FILLED.has(paint)) addThin(shape, rules);
    else if (STROKED.has(paint)) addEdges(shape, rules);
  }
  return rules;
}

type Point = readonly [number, number];

/** The straight-edged outlines of a path; one with a curve in it is no line of a table. */
function shapesOf(path: ArrayLike<number>, matrix: Matrix): Point[][] {
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  const point = (at: number): Point => {
    const [x, y] = [path[at]!, path[at + 1]!];
    return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
  };
  for (let at = 0; at < path.length;) {
    switch (path[at++]) {
      case MOVE:
        shapes.push((shape = [point(at)]));
        at += 2;
        break;
      case LINE:
        shape.push(point(at));
        at += 2;
        break;
      case CURVE:
        shapes.push((shape = [point(at + 4)]));
        at += 6;
        break;
      case QUADRATIC:
        shapes.push((shape = [point(at + 2)]));
        at += 4;
        break;
      case CLOSE:
        if (shape[0] !== undefined) shape.push(shape[0]);
        break;
      default:
        return [];
    }
  }
  return shapes.filter((one) => one.length > 1);
}

/** A filled bar is a line; anything thicker is a background. */
function addThin(shape: readonly Point[], rules: Rule[]): void {
  const xs = shape.map(([x]) => x);
  const ys = shape.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  if (bottom - top <= THICKEST_LINE && right - left >= SHORTEST_LINE) {
    rules.push({ horizontal: true, at: (top + bottom) / 2, from: left, to: right });
  } else if (right - left <= THICKEST_LINE && bottom - top >= SHORTEST_LINE) {
    rules.push({ horizontal: false, at: (left + right) / 2, from: top, to: bottom });
  }
}

function addEdges(shape: readonly Point[], rules: Rule[]): void {
  for (let at = 1; at < shape.length; at++) {
    const [ax, ay] = shape[at - 1]!;
    const [bx, by] = shape[at]!;
    if (Math.abs(ay - by) < 0.7 && Math.abs(ax - bx) >= SHORTEST_LINE) {
      rules.push({ horizontal: true, at: (ay + by) / 2, from: Math.min(ax, bx), to: Math.max(ax, bx) });
    } else if (Math.abs(ax - bx) < 0.7 && Math.abs(ay - by) >= SHORTEST_LINE) {
      rules.push({ horizontal: false, at: (ax + bx) / 2, from: Math.min(ay, by), to: Math.max(ay, by) });
    }
  }
}
