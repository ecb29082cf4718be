import { format } from './format.ts';

/** The states of sync in words: the chip, and whatever else speaks of one of them. */
export const chip = {
  page: 'Stato della sincronizzazione',
  saved: 'Salvato in Comune',
  savedHere: 'Salvato su questo dispositivo',
  sending: 'Invio in corso…',
  offline: 'Senza rete',
  toSend: (count: number) => `${format.plural(count, { one: 'modifica', other: 'modifiche' })} da inviare`,
  dataOfToday: (time: string) => `dati delle ${time}`,
  dataOfDay: (day: string) => `dati del ${day}`,
  expired: 'Accesso scaduto',
  expiredDetail: 'modifiche al sicuro qui',
  toReview: 'Da rivedere',
  points: (count: number) => format.plural(count, { one: 'punto', other: 'punti' }),
  notAccepted: (count: number) =>
    format.plural(count, { one: 'modifica non accettata', other: 'modifiche non accettate' }),
  notSaved: 'Non salvato',
  notSavedDetail: 'memoria piena',
  readOnly: 'Sola lettura',
  updateNeeded: 'Serve la nuova versione per modificare',
  atRisk: 'I dati non inviati possono andare persi',
};
