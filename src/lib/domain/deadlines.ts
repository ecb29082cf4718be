import type { IsoDate } from './calendar.ts';

interface Rule {
  /** First year of the plan it binds. */
  since: number;
  /** Month and day. */
  monthDay: string;
  source: string;
}

/** By when the plan of a year is approved. A new rule is a new row: past years keep theirs. */
const PLAN_APPROVAL: readonly Rule[] = [
  { since: 2011, monthDay: '01-31', source: 'D.Lgs. 27 ottobre 2009, n. 150, art. 10, comma 1, lettera a' },
];

/** By when the Relazione on a year is validated and approved, in the year after it. */
const REPORT_APPROVAL: readonly Rule[] = [
  { since: 2011, monthDay: '06-30', source: 'D.Lgs. 27 ottobre 2009, n. 150, art. 10, comma 1, lettera b' },
];

/** The day a rule sets in `inYear` for the plan of `year`; null when none binds it. */
function legalDay(rules: readonly Rule[], year: number, inYear: number): { day: IsoDate; source: string } | null {
  const rule = rules.findLast((one) => one.since <= year);
  return rule ? { day: `${inYear}-${rule.monthDay}`, source: rule.source } : null;
}

/** The legal day for approving the plan of a year; null when no rule binds it. */
export const planApprovalDay = (year: number): IsoDate | null => legalDay(PLAN_APPROVAL, year, year)?.day ?? null;

/** The legal day for approving the Relazione on a year; null when no rule binds it. */
export const reportApprovalDay = (year: number): IsoDate | null =>
  legalDay(REPORT_APPROVAL, year, year + 1)?.day ?? null;

export interface Deadline {
  day: IsoDate;
  source: string;
  /** Days from today to it; 0 on the day. */
  left: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** The legal day for approving the plan of a year, while it is still ahead; null when it is past or no rule binds. */
export function planApproval(year: number, today: IsoDate): Deadline | null {
  const legal = legalDay(PLAN_APPROVAL, year, year);
  if (!legal) return null;
  const left = Math.round((Date.parse(legal.day) - Date.parse(today)) / DAY);
  return left < 0 ? null : { ...legal, left };
}
