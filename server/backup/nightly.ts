import { dayIn } from '../entity/today.ts';

const HOUR = 3_600_000;
/** A night that was missed is caught up with as soon as the last copy is older than this. */
const LATEST_HOURS = 26;
const NIGHT_FROM = 2;
const NIGHT_TO = 5;

const ITALIAN_HOUR = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Rome', hour: '2-digit', hourCycle: 'h23' });

/** Whether a copy is to be made now: at two in the morning in Italy, or when a night went by without one. */
export function isDue(now: Date, newest: Date | null): boolean {
  if (newest === null || now.getTime() - newest.getTime() > LATEST_HOURS * HOUR) return true;
  const hour = Number(ITALIAN_HOUR.format(now));
  if (hour < NIGHT_FROM || hour >= NIGHT_TO) return false;
  return dayIn(newest) !== dayIn(now) || Number(ITALIAN_HOUR.format(newest)) < NIGHT_FROM;
}
