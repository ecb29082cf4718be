import { inArea } from './ente.ts';
import { format } from './format.ts';

const month = (day: string) => format.month(Number(day.slice(5, 7)));

/** The organigramma on a day. */
export const enteChart = {
  title: 'Organigramma',
  pageTitle: 'Organigramma · Traguardo',
  on: 'Situazione al',
  today: 'Oggi',
  asList: 'Vedi come elenco',
  asChart: 'Vedi come organigramma',
  add: 'Aggiungi una persona',
  /** `da maggio`, `dal 15/05/2027`. */
  since: (day: string) => (day.endsWith('-01') ? `da ${month(day)}` : `dal ${format.date(day)}`),
  employees: (count: number) => format.plural(count, { one: 'dipendente', other: 'dipendenti' }),
  people: (count: number) =>
    count === 0 ? 'nessuno in servizio' : format.plural(count, { one: 'persona', other: 'persone' }),
  /** `4 persone, 3 da maggio`. */
  then: (now: string, count: number, since: string) => `${now}, ${format.number(count)} ${since}`,
  areas: (count: number) => format.plural(count, { one: 'area', other: 'aree' }),
  sharedHeads: (count: number) =>
    format.plural(count, { one: 'Responsabile in convenzione', other: 'Responsabili in convenzione' }),
  organ: 'Sindaco e Giunta',
  noSindaco: 'Sindaco non indicato',
  segretario: 'Segretario comunale',
  segretarioDoes: 'coordina le aree, valuta i Responsabili',
  noSegretario: 'Nessuno in questo giorno',
  evaluation: 'Nucleo di valutazione',
  evaluationDoes: 'valida la Relazione',
  noEvaluation: 'non indicato',
  roles: { head: 'Responsabile', interim: 'Responsabile ad interim', deputy: 'Vice Responsabile' },
  offices: {
    sindaco: 'Responsabile come Sindaco (art. 53 c. 23 L. 388/2000)',
    assessore: 'Responsabile come assessore (art. 53 c. 23 L. 388/2000)',
  },
  classes: {
    operatori: 'Operatore',
    'operatori-esperti': 'Operatore esperto',
    istruttori: 'Istruttore',
    'funzionari-eq': 'Funzionario',
  },
  headClass: 'Funzionari ed E.Q.',
  worksIn: (area: string) => `in servizio ${inArea(area)}`,
  elsewhere: 'di un altro ente',
  until: (day: string) => `fino al ${format.date(day)}`,
  from: (day: string) => `dal ${format.date(day)}`,
  vacancy: 'Posto vacante',
  headless: 'Nessuno ne risponde in questo giorno',
  unplaced: 'In servizio senza area',
  unplacedHint: 'Persone al lavoro in questo giorno in un’area che non c’è, o in nessuna.',
  empty: 'In questo giorno il Comune non ha aree.',
  emptyHint: 'Scegli un altro giorno, oppure aggiungi le aree.',
  toAreas: 'Vai alle aree',
  legendHead: 'Responsabile',
  legendStrip: 'in servizio solo in questi mesi',
  list: (entity: string, day: string) => `Organigramma: ${entity} al ${day}`,
};
