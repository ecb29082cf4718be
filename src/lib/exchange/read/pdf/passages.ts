import type { SourceCell } from '../../source.ts';
import { PassageList } from '../../source.ts';
import { alignedTables, type Columns, type ScoreHeadings } from './aligned-tables.ts';
import { goesOn, linesOf, type TextLine } from './lines.ts';
import type { PdfPage } from './page.ts';
import { ruledTables } from './ruled-tables.ts';
import { withoutRunningLines } from './running-lines.ts';
import { mendTears } from './torn-words.ts';

/** A page's tables and paragraphs in reading order. */
export function passagesOf(pages: readonly PdfPage[], scoreHeadings: ScoreHeadings): PassageList {
  const list = new PassageList();
  const body = bodySize(pages);
  let carried: Columns | null = null;
  for (const page of withoutRunningLines(pages)) {
    list.place = { page: page.number };
    const { tables, rest } = ruledTables(page);
    const lines = linesOf(rest);
    const aligned = alignedTables(lines, page.rules, carried, scoreHeadings);
    carried = aligned.tables.findLast((table) => table.open)?.columns ?? null;
    const parts: { top: number; emit: () => void }[] = [
      ...tables.map((table) => ({ top: table.top, emit: () => emitTable(list, table.rows) })),
      ...aligned.tables.map((table) => ({ top: table.top, emit: () => list.plainTable(table.rows) })),
      ...paragraphsOf(aligned.rest, page, body).map((paragraph) => ({
        top: paragraph.top,
        emit: () => list.text(paragraph.text, paragraph.level === null ? {} : { level: paragraph.level }),
      })),
    ];
    for (const part of parts.sort((a, b) => a.top - b.top)) part.emit();
  }
  mendTears(list.blocks);
  return list;
}

/** A box around one text is no table. */
function emitTable(list: PassageList, rows: SourceCell[][]): void {
  const cells = rows.flat().filter((cell) => cell.text !== '');
  if (rows.flat().length > 1) list.table(rows);
  else for (const cell of cells) for (const line of cell.text.split('\n')) list.text(line);
}

/** The size most of the text has. */
function bodySize(pages: readonly PdfPage[]): number {
  const letters = new Map<number, number>();
  for (const { size, text } of pages.flatMap((page) => page.pieces)) {
    const key = Math.round(size * 2) / 2;
    letters.set(key, (letters.get(key) ?? 0) + text.length);
  }
  return [...letters].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

interface Paragraph {
  top: number;
  text: string;
  level: number | null;
}

function paragraphsOf(lines: readonly TextLine[], page: PdfPage, body: number): Paragraph[] {
  const right = Math.max(...lines.map((line) => line.right), page.width * 0.6);
  const paragraphs: Paragraph[] = [];
  let before: TextLine | null = null;
  for (const line of lines) {
    const last = paragraphs.at(-1);
    const level = levelOf(line, body);
    const close = before !== null && line.top - before.bottom < line.size * 1.1 && line.top >= before.top;
    const alike = before !== null && Math.abs(before.size - line.size) < 0.6 && before.bold === line.bold;
    const titled = before !== null && inCapitals(line.text) && !inCapitals(before.text);
    if (last !== undefined && before !== null && close && alike && !titled && goesOn(before, line, right)) {
      last.text =
        /\p{Ll}-$/u.test(last.text) && /^\p{Ll}/u.test(line.text)
          ? last.text.slice(0, -1) + line.text
          : `${last.text} ${line.text}`;
    } else {
      paragraphs.push({ top: line.top, text: line.text, level });
    }
    before = line;
  }
  return paragraphs;
}

function inCapitals(text: string): boolean {
  return /\p{Lu}{3}/u.test(text) && text === text.toUpperCase();
}

/** A heading is larger than the text, or bold and short. */
function levelOf(line: TextLine, body: number): number | null {
  if (line.text.length > 120 || !/\p{L}{2}/u.test(line.text)) return null;
  if (line.size > body * 1.5) return 1;
  if (line.size > body * 1.12) return 2;
  return line.bold && line.text.length < 90 && !/[.;:]$/.test(line.text) ? 3 : null;
}
