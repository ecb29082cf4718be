import { planApproval } from '#lib/domain/deadlines.ts';
import { headPeople, personName, staffOf, type Area } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { App } from './types.ts';

/** `Amministrativa` for `Area amministrativa`, where every name is an area's. */
export function shortAreaName(name: string): string {
  const rest = name.replace(/^(area|bereich)\s+/i, '');
  return rest.charAt(0).toLocaleUpperCase('it') + rest.slice(1);
}

/** `bozza`, and until when it can be approved while that day is still ahead. */
export function draftWords(year: number, today: string): string {
  const deadline = planApproval(year, today);
  if (!deadline) return t.objectives.draft;
  const thisYear = today.startsWith(String(year));
  const day = thisYear ? t.format.longDay(deadline.day) : t.format.longDate(deadline.day);
  return t.objectives.draftUntil(day, deadline.left);
}

/** Who leads the area, how many work in it, and where its plan stands. */
export function areaSubtitle(app: App, area: Area, year: number): string {
  const { registry, today } = app;
  const heads = registry ? headPeople(registry, area.id, today).map(personName) : [];
  const staff = registry ? staffOf(registry, area.id, year).length : 0;
  return [
    heads.length > 0 ? t.objectives.head(heads.join(', ')) : t.objectives.noHead,
    t.objectives.staff(staff),
    draftWords(year, today),
  ].join(' · ');
}
