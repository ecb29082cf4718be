import { headsArea, includesDay, type Area, type Registry } from '#lib/domain/org.ts';
import type { IsoDate } from '#lib/domain/calendar.ts';

/** The year at work: this one, else the next that has a plan, else the latest. */
export function bestYear(years: readonly number[], today: IsoDate): number | null {
  const now = Number(today.slice(0, 4));
  return years.includes(now) ? now : (years.find((year) => year > now) ?? years.at(-1) ?? null);
}

/** Where a person starts: the area they head, else the one they work in, else the first. */
export function bestArea(areas: readonly Area[], registry: Registry, person: string, today: IsoDate): Area | null {
  const mine = (
    entries: readonly { person: string; area: string | null; from: IsoDate | null; to: IsoDate | null }[],
  ) =>
    areas.find((area) =>
      entries.some((one) => one.person === person && one.area === area.id && includesDay(one, today)),
    );
  return mine(registry.incarichi.filter(headsArea)) ?? mine(registry.employments) ?? areas[0] ?? null;
}
