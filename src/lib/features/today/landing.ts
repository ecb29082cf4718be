import type { IsoDate } from '#lib/domain/calendar.ts';
import { headsArea, includesDay, type PersonId, type Registry } from '#lib/domain/org.ts';

/** Where a person starts: who answers for an area at its objectives, everybody else at what is true today. */
export function landing(
  registry: Registry,
  person: PersonId,
  year: number | null,
  today: IsoDate,
): 'objectives' | 'today' {
  const charges = registry.incarichi.filter((one) => one.person === person && includesDay(one, today));
  const coordinates = charges.some(({ role }) => role === 'segretario');
  return year === null || (charges.some(headsArea) && !coordinates) ? 'objectives' : 'today';
}
