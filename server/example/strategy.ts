import type { Mandate } from '#lib/domain/org.ts';

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

export type StrategicKey = keyof typeof STRATEGIC_OBJECTIVES;

/** `line` is the place of the mandate line. */
export const STRATEGIC_OBJECTIVES = {
  digital: { code: '1.1', line: 0, title: 'Portare i servizi demografici e il protocollo al digitale' },
  transparency: { code: '1.2', line: 0, title: 'Rendere leggibili atti e procedimenti' },
  payments: { code: '2.1', line: 1, title: 'Rispettare i tempi di pagamento' },
  collection: { code: '2.2', line: 1, title: 'Rendere più equa ed efficace la riscossione' },
  maintenance: { code: '3.1', line: 2, title: 'Mantenere strade, edifici e verde' },
  safety: { code: '3.2', line: 2, title: 'Rendere il paese più sicuro' },
  families: { code: '4.1', line: 3, title: 'Sostenere famiglie e anziani' },
  skills: { code: '5.1', line: 4, title: 'Far crescere le competenze delle persone' },
} as const;
