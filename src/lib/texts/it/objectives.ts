import { format } from './format.ts';

const persone = { one: 'persona', other: 'persone' };
const obiettivi = { one: 'obiettivo', other: 'obiettivi' };

/** The objectives of an area: the page, its head, its rows and what can be done with them. */
export const objectives = {
  title: 'Obiettivi',
  titleOf: (year: number) => `Obiettivi ${year}`,
  untitled: 'Senza titolo',
  untitledObjective: 'Obiettivo senza titolo',
  untitledInSentence: 'obiettivo senza titolo',
  someObjective: 'un obiettivo',
  wholeArea: 'Tutta l’area',
  areas: 'Aree',
  changeArea: 'Cambia area',
  areaWeights: (area: string, figure: string, words: string) => `${area} ${figure}, pesi: ${words}`,
  readOnly: {
    role: 'Sola lettura: lo modificano il Responsabile dell’area e il Segretario',
    closed: 'Sola lettura: questo piano è chiuso',
  },

  draft: 'bozza',
  draftUntil: (day: string, left: number) => {
    const when = left === 0 ? 'oggi' : left === 1 ? 'manca 1 giorno' : `mancano ${format.number(left)} giorni`;
    return `bozza, da approvare entro il ${day} (${when})`;
  },
  head: (names: string) => `Responsabile ${names}`,
  noHead: 'Senza Responsabile',
  staff: (count: number) => (count > 0 ? format.plural(count, persone) : 'nessuna persona'),

  coming: (area: string, year: number) => `Arrivano gli obiettivi di ${area} del ${year}.`,
  notHere: (area: string, year: number) =>
    `Gli obiettivi di ${area} del ${year} non sono ancora su questo dispositivo.`,
  comingLater: 'Arrivano da soli quando torna la rete.',
  noPlanHere: (year: number) => `Quest’area non ha un piano del ${year}, o non la puoi aprire.`,
  toObjectives: 'Vai agli obiettivi',
  noPlan: 'Ancora nessun piano.',
  noAreaIn: (year: number) => `Nel ${year} non c’è ancora un’area con un piano che puoi aprire.`,
  areasNeeded: 'Servono le aree dell’ente, oppure il piano dell’anno scorso: le aree vengono da lì.',
  roleNeeded:
    'Chi amministra gestisce l’ente e gli accessi: per leggere i piani serve un incarico o un periodo di servizio.',
  bringIn: 'Porta dentro un piano',
  toEntity: 'Vai all’ente',
  inBin: 'Questo obiettivo è nel Cestino.',
  gone: 'Questo obiettivo non c’è.',
  openBin: 'Apri il Cestino',
  backTo: (area: string) => `Torna a ${area}`,
  none: (year: number) => `Ancora nessun obiettivo per il ${year}.`,
  startFrom: 'Comincia dal piano che hai, o da un obiettivo nuovo.',
  addObjective: 'Aggiungi obiettivo',
  noneFound: (query: string) => `Nessun obiettivo con «${query}».`,
  showAll: 'Mostra tutti',
  caption: 'Obiettivi operativi',
  captionOf: (area: string, year: number) => `Obiettivi operativi di ${area}, ${year}`,

  todo: (count: number) => `${format.plural(count, { one: 'cosa', other: 'cose' })} da sistemare`,
  advice: (count: number) => format.plural(count, { one: 'consiglio', other: 'consigli' }),
  undo: 'Annulla la tua ultima modifica',
  undoKeys: 'Annulla (Ctrl Z)',
  redo: 'Ripeti la modifica annullata',
  redoKeys: 'Ripeti (Ctrl Maiusc Z)',
  search: 'Cerca in quest’area',
  searchBy: 'Cerca in quest’area per titolo, persona o codice',
  bin: 'Cestino',
  binCount: (count: number) => `Cestino: ${format.plural(count, obiettivi)}`,

  columns: {
    objective: 'Obiettivo operativo',
    people: 'Persone coinvolte',
    indicator: 'Indicatore e target',
    state: 'Stato',
    actions: 'Azioni',
  },
  dragToMove: 'Trascina per spostare',
  states: { writing: 'In scrittura', complete: 'Completo', incomplete: 'Da completare' },
  isWriting: (name: string) => `${name} sta scrivendo`,
  by: (day: string) => `entro il ${day}`,
  noDueDate: 'senza scadenza',
  writeDueDate: 'Scrivi la scadenza',
  writeTitle: 'Scrivi il titolo',
  expected: 'Che cosa ci si attende',
  toWrite: 'Da scrivere',
  involved: (people: number, groups: readonly string[]) =>
    format.list([...(people > 0 ? [format.plural(people, persone)] : []), ...groups]),

  actions: {
    label: (objective: string) => `Azioni per ${objective}`,
    open: 'Apri il dettaglio',
    up: 'Sposta su',
    down: 'Sposta giù',
    upOf: (objective: string) => `Sposta su ${objective}`,
    downOf: (objective: string) => `Sposta giù ${objective}`,
    duplicate: 'Duplica',
    lock: 'Blocca il peso',
    unlock: 'Sblocca il peso',
    discard: (objective: string) => `Elimina ${objective}`,
  },

  said: {
    added: 'Aggiunto un obiettivo. Scrivi il titolo.',
    duplicated: (objective: string) => `${objective} duplicato: la copia è senza peso.`,
    moved: (objective: string, place: number, of: number) => `${objective}: posto ${place} di ${of}.`,
    discarded: (objective: string) => `${objective} è nel Cestino.`,
    restored: (objective: string) => `${objective} è di nuovo nel piano.`,
    undone: 'Annullata la tua ultima modifica.',
    redone: 'Ripetuta la modifica annullata.',
  },

  discard: {
    title: (objective: string) => `Eliminare ${objective}?`,
    leaves: (title: string, year: number) => `«${title}» esce dal piano del ${year}.`,
    points: (weight: number) =>
      weight === 100
        ? 'Il suo punto torna da distribuire.'
        : `I suoi ${format.weight(weight)} punti tornano da distribuire.`,
    kept: 'Resta nel Cestino: si può ripristinare.',
  },

  binPage: {
    title: (area: string) => `Cestino – ${area}`,
    subtitle: (year: number) => `Gli obiettivi eliminati dal piano del ${year}. Restano qui finché non li ripristini.`,
    empty: 'Il Cestino è vuoto.',
    restore: 'Ripristina',
    restoreOf: (objective: string) => `Ripristina ${objective}`,
  },

  problems: {
    title: 'Cose da sistemare',
    why: 'Si può continuare a scrivere: servono prima di proporre il piano alla Giunta.',
    none: 'Non c’è niente da sistemare.',
    look: 'Guarda',
  },

  print: {
    act: 'Stampa o salva in PDF',
    waiting: 'La stampa contiene modifiche che il Comune non ha ancora ricevuto.',
    draft: (year: number) => `Bozza del piano della performance ${year}`,
    title: (area: string, year: number) => `${area}, obiettivi operativi ${year}`,
    head: (names: string) => `Responsabile: ${names}`,
    staff: 'Dipendenti coinvolti',
    total: 'Totale della pesatura',
    kind: 'Bozza, integrale',
    printed: (day: string) => `Stampata il ${day}`,
  },
};
