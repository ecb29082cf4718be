import { organigramOf } from '#lib/domain/organigram.ts';
import type { PlacedArea } from '#lib/domain/organigram.ts';
import type { Person } from '#lib/domain/org.ts';
import { BOX_PADDING_MM, LINE_MM } from './drawing.ts';
import type { Box, Drawing, Stroke } from './drawing.ts';
import { dayWithin } from './facts.ts';
import type { Making } from './facts.ts';
import type { Naming } from './naming.ts';

/** The width of a page's text; four boxes stand beside each other, with room for lines between them. */
const WIDTH = 168;
const GAP = 4;
const IN_A_ROW = 4;
const BOX = (WIDTH - GAP * (IN_A_ROW - 1)) / IN_A_ROW;
const TOP_BOX = 70;
/** Letters that fit, in the widest of the fonts. */
const LETTERS = 23;
const TOP_LETTERS = 42;
/** Room above a row of boxes for the line that joins them. */
const RISE = 8;

/** Who is above and which areas there are; the people of each stand in the list. */
export function organigramDrawing({ facts, texts, choice }: Making, naming: Naming): Drawing {
  const { registry, year } = facts;
  const { enteChart, fields, papers } = texts;
  const chart = organigramOf(registry, dayWithin(year, facts.today));
  const organ = (label: string, people: readonly Person[], missing: string) => {
    const who = people.length === 0 ? missing : choice.names ? naming.group(people.map(({ id }) => id)) : '';
    return { title: label, lines: who === '' ? [] : [who] };
  };
  const organs = [
    organ(fields.roles.sindaco, chart.sindaco, enteChart.noSindaco),
    organ(fields.roles.segretario, chart.segretario, enteChart.noSegretario),
    ...(chart.evaluation.length === 0 ? [] : [organ(fields.roles['evaluation-body'], chart.evaluation, '')]),
  ];
  const areas = chart.areas.map((one) => ({ title: one.area.name, lines: areaLines(one) }));

  function areaLines({ area, staff, services }: PlacedArea): string[] {
    const heads = naming.heads(area.id);
    return [
      ...(heads === '' ? [] : [papers.head(heads)]),
      enteChart.people(staff),
      ...services.map(({ service }) => `– ${service.name}`),
    ];
  }

  const boxes: Box[] = [];
  const strokes: Stroke[] = [];
  const middle = WIDTH / 2;
  let y = 0;
  for (const one of organs) {
    const box = boxOf(one, middle - TOP_BOX / 2, y, TOP_BOX, TOP_LETTERS);
    if (y > 0) strokes.push({ from: [middle, y - GAP], to: [middle, y] });
    boxes.push(box);
    y += box.height + GAP;
  }
  y -= GAP;
  const rows = Array.from({ length: Math.ceil(areas.length / IN_A_ROW) }, (_, row) =>
    areas.slice(row * IN_A_ROW, (row + 1) * IN_A_ROW),
  );
  rows.forEach((row) => {
    // One row stands in the middle; of several, each begins at the left and leaves the middle gap to the stem.
    const start = rows.length > 1 ? 0 : (WIDTH - row.length * BOX - (row.length - 1) * GAP) / 2;
    const top = y + RISE;
    const drawn = row.map((one, at) => boxOf(one, start + at * (BOX + GAP), top, BOX, LETTERS));
    const height = Math.max(...drawn.map((box) => box.height));
    const centres = drawn.map((box) => box.x + box.width / 2);
    const bus = y + RISE / 2;
    strokes.push({ from: [middle, y], to: [middle, bus] });
    strokes.push({ from: [Math.min(middle, ...centres), bus], to: [Math.max(middle, ...centres), bus] });
    strokes.push(...centres.map((x): Stroke => ({ from: [x, bus], to: [x, top] })));
    boxes.push(...drawn.map((box) => ({ ...box, height })));
    if (rows.length > 1) strokes.push({ from: [middle, bus], to: [middle, top + height] });
    y = top + height;
  });
  // Below the last row there is nothing to lead to.
  if (rows.length > 1) strokes.pop();
  return {
    width: WIDTH,
    height: y,
    boxes,
    strokes,
    alt: papers.organigramAlt(
      organs.map(({ title }) => title),
      areas.map(({ title }) => title),
    ),
  };
}

function boxOf(said: { title: string; lines: string[] }, x: number, y: number, width: number, letters: number): Box {
  const title = wrapped(said.title, letters);
  const lines = [...title, ...said.lines.flatMap((line) => wrapped(line, letters))];
  return { x, y, width, height: lines.length * LINE_MM + 2 * BOX_PADDING_MM, lines, titles: title.length };
}

/** Broken between words, and inside one that is longer than a line. */
export function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/u).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(...(word.match(new RegExp(`.{1,${letters}}`, 'gu')) ?? []));
  }
  return lines;
}
