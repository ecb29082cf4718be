import type { IsoDate } from './calendar.ts';

interface Rule {
  /** First year of the plan it binds. */
  since: number;
  /** Day and month of the plan's first year. */
  monthDay: string;
  source: string;
}

/** By when the plan of a year is approved. A new rule is a new row: past years keep theirs. */
const PLAN_APPROVAL: readonly Rule[] = [
  { since: 2011, monthDay: '01-31', source: 'D.Lgs. 27 ottobre 2009, n. 150, art. 10, comma 1, lettera a' },
];

export interface Deadline {
  day: IsoDate;
  source: string;
  /** Days from today to it; 0 on the day. */
  left: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** The legal day for approving the plan of a year, while it is still ahead; null when it is past or no rule binds. */
export function planApproval(year: number, today: IsoDate): Deadline | null {
  const rule = PLAN_APPROVAL.findLast((one) => one.since <= year);
  if (!rule) return null;
  const day = `${year}-${rule.monthDay}`;
  const left = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  return left < 0 ? null : { day, source: rule.source, left };
}
