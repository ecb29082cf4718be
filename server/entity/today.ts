import type { IsoDate } from '#lib/domain/calendar.ts';

// Swedish writes days as ISO 8601 does.
const ITALIAN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day it is in Italy, wherever the server stands. */
export function dayIn(moment: Date): IsoDate {
  return ITALIAN_DAY.format(moment);
}
