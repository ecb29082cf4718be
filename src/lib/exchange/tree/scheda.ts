import type { Indicator, Objective } from '#lib/domain/objective.ts';
import { programOf } from '#lib/domain/missions.ts';
import { targetWords, withUnit } from '#lib/texts/target-words.ts';
import type { Texts } from '#lib/texts/texts.ts';
import { monthSpans } from '../fields/month-spans.ts';
import { bold, cell, column, labelled, linesOfText, paragraph, text } from './document-tree.ts';
import type { Block, Cell, HeadingLevel, Table } from './document-tree.ts';
import type { AreaFacts, Making } from './facts.ts';
import type { Naming } from './naming.ts';
import { weightWords } from './objectives-table.ts';

/** Everything about one objective, on one page where it fits. */
export function schedaBlocks(
  { area }: AreaFacts,
  objective: Objective,
  level: HeadingLevel,
  { facts, texts }: Making,
  naming: Naming,
): Block[] {
  const { papers, scheda, fields, format } = texts;
  const { words } = naming;
  const labels = fields.labels.objectives;
  const strategic = facts.plan.strategicObjectives.find(({ id }) => id === objective.strategicObjective);
  const program = strategic ? programOf(strategic.programma) : null;
  const kind = [
    objective.type === null ? '' : fields.types[objective.type],
    objective.scope === null ? '' : scheda.scopes[objective.scope],
    objective.gate ? scheda.gateWord : `${papers.weight} ${weightWords(objective, texts)}`,
  ];
  const heads = naming.heads(area.id);
  const money = [objective.budget === null ? '' : format.money(objective.budget), objective.budgetItem];
  return [
    {
      type: 'heading',
      level,
      text: [
        ...(objective.code === '' ? [] : [text(`${objective.code} `)]),
        text(words(objective.title) || texts.common.untitled),
      ],
      row: objective.id,
    },
    paragraph([area.name, heads && papers.head(heads), ...kind].filter(Boolean).join(' · '), 'note'),
    ...(objective.description === '' ? [] : [paragraph(words(objective.description))]),
    ...labelled(labels.expectedPerformance, words(objective.expectedPerformance)),
    ...labelled(papers.dueDate, objective.dueDate === null ? '' : format.date(objective.dueDate)),
    ...labelled(labels.expectedValue, words(objective.expectedValue)),
    ...labelled(papers.serves, strategic ? [strategic.code, words(strategic.title)].filter(Boolean).join(' ') : ''),
    ...labelled(papers.mission, program ? `${program.code} ${program.name}` : ''),
    ...(objective.indicators.length === 0 ? [] : [indicatorsTable(objective.indicators, facts.year, naming, texts)]),
    ...(objective.phases.length === 0 ? [] : [phasesTable(objective, naming, texts)]),
    peopleBlock(naming.participants(objective), papers.people),
    ...labelled(papers.money, words(money.filter(Boolean).join(', '))),
    ...labelled(labels.tools, words(objective.tools)),
    ...labelled(labels.stakeholders, words(objective.stakeholders)),
    ...labelled(labels.preventionMeasure, words(objective.preventionMeasure)),
    ...labelled(labels.transparencyDuty, words(objective.transparencyDuty)),
    ...labelled(labels.notes, words(objective.notes)),
  ];
}

function peopleBlock(people: Cell, label: string): Block {
  const lines = people.flatMap((line, index) => (index === 0 ? line : [text('; '), ...line]));
  return { type: 'paragraph', role: 'label', text: [bold(`${label}: `), ...lines] };
}

function indicatorsTable(indicators: readonly Indicator[], year: number, naming: Naming, texts: Texts): Table {
  const { papers, scheda, fields } = texts;
  const labels = fields.labels.indicators;
  const weighed = indicators.some(({ weight }) => weight !== null);
  const said = (words: string) => cell(naming.words(words) || papers.none);
  return {
    type: 'table',
    caption: scheda.measure,
    columns: [
      column(labels.name, 40),
      column(labels.baseline, 14),
      column(scheda.targetIn(year), 18),
      column(scheda.targetIn(year + 1), 12),
      column(scheda.targetIn(year + 2), 12),
      ...(weighed ? [column(labels.weight, 10, { align: 'right' })] : []),
    ],
    rowHeader: 0,
    rows: indicators.map((one) => ({
      id: null,
      cells: [
        [
          [text(naming.words(one.name) || papers.none)],
          ...(one.formula === '' ? [] : [[text(`${labels.formula}: ${naming.words(one.formula)}`)]]),
          ...(one.source === '' ? [] : [[text(`${labels.source}: ${naming.words(one.source)}`)]]),
        ],
        said(withUnit(one.baseline, one.unit, texts)),
        said(targetWords({ ...one, baseline: '' }, texts)),
        said(withUnit(one.targetSecond, one.unit, texts)),
        said(withUnit(one.targetThird, one.unit, texts)),
        ...(weighed ? [cell(one.weight === null ? papers.none : texts.format.weight(one.weight))] : []),
      ],
    })),
    total: null,
  };
}

/** Months in words: a row of marks says little to who hears it. */
function phasesTable({ phases }: Objective, naming: Naming, texts: Texts): Table {
  const { papers, scheda, layouts, format } = texts;
  return {
    type: 'table',
    caption: scheda.phases,
    columns: [column(scheda.phase, 50), column(papers.phaseMonths, 34), column(scheda.milestone, 16)],
    rowHeader: 0,
    rows: phases.map((phase, index) => ({
      id: null,
      cells: [
        [linesOfText(naming.words(phase.title) || layouts.months.numbered(index + 1))],
        cell(monthSpans(phase.planned, (month) => format.month(month)) || papers.none),
        cell(phase.milestone === null ? papers.none : format.date(phase.milestone)),
      ],
    })),
    total: null,
  };
}
