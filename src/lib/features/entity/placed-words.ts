import { coversYear } from '#lib/domain/calendar.ts';
import type { IsoDate, Period } from '#lib/domain/calendar.ts';
import { nextStaffChange, organigramOf, staffOn, type Placed, type PlacedArea } from '#lib/domain/organigram.ts';
import type { Registry, Vacancy } from '#lib/domain/org.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** What somebody does and how: `Istruttore, part-time 30 ore, dal 01/04/2027`. */
export function placedWords(placed: Placed, day: IsoDate): string {
  const words = t.enteChart;
  const { employment, charge, office, agreement, home } = placed;
  const role =
    charge === null
      ? null
      : office === null
        ? words.roles[charge.role as keyof typeof words.roles]
        : words.offices[office];
  const level = employment?.classificationArea ?? null;
  const klass =
    level === null ? null : charge !== null && level === 'funzionari-eq' ? words.headClass : words.classes[level];
  return [
    role,
    agreement === null ? klass : t.ente.agreement.shared(agreement.share),
    employment?.profile.toLocaleLowerCase('it') === klass?.toLocaleLowerCase('it') ? null : employment?.profile || null,
    employment !== null || office !== null || agreement !== null
      ? null
      : home === null
        ? words.elsewhere
        : words.worksIn(home.name),
    employment?.partTime == null ? null : t.ente.partTime(employment.partTime),
    ...limits(charge !== null && charge.role !== 'head' ? charge : employment, day),
  ]
    .filter((part) => part !== null && part !== undefined)
    .join(', ');
}

/** The days on which a period begins and ends, when they are in the year shown. */
function limits(period: Period | null, day: IsoDate): string[] {
  const year = day.slice(0, 4);
  return [
    ...(period?.from?.startsWith(year) === true && !period.from.endsWith('-01-01')
      ? [t.enteChart.from(period.from)]
      : []),
    ...(period?.to?.startsWith(year) === true && !period.to.endsWith('-12-31') ? [t.enteChart.until(period.to)] : []),
  ];
}

/** Whether somebody is at work for a part of the year only: then their months are drawn. */
export function partOfYear({ employment }: Placed, day: IsoDate): boolean {
  return employment !== null && !coversYear(employment, Number(day.slice(0, 4)));
}

export function vacancyWords({ classificationArea, words }: Vacancy): string {
  const klass = classificationArea === null ? '' : t.enteChart.classes[classificationArea];
  return [klass, words].filter((part) => part !== '').join(', ');
}

/** `4 persone, 3 da maggio · 1 posto vacante, gestione associata`. */
export function areaWords(registry: Registry, { area, staff, vacant, agreements }: PlacedArea, day: IsoDate): string {
  return [
    counted(registry, day, t.enteChart.people(staff), area.id),
    ...(vacant > 0 ? [t.ente.vacancy.count(vacant)] : []),
    ...(agreements.length > 0 ? [t.ente.agreement.with(agreements)] : []),
  ].join(', ');
}

/** `9 dipendenti, 8 da maggio · 4 aree · 1 posto vacante · 1 Responsabile in convenzione`. */
export function entityWords(registry: Registry, day: IsoDate): string {
  const words = t.enteChart;
  const { areas } = organigramOf(registry, day);
  const vacant = areas.reduce((sum, one) => sum + one.vacant, 0);
  const shared = areas.flatMap((one) => one.people).filter((one) => one.charge !== null && one.agreement !== null);
  return [
    counted(registry, day, words.employees(staffOn(registry, day)), null),
    words.areas(areas.length),
    ...(vacant > 0 ? [t.ente.vacancy.count(vacant)] : []),
    ...(shared.length > 0 ? [words.sharedHeads(shared.length)] : []),
  ].join(' · ');
}

function counted(registry: Registry, day: IsoDate, now: string, area: string | null): string {
  const next = nextStaffChange(registry, day, area);
  return next === null ? now : t.enteChart.then(now, next.count, t.enteChart.since(next.from));
}
