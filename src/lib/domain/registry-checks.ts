import { overlap, uncovered, yearPeriod } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';
import { activeAreas, FULL_TIME, headsArea } from './org.ts';
import type { AreaId, Incarico, PersonId, Registry } from './org.ts';
import type { Severity } from './problem.ts';
import { findTwoSpellings } from './spelling.ts';

/** What each finding is about. One entry per code; the sentence is in `texts/`. */
interface RegistryProblemData {
  'no-areas': Record<never, never>;
  'segretario-missing': { periods: Period[] };
  'area-headless': { area: AreaId; periods: Period[] };
  'heads-overlap': { area: AreaId; people: [PersonId, PersonId]; period: Period };
  'head-and-interim': { area: AreaId; people: [PersonId, PersonId]; period: Period };
  'charge-outside-service': { person: PersonId; incarico: Incarico; periods: Period[] };
  'area-unstaffed': { area: AreaId };
  'person-idle': { person: PersonId };
  /** More hours a week than one person has. */
  'over-full-time': { person: PersonId; period: Period; hours: number };
  'two-spellings': { people: [PersonId, PersonId] };
}
export type RegistryProblemCode = keyof RegistryProblemData;

export type RegistryProblem = {
  [Code in RegistryProblemCode]: { code: Code; severity: Severity; data: RegistryProblemData[Code] };
}[RegistryProblemCode];

/** What does not add up in the ente in the year of `day`; what is only in the past is worth a look, no more. */
export function checkRegistry(registry: Registry, day: IsoDate): RegistryProblem[] {
  const year = yearPeriod(Number(day.slice(0, 4)));
  const areas = activeAreas(registry, Number(day.slice(0, 4)));
  if (areas.length === 0) return [{ code: 'no-areas', severity: 'ask', data: {} }];
  const now = (periods: readonly Period[]): Severity =>
    periods.some((period) => period.to === null || period.to >= day) ? 'ask' : 'advise';
  const problems: RegistryProblem[] = [];

  const segretario = uncovered(year, chargesOf(registry, 'segretario'));
  if (segretario.length > 0)
    problems.push({ code: 'segretario-missing', severity: now(segretario), data: { periods: segretario } });

  for (const { id, ...life } of areas) {
    const window = clip(life, year);
    const heads = registry.incarichi.filter((one) => headsArea(one) && one.area === id);
    const periods =
      window === null
        ? []
        : uncovered(
            window,
            heads.filter((one) => one.role !== 'deputy'),
          );
    if (periods.length > 0)
      problems.push({ code: 'area-headless', severity: now(periods), data: { area: id, periods } });
    const [owners, interims] = [
      heads.filter((one) => one.role === 'head'),
      heads.filter((one) => one.role === 'interim'),
    ];
    for (const [index, one] of owners.entries()) {
      for (const other of owners.slice(index + 1)) {
        const period = together(one, other, year);
        if (one.person !== other.person && period !== null)
          problems.push({
            code: 'heads-overlap',
            severity: now([period]),
            data: { area: id, people: [one.person, other.person], period },
          });
      }
      for (const other of interims) {
        const period = together(one, other, year);
        if (period !== null)
          problems.push({
            code: 'head-and-interim',
            severity: now([period]),
            data: { area: id, people: [one.person, other.person], period },
          });
      }
    }
    const staffed = registry.employments.some((row) => row.area === id && overlap(row, year) !== null);
    if (!staffed) problems.push({ code: 'area-unstaffed', severity: 'advise', data: { area: id } });
  }
  return [...problems, ...chargeProblems(registry, year, now), ...peopleProblems(registry, year, now)].toSorted(
    (a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity),
  );
}

const SEVERITIES: readonly Severity[] = ['block', 'ask', 'advise'];

type Year = { from: IsoDate; to: IsoDate };

/** E.Q. are at work in the ente, shared with it, or hold the area by their office (art. 53 c. 23 L. 388/2000). */
function chargeProblems(registry: Registry, year: Year, now: (periods: Period[]) => Severity): RegistryProblem[] {
  return registry.incarichi.filter(headsArea).flatMap((incarico): RegistryProblem[] => {
    const { person } = incarico;
    const window = clip(incarico, year);
    const grounds = [
      ...registry.employments.filter((row) => row.person === person),
      ...registry.agreements.filter((row) => row.person === person),
      ...registry.incarichi.filter(
        (row) => row.person === person && ['sindaco', 'assessore', 'segretario'].includes(row.role),
      ),
    ];
    const periods = window === null ? [] : uncovered(window, grounds);
    if (periods.length === 0) return [];
    return [{ code: 'charge-outside-service', severity: now(periods), data: { person, incarico, periods } }];
  });
}

function peopleProblems(registry: Registry, year: Year, now: (periods: Period[]) => Severity): RegistryProblem[] {
  const problems: RegistryProblem[] = [];
  const known = new Set(registry.people.map((person) => person.id));
  for (const people of findTwoSpellings(registry.people, known))
    problems.push({ code: 'two-spellings', severity: 'ask', data: { people } });
  for (const { id } of registry.people) {
    const rows = registry.employments.filter((row) => row.person === id);
    const bound = [...rows, ...registry.incarichi, ...registry.agreements].some((row) => row.person === id);
    if (!bound) problems.push({ code: 'person-idle', severity: 'advise', data: { person: id } });
    const over = overFullTime(rows, year);
    if (over !== null)
      problems.push({ code: 'over-full-time', severity: now([over.period]), data: { person: id, ...over } });
  }
  return problems;
}

/** The first days of the year on which somebody's places ask for more than a full week. */
function overFullTime(rows: Registry['employments'], year: Year): { period: Period; hours: number } | null {
  const clipped = rows.flatMap((row) => {
    const period = clip(row, year);
    return period === null ? [] : [{ ...period, hours: row.partTime ?? FULL_TIME }];
  });
  if (clipped.length < 2) return null;
  const starts = [...new Set(clipped.map((row) => row.from))].sort();
  for (const from of starts) {
    const together = clipped.filter((row) => row.from <= from && from <= row.to);
    const hours = together.reduce((sum, row) => sum + row.hours, 0);
    const to = together.map((row) => row.to).sort()[0] ?? year.to;
    if (hours > FULL_TIME) return { period: { from, to }, hours };
  }
  return null;
}

function chargesOf(registry: Registry, role: Incarico['role']): Incarico[] {
  return registry.incarichi.filter((one) => one.role === role);
}

function clip(period: Period, year: Year): Year | null {
  const common = overlap(period, year);
  return common === null ? null : { from: common.from ?? year.from, to: common.to ?? year.to };
}

function together(a: Period, b: Period, year: Year): Period | null {
  const common = overlap(a, b);
  return common === null ? null : overlap(common, year);
}
