import type { Texts } from '../texts.ts';

export const dates: Texts['dates'] = {
  shape: 'TT.MM.JJJJ',
  howTo: 'Geben Sie Tag, Monat und Jahr ein, zum Beispiel 31.12.2027.',
  notInCalendar: (written) => `Den ${written} gibt es im Kalender nicht. Geben Sie ein anderes Datum ein.`,
  noSuchMonth: (month) => `Den Monat ${month} gibt es nicht. Geben Sie ein anderes Datum ein.`,
  noSuchDay: (day, month) => `Den ${day}. ${month} gibt es nicht. Geben Sie ein anderes Datum ein.`,
};
