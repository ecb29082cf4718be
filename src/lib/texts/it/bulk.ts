import { format } from './format.ts';

const objectives = { one: 'obiettivo', other: 'obiettivi' };

/** Several objectives changed at once: choose, look at what would change, do it, undo it. */
export const bulk = {
  start: 'Seleziona',
  stop: 'Fine',
  select: (label: string) => `Seleziona ${label}`,
  selectAll: 'Seleziona tutti quelli in vista',
  selected: (count: number) =>
    count === 0 ? 'Nessun obiettivo scelto' : format.plural(count, { one: 'scelto', other: 'scelti' }),
  started: 'Scegli gli obiettivi da modificare insieme. Con Maiusc scegli anche quelli in mezzo.',
  bar: 'Modifica gli obiettivi scelti',
  actions: 'Modifica',
  acts: {
    dueDate: 'Scadenza…',
    type: 'Tipo…',
    strategicObjective: 'Obiettivo strategico…',
    addPerson: 'Aggiungi una persona…',
    removePerson: 'Togli una persona…',
    lock: 'Blocca i pesi…',
    unlock: 'Sblocca i pesi…',
    discard: 'Sposta nel Cestino…',
  },
  titles: {
    dueDate: 'Nuova scadenza',
    type: 'Nuovo tipo',
    strategicObjective: 'Nuovo obiettivo strategico',
    addPerson: 'Aggiungi una persona',
    removePerson: 'Togli una persona',
    lock: 'Blocca i pesi',
    unlock: 'Sblocca i pesi',
    discard: 'Sposta nel Cestino',
  },
  fields: {
    dueDate: 'Scadenza',
    type: 'Tipo di obiettivo',
    strategicObjective: 'Obiettivo strategico che servono',
    person: 'Persona',
    from: 'Dal',
    to: 'Al',
  },
  periodHint: 'Lascia vuoto per tutto il servizio.',
  choose: 'Scegli…',
  noValue: 'nessuno',
  noDate: 'senza scadenza',
  preview: 'Che cosa cambia',
  objective: 'Obiettivo',
  before: 'Adesso',
  after: 'Dopo',
  unchanged: (count: number) =>
    count === 1
      ? '1 obiettivo scelto è già così e non cambia.'
      : `${format.number(count)} obiettivi scelti sono già così e non cambiano.`,
  cannot: 'Non si può',
  nothing: 'Con questa scelta non cambia nulla.',
  apply: (count: number) => `Modifica ${format.plural(count, objectives)}`,
  discardApply: (count: number) => `Sposta ${format.plural(count, objectives)} nel Cestino`,
  locked: 'bloccato',
  unlocked: 'libero',
  inPlan: 'nel piano',
  inBin: 'nel Cestino',
  periodEmpty: 'Il periodo finisce prima di cominciare.',
  ofPlan: 'è un obiettivo trasversale: il suo testo si cambia nel piano',
  noWeight: 'non ha un peso da bloccare',
  notServing: (service: string) => `in quei giorni non è in servizio (in servizio ${service})`,
  neverServing: 'non è mai in servizio nell’ente',
  wholeYear: 'tutto l’anno',
  done: (count: number) => `${count === 1 ? 'Modificato' : 'Modificati'} ${format.plural(count, objectives)}.`,
  binned: (count: number) => `${format.plural(count, objectives)} nel Cestino.`,
  undone: 'Modifica annullata.',
};
