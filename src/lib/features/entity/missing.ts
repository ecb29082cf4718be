import type { IsoDate } from '#lib/domain/calendar.ts';
import { activeAreas, areaHeads, includesDay, staffOf, type Registry } from '#lib/domain/org.ts';
import { joinWords } from '#lib/texts/italian.ts';

/** What the organisation lacks on a day, in one sentence; null when every place is filled. */
export function missingSentence(registry: Registry, day: IsoDate): string | null {
  const areas = activeAreas(registry, Number(day.slice(0, 4)));
  if (areas.length === 0) return 'Non c’è ancora un’area: gli obiettivi stanno dentro le aree.';
  const missing: string[] = [];
  const segretario = registry.incarichi.some((one) => one.role === 'segretario' && includesDay(one, day));
  if (!segretario) missing.push('il Segretario');
  for (const area of areas) {
    if (areaHeads(registry, area.id, day).length === 0) missing.push(`il Responsabile di ${area.name}`);
    if (staffOf(registry, area.id, { from: day, to: day }).length === 0) missing.push(`il personale di ${area.name}`);
  }
  if (missing.length === 0) return null;
  return `Oggi ${missing.length === 1 ? 'manca' : 'mancano'} ${joinWords(missing)}.`;
}
