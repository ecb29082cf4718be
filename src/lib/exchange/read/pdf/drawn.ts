import { rulesOf } from './drawn-rules.ts';
import { combined, type Matrix } from './matrix.ts';
import type { Rule } from './page.ts';
import { TextPen, type Font, type Glyph } from './text-pen.ts';

/** The lines and the letters drawn on a page, in the order they are drawn. */
export function drawnOn(
  operators: readonly number[],
  args: readonly (readonly unknown[] | null)[],
  matrix: Matrix,
  codes: Readonly<Record<string, number>>,
  fontOf: (name: string) => Font,
): { rules: Rule[]; glyphs: Glyph[] } {
  const names = new Map(Object.entries(codes).map(([name, code]) => [code, name]));
  const rules: Rule[] = [];
  const pen = new TextPen(fontOf);
  const stack: Matrix[] = [];
  let now = matrix;
  const save = (): void => {
    stack.push(now);
    pen.save();
  };
  const restore = (): void => {
    now = stack.pop() ?? now;
    pen.restore();
  };
  operators.forEach((operator, at) => {
    const name = names.get(operator) ?? '';
    const own = args[at] ?? [];
    switch (name) {
      case 'save':
        save();
        break;
      case 'restore':
      case 'paintFormXObjectEnd':
        restore();
        break;
      case 'transform':
        now = combined(now, own as unknown as Matrix);
        break;
      case 'paintFormXObjectBegin':
        save();
        if (Array.isArray(own[0]) || ArrayBuffer.isView(own[0])) now = combined(now, own[0] as unknown as Matrix);
        break;
      case 'constructPath': {
        const path = (own[1] as (ArrayLike<number> | null)[] | undefined)?.[0];
        if (path != null) for (const rule of rulesOf(path, names.get(own[0] as number) ?? '', now)) rules.push(rule);
        break;
      }
      default:
        pen.take(name, own, now);
    }
  });
  return { rules, glyphs: pen.glyphs };
}
