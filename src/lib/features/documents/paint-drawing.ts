import type { Picture } from '#lib/exchange/tree/document-tree.ts';
import { LETTER_MM, lineFeet } from '#lib/exchange/tree/drawing.ts';
import type { Drawing } from '#lib/exchange/tree/drawing.ts';

/** 300 dots an inch. */
const DOTS_PER_MM = 300 / 25.4;

/** For files that hold no drawing: the same boxes and lines as a picture. */
export async function paintDrawing({ width, height, boxes, strokes, alt }: Drawing): Promise<Picture> {
  const edge = 0.5;
  const face = getComputedStyle(document.body).fontFamily;
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil((width + 2 * edge) * DOTS_PER_MM);
  canvas.height = Math.ceil((height + 2 * edge) * DOTS_PER_MM);
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  brush.fillStyle = '#fff';
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.scale(DOTS_PER_MM, DOTS_PER_MM);
  brush.translate(edge, edge);
  brush.lineWidth = 0.25;
  brush.strokeStyle = '#455b71';
  for (const { from, to } of strokes) {
    brush.beginPath();
    brush.moveTo(...from);
    brush.lineTo(...to);
    brush.stroke();
  }
  brush.textAlign = 'center';
  for (const box of boxes) {
    brush.fillStyle = '#eef1f6';
    brush.beginPath();
    brush.roundRect(box.x, box.y, box.width, box.height, 0.8);
    brush.fill();
    brush.stroke();
    brush.fillStyle = '#17324d';
    const feet = lineFeet(box);
    box.lines.forEach((words, at) => {
      brush.font = `${at < box.titles ? 700 : 400} ${LETTER_MM}px ${face}`;
      brush.fillText(words, box.x + box.width / 2, feet[at] ?? 0, box.width);
    });
  }
  return {
    png: canvas.toDataURL('image/png').replace(/^[^,]*,/u, ''),
    width: canvas.width,
    height: canvas.height,
    alt,
  };
}
