import type { Objective } from '#lib/domain/objective.ts';
import { sumWeights } from '#lib/domain/weight.ts';
import { targetWords } from '#lib/texts/target-words.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { bold, cell, column, linesOfText, text } from './document-tree.ts';
import type { Cell, Table } from './document-tree.ts';
import type { AreaFacts } from './facts.ts';
import type { Naming } from './naming.ts';

/** The table of an area's plan, as the Giunta approves it. */
export function objectivesTable({ area, objectives }: AreaFacts, year: number, naming: Naming, texts: Texts): Table {
  const { papers, fields, objectives: words } = texts;
  const labels = fields.labels.objectives;
  return {
    type: 'table',
    caption: words.captionOf(area.name, year),
    columns: [
      column(labels.code, 6),
      column(words.columns.objective, 26),
      column(papers.staff, 16.5),
      column(labels.expectedPerformance, 16),
      column(words.columns.indicator, 18.5),
      column(papers.weight, 7.5, { unit: papers.points, align: 'right' }),
      column(labels.expectedValue, 9.5),
    ],
    rowHeader: 1,
    rows: objectives.map((objective) => ({
      id: objective.id,
      cells: [
        cell(objective.code || papers.none),
        titleCell(objective, naming, texts),
        naming.participants(objective),
        expectedCell(objective, naming, texts),
        indicatorsCell(objective, naming, texts),
        cell(weightWords(objective, texts)),
        cell(naming.words(objective.expectedValue) || papers.none),
      ],
    })),
    total: {
      label: words.print.total,
      values: [null, null, null, null, null, texts.format.weight(sumWeights(objectives)), null],
    },
  };
}

export function titleCell(objective: Objective, naming: Naming, texts: Texts): Cell {
  const title = naming.words(objective.title) || texts.common.untitled;
  const description = naming.words(objective.description);
  return [[bold(title)], ...(description === '' ? [] : [linesOfText(description)])];
}

export function expectedCell({ expectedPerformance, dueDate }: Objective, naming: Naming, texts: Texts): Cell {
  const lines: Cell = [];
  if (expectedPerformance !== '') lines.push(linesOfText(naming.words(expectedPerformance)));
  if (dueDate !== null) lines.push([text(texts.papers.by(texts.format.date(dueDate)))]);
  return lines.length === 0 ? cell(texts.papers.none) : lines;
}

function indicatorsCell({ indicators }: Objective, naming: Naming, texts: Texts): Cell {
  const lines = indicators.map((one) => {
    const target = targetWords(one, texts);
    const name = naming.words(one.name);
    return target === '' ? [text(name)] : [text(`${name}: `), bold(naming.words(target))];
  });
  return lines.length === 0 ? cell(texts.papers.none) : lines;
}

export function weightWords({ weight, gate }: Objective, texts: Texts): string {
  if (gate) return texts.weights.gate;
  return weight === null ? texts.papers.none : texts.format.weight(weight);
}
