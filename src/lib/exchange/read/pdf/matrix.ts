export type Matrix = readonly [number, number, number, number, number, number];

/** `a` first, then `b`. */
export function combined(b: Matrix, a: Matrix): Matrix {
  return [
    b[0] * a[0] + b[2] * a[1],
    b[1] * a[0] + b[3] * a[1],
    b[0] * a[2] + b[2] * a[3],
    b[1] * a[2] + b[3] * a[3],
    b[0] * a[4] + b[2] * a[5] + b[4],
    b[1] * a[4] + b[3] * a[5] + b[5],
  ];
}
