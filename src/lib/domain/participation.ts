import { overlap, yearPeriod } from './calendar.ts';
import type { Period } from './calendar.ts';
import type { Participation } from './objective.ts';
import { personOf, serviceOf } from './org.ts';
import type { Registry } from './org.ts';

/** The days a person really works on it: the participation inside the service and the year. */
export function effectivePeriods(one: Participation, registry: Registry, year: number): Period[] {
  const asked: Period = { from: one.from, to: one.to };
  const person = one.person === null ? undefined : personOf(registry, one.person);
  if (!person) return [asked];
  const service = serviceOf(registry, person.id)
    .map((period) => overlap(period, yearPeriod(year)))
    .filter((period) => period !== null);
  const inside = service.map((period) => overlap(period, asked)).filter((period) => period !== null);
  return inside.length > 0 ? inside : [asked];
}

/** The outer limits of several periods; open where one is open. */
export function hull(periods: readonly Period[]): Period {
  const froms = periods.map((period) => period.from);
  const tos = periods.map((period) => period.to);
  return {
    from: froms.includes(null) ? null : (froms.filter((day) => day !== null).sort()[0] ?? null),
    to: tos.includes(null)
      ? null
      : (tos
          .filter((day) => day !== null)
          .sort()
          .at(-1) ?? null),
  };
}

/** What of a period there is to say within a year: a side on which it reaches the year's end is open. */
export function withinYear(period: Period, year: number): Period {
  const whole = yearPeriod(year);
  return {
    from: period.from !== null && period.from > whole.from ? period.from : null,
    to: period.to !== null && period.to < whole.to ? period.to : null,
  };
}
