import { indicator } from './objective.ts';
import type { ExampleObjective } from './objective.ts';

/** The weights make 95: five points are still to be given, as it happens. One objective has no indicator yet. */
export const TECHNICAL: readonly ExampleObjective[] = [
  {
    title: 'PNRR: rendicontazione dei due interventi finanziati',
    description:
      'Caricamento su ReGiS di atti, pagamenti e indicatori della digitalizzazione dei servizi e della riqualificazione energetica della scuola primaria.',
    type: 'development',
    serves: 'digital',
    expectedPerformance: 'Rendiconti inviati e saldi richiesti.',
    due: '06-30',
    expectedValue: '2 saldi richiesti',
    weight: 25,
    indicators: [
      indicator('Domande di saldo inviate', 'domande', '0', '2'),
      indicator('Spese rendicontate su spese sostenute', '%', '64', '100'),
    ],
    phases: [
      { title: 'Verifica dei documenti di spesa', planned: [1, 2] },
      { title: 'Caricamento su ReGiS', planned: [3, 5] },
      { title: 'Rendiconto finale', planned: [6, 6], milestone: '06-30' },
    ],
    people: [{ who: 'ferri' }, { who: 'zanga', to: '08-31' }],
  },
  {
    title: 'Manutenzioni: risposta alle segnalazioni in 10 giorni',
    description:
      'Registro unico delle segnalazioni su strade, illuminazione e verde, priorità concordate ogni mese, risposta a chi segnala.',
    type: 'improvement',
    serves: 'maintenance',
    expectedPerformance: 'Segnalazioni chiuse in media entro 10 giorni.',
    due: '12-31',
    expectedValue: '10 giorni',
    weight: 20,
    indicators: [
      indicator('Giorni medi per chiudere una segnalazione', 'giorni', '19', '10', 'at-most'),
      indicator('Segnalazioni con risposta scritta', '%', '35', '80'),
    ],
    people: [{ who: 'ferri' }, { who: 'zanga', to: '08-31' }],
  },
  {
    title: 'Scuola primaria: lavori estivi conclusi prima del rientro',
    description: 'Sostituzione dei serramenti del piano terra, tinteggiatura della palestra, verifica degli impianti.',
    type: 'development',
    serves: 'maintenance',
    expectedPerformance: 'Lavori conclusi e collaudati prima dell’inizio delle lezioni.',
    due: '09-05',
    expectedValue: 'Entro il 5 settembre',
    weight: 20,
    indicators: [indicator('Giorni di ritardo sull’inizio delle lezioni', 'giorni', '0', '0', 'at-most')],
    phases: [
      { title: 'Progetto e affidamento', planned: [2, 5] },
      { title: 'Cantiere', planned: [6, 8], late: 1 },
      { title: 'Collaudo', planned: [9, 9], milestone: '09-05' },
    ],
    people: [{ who: 'ferri' }, { who: 'zanga', from: '05-01', to: '08-31' }],
  },
  {
    title: 'Pratiche edilizie: meno richieste di integrazione',
    description:
      'Elenchi dei documenti per tipo di pratica, incontro mensile con i professionisti, controllo formale entro 5 giorni.',
    type: 'improvement',
    serves: 'transparency',
    expectedPerformance: 'Pratiche complete al primo invio.',
    due: '12-31',
    expectedValue: '70%',
    weight: 15,
    indicators: [indicator('Pratiche complete al primo invio', '%', '46', '70')],
    people: [{ who: 'ferri' }],
  },
  {
    title: 'Patrimonio: censimento dei terreni comunali',
    description:
      'Ricognizione di terreni e relitti stradali, confronto con il catasto, proposta di alienazione o di uso per ciascuno.',
    type: 'development',
    serves: 'maintenance',
    expectedPerformance: 'Elenco completo presentato alla Giunta.',
    due: '11-15',
    expectedValue: 'Elenco presentato',
    weight: 15,
    notes: 'Indicatore da scegliere con il Segretario: numero di particelle o superficie.',
    indicators: [],
    people: [{ who: 'ferri' }],
  },
];
