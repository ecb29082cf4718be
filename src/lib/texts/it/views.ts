import { format } from './format.ts';

const objectives = { one: 'obiettivo', other: 'obiettivi' };

/** Personal views of an area's objectives: which, in what order, with which columns. */
export const views = {
  all: 'Tutti',
  unnamed: 'Non salvata',
  button: (name: string) => `Vista: ${name}`,
  choose: (name: string) => `Vista degli obiettivi: ${name}. Cambia`,
  open: 'Filtra e ordina…',
  title: 'Filtra e ordina',
  description: 'Vale solo per te, su questo dispositivo: i colleghi vedono come prima.',
  state: 'Stato',
  states: { any: 'Tutti', incomplete: 'Da completare', complete: 'Completi' },
  type: 'Tipo',
  anyType: 'Tutti i tipi',
  person: 'Persona',
  anyPerson: 'Tutte le persone',
  strategic: 'Obiettivo strategico',
  anyStrategic: 'Tutti',
  dueBy: 'Con scadenza entro il',
  sort: 'Ordine',
  sorts: {
    plan: 'Ordine del piano',
    weight: 'Peso, dal più alto',
    due: 'Scadenza, dalla più vicina',
    code: 'Codice',
  },
  columns: 'Colonne della tabella',
  showing: (shown: number, all: number) => `Vedi ${format.number(shown)} di ${format.plural(all, objectives)}`,
  sorted: (sort: string) => `In ordine di ${sort}.`,
  sortedBy: { weight: 'peso', due: 'scadenza', code: 'codice' },
  planOrder: 'Torna all’ordine del piano',
  none: 'Nessun obiettivo con questi filtri.',
  notMoved: 'Per spostare gli obiettivi torna all’ordine del piano.',
  save: 'Salva la vista',
  name: 'Nome della vista',
  nameHint: 'La ritrovi nel menu Vista, in ogni area e anche senza rete.',
  nameMissing: 'Scrivi un nome.',
  saved: (name: string) => `Vista «${name}» salvata su questo dispositivo.`,
  remove: (name: string) => `Elimina la vista «${name}»`,
  removed: (name: string) => `Vista «${name}» eliminata.`,
  reasons: {
    type: (type: string) => `tipo ${type.toLowerCase()}`,
    dueBy: (day: string) => `entro il ${day}`,
    text: (text: string) => `con «${text}»`,
  },
};
