import { dayIn } from '../entity/today.ts';

/** How many copies stay: the newest of each of the last days, weeks and months that have one. */
export interface Retention {
  days: number;
  weeks: number;
  months: number;
  /** Younger than this, in hours, all stay, somebody may have made one for a reason; but not more than so many. */
  allHours: number;
  allMost: number;
}

export const RETENTION: Retention = { days: 14, weeks: 8, months: 12, allHours: 48, allMost: 20 };

const HOUR = 3_600_000;

/** Which copies may go. The newest is never among them. Days, weeks and months are Italy's. */
export function superfluous<Copy extends { at: Date }>(
  copies: readonly Copy[],
  now: Date,
  retention: Retention = RETENTION,
): Copy[] {
  const newestFirst = copies.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  const kept = new Set<Copy>(newestFirst.slice(0, 1));
  for (const copy of newestFirst.slice(0, retention.allMost)) {
    if (now.getTime() - copy.at.getTime() < retention.allHours * HOUR) kept.add(copy);
  }
  keepNewestOfEach(newestFirst, (day) => day, retention.days, kept);
  keepNewestOfEach(newestFirst, mondayOf, retention.weeks, kept);
  keepNewestOfEach(newestFirst, (day) => day.slice(0, 7), retention.months, kept);
  return newestFirst.filter((copy) => !kept.has(copy));
}

function keepNewestOfEach<Copy extends { at: Date }>(
  newestFirst: readonly Copy[],
  periodOf: (day: string) => string,
  most: number,
  kept: Set<Copy>,
): void {
  const seen = new Set<string>();
  for (const copy of newestFirst) {
    const period = periodOf(dayIn(copy.at));
    if (seen.has(period)) continue;
    if (seen.size >= most) return;
    seen.add(period);
    kept.add(copy);
  }
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
