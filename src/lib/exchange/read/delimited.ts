import { headerScore } from '../table/columns.ts';

const SAMPLE = 300_000;

/** Rows of a csv text: quotes, doubled quotes, breaks inside quotes. */
export function parseDelimited(text: string, delimiter: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i]!;
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[++i]!;
      else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      quoted = true;
      cell = '';
    } else if (character === delimiter) {
      row.push(cell);
      cell = '';
    } else if (character === '\n') {
      row.push(cell);
      rows.push(row);
      row = [];
      cell = '';
    } else {
      cell += character;
    }
  }
  if (cell !== '' || row.length > 0) rows.push([...row, cell]);
  return rows;
}

/**
 * The delimiter that cuts most rows into the same number (≥ 3) of cells, or null. Prose has commas
 * too: unless the file says it is a csv, the first row must read as a header.
 */
export function findDelimiter(text: string, stated: boolean): string | null {
  // A csv shows its shape in its first thousands of rows.
  const sample = text.length <= SAMPLE ? text : text.slice(0, text.lastIndexOf('\n', SAMPLE) + 1 || SAMPLE);
  let best: string | null = null;
  let bestScore = 0;
  for (const delimiter of [';', '\t', ',', '|']) {
    const rows = parseDelimited(sample, delimiter).filter((cells) => cells.some((cell) => cell.trim() !== ''));
    const counts = new Map<number, number>();
    for (const cells of rows) if (cells.length >= 3) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
    const [width, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    // Titles stand above; from its header on, a table has the same cells in nearly every row.
    const first = rows.findIndex((cells) => cells.length === width);
    if (!stated && headerScore(rows[first] ?? []) < 3) continue;
    const share = most / Math.max(1, rows.length - first);
    const score = most >= 2 && share > 0.5 ? share : 0;
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}
