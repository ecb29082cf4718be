import { indicator } from './objective.ts';
import type { ExampleObjective } from './objective.ts';

/** An area without staff: its head holds it ad interim, the work is done with the neighbours. */
export const POLICE: readonly ExampleObjective[] = [
  {
    title: 'Videosorveglianza: tre varchi nuovi e regolamento',
    description:
      'Installazione delle telecamere ai tre ingressi del paese, valutazione d’impatto, regolamento d’uso, convenzione con i Carabinieri.',
    type: 'development',
    serves: 'safety',
    expectedPerformance: 'Tre varchi in funzione e regolamento approvato.',
    due: '10-31',
    expectedValue: '3 varchi',
    weight: 40,
    indicators: [
      indicator('Varchi in funzione', 'varchi', '1', '4'),
      indicator('Giorni di fermo dell’impianto nell’anno', 'giorni', '26', '10', 'at-most'),
    ],
    phases: [
      { title: 'Valutazione d’impatto e regolamento', planned: [1, 4] },
      { title: 'Gara e installazione', planned: [5, 9] },
      { title: 'Collaudo e convenzione', planned: [10, 10], milestone: '10-31' },
    ],
    people: [{ who: 'rota' }, { who: { group: 'Agenti in convenzione con il Comune di Ronchello' } }],
  },
  {
    title: 'Presenza davanti alle scuole',
    description:
      'Turni negli orari di ingresso e uscita con gli agenti in convenzione e i volontari, calendario per ogni settimana.',
    type: 'maintenance',
    serves: 'safety',
    expectedPerformance: 'Presenza garantita nei giorni di scuola.',
    due: '12-22',
    expectedValue: '90% dei giorni',
    weight: 30,
    indicators: [indicator('Giorni di scuola con presenza', '%', '74', '90')],
    people: [{ who: { group: '2 agenti in convenzione e i volontari' } }],
  },
  {
    title: 'Occupazioni di suolo: autorizzazioni in 7 giorni',
    description: 'Modulo unico in rete, pareri chiesti lo stesso giorno, rilascio con pagamento tramite pagoPA.',
    type: 'improvement',
    serves: 'transparency',
    expectedPerformance: 'Autorizzazioni rilasciate in media in 7 giorni.',
    due: '12-31',
    expectedValue: '7 giorni',
    weight: 30,
    indicators: [indicator('Giorni medi di rilascio', 'giorni', '16', '7', 'at-most')],
    people: [{ who: 'rota' }, { who: { group: 'Un agente in convenzione' } }],
  },
];
