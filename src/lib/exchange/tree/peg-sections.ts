import { programOf, missionOf } from '#lib/domain/missions.ts';
import { staffOf } from '#lib/domain/org.ts';
import { sumWeights } from '#lib/domain/weight.ts';
import { cell, column, heading, labelled, paragraph } from './document-tree.ts';
import type { Block, Section } from './document-tree.ts';
import type { AreaFacts, Making } from './facts.ts';
import type { Naming } from './naming.ts';
import { expectedCell, titleCell, weightWords } from './objectives-table.ts';

/** Objectives with what they take: the piano esecutivo di gestione with its piano degli obiettivi. */
export function pegSections(areas: readonly AreaFacts[], making: Making, naming: Naming): Section[] {
  return [
    {
      landscape: true,
      blocks: [
        paragraph(making.texts.papers.pegBasis, 'note'),
        ...areas.flatMap((area, index): Block[] => [
          ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
          ...pegBlocks(area, making, naming),
        ]),
      ],
    },
  ];
}

function pegBlocks({ area, objectives }: AreaFacts, { facts, texts }: Making, naming: Naming): Block[] {
  const { papers, fields, objectives: words, format } = texts;
  const labels = fields.labels.objectives;
  const heads = naming.heads(area.id);
  const staff = staffOf(facts.registry, area.id, facts.year).map(({ id }) => id);
  const money = objectives.reduce((sum, { budget }) => sum + (budget ?? 0), 0);
  const euro = (cents: number) => format.number(cents / 100, 2);
  const program = (id: string | null) => {
    const strategic = facts.plan.strategicObjectives.find((one) => one.id === id);
    const found = strategic ? (programOf(strategic.programma) ?? missionOf(strategic.missione)) : null;
    return found ? `${found.code} ${found.name}` : papers.none;
  };
  return [
    heading(1, area.name),
    ...(heads === '' ? [] : [paragraph(papers.head(heads), 'note')]),
    ...labelled(papers.people, naming.group(staff)),
    {
      type: 'table',
      caption: words.captionOf(area.name, facts.year),
      columns: [
        column(labels.code, 6),
        column(words.columns.objective, 28),
        column(papers.mission, 18),
        column(labels.expectedPerformance, 18),
        column(papers.money, 12, { unit: papers.euro, align: 'right' }),
        column(papers.budgetItem, 10),
        column(papers.weight, 8, { unit: papers.points, align: 'right' }),
      ],
      rowHeader: 1,
      rows: objectives.map((one) => ({
        id: one.id,
        cells: [
          cell(one.code || papers.none),
          titleCell(one, naming, texts),
          cell(program(one.strategicObjective)),
          expectedCell(one, naming, texts),
          cell(one.budget === null ? papers.none : euro(one.budget)),
          cell(naming.words(one.budgetItem) || papers.none),
          cell(weightWords(one, texts)),
        ],
      })),
      total: {
        label: papers.total,
        values: [null, null, null, null, euro(money), null, format.weight(sumWeights(objectives))],
      },
    },
  ];
}
