import { lineFeet } from '../tree/drawing.ts';
import type { Drawing } from '../tree/drawing.ts';
import { attribute, escape } from './markup.ts';

const short = (millimetres: number) => String(Math.round(millimetres * 100) / 100);

/** A drawing inside a page, its user units millimetres; read aloud as one picture with its words. */
export function drawingSvg({ width, height, boxes, strokes, alt }: Drawing): string {
  const path = strokes.map(({ from, to }) => `M${from.map(short).join(' ')}L${to.map(short).join(' ')}`).join('');
  const drawn = boxes.map((box) => {
    const feet = lineFeet(box);
    const middle = short(box.x + box.width / 2);
    const lines = box.lines.map(
      (words, at) =>
        `<text x="${middle}" y="${short(feet[at] ?? 0)}"${at < box.titles ? ' class="name"' : ''}>${escape(words)}</text>`,
    );
    const [x, y, wide, high] = [box.x, box.y, box.width, box.height].map(short);
    return `<rect x="${x}" y="${y}" width="${wide}" height="${high}" rx=".8"/>${lines.join('')}`;
  });
  return `<svg role="img" aria-label="${attribute(alt)}" viewBox="-.5 -.5 ${short(width + 1)} ${short(height + 1)}" width="${short(width + 1)}mm"><path d="${path}"/>${drawn.join('')}</svg>`;
}
