import { FIGURE_GROUPS } from '#lib/domain/chapter.ts';
import type { Chapter } from '#lib/domain/chapter.ts';
import { isEmptyText } from '#lib/domain/rich-text.ts';
import { cell, column, heading, paragraph } from './document-tree.ts';
import type { Block, HeadingLevel, Section, Table } from './document-tree.ts';
import type { AreaFacts, Making } from './facts.ts';
import type { Naming } from './naming.ts';
import { objectivesTable } from './objectives-table.ts';
import { organigramBlocks } from './organigram-list.ts';
import { richBlocks } from './rich-blocks.ts';
import { mandateBlocks, transversalsTable, treeBlocks } from './strategy-blocks.ts';

/** A part of the plan before it has its number. */
interface Part {
  /** Of the chapter it is; empty where it is none. */
  template: string;
  title: string;
  blocks: Block[];
  parts: Part[];
}

/** Templates of chapters that are one part together, and of those that come after the objectives. */
const FOR_CITIZENS = new Set(['chi-siamo', 'come-operiamo']);
const AFTER_OBJECTIVES = new Set(['valutazione', 'monitoraggio']);

/**
 * The plan as plans of comuni are made: presentation, who we are, identity with organigramma, mandate and albero,
 * context, objectives by area, evaluation and monitoring, acts.
 */
export function planSections(making: Making, naming: Naming): Section[] {
  const { facts, texts } = making;
  const { papers } = texts;
  const chapters = facts.plan.chapters.filter(({ body }) => !isEmptyText(body));
  const after = chapters.filter(({ template }) => AFTER_OBJECTIVES.has(template));
  const before = chapters.filter((one) => !after.includes(one));
  const parts: Part[] = [];
  for (const chapter of before) {
    const own = chapterPart(chapter, naming, 1, making);
    const last = parts.at(-1);
    if (!FOR_CITIZENS.has(chapter.template)) parts.push(own);
    else if (last?.title === papers.citizens) last.parts.push(chapterPart(chapter, naming, 2, making));
    else parts.push({ ...part(papers.citizens, []), parts: [chapterPart(chapter, naming, 2, making)] });
  }
  const named = parts.find(({ template }) => template === 'identita');
  const identity = named ?? part(papers.identity, []);
  identity.parts.push(...identityParts(making, naming));
  if (!named && identity.parts.length > 0) {
    const context = parts.findIndex(({ template }) => template === 'contesto');
    parts.splice(context < 0 ? parts.length : context, 0, identity);
  }
  const figures = figuresBlocks(making);
  if (figures.length > 0) parts.push(part(texts.chapters.context, figures));
  if (facts.plan.transversals.length > 0) {
    parts.push(part(papers.transversals, [transversalsTable(making, naming)]));
  }
  const opening = numbered(parts, 0);
  const number = parts.length + 1;
  const areas = facts.areas.filter(({ objectives }) => objectives.length > 0);
  const closing = [
    ...after.map((chapter) => chapterPart(chapter, naming, 1, making)),
    part(papers.acts, actsBlocks(making)),
  ];
  return [
    { landscape: false, blocks: opening },
    {
      landscape: true,
      blocks: [
        heading(1, `${number}. ${papers.objectives(facts.year)}`),
        ...(areas.length === 0 ? [paragraph(papers.toWrite)] : []),
        ...areas.flatMap((area, index): Block[] => [
          ...(index === 0 ? [] : [{ type: 'page-break' } as const]),
          ...areaBlocks(area, 2, `${number}.${index + 1} `, making, naming),
        ]),
      ],
    },
    { landscape: false, blocks: numbered(closing, number) },
  ];
}

/** An area's head, who answers for it and its table. */
export function areaBlocks(
  area: AreaFacts,
  level: HeadingLevel,
  number: string,
  { facts, texts }: Making,
  naming: Naming,
): Block[] {
  const heads = naming.heads(area.area.id);
  return [
    heading(level, `${number}${area.area.name}`),
    ...(heads === '' ? [] : [paragraph(texts.papers.head(heads), 'note')]),
    objectivesTable(area, facts.year, naming, texts),
  ];
}

function chapterPart({ title, body, template }: Chapter, naming: Naming, level: number, { texts }: Making): Part {
  return { ...part(naming.words(title) || texts.common.untitled, richBlocks(body, naming, level)), template };
}

function part(title: string, blocks: Block[]): Part {
  return { template: '', title, blocks, parts: [] };
}

function identityParts(making: Making, naming: Naming): Part[] {
  const { papers } = making.texts;
  const chart = part(papers.organigram, organigramBlocks(making, naming));
  const mandate = part(papers.mandate, mandateBlocks(making, naming, 3));
  const tree = part(papers.tree, treeBlocks(making, naming));
  return [chart, mandate, tree].filter(({ blocks }) => blocks.length > 0);
}

function figuresBlocks({ facts, texts }: Making): Table[] {
  const { papers, chapters: words } = texts;
  const figures = facts.plan.figures.filter((one) =>
    [one.before1, one.before2, one.before3].some((said) => said !== ''),
  );
  return [...FIGURE_GROUPS, null].flatMap((group) => {
    const own = figures.filter((one) => one.group === group);
    if (own.length === 0) return [];
    return {
      type: 'table',
      caption: group === null ? words.noGroup : words.groups[group],
      columns: [
        column(papers.figure, 36),
        ...[3, 2, 1].map((ago) => column(String(facts.year - ago), 12, { align: 'right' })),
        column(words.unit, 14),
        column(words.source, 18),
      ],
      rowHeader: 0,
      rows: own.map((one) => ({
        id: null,
        cells: [one.label, one.before3, one.before2, one.before1, one.unit, one.source].map((said) =>
          cell(said || papers.none),
        ),
      })),
      total: null,
    } satisfies Table;
  });
}

/** Lines to fill by hand: what is recorded by the app will stand in them. */
function actsBlocks({ texts: { papers } }: Making): Block[] {
  const { actRows: rows } = papers;
  return [
    paragraph(papers.actsLead, 'note'),
    {
      type: 'table',
      caption: papers.acts,
      columns: [column(rows.act, 56), column(rows.number, 22), column(rows.day, 22)],
      rowHeader: 0,
      rows: [rows.approval, rows.opinion, rows.publication].map((act) => ({
        id: null,
        cells: [cell(act), cell(papers.toFill), cell(papers.toFill)],
      })),
      total: null,
    },
  ];
}

/** `2. Identità`, `2.1 Organigramma`. */
function numbered(parts: readonly Part[], from: number): Block[] {
  return parts.flatMap((one, index) => [
    heading(1, `${from + index + 1}. ${one.title}`),
    ...one.blocks,
    ...one.parts.flatMap((own, at) => [heading(2, `${from + index + 1}.${at + 1} ${own.title}`), ...own.blocks]),
  ]);
}
