import type { IsoDate } from '#lib/domain/calendar.ts';
import { includesDay, ROLES, type Incarico, type PersonId, type Registry } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** `Responsabile dell’Area Tecnica`. */
export function chargeWord(registry: Registry, incarico: Incarico): string {
  const area = registry.areas.find((one) => one.id === incarico.area);
  return area ? `${t.fields.roles[incarico.role]} ${t.ente.ofArea(area.name)}` : t.fields.roles[incarico.role];
}

/** What a person is charged with on a day, the weightiest first. */
export function chargeWords(registry: Registry, person: PersonId, day: IsoDate): string[] {
  return registry.incarichi
    .filter((one) => one.person === person && includesDay(one, day))
    .toSorted((a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role))
    .map((one) => chargeWord(registry, one));
}
