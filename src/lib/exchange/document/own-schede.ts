import { readMonthSpans } from '../fields/month-spans.ts';
import { readType } from '../fields/type.ts';
import type { ImportedIndicator } from '../imported-plan.ts';
import { measured, NOTHING, readTargetWords } from '../own-row.ts';
import { emptyObjective, type RawObjective } from '../raw-objective.ts';
import { rowIdFromBookmark } from '../row-bookmark.ts';
import type { Passage, SourceRef, TablePassage, TextPassage } from '../source.ts';
import type { ColumnField } from '../table/columns.ts';

/** A sheet of a document of ours: its heading says which objective it is. */
export interface OwnScheda {
  area: string;
  /** The line that names who answers for the area. */
  head: string | null;
  source: SourceRef;
  raw: RawObjective;
  /** The passages it stands in. */
  blocks: string[];
}

/** What stands before the colon, in the order of the sheet; null for what the import does not take. */
const LABELS: readonly (readonly [label: string, field: ColumnField | null])[] = [
  ['Performance attesa', 'expectedPerformance'],
  ['Scadenza', 'dueDate'],
  ['Dato atteso', 'target'],
  ['Obiettivo strategico', 'strategicReference'],
  ['Missione e programma', null],
  ['Risorse umane', 'participants'],
  ['Risorse finanziarie', null],
  ['Risorse strumentali', 'tools'],
  ['Portatori di interesse', 'stakeholders'],
  ['Misura anticorruzione', null],
  ['Obbligo di trasparenza', null],
  ['Note', 'notes'],
];
/** The one that no sheet lacks. */
const PEOPLE = LABELS.findIndex(([, field]) => field === 'participants');
const WEIGHT = /^Pesatura (.+)$/;
const GATE = 'prerequisito senza peso';

/** The sheets of a document of ours, none where it is another. Their layout is ours, so nothing in them is guessed. */
export function ownSchede(blocks: readonly Passage[]): OwnScheda[] {
  return blocks.flatMap((block, at) => {
    const title = block.kind === 'text' && block.anchor !== undefined ? block : null;
    if (title === null) return [];
    // Who saved it may have made plain lines of its headings.
    const next = blocks
      .slice(at + 1)
      .findIndex((one) => one.kind === 'text' && (one.level ?? one.anchor) !== undefined);
    return [readScheda(title, blocks.slice(at + 1, next < 0 ? undefined : at + 1 + next))];
  });
}

function readScheda(heading: TextPassage, rest: readonly Passage[]): OwnScheda {
  const raw = emptyObjective();
  const { name = '', at = 0 } = heading.anchor ?? {};
  raw.rowId = rowIdFromBookmark(name);
  const put = (field: ColumnField, text: string, block: string): void => {
    if (text !== '') raw.values[field] = [{ text, source: sourceOf(block) }];
  };
  const [about, ...under] = rest;
  const parts = about?.kind === 'text' ? about.text.split(' · ') : [];
  const [area = '', ...said] = parts;
  const head = said.find((part) => part.startsWith('Responsabile: ')) ?? null;
  const last = said.at(-1) ?? '';
  if (about !== undefined) {
    put('type', said.find((part) => part !== head && part !== last && readType(part) !== null) ?? '', about.id);
    put('weight', last === GATE ? 'prerequisito' : (WEIGHT.exec(last)?.[1] ?? ''), about.id);
  }
  for (const block of under) if (block.kind === 'table') readTable(block, raw);

  // From here on as a row of ours in the table of an area says it.
  const { description, dueDate, expectedPerformance, ...others } = labelledLines(under);
  put('code', heading.text.slice(0, at).trim() || NOTHING, heading.id);
  put('title', [heading.text.slice(at).trim(), ...(description?.lines ?? [])].join('\n'), heading.id);
  const due = dueDate?.lines.map((day) => `entro il ${day}`) ?? [];
  const expected = expectedPerformance ?? dueDate;
  if (expected !== undefined)
    put('expectedPerformance', [...(expectedPerformance?.lines ?? []), ...due].join('\n'), expected.block);
  for (const [field, { lines, block }] of Object.entries(others) as [ColumnField, Said][])
    put(field, field === 'participants' ? lines.join('; ').replaceAll('; ', '\n') : lines.join('\n'), block);
  return { area, head, source: sourceOf(about?.id ?? heading.id), raw, blocks: [heading, ...rest].map(({ id }) => id) };
}

/** What stands under a label: its lines, and the passage it begins in. */
interface Said {
  lines: string[];
  block: string;
}

/** The lines of a sheet by their labels; those before the first are the description. */
function labelledLines(blocks: readonly Passage[]): Partial<Record<ColumnField, Said>> {
  const said: Partial<Record<ColumnField, Said>> = {};
  let open: ColumnField | null = 'description';
  let reached = -1;
  blocks.forEach((block, index) => {
    if (block.kind === 'table') {
      open = null;
      return;
    }
    // The caption of the table below.
    if (blocks[index + 1]?.kind === 'table') return;
    // Out of its turn it is somebody's own word.
    const found = LABELS.findIndex(
      ([one], at) => at > reached && (at <= PEOPLE || reached >= PEOPLE) && block.text.startsWith(`${one}: `),
    );
    const [label = '', field = open] = LABELS[found] ?? [];
    if (found >= 0) [open, reached] = [field, found];
    if (open === null) return;
    const text = found < 0 ? block.text : block.text.slice(label.length + 2);
    (said[open] ??= { lines: [], block: block.id }).lines.push(text);
  });
  return said;
}

const sourceOf = (block: string): SourceRef => ({ block, row: null, column: null });

function readTable({ id, rows }: TablePassage, raw: RawObjective): void {
  const [header, ...body] = rows.map((cells) => cells.map(({ text }) => (text.trim() === NOTHING ? '' : text.trim())));
  if (header?.[0] === 'Fase')
    raw.phases = body.map(([title = '', months = ''], index) => ({
      title: title === `Fase ${index + 1}` ? '' : title,
      planned: readMonthSpans(months) ?? Array<boolean>(12).fill(false),
    }));
  if (header?.[0] !== 'Indicatore') return;
  raw.ownIndicators = body.map(indicatorOf);
  raw.values.indicator = [{ text: body.map(([name = '']) => name).join('\n'), source: sourceOf(id) }];
}

/** Name, formula and source stand in one cell, a line each. */
function indicatorOf([first = '', baseline = '', target = '', second = '', third = '']: string[]): ImportedIndicator {
  const [name = '', ...more] = first.split('\n');
  const after = (label: string): string => more.find((line) => line.startsWith(label))?.slice(label.length) ?? '';
  const [formula, source] = [after('Formula: '), after('Fonte: ')];
  const { direction, ...wanted } = readTargetWords(target);
  const from = measured(baseline);
  const later = { targetSecond: measured(second).target, targetThird: measured(third).target };
  return {
    name,
    unit: wanted.unit || from.unit,
    baseline: from.target,
    target: wanted.target,
    ...(direction !== undefined && { direction }),
    ...(formula !== '' && { formula }),
    ...(source !== '' && { source }),
    ...(later.targetSecond !== '' && { targetSecond: later.targetSecond }),
    ...(later.targetThird !== '' && { targetThird: later.targetThird }),
  };
}
