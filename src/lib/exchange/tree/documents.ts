import { provinceWords } from '#lib/texts/provinces.ts';
import type { Block, DocumentTree, HeadingLevel, Section } from './document-tree.ts';
import type { AreaFacts, Making } from './facts.ts';
import { namingOf } from './naming.ts';
import type { Naming } from './naming.ts';
import { neutralStemma } from './neutral-stemma.ts';
import { pegSections } from './peg-sections.ts';
import { areaBlocks, planSections } from './plan-sections.ts';
import { schedaBlocks } from './scheda.ts';

export const DOCUMENT_KINDS = ['piano', 'piao', 'areas', 'schede', 'peg'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What of the year a document speaks of. The plan and the PIAO speak of all of it. */
export interface DocumentScope {
  kind: DocumentKind;
  /** null: every area. */
  area: string | null;
  /** One objective of the area; null: all. */
  objective: string | null;
}

/** Whether a kind is made of areas, so that one may be chosen. */
export const isByArea = (kind: DocumentKind): boolean => kind === 'areas' || kind === 'schede' || kind === 'peg';

/** A document of the year, from what the device has. */
export function buildDocument(scope: DocumentScope, making: Making): DocumentTree {
  const { facts, choice, texts } = making;
  const { papers, format } = texts;
  const naming = namingOf(making);
  const { kind } = scope;
  const areas = areasIn(scope, making);
  const { title, subtitle } = titleOf(scope, areas, making, naming);
  const whole = kind === 'piano' || kind === 'piao';
  const stemmaAlt = papers.stemma(facts.registry.entity.name);
  return writable({
    language: format.locale,
    template: choice.template,
    letterhead: {
      entity: facts.registry.entity.name,
      province: provinceWords(facts.registry.entity.province),
      stemma: facts.stemma ? { ...facts.stemma, alt: stemmaAlt } : neutralStemma(stemmaAlt),
      // Nothing can be approved yet: the line is filled by hand. The act of an approved version will stand here.
      act: papers.actToFill,
    },
    title,
    subtitle,
    cover: whole,
    contents: whole ? papers.contents : null,
    sections: settle(sectionsOf(kind, scope, areas, making, naming)),
    watermark: papers.watermark,
    standing: `${papers.draft}, ${choice.names ? papers.whole : papers.withoutNames}`,
    pageWords: [papers.pageBefore, papers.pageBetween],
    keywords: [facts.registry.entity.name, String(facts.year), papers.draft],
  });
}

/** Signs that no XML may hold: they come with what is pasted, and a file with one of them does not open. */
const UNWRITABLE = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

function writable<Part>(part: Part): Part {
  if (typeof part === 'string') return part.replace(UNWRITABLE, '') as Part;
  if (Array.isArray(part)) return part.map(writable) as Part;
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, writable(inner)])) as Part;
}

/** The areas a document is about, with the objectives it is about. */
export function areasIn({ kind, area, objective }: DocumentScope, { facts }: Pick<Making, 'facts'>): AreaFacts[] {
  if (!isByArea(kind)) return [...facts.areas];
  return facts.areas
    .filter((one) => area === null || one.area.id === area)
    .map((one) =>
      objective === null || kind !== 'schede' || area === null
        ? one
        : { ...one, objectives: one.objectives.filter(({ id }) => id === objective) },
    );
}

function titleOf(
  { kind, area, objective }: DocumentScope,
  areas: readonly AreaFacts[],
  { facts, texts }: Making,
  naming: Naming,
): { title: string; subtitle: string[] } {
  const { papers, objectives: words } = texts;
  const { year } = facts;
  const [only] = area === null ? [] : areas;
  const ofPlan = papers.piano(year);
  switch (kind) {
    case 'piano':
      return { title: ofPlan, subtitle: [papers.objectives(year)] };
    case 'piao':
      return { title: papers.piaoSection, subtitle: [papers.piao(year)] };
    case 'areas':
      return only
        ? { title: words.print.title(only.area.name, year), subtitle: [ofPlan, headLine(only)].filter(Boolean) }
        : { title: papers.areas(year), subtitle: [ofPlan] };
    case 'schede': {
      const [one] = objective === null ? [] : (only?.objectives ?? []);
      if (one) return { title: papers.schedaOf(one.code || naming.words(one.title), year), subtitle: [ofPlan] };
      return { title: papers.schede(year), subtitle: [only?.area.name ?? '', ofPlan].filter(Boolean) };
    }
    case 'peg':
      return { title: papers.peg(year), subtitle: [only?.area.name ?? ''].filter(Boolean) };
  }
  function headLine({ area: { id } }: AreaFacts): string {
    const heads = naming.heads(id);
    return heads === '' ? '' : papers.head(heads);
  }
}

function sectionsOf(
  kind: DocumentKind,
  { area }: DocumentScope,
  areas: readonly AreaFacts[],
  making: Making,
  naming: Naming,
): Section[] {
  const written = areas.filter(({ objectives }) => objectives.length > 0);
  switch (kind) {
    case 'piano':
    case 'piao':
      return planSections(making, naming);
    case 'peg':
      return pegSections(written, making, naming);
    case 'areas':
      return [
        {
          landscape: true,
          blocks: written.flatMap((one, index) =>
            area === null
              ? broken(index, areaBlocks(one, 1, '', making, naming))
              : areaBlocks(one, 1, '', making, naming).filter(({ type }) => type === 'table'),
          ),
        },
      ];
    case 'schede': {
      const schede = written.flatMap((one) => one.objectives.map((objective) => ({ one, objective })));
      return [
        {
          landscape: false,
          blocks: schede.flatMap(({ one, objective }, index) =>
            broken(index, schedaBlocks(one, objective, 1, making, naming)),
          ),
        },
      ];
    }
  }
}

const broken = (index: number, blocks: Block[]): Block[] =>
  index === 0 ? blocks : [{ type: 'page-break' }, ...blocks];

/** Nothing to read is one sentence less, not an empty page; no title stands two levels under the one before. */
function settle(sections: readonly Section[]): Section[] {
  let last = 0;
  return sections
    .filter(({ blocks }) => blocks.length > 0)
    .map((section) => ({
      ...section,
      blocks: section.blocks.map((block): Block => {
        if (block.type !== 'heading') return block;
        last = Math.min(block.level, last + 1);
        return { ...block, level: last as HeadingLevel };
      }),
    }));
}
