import type { Texts } from '../texts.ts';
import { format } from './format.ts';

export const chip: Texts['chip'] = {
  page: 'Stand der Synchronisierung',
  saved: 'In der Gemeinde gespeichert',
  savedHere: 'Auf diesem Gerät gespeichert',
  sending: 'Wird gesendet…',
  offline: 'Kein Netz',
  toSend: (count) => `${format.plural(count, { one: 'Änderung', other: 'Änderungen' })} zu senden`,
  dataOfToday: (time) => `Stand ${time} Uhr`,
  dataOfDay: (day) => `Stand ${day}`,
  expired: 'Anmeldung abgelaufen',
  expiredDetail: 'Änderungen hier sicher',
  toReview: 'Zu prüfen',
  points: (count) => format.plural(count, { one: 'Punkt', other: 'Punkte' }),
  notAccepted: (count) =>
    format.plural(count, { one: 'Änderung nicht angenommen', other: 'Änderungen nicht angenommen' }),
  notSaved: 'Nicht gespeichert',
  notSavedDetail: 'Speicher voll',
  readOnly: 'Nur lesen',
  updateNeeded: 'Zum Bearbeiten braucht es die neue Version',
  atRisk: 'Nicht gesendete Daten können verloren gehen',
};
