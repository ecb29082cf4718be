import type { ClassificationArea } from '#lib/domain/org.ts';
import { format } from './format.ts';
import type { PluralForms } from '../format.ts';

const persone = { one: 'persona', other: 'persone' };
const counted: Record<ClassificationArea, PluralForms> = {
  'funzionari-eq': { one: 'funzionario o E.Q.', other: 'funzionari ed E.Q.' },
  istruttori: { one: 'istruttore', other: 'istruttori' },
  'operatori-esperti': { one: 'operatore esperto', other: 'operatori esperti' },
  operatori: { one: 'operatore', other: 'operatori' },
};

/** What the documents themselves say, on paper and in files. */
export const papers = {
  piano: (year: number) => `Piano della performance ${year}-${year + 2}`,
  piao: (year: number) => `Piano integrato di attività e organizzazione ${year}-${year + 2}`,
  piaoSection: 'Sottosezione 2.2 – Performance',
  peg: (year: number) => `Piano esecutivo di gestione ${year}: obiettivi e risorse`,
  pegBasis: 'Art. 169 del D.Lgs. 18 agosto 2000, n. 267: il piano della performance è unificato organicamente nel PEG.',
  areas: (year: number) => `Obiettivi operativi ${year}`,
  schede: (year: number) => `Schede degli obiettivi ${year}`,
  schedaOf: (label: string, year: number) => `Scheda dell’obiettivo ${label}, ${year}`,
  contents: 'Indice',
  draft: 'Bozza',
  watermark: 'BOZZA',
  whole: 'integrale',
  withoutNames: 'senza nominativi',
  actToFill: 'Allegato alla deliberazione della Giunta comunale n. ________ del ______________',
  act: (number: string, day: string) => `Allegato alla deliberazione della Giunta comunale n. ${number} del ${day}`,
  pageBefore: 'Pagina ',
  pageBetween: ' di ',
  madeAt: (day: string, time: string) => `${day}, ore ${time}`,
  fingerprint: (short: string) => `Impronta SHA-256 ${short}`,
  stemma: (entity: string) => (/^comune\b/i.test(entity) ? `Stemma del ${entity}` : `Stemma: ${entity}`),
  citizens: 'Informazioni per i cittadini e i portatori di interesse',
  identity: 'Identità',
  organigram: 'Organigramma',
  organigramOn: (day: string) => `Situazione al ${day}.`,
  organigramAlt: (organs: readonly string[], areas: readonly string[]) =>
    `Organigramma: in alto ${format.list(organs)}; sotto, ${areas.length === 1 ? 'un’area' : `${areas.length} aree`}: ${areas.join(', ')}. L’elenco che segue dice le stesse cose e chi vi lavora.`,
  mandate: 'Mandato e obiettivi strategici',
  mandateYears: (years: string) => (years === '' ? 'Mandato del Sindaco' : `Mandato del Sindaco ${years}`),
  tree: 'Albero della performance',
  treeLead: 'Dal mandato agli obiettivi delle aree; fra parentesi la pesatura nell’area.',
  transversals: 'Obiettivi trasversali',
  objectives: (year: number) => `Obiettivi operativi ${year} per area`,
  acts: 'Atti',
  actsLead: 'Gli atti che accompagnano il documento: si compilano quando ci sono.',
  actRows: {
    act: 'Atto',
    number: 'Numero',
    day: 'Data',
    approval: 'Deliberazione della Giunta comunale che approva il documento',
    opinion: 'Parere o visto del Nucleo di valutazione',
    publication: 'Pubblicazione in «Amministrazione trasparente»',
  },
  toFill: '________',
  none: '—',
  staff: 'Persone coinvolte',
  weight: 'Pesatura',
  points: 'punti',
  euro: '€',
  head: (names: string) => `Responsabile: ${names}`,
  toWrite: 'Ancora nessun obiettivo.',
  serves: 'Obiettivo strategico',
  mission: 'Missione e programma',
  resources: 'Risorse dell’area',
  people: 'Risorse umane',
  money: 'Risorse finanziarie',
  budgetItem: 'Capitolo o voce',
  tools: 'Risorse strumentali',
  total: 'Totale',
  inYear: (year: number) => `Valore ${year}`,
  figure: 'Dato',
  phaseMonths: 'Mesi previsti',
  omissis: '[omissis]',
  area: 'Area',
  indicators: 'Indicatori',
  targets: 'Target',
  dueDate: 'Scadenza',
  by: (day: string) => `entro il ${day}`,
  /** `4 persone: 1 funzionario o E.Q. e 3 istruttori`. */
  counted: (all: number, classes: readonly [ClassificationArea, number][]) => {
    const parts = classes.map(([name, count]) => format.plural(count, counted[name]));
    const total = format.plural(all, persone);
    return parts.length === 0 ? total : `${total}: ${format.list(parts)}`;
  },
  and: (area: string, weight: string) => (weight === '' ? area : `${area}, ${weight}`),
};
