import { plain } from '../read/clean.ts';
import { readWeight } from '../fields/weight.ts';
import type { RawObjective } from '../raw-objective.ts';
import { rawText } from '../raw-objective.ts';
import type { AreaDraft } from './outline.ts';

/**
 * Servizi inside an area: those with a plan of their own (weights that make 100, or another
 * Responsabile) stand as areas; the objectives of the others are the area's.
 */
export function settleParts(areas: readonly AreaDraft[]): AreaDraft[] {
  return areas.flatMap((area) => {
    const parts = area.parts.filter((part) => part.objectives.length > 0);
    if (parts.length === 0) return [area];
    const groups = [area, ...parts].filter((group) => group.objectives.length > 0);
    const eachFull = groups.length > 1 && groups.every((group) => isFull(group.objectives));
    // Rows without any area's name that name their servizio, and do not make 100 together.
    const unnamed =
      area.name === '' && area.objectives.length === 0 && !isFull(parts.flatMap((part) => part.objectives));
    const own = parts.filter((part) => unnamed || ((eachFull || hasOtherHead(part, area)) && groups.length > 1));
    for (const part of parts) {
      if (own.includes(part)) {
        if (part.heads.length === 0) part.heads.push(...area.heads);
        continue;
      }
      area.objectives.push(...part.objectives);
      if (area.heads.length === 0) area.heads.push(...part.heads);
    }
    if (own.length < parts.length) area.objectives.sort((a, b) => place(a) - place(b));
    // An area that only gathers its servizi is none of its own, unless people work in it.
    const empty = area.objectives.length === 0 && area.staff.length === 0 && own.length > 0;
    return empty ? own : [area, ...own];
  });
}

/** Where the objective stands in the document. */
function place(raw: RawObjective): number {
  const source = Object.values(raw.values)[0]?.[0]?.source;
  return source === undefined ? 0 : Number(source.block.slice(1)) * 100_000 + (source.row ?? 0);
}

function isFull(objectives: readonly RawObjective[]): boolean {
  let sum = 0;
  for (const raw of objectives) {
    if (raw.merged !== null && raw.merged[0] !== raw) continue;
    const reading = readWeight(rawText(raw, 'weight').replace(/\n/g, ' '));
    if (reading.kind === 'numbers') for (const value of reading.values) sum += value;
  }
  return Math.abs(sum - 100) < 0.01 || Math.abs(sum - 1) < 0.0001;
}

function hasOtherHead(part: AreaDraft, area: AreaDraft): boolean {
  const known = new Set(area.heads.flatMap(({ name }) => name.words.map(plain)));
  return (
    part.heads.length > 0 &&
    known.size > 0 &&
    part.heads.every(({ name }) => !name.words.some((word) => known.has(plain(word))))
  );
}
