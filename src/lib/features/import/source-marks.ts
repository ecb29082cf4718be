import type { ImportProblem } from '#lib/exchange/imported-plan.ts';
import type { SourceCell, SourcePassages, SourceRef } from '#lib/exchange/source.ts';

/** A number on the page: the place of its problem in the list. */
export interface Mark {
  number: number;
  problem: string;
}

export function refKey(ref: SourceRef): string {
  return ref.row === null || ref.column === null ? ref.block : `${ref.block}:${ref.row}:${ref.column}`;
}

/** Marks by the block or cell they stand on, in the order of the problems. */
export function placeMarks(problems: readonly ImportProblem[]): ReadonlyMap<string, Mark[]> {
  const marks = new Map<string, Mark[]>();
  problems.forEach((problem, index) => {
    for (const key of new Set(problem.source.map(refKey)))
      marks.set(key, [...(marks.get(key) ?? []), { number: index + 1, problem: problem.id }]);
  });
  return marks;
}

/** A merged cell answers for every place it covers. */
export function cellKeys(block: string, cell: SourceCell): string[] {
  const keys: string[] = [];
  for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1)
    for (let column = cell.column; column < cell.column + cell.colSpan; column += 1)
      keys.push(`${block}:${row}:${column}`);
  return keys;
}

/** The marks on several places, each once: a merged cell may be named by more than one of them. */
export function marksOn(marks: ReadonlyMap<string, Mark[]>, keys: readonly string[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const mark of keys.flatMap((key) => marks.get(key) ?? [])) found.set(mark.problem, mark);
  return [...found.values()];
}

/** What the document says at these places, as one short text. */
export function passagesAt({ blocks }: SourcePassages, refs: readonly SourceRef[]): string {
  const said = refs.flatMap(({ block, row, column }) => {
    const found = blocks.find((one) => one.id === block);
    if (found === undefined) return [];
    if (found.kind === 'text') return [found.text];
    const cell = found.rows.flat().find((one) => one.row === row && one.column === column);
    return cell === undefined ? [] : [cell.text];
  });
  const whole = [...new Set(said)].join(' … ');
  return whole.length <= 300 ? whole : `${whole.slice(0, 299).trimEnd()}…`;
}
