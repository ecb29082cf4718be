import type { IsoDate } from '#lib/domain/calendar.ts';
import {
  areaHeads,
  includesDay,
  personName,
  personOf,
  type Area,
  type Incarico,
  type Registry,
} from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** Who answers for an area on a day and from when to when: `Nadia Rota, Responsabile ad interim, dal 01/01/2027`. */
export function headLines(
  registry: Registry,
  area: Area,
  day: IsoDate,
): { id: string; person: string; words: string }[] {
  return areaHeads(registry, area.id, day).map((incarico) => ({
    id: incarico.id,
    person: incarico.person,
    words: [nameOf(registry, incarico), wayOf(registry, incarico, day), t.format.period(incarico)]
      .filter((part): part is string => part !== null && part !== '')
      .join(', '),
  }));
}

function nameOf(registry: Registry, incarico: Incarico): string {
  const person = personOf(registry, incarico.person);
  return person ? personName(person) : '';
}

/** In what way, where it is not simply the Responsabile. */
function wayOf(registry: Registry, incarico: Incarico, day: IsoDate): string {
  if (incarico.role !== 'head') return t.fields.roles[incarico.role];
  const holds = (role: Incarico['role']) =>
    registry.incarichi.some((one) => one.person === incarico.person && one.role === role && includesDay(one, day));
  if (holds('sindaco')) return t.enteChart.offices.sindaco;
  return holds('assessore') ? t.enteChart.offices.assessore : '';
}
