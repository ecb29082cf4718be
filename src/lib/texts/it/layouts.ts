import { format } from './format.ts';

const people = { one: 'persona', other: 'persone' };
const objectives = { one: 'obiettivo', other: 'obiettivi' };
const days = { one: 'giorno', other: 'giorni' };

/** The layouts of the objectives: table, cards, months, per person. */
export const layouts = {
  choose: 'Disposizione',
  chosen: (name: string) => `Disposizione: ${name}`,
  names: { table: 'Tabella', cards: 'Schede', months: 'Mesi', people: 'Per persona' },
  work: {
    title: (year: number) => `Chi fa che cosa, ${year}`,
    all: 'Tutte le aree',
    caption: 'Chi fa che cosa',
    person: 'Persona',
    objective: 'Obiettivo',
    when: 'Quando',
    share: 'Quota',
    load: 'Carico',
    inService: 'in servizio',
    atWork: 'su obiettivi',
    wholeYear: 'tutto l’anno',
    guest: 'lavora in un’altra area',
    seeAll: 'Vedi tutte le aree',
    gone: 'Persona non più in elenco',
    carry: (count: number, shared: string, total: string) =>
      `${format.plural(count, people)} ${count === 1 ? 'porta' : 'portano'} ${shared} dei ${total} punti dell’area`,
    carryAll: (count: number, objectivesCount: number, areas: number) =>
      `${format.plural(count, people)} su ${format.plural(objectivesCount, objectives)} di ${format.plural(areas, { one: 'area', other: 'aree' })}`,
    count: (count: number) => format.plural(count, objectives),
    idleCount: (count: number) => `${format.number(count)} senza obiettivi`,
    of: (weight: string) => `di ${weight}`,
    noWeight: 'senza peso',
    loadOf: (weight: string) => `${weight} punti`,
    average: (weight: string) => `media ${weight}`,
    otherArea: 'di un’altra area, fuori dalla media',
    elsewhere: (count: number, area: string) =>
      `${count === 1 ? 'Un altro obiettivo' : `Altri ${format.number(count)} obiettivi`} in ${area}`,
    aboveAverage: (times: string) => `Più di ${times} volte la media di chi lavora nell’area.`,
    manyAtOnce: (most: number, months: string) => `Fino a ${format.number(most)} obiettivi insieme: ${months}.`,
    monthsIn: (months: readonly number[]) =>
      months.length === 12
        ? 'in ogni mese'
        : months.length > 3
          ? `in ${format.number(months.length)} mesi`
          : `in ${format.list(months.map((month) => format.month(month)))}`,
    edit: 'Modifica',
    editOf: (name: string) => `Modifica gli obiettivi di ${name}`,
    how: 'Come si calcola',
    howOf: (name: string) => `Come si calcola il carico di ${name}`,
    idle: 'Senza obiettivi',
    assign: 'Aggiungi a un obiettivo',
    assignOf: (name: string) => `Aggiungi ${name} a un obiettivo`,
    groups: 'Gruppi scritti a parole',
    groupsHint: 'Non hanno una quota: non si sa di quante persone si tratta.',
    unshared: 'Pesi che nessuna persona porta',
    unsharedHint: 'Qui non c’è nessuna persona con nome e con giorni di servizio.',
    none: (year: number) => `Nessuno lavora ancora agli obiettivi del ${year}.`,
    noneHint: 'Aggiungi le persone agli obiettivi, nella tabella o da qui.',
    notFound: (query: string) => `Nessuna persona e nessun obiettivo con «${query}».`,
    search: 'Cerca persone o obiettivi',
    showAll: 'Mostra tutti',
  },
  months: {
    caption: (area: string, year: number) => `I mesi degli obiettivi di ${area}, ${year}`,
    column: 'Obiettivo e fasi',
    marking: 'Segna',
    plannedMonths: 'mesi previsti',
    doneMonths: 'mesi fatti',
    key: 'Legenda',
    planned: 'previsto',
    done: 'fatto',
    milestone: 'traguardo o scadenza',
    milestoneOn: (day: string) => `traguardo il ${day}`,
    noPhases: 'senza fasi, dalle persone e dalla scadenza',
    today: 'oggi',
    due: (day: string) => `entro il ${day}`,
    numbered: (number: number) => `Fase ${number}`,
    titleOf: (name: string) => `Titolo di ${name}`,
    add: 'Fase',
    addFirst: 'Aggiungi le fasi',
    addTo: (objective: string) => `Aggiungi una fase a ${objective}`,
    added: (objective: string) => `Aggiunta una fase a ${objective}. Scrivi il titolo.`,
    remove: (name: string) => `Togli «${name}»`,
    removed: (name: string) => `Tolta «${name}». Puoi annullare.`,
    cell: (phase: string, month: number, mark: 'planned' | 'done', words: readonly string[]) =>
      `${phase}, ${format.month(month)}, ${mark === 'planned' ? 'previsto' : 'fatto'}${words.length > 0 ? ` (ora: ${format.list(words)})` : ''}`,
    ending: 'Fasi che finiscono nel mese',
  },
  personDialog: {
    title: (name: string) => `Gli obiettivi di ${name}`,
    nothing: 'Nessun obiettivo, per ora.',
    add: 'Aggiungi a un obiettivo',
    choose: 'Scegli un obiettivo',
    added: (objective: string) => `Aggiunto a ${objective}.`,
    undo: 'Annulla la tua ultima modifica',
  },
  steps: {
    title: (name: string) => `Come si calcola il carico di ${name}`,
    share: (code: string, weight: string) => `${code}: il peso ${weight} si divide per giorni`,
    shareHow: (weight: string, own: number, all: number) =>
      `${weight} × ${format.plural(own, days)} su ${format.number(all)} di tutti`,
    alone: 'nessun altro con nome: la quota è tutto il peso',
    sum: (area: string) => `Carico in ${area}`,
    sumHow: 'la somma delle quote',
    average: (area: string) => `Media di ${area}`,
    averageHow: (weight: string, own: number, all: number) =>
      `${weight} punti di chi lavora nell’area × ${format.plural(own, days)} in servizio su ${format.number(all)}`,
    noAverage: 'chi viene da un’altra area porta una quota, ma non entra nella media',
    rounding: 'Le quote si arrotondano una volta sola, a due decimali: la loro somma è il peso dell’obiettivo.',
    groups: 'I gruppi scritti a parole non hanno quota.',
    days: 'Contano i giorni scritti nell’obiettivo, dentro il servizio e dentro l’anno; il tempo parziale non li riduce.',
    areas: 'I pesi di aree diverse misurano cose diverse: il confronto è dentro ogni area.',
    limits: (times: string, atOnce: number) =>
      `Un avviso compare sopra ${times} volte la media, o con più di ${format.number(atOnce)} obiettivi nello stesso mese in tutte le aree. È una soglia di Traguardo, non di legge: dice dove guardare, non come lavora una persona.`,
  },
};
