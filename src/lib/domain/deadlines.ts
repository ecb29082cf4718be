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

const ruleFor = (rules: readonly Rule[], year: number) => rules.findLast((one) => one.since <= year);

/** The legal day for approving the plan of a year; null when no rule binds it. */
export function planApprovalDay(year: number): IsoDate | null {
  const rule = ruleFor(PLAN_APPROVAL, year);
  return rule ? `${year}-${rule.monthDay}` : null;
}

/** The legal day for approving the Relazione on a year; null when no rule binds it. */
export function reportApprovalDay(year: number): IsoDate | null {
  const rule = ruleFor(REPORT_APPROVAL, year);
  return rule ? `${year + 1}-${rule.monthDay}` : null;
}

export interface Deadline {
  day: IsoDate;
  source: string;
  /** Days from today to it; 0 on the day. */
  left: number;
}

const DAY = 24 * 60 * 60 * 1000;

/** The legal day for approving the plan of a year, while it is still ahead; null when it is past or no rule binds. */
export function planApproval(year: number, today: IsoDate): Deadline | null {
  const rule = ruleFor(PLAN_APPROVAL, year);
  const day = planApprovalDay(year);
  if (!rule || day === null) return null;
  const left = Math.round((Date.parse(day) - Date.parse(today)) / DAY);
  return left < 0 ? null : { day, source: rule.source, left };
}
