import { rawText, emptyObjective, type RawObjective } from '../raw-objective.ts';
import type { Passage } from '../source.ts';
import { layGrid } from '../table/grid.ts';
import { attach } from './attached.ts';
import { areaHeading } from './headings.ts';
import type { Line } from './lines.ts';
import type { AreaDraft } from './outline.ts';
import { textSheets } from './text-sheets.ts';

const TEXT_HEADING = /^(?:attivit[àa]\s+)?obiettivo\s+(?:operativo\s+|gestionale\s+)?(?:n[.°]?\s*)?\d/i;

/** Whether the objectives stand in running text, and what tables there are hold hardly any. */
export function isText(lines: readonly Line[], areas: readonly AreaDraft[]): boolean {
  const headings = lines.filter(({ text }) => TEXT_HEADING.test(text)).length;
  const titled = areas.flatMap(({ objectives }) => objectives).filter((raw) => rawText(raw, 'title') !== '').length;
  return headings > 2 && titled * 2 < headings;
}

/** The block a sheet of running text begins in. */
export const opensAt = ({ values }: RawObjective): string | undefined =>
  (values.code ?? values.title)?.[0]?.source.block;

/** Tables that say more of an objective whose sheet is running text: each with the block that sheet begins in. */
export function tablesOfText(blocks: readonly Passage[], lines: readonly Line[]): [table: string, opens: string][] {
  const headings = lines.filter(({ text }) => TEXT_HEADING.test(text));
  const raws = headings.length > 2 ? (textSheets([...lines]) ?? []) : [];
  const begins = new Set(raws.flatMap((raw) => opensAt(raw) ?? []));
  if (begins.size < 3) return [];
  let opens: string | null = null;
  return blocks.flatMap((block): [string, string][] => {
    if (begins.has(block.id)) opens = block.id;
    if (block.kind === 'text') {
      if (areaHeading(block.text)?.listed === false) opens = null;
      return [];
    }
    return opens !== null && attach(layGrid(block), emptyObjective()) ? [[block.id, opens]] : [];
  });
}
