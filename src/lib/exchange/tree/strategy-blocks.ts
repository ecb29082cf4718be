import { buildTree } from '#lib/domain/performance-tree.ts';
import type { OperationalNode, StrategicNode } from '#lib/domain/performance-tree.ts';
import { missionOf, programOf } from '#lib/domain/missions.ts';
import type { StrategicObjective } from '#lib/domain/plan.ts';
import { targetWords } from '#lib/texts/target-words.ts';
import { bold, bullets, cell, column, heading, labelled, linesOfText, paragraph, text } from './document-tree.ts';
import type { Block, HeadingLevel, ListItem, Table } from './document-tree.ts';
import type { Making } from './facts.ts';
import type { Naming } from './naming.ts';
import { weightWords } from './objectives-table.ts';

/** The mandate's lines, each with the strategic objectives that carry it out. */
export function mandateBlocks({ facts, texts }: Making, naming: Naming, level: HeadingLevel): Block[] {
  const { strategy: words } = texts;
  const under = (more: number) => Math.min(level + more, 4) as HeadingLevel;
  const known = new Set(facts.strategy.mandates.flatMap(({ lines }) => lines.map(({ id }) => id)));
  const loose = facts.strategy.objectives.filter(({ mandateLine }) => mandateLine === null || !known.has(mandateLine));
  const strategic = (one: StrategicObjective): Block[] => {
    const title = [one.code, naming.words(one.title)].filter(Boolean).join(' ') || words.untitled;
    const program = programOf(one.programma) ?? missionOf(one.missione);
    const years = [...new Set([one.fromYear, one.toYear].filter((year) => year !== null))].join('–');
    const about = [program ? `${program.code} ${program.name}` : '', years, naming.lead(one)]
      .filter(Boolean)
      .join(' · ');
    return [
      { type: 'paragraph', text: [bold(title)] },
      ...(about === '' ? [] : [paragraph(about, 'note')]),
      ...(one.description === '' ? [] : [paragraph(naming.words(one.description))]),
      ...labelled(words.objective.expectedResult, naming.words(one.expectedResult)),
    ];
  };
  return [
    ...facts.strategy.mandates.flatMap(({ mandate, lines }): Block[] => [
      heading(level, naming.mandate(mandate)),
      ...lines.flatMap((line, index): Block[] => [
        heading(under(1), `${words.line.number(index + 1)}. ${naming.words(line.title) || words.untitled}`),
        ...(line.description === '' ? [] : [paragraph(naming.words(line.description))]),
        ...facts.strategy.objectives.filter(({ mandateLine }) => mandateLine === line.id).flatMap(strategic),
      ]),
    ]),
    ...(loose.length === 0 ? [] : [heading(level, words.objective.withoutLine), ...loose.flatMap(strategic)]),
  ];
}

/** The albero della performance as a list in lists. */
export function treeBlocks({ facts, texts }: Making, naming: Naming): Block[] {
  const areas = facts.areas.map(({ area, objectives }) => ({ area: area.id, objectives }));
  const tree = buildTree(facts.strategy, areas, facts.registry);
  const areaName = (id: string) => facts.areas.find(({ area }) => area.id === id)?.area.name ?? '';
  const operational = ({ area, objective, people }: OperationalNode): ListItem => {
    const label = [objective.code, naming.words(objective.title)].filter(Boolean).join(' ');
    const place = texts.papers.and(areaName(area), objective.weight === null ? '' : weightWords(objective, texts));
    const who = naming.group(people);
    return [{ type: 'paragraph', text: [text(`${label} (${place})${who === '' ? '' : `: ${who}`}`)] }];
  };
  const strategic = ({ objective, operational: own }: StrategicNode): ListItem => [
    { type: 'paragraph', text: [text([objective.code, naming.words(objective.title)].filter(Boolean).join(' '))] },
    own.length === 0 ? paragraph(texts.tree.nobody, 'note') : bullets(own.map(operational)),
  ];
  const items: ListItem[] = [
    ...tree.lines.map(({ line, number, strategic: own }): ListItem => [
      {
        type: 'paragraph',
        text: [bold(`${texts.strategy.line.number(number)}. ${naming.words(line.title) || texts.strategy.untitled}`)],
      },
      ...(own.length === 0 ? [] : [bullets(own.map(strategic))]),
    ]),
    ...(tree.loose.length === 0
      ? []
      : [
          [
            { type: 'paragraph', text: [bold(texts.tree.without)] },
            bullets(tree.loose.map(strategic)),
          ] satisfies ListItem,
        ]),
    ...(tree.unlinked.length === 0
      ? []
      : [
          [
            { type: 'paragraph', text: [bold(texts.strategy.serving.without)] },
            bullets(tree.unlinked.map(operational)),
          ] satisfies ListItem,
        ]),
  ];
  return items.length === 0 ? [] : [paragraph(texts.papers.treeLead, 'note'), bullets(items)];
}

/** The objectives of the whole ente, with who has taken them up. */
export function transversalsTable({ facts, texts }: Making, naming: Naming): Table {
  const { papers, fields, objectives: words } = texts;
  const labels = fields.labels.transversals;
  const takers = (id: string) =>
    facts.areas
      .filter(({ objectives }) => objectives.some((one) => one.transversal === id))
      .map(({ area }) => area.name);
  return {
    type: 'table',
    caption: papers.transversals,
    columns: [
      column(labels.code, 10),
      column(labels.title, 34),
      column(words.columns.indicator, 24),
      column(labels.source, 16),
      column(papers.area, 16),
    ],
    rowHeader: 1,
    rows: facts.plan.transversals.map((one) => {
      const target = targetWords(
        { direction: one.indicatorDirection, baseline: '', target: one.indicatorTarget, unit: one.indicatorUnit },
        texts,
      );
      const measure = [naming.words(one.indicatorName), naming.words(target)].filter(Boolean).join(': ');
      return {
        id: null,
        cells: [
          cell(one.code || papers.none),
          [
            [bold(naming.words(one.title) || texts.common.untitled)],
            ...(one.description === '' ? [] : [linesOfText(naming.words(one.description))]),
          ],
          cell(measure || papers.none),
          cell(naming.words(one.source) || papers.none),
          cell(texts.format.list(takers(one.id)) || papers.none),
        ],
      };
    }),
    total: null,
  };
}
