import { planApproval } from '#lib/domain/deadlines.ts';
import { areaHeads, personName, staffOf, type Area } from '#lib/domain/org.ts';
import { formatLongDate, plural } from '#lib/texts/italian.ts';
import type { App } from './types.ts';

/** `Amministrativa` for `Area amministrativa`, where every name is an area's. */
export function shortAreaName(name: string): string {
  const rest = name.replace(/^area\s+/i, '');
  return rest.charAt(0).toLocaleUpperCase('it') + rest.slice(1);
}

/** `bozza`, and until when it can be approved while that day is still ahead. */
export function draftWords(year: number, today: string): string {
  const deadline = planApproval(year, today);
  if (!deadline) return 'bozza';
  const long = formatLongDate(deadline.day);
  const day = today.startsWith(String(year)) ? long.replace(` ${year}`, '') : long;
  const left =
    deadline.left === 0 ? 'oggi' : deadline.left === 1 ? 'manca 1 giorno' : `mancano ${deadline.left} giorni`;
  return `bozza, da approvare entro il ${day} (${left})`;
}

/** Who leads the area, how many work in it, and where its plan stands. */
export function areaSubtitle(app: App, area: Area, year: number): string {
  const { registry, today } = app;
  const heads = (registry ? areaHeads(registry, area.id, today) : [])
    .map((incarico) => registry?.people.find((person) => person.id === incarico.person))
    .filter((person) => person !== undefined)
    .map((person) => personName(person));
  const staff = registry ? staffOf(registry, area.id, year).length : 0;
  return [
    heads.length > 0 ? `Responsabile ${heads.join(', ')}` : 'Senza Responsabile',
    staff > 0 ? plural(staff, 'persona', 'persone') : 'nessuna persona',
    draftWords(year, today),
  ].join(' · ');
}
