import type { IsoDate } from '#lib/domain/calendar.ts';
import { activeAreas, areaHeads, includesDay, staffOf, type Area, type Registry } from '#lib/domain/org.ts';
import { joinWords } from '#lib/texts/italian.ts';
import { ofArea } from './charge-words.ts';

/** What the organisation lacks on a day, in one sentence; null when every place is filled. */
export function missingSentence(registry: Registry, day: IsoDate): string | null {
  const areas = activeAreas(registry, Number(day.slice(0, 4)));
  if (areas.length === 0) return 'Non c’è ancora un’area: gli obiettivi stanno dentro le aree.';
  const segretario = registry.incarichi.some((one) => one.role === 'segretario' && includesDay(one, day));
  const headless = areas.filter((area) => areaHeads(registry, area.id, day).length === 0);
  const unstaffed = areas.filter((area) => staffOf(registry, area.id, { from: day, to: day }).length === 0);
  const names = (list: readonly Area[]) => joinWords(list.map((area) => ofArea(area.name)));
  const missing = [
    ...(segretario ? [] : ['il Segretario']),
    ...(headless.length > 0 ? [`il Responsabile ${names(headless)}`] : []),
    ...(unstaffed.length > 0 ? [`il personale ${names(unstaffed)}`] : []),
  ];
  if (missing.length === 0) return null;
  return `Oggi ${missing.length === 1 ? 'manca' : 'mancano'} ${missing.join('; ')}.`;
}
