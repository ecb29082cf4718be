import { monthsOf, type Period } from '#lib/domain/calendar.ts';
import type { Participation } from '#lib/domain/objective.ts';
import { personListName, personName, personOf, personShortName, type Registry } from '#lib/domain/org.ts';
import { effectivePeriods, hull, withinYear } from '#lib/domain/participation.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export type Month = 'full' | 'part' | 'none';

export interface ParticipationLine {
  id: string;
  /** `Rota N.`, or the words of the group. */
  name: string;
  /** `Nadia Rota`, or the words of the group. */
  fullName: string;
  /** `dal 1/4`; empty for the whole year. */
  words: string;
  /** `dal 01/04/2027`, for print. */
  fullWords: string;
  months: Month[];
}

/** How a period stands in its year: nothing when it fills it. */
export function periodWords(period: Period, year: number, day: (date: string) => string = t.format.briefDay): string {
  return t.format.period(withinYear(period, year), day) ?? '';
}

const RANK: Record<Month, number> = { none: 0, part: 1, full: 2 };

/** How much of each month several periods cover together. */
export function monthsOfAll(periods: readonly Period[], year: number): Month[] {
  return periods
    .map((period) => monthsOf(period, year))
    .reduce<Month[]>(
      (all, next) => all.map((month, at) => (RANK[next[at] ?? 'none'] > RANK[month] ? (next[at] ?? month) : month)),
      Array.from({ length: 12 }, () => 'none'),
    );
}

export function participationLine(one: Participation, registry: Registry | null, year: number): ParticipationLine {
  const person = registry && one.person !== null ? personOf(registry, one.person) : undefined;
  const periods = registry === null ? [{ from: one.from, to: one.to }] : effectivePeriods(one, registry, year);
  const months = monthsOfAll(periods, year);
  const outer = hull(periods);
  return {
    id: one.id,
    name: person ? personShortName(person) : one.person === null ? one.group : t.objective.people.gone,
    fullName: person ? personName(person) : one.person === null ? one.group : t.objective.people.gone,
    words: periodWords(outer, year),
    fullWords: periodWords(outer, year, t.format.date),
    months,
  };
}

/** How many work on it, in a few words: `3 persone`, or the group as it is called. */
export function involvedWords(all: Participation[]): string {
  const people = all.filter((one) => one.person !== null).length;
  const groups = all.filter((one) => one.person === null).map((one) => one.group);
  return t.objectives.involved(people, groups);
}

/** Everyone of the ente, in list order, for a choice. */
export function peopleOptions(registry: Registry | null): { value: string; label: string }[] {
  return (registry?.people ?? [])
    .map((person) => ({ value: person.id, label: personListName(person) }))
    .sort((a, b) => a.label.localeCompare(b.label, t.format.locale));
}
