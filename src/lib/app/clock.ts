import type { IsoDate } from '#lib/domain/calendar.ts';

// Swedish writes days as ISO 8601 does.
const ITALIAN_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Rome' });

/** The day it is in Italy, `milliseconds` after 1970. */
export function italianDay(milliseconds: number): IsoDate {
  return ITALIAN_DAY.format(new Date(milliseconds));
}

/** ISO 8601. */
export function isoTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}
