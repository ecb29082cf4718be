import type { IsoDate } from '#lib/domain/calendar.ts';

// Swedish writes days as ISO 8601 does.
const ITALIAN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day it is in Italy, wherever the server stands. */
export function dayIn(moment: Date): IsoDate {
  return ITALIAN_DAY.format(moment);
}

/** Offsets from UTC are whole hours in Italy. */
const HOUR = 3_600_000;

/** When the next day begins in Italy: midnight there is 23:00 or 22:00 UTC. */
export function nextDayIn(moment: Date): Date {
  const today = dayIn(moment);
  const hour = new Date(Math.floor(moment.getTime() / HOUR) * HOUR);
  do hour.setTime(hour.getTime() + HOUR);
  while (dayIn(hour) === today);
  return hour;
}

const ITALIAN_MINUTE = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Rome',
  dateStyle: 'short',
  timeStyle: 'short',
});

/** `2027-03-01 02:00`, in Italy. */
export function minuteIn(moment: Date): string {
  return ITALIAN_MINUTE.format(moment);
}
