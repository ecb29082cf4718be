import { indicator } from './objective.ts';
import type { ExampleObjective } from './objective.ts';

export const ACCOUNTING: readonly ExampleObjective[] = [
  {
    title: 'Tempi di pagamento delle fatture commerciali',
    description:
      'Liquidare le fatture entro 15 giorni dall’arrivo, allineare ogni mese la piattaforma dei crediti commerciali, sollecitare gli uffici in ritardo (art. 4-bis D.L. 13/2023).',
    type: 'transversal',
    serves: 'payments',
    expectedPerformance: 'Indicatore di ritardo annuale non superiore a zero.',
    due: '12-31',
    expectedValue: '0 giorni',
    weight: 30,
    indicators: [
      indicator('Indicatore di ritardo annuale dei pagamenti', 'giorni', '3', '0', 'at-most', {
        formula: 'Media dei giorni tra scadenza e pagamento, pesata con gli importi (DPCM 22/9/2014, art. 9)',
        source: 'Piattaforma dei crediti commerciali',
        targetSecond: '-2',
        targetThird: '-4',
        weight: 6_000,
      }),
      indicator('Fatture liquidate entro 15 giorni', '%', '68', '85', 'at-least', {
        formula: 'Fatture liquidate entro 15 giorni dall’arrivo ÷ fatture arrivate × 100',
        source: 'Contabilità, registro unico delle fatture',
        targetSecond: '90',
        targetThird: '95',
        weight: 4_000,
      }),
    ],
    phases: [
      { title: 'Allineamento della piattaforma', planned: [1, 3], milestone: '03-31' },
      { title: 'Liquidazioni e solleciti agli uffici', planned: [1, 12] },
    ],
    details: { strategicity: 5, complexity: 4, stakeholders: 'Fornitori, uffici del Comune' },
    people: [{ who: 'bettoni' }, { who: { group: 'I Responsabili di tutte le aree' } }],
  },
  {
    title: 'Riscossione: recupero dell’IMU e della TARI non versate',
    description:
      'Bonifica della banca dati con il catasto, emissione degli accertamenti per le due annualità più vecchie, rateazioni concordate prima della riscossione coattiva.',
    type: 'development',
    serves: 'collection',
    expectedPerformance: 'Accertamenti notificati per 45.000 euro.',
    due: '11-30',
    expectedValue: '45.000 €',
    weight: 25,
    indicators: [
      indicator('Importo degli accertamenti notificati', '€', '18.200', '45.000'),
      indicator('Quota incassata degli accertamenti definitivi', '%', '31', '50'),
    ],
    phases: [
      { title: 'Bonifica della banca dati con il catasto', planned: [1, 4] },
      { title: 'Avvisi di accertamento', planned: [5, 8] },
      { title: 'Rateazioni e solleciti', planned: [9, 11] },
    ],
    people: [{ who: 'bettoni' }],
  },
  {
    title: 'Farmacia comunale: nuovo contratto di servizio',
    description:
      'Analisi del piano economico, bozza del contratto con standard di servizio e carta dei servizi, confronto con i due comuni soci.',
    type: 'development',
    serves: 'families',
    expectedPerformance: 'Contratto di servizio approvato dal Consiglio.',
    due: '10-31',
    expectedValue: 'Contratto approvato',
    weight: 15,
    indicators: [indicator('Fasi concluse del cronoprogramma (su 5)', 'fasi', '1', '5')],
    people: [{ who: 'bettoni' }, { who: { group: 'Un istruttore del Comune di Ronchello' } }],
  },
  {
    title: 'Bilancio di previsione entro l’anno',
    description:
      'Calendario condiviso con le aree, schema in Giunta entro il 15 novembre, nota di aggiornamento del DUP insieme al bilancio.',
    type: 'maintenance',
    serves: 'payments',
    expectedPerformance: 'Bilancio approvato dal Consiglio entro il 31 dicembre.',
    due: '12-31',
    expectedValue: 'Approvato nei termini',
    weight: 15,
    indicators: [indicator('Giorni di anticipo sul 31 dicembre', 'giorni', '-41', '0')],
    phases: [
      { title: 'Richieste alle aree', planned: [7, 8] },
      { title: 'Schema in Giunta', planned: [10, 11], milestone: '11-15' },
      { title: 'Approvazione in Consiglio', planned: [12, 12], milestone: '12-31' },
    ],
    people: [{ who: 'bettoni' }],
  },
  {
    title: 'Gestione associata: un solo calendario per i tre comuni',
    description:
      'Scadenze di bilancio, rendiconto e tributi dei tre comuni in un calendario unico, con turni di presenza pubblicati.',
    type: 'improvement',
    serves: 'skills',
    expectedPerformance: 'Calendario pubblicato e rispettato.',
    due: '06-30',
    expectedValue: '90% delle scadenze',
    weight: 15,
    indicators: [indicator('Scadenze rispettate nei tre comuni', '%', '76', '90')],
    people: [{ who: 'bettoni' }, { who: { group: '2 istruttori dei comuni convenzionati' } }],
  },
  {
    title: 'Rispetto del codice di comportamento',
    description:
      'Condizione per tutti gli altri obiettivi: nessun procedimento disciplinare concluso con sanzione, dichiarazioni sui conflitti di interesse rese nei termini.',
    type: 'transversal',
    serves: 'transparency',
    expectedPerformance: 'Codice rispettato da tutto il personale dell’area.',
    due: '12-31',
    expectedValue: 'Rispettato',
    weight: null,
    indicators: [],
    details: {
      scope: 'group',
      preventionMeasure: 'PIAO, sottosezione 2.3: codice di comportamento e conflitti di interesse (D.P.R. 62/2013)',
    },
    people: [{ who: { group: 'Tutto il personale dell’area' } }],
  },
];
