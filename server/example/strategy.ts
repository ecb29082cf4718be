import type { Mandate } from '#lib/domain/org.ts';
import type { Transversal } from '#lib/domain/plan.ts';
import type { AreaKey } from './people.ts';

/** The Sindaca was elected in June five years ago: as in many plans, the mandate ends inside the year. */
export function exampleMandate(year: number): Omit<Mandate, 'id'> {
  return {
    sindaco: null,
    name: 'Anna Ghilardi',
    act: `Proclamazione del 10/06/${year - 5}`,
    from: `${year - 5}-06-10`,
    to: `${year}-06-09`,
  };
}

/** The Sindaco's programme and what the DUP makes of it. */
export const MANDATE_LINES = [
  {
    title: 'Un Comune vicino',
    description: 'Servizi semplici, risposte in tempi certi, uffici raggiungibili anche da casa.',
  },
  {
    title: 'Conti in ordine',
    description: 'Pagare i fornitori nei tempi, riscuotere con equità, spendere ciò che si ha.',
  },
  {
    title: 'Paese curato e sicuro',
    description: 'Strade, scuole e verde in buono stato; più presenza sul territorio.',
  },
  {
    title: 'Nessuno resta indietro',
    description: 'Aiuto alle famiglie, agli anziani e a chi attraversa un momento difficile.',
  },
  {
    title: 'Crescere insieme',
    description: 'Persone che imparano, uffici che lavorano insieme anche con i comuni vicini.',
  },
] as const;

interface ExampleStrategic {
  code: string;
  /** Place of the mandate line. */
  line: number;
  title: string;
  programma: string;
  lead: string;
  expectedResult: string;
}

const strategic = (
  code: string,
  title: string,
  programma: string,
  lead: string,
  expectedResult: string,
): ExampleStrategic => ({ code, line: Number(code.charAt(0)) - 1, title, programma, lead, expectedResult });

const SINDACA = 'Anna Ghilardi, Sindaca';
const WORKS = 'Giulio Prandi, assessore ai lavori pubblici';
const SOCIAL = 'Sara Invernizzi, assessora al sociale';

export const STRATEGIC_OBJECTIVES = {
  digital: strategic(
    '1.1',
    'Portare i servizi demografici e il protocollo al digitale',
    '01.07',
    SINDACA,
    'Chi abita a Valmora chiede certificati e presenta istanze da casa.',
  ),
  transparency: strategic(
    '1.2',
    'Rendere leggibili atti e procedimenti',
    '01.02',
    SINDACA,
    'Ogni procedimento ha una scheda con tempi, costi e chi risponde.',
  ),
  payments: strategic(
    '2.1',
    'Rispettare i tempi di pagamento',
    '01.03',
    SINDACA,
    'Le fatture si pagano entro 30 giorni: il ritardo annuale resta a zero.',
  ),
  collection: strategic(
    '2.2',
    'Rendere più equa ed efficace la riscossione',
    '01.04',
    SINDACA,
    'Le entrate accertate si incassano entro l’anno successivo.',
  ),
  maintenance: strategic(
    '3.1',
    'Mantenere strade, edifici e verde',
    '10.05',
    WORKS,
    'Le segnalazioni di guasti trovano risposta entro dieci giorni.',
  ),
  safety: strategic(
    '3.2',
    'Rendere il paese più sicuro',
    '03.01',
    SINDACA,
    'La Polizia locale è presente nelle ore serali e all’uscita dalle scuole.',
  ),
  families: strategic(
    '4.1',
    'Sostenere famiglie e anziani',
    '12.05',
    SOCIAL,
    'Le domande di aiuto hanno una risposta entro trenta giorni.',
  ),
  skills: strategic(
    '5.1',
    'Far crescere le competenze delle persone',
    '01.10',
    SINDACA,
    'Ogni dipendente completa ogni anno le ore di formazione previste.',
  ),
} satisfies Record<string, ExampleStrategic>;

export type StrategicKey = keyof typeof STRATEGIC_OBJECTIVES;

interface ExampleTransversal {
  fields: Omit<Transversal, 'id' | 'position' | 'offeredTo' | 'offeredToAll' | 'strategicObjective' | 'dueDate'>;
  due: string;
  serves: StrategicKey;
  /** null: all of them. */
  offeredTo: AreaKey[] | null;
  /** The place, from 1, of the objective that took it up. */
  accepted: Partial<Record<AreaKey, number>>;
  refused: Partial<Record<AreaKey, string>>;
}

/**
 * Payment times are a condition on the result pay of the persons the law names, not a weight of every area: the
 * objective is offered to the areas that settle and pay invoices.
 */
export const TRANSVERSALS: readonly ExampleTransversal[] = [
  {
    fields: {
      code: 'T.1',
      title: 'Tempi di pagamento delle fatture commerciali',
      description:
        'Liquidare le fatture entro 15 giorni dall’arrivo, allineare ogni mese la piattaforma dei crediti commerciali, sollecitare gli uffici in ritardo. Per le persone indicate dalla legge il rispetto dei tempi è anche una condizione sulla retribuzione di risultato.',
      expectedPerformance: 'Indicatore di ritardo annuale non superiore a zero.',
      expectedValue: '0 giorni',
      indicatorName: 'Indicatore di ritardo annuale dei pagamenti',
      indicatorUnit: 'giorni',
      indicatorTarget: '0',
      indicatorDirection: 'at-most',
      source: 'Art. 4-bis DL 13/2023, conv. L. 41/2023; circ. RGS-DFP n. 1 del 03/01/2024',
    },
    due: '12-31',
    serves: 'payments',
    offeredTo: ['accounting', 'technical'],
    accepted: { accounting: 1 },
    refused: {},
  },
  {
    fields: {
      code: 'T.2',
      title: 'Formazione: 40 ore per ogni dipendente',
      description:
        'Piano formativo dell’ente su competenze digitali, contratti pubblici, etica e privacy; ore registrate su Syllabus.',
      expectedPerformance: 'Almeno 40 ore di formazione per ciascuno.',
      expectedValue: '40 ore a persona',
      indicatorName: 'Dipendenti con almeno 40 ore di formazione',
      indicatorUnit: '%',
      indicatorTarget: '100',
      indicatorDirection: 'at-least',
      source: 'Direttiva del Ministro per la pubblica amministrazione del 14/01/2025',
    },
    due: '12-15',
    serves: 'skills',
    offeredTo: null,
    accepted: { administration: 6 },
    refused: { police: 'Gli agenti sono dipendenti di un altro comune: la loro formazione è nel piano del capofila.' },
  },
];
