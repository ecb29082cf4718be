import { columnField } from '../../table/columns.ts';
import { chunksOf, flow, type Chunk, type TextLine } from './lines.ts';
import { around, type Box, type Rule } from './page.ts';
import { cellChunks, columnAt, edgesOf, runsUnder } from './table-columns.ts';
import { rowStarts, type Placed } from './table-rows.ts';

export interface Columns {
  boxes: Box[];
  /** What stands over each; none over labels and their values. */
  texts: string[];
}

export interface AlignedTable extends Box {
  rows: string[][];
  columns: Columns;
  /** Reaches the last line of the page: it may go on overleaf. */
  open: boolean;
}

/** How many columns a row of headings names; 0 when it is no such row. */
export type ScoreHeadings = (headings: readonly string[]) => number;

/** Fewer headings in a row are a line of words with gaps in it. */
const FEWEST_HEADINGS = 3;

/**
 * Tables drawn with space alone: under a row of headings each piece belongs to the heading it stands under. A page that
 * begins with rows of the table before (`carried`) has no headings of its own.
 */
export function alignedTables(
  lines: readonly TextLine[],
  rules: readonly Rule[],
  carried: Columns | null,
  scoreHeadings: ScoreHeadings,
): { tables: AlignedTable[]; rest: TextLine[] } {
  const tables: AlignedTable[] = [];
  const rest: TextLine[] = [];
  let at = 0;
  if (carried !== null) {
    const body = bodyFrom(lines, 0, carried, scoreHeadings);
    if (body.length > 0) {
      tables.push(tableOf([], body, carried, rules, body.length === lines.length));
      at = body.length;
    }
  }
  while (at < lines.length) {
    const head = headAt(lines, at, scoreHeadings) ?? recordsAt(lines, at);
    if (head === null) {
      rest.push(lines[at]!);
      at++;
      continue;
    }
    const body = bodyFrom(lines, at + head.lines, head.columns, scoreHeadings);
    if (body.length === 0) {
      rest.push(lines[at]!);
      at++;
      continue;
    }
    const end = at + head.lines + body.length;
    tables.push(tableOf(head.texts, body, head.columns, rules, end === lines.length));
    at = end;
  }
  return { tables, rest };
}

interface Head {
  lines: number;
  columns: Columns;
  texts: string[];
  score: number;
}

/** How near two headings of one line may stand, against the size of their letters; the narrow one where columns are. */
const HEADING_GAPS = [0.95, 0.12];
/** Cells in the middle of a row stand between the lines of others. */
const MOST_HEADING_LINES = 6;

/** A row of headings over one to three lines of each. */
function headAt(lines: readonly TextLine[], at: number, scoreHeadings: ScoreHeadings): Head | null {
  let best: Head | null = null;
  for (const gap of HEADING_GAPS) {
    const found = headWithin(lines, at, scoreHeadings, gap);
    if (found !== null && found.score > (best?.score ?? 0)) best = found;
  }
  return best;
}

function headWithin(lines: readonly TextLine[], at: number, scoreHeadings: ScoreHeadings, gap: number): Head | null {
  let best: Head | null = null;
  const parts: { box: Box; texts: string[] }[] = [];
  const reach = gap < 0.5 ? 0 : 2;
  let rows = 0;
  for (let count = 1; count <= MOST_HEADING_LINES && at + count <= lines.length; count++) {
    const line = lines[at + count - 1]!;
    const above = count === 1 ? undefined : lines[at + count - 2];
    if (above !== undefined && line.top - above.bottom > 0.8 * line.size) break;
    if (above === undefined || line.top > above.bottom - 0.2 * line.size) rows++;
    if (rows > 3) break;
    if (count > 1 && lines[at]!.bold && !line.bold) break;
    for (const chunk of chunksOf(line, gap)) {
      const over = parts.filter(({ box }) => chunk.left < box.right + reach && chunk.right > box.left - reach);
      const [known] = over;
      if (known === undefined) parts.push({ box: chunk, texts: [chunk.text] });
      else {
        known.box = around([known.box, chunk]);
        known.texts.push(chunk.text);
      }
    }
    const sorted = parts.toSorted((a, b) => a.box.left - b.box.left);
    const texts = sorted.map((part) => part.texts.join(' '));
    const score = scoreHeadings(texts);
    if (score < FEWEST_HEADINGS || texts.some((text) => text.length > 60)) continue;
    // A second line of headings stands nearer than the first row of the table.
    const next = lines[at + count];
    const over = above === undefined ? 0 : line.top - above.bottom;
    const under = next === undefined ? Infinity : next.top - line.bottom;
    const tight = count === 1 || over < under - 0.5 || (over <= under && !beginsAnew(line, gap));
    if (best === null || score > best.score || (score === best.score && tight && count > best.lines)) {
      best = { lines: count, columns: { boxes: sorted.map((part) => part.box), texts }, texts, score };
    }
  }
  return best;
}

/** Most of its words begin as sentences do, and do not go on with those above. */
function beginsAnew(line: TextLine, gap: number): boolean {
  const chunks = chunksOf(line, gap);
  return chunks.filter(({ text }) => /^\p{Lu}\p{Ll}/u.test(text)).length * 2 > chunks.length;
}

/** Labels on the left, values on the right, without a line between them. */
function recordsAt(
  lines: readonly TextLine[],
  at: number,
): { lines: number; columns: Columns; texts: string[] } | null {
  const pair = (line: TextLine | undefined): readonly [Chunk, Chunk] | null => {
    const [label, value, more] = line === undefined ? [] : chunksOf(line);
    if (label === undefined || value === undefined || more !== undefined) return null;
    return columnField(label.text.replace(/:\s*$/, '')) === null ? null : [label, value];
  };
  const first = pair(lines[at]);
  if (first === null) return null;
  const [label, value] = first;
  let same = 0;
  for (const line of lines.slice(at, at + 12)) {
    const own = pair(line);
    if (own !== null && Math.abs(own[1].left - value.left) < 4) same++;
  }
  if (same < 3) return null;
  return {
    lines: 0,
    columns: {
      boxes: [
        { ...label, right: value.left - 6 },
        { ...value, right: value.left + 400 },
      ],
      texts: [],
    },
    texts: [],
  };
}

/** The lines from here on whose pieces stand under the columns; a line across them is text again. */
function bodyFrom(
  lines: readonly TextLine[],
  from: number,
  columns: Columns,
  scoreHeadings: ScoreHeadings,
): TextLine[] {
  const body: TextLine[] = [];
  const [first, second] = columns.boxes;
  for (const line of lines.slice(from)) {
    const before = body.at(-1);
    if (before !== undefined && line.top - before.bottom > 4 * line.size) break;
    const chunks = chunksOf(line);
    const [only] = chunks;
    if (only === undefined || first === undefined || second === undefined) break;
    // A line that runs from the first column over the second is a paragraph or the next heading.
    const cut = runsUnder(line);
    if (
      !cut &&
      chunks.length === 1 &&
      only.left < Math.min(second.left - 4, first.right + 6) &&
      only.right > second.right
    )
      break;
    if (
      !cut &&
      chunks.some((chunk) => columns.boxes.filter((box) => chunk.left < box.left && chunk.right > box.right).length > 1)
    )
      break;
    if (scoreHeadings(chunks.map(({ text }) => text)) >= FEWEST_HEADINGS) break;
    // Under a heading in the middle of its column the words begin before it.
    const begins = chunks.length > 1 || body.some(({ left }) => Math.abs(left - only.left) < 2);
    if (only.left < first.left - (begins ? 120 : 30)) break;
    body.push(line);
  }
  return body;
}

function tableOf(
  head: string[],
  body: readonly TextLine[],
  columns: Columns,
  rules: readonly Rule[],
  open: boolean,
): AlignedTable {
  const box = around(body);
  const edges = edgesOf(columns.boxes, body);
  const placed = body.map((line) => {
    const cells: TextLine[][] = columns.boxes.map(() => []);
    for (const chunk of cellChunks(line, edges)) {
      const own = cells[columnAt(edges, chunk) ?? nearest(columns.boxes, chunk)]!;
      const before = own.at(-1);
      // A bullet and its words.
      if (before !== undefined && chunk.left - before.right < 0.9 * line.size)
        own[own.length - 1] = { ...before, ...around([before, chunk]), text: `${before.text} ${chunk.text}` };
      else own.push({ ...line, ...chunk });
    }
    return { line, cells };
  });
  const starts = rowStarts(
    placed,
    rules.filter((rule) => rule.horizontal && rule.to - rule.from > (box.right - box.left) * 0.6),
    keyColumn(columns.texts, placed),
  );
  const rows: string[][] = head.length > 0 ? [head] : [];
  starts.forEach((start, at) => {
    const part = placed.slice(start, starts[at + 1] ?? placed.length);
    rows.push(
      columns.boxes.map((_, column) => {
        const own = part.flatMap(({ cells }) => cells[column]!);
        const reach = Math.max(...placed.flatMap(({ cells }) => cells[column]!.map((one) => one.right)));
        return flow(own, reach);
      }),
    );
  });
  return { ...box, rows, columns, open };
}

/** What numbers an objective or says how much it weighs, once in its row. */
const KEY = /^(?:(?:[A-Z]{1,5}[. -]?)?\d{1,5}(?:[.,/-]\d{1,4})*\s?[.)%]?|[x×–—-]|prerequisito)$/i;

/** The column of codes or weights, whichever says more; null where its lines are something else. */
function keyColumn(head: readonly string[], placed: readonly Placed[]): number | null {
  const said = (column: number): string[] => placed.flatMap(({ cells }) => cells[column]!.map(({ text }) => text));
  const [best] = head
    .map((heading, column) => ({ column, field: columnField(heading), texts: said(column) }))
    .filter(({ field, texts }) => (field === 'code' || field === 'weight') && texts.every((text) => KEY.test(text)))
    .sort((a, b) => b.texts.length - a.texts.length);
  return best?.column ?? null;
}

/** The column a piece stands under: the one it overlaps most, else the one whose edge it keeps to. */
function nearest(boxes: readonly Box[], chunk: Box): number {
  let best = 0;
  let least = Infinity;
  boxes.forEach((box, at) => {
    const overlap = Math.min(box.right, chunk.right) - Math.max(box.left, chunk.left);
    const edge = Math.min(
      Math.abs(box.left - chunk.left),
      Math.abs(box.right - chunk.right),
      Math.abs(box.left + box.right - chunk.left - chunk.right) / 2,
    );
    const cost = edge - (overlap > 0 ? 2 * overlap : 0);
    if (cost < least) [best, least] = [at, cost];
  });
  return best;
}
