import { monthsOf, partsOf } from './calendar.ts';
import type { IsoDate, Period } from './calendar.ts';
import type { Objective, Phase } from './objective.ts';

/** The last month, 1 to 12, in which a phase is to be worked on; null while no month is. */
export function lastPlannedMonth({ planned }: Pick<Phase, 'planned'>): number | null {
  const last = planned.lastIndexOf(true);
  return last < 0 ? null : last + 1;
}

/** The month, 1 to 12, a day lies in; null for no day and for a day of another year. */
export function monthIn(year: number, day: IsoDate | null): number | null {
  if (day === null) return null;
  const [written, month] = partsOf(day);
  return written === year ? month : null;
}

/** How many phases end in each of the twelve months. */
export function endingPhases(objectives: readonly Pick<Objective, 'phases'>[]): number[] {
  const counts = Array.from({ length: 12 }, () => 0);
  for (const { phases } of objectives) {
    for (const phase of phases) {
      const last = lastPlannedMonth(phase);
      if (last !== null) counts[last - 1] = (counts[last - 1] ?? 0) + 1;
    }
  }
  return counts;
}

/**
 * The months of an objective that has no phases: those in which somebody works on it, up to its due date. Without
 * people it begins with the year.
 */
export function workMonths(periods: readonly Period[], dueDate: IsoDate | null, year: number): boolean[] {
  const due = dueDate !== null && dueDate.slice(0, 4) < String(year) ? 0 : (monthIn(year, dueDate) ?? 12);
  const covered = periods.map((period) => monthsOf(period, year));
  const works = (index: number) => covered.length === 0 || covered.some((months) => months[index] !== 'none');
  return Array.from({ length: 12 }, (_, index) => index < due && works(index));
}
