import { format } from './format.ts';

const modifiche = { one: 'modifica', other: 'modifiche' };

/** What this device keeps, and when it does not: memory that was taken away, evaluation sheets. */
export const onDevice = {
  memoryLost: {
    detail: 'ricarica la pagina',
    state: 'Non salvato – ricarica la pagina',
    what: 'Il browser ha chiuso la memoria di Traguardo. Ricarica la pagina: quello che hai scritto resta e si salva.',
    title: 'L’ultima modifica non è salvata:',
    banner: 'il browser ha chiuso la memoria di Traguardo. Ricarica la pagina, quello che hai scritto resta.',
    reload: 'Ricarica la pagina',
  },
  sheets: {
    title: 'Schede di valutazione',
    online: 'Si aprono solo con la rete',
    onlineWhy:
      'Questo indirizzo non è https: di una scheda qui non resta niente. Chiedi l’indirizzo https a chi amministra Traguardo.',
    sealed: 'Senza rete le schede non si aprono',
    sealedWhy:
      'Quello che scrivi e non è ancora partito resta qui chiuso a chiave: si apre e parte quando accedi di nuovo.',
    personal: 'Senza rete le schede si aprono',
    personalUntil: (day: string) =>
      `Fino al ${day}; poi serve un accesso con la rete, e vale per altri sette giorni. Sul dispositivo restano chiuse a chiave.`,
    personalOver: 'I sette giorni sono passati: accedi con la rete e si aprono di nuovo.',
    choose: 'Questo è un dispositivo personale',
    chooseWhy:
      'Lo usi solo tu ed è protetto da un codice o da un’impronta. Su un dispositivo condiviso non sceglierlo.',
    chooseLater: 'Per cambiare la scelta accedi con la rete.',
    locked: (count: number) =>
      `${format.plural(count, modifiche)} al sicuro, accedi per ${count === 1 ? 'vederla' : 'vederle'}`,
    lockedWhy:
      'Sono modifiche di schede, chiuse a chiave su questo dispositivo. Quando accedi si aprono e partono da sole.',
    refusedLocked:
      'Sono modifiche di schede che il Comune non ha accettato. Quando accedi le leggi e scegli che cosa farne.',
    signIn: 'Accedi',
    damaged: (count: number) =>
      `${format.plural(count, modifiche)} di una scheda non si ${count === 1 ? 'legge' : 'leggono'} più`,
    damagedWhy:
      'Quello che sta su questo dispositivo non corrisponde alla chiave con cui è stato chiuso. Controlla la scheda e riscrivi quello che manca.',
    discard: 'Togli da questo dispositivo',
    discardTitle: 'Togliere quello che non si legge?',
    discardWhat: 'Non si potrà più recuperare. Il resto delle tue modifiche non cambia.',
  },
};
