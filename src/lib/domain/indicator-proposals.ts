import type { Indicator, Objective } from './objective.ts';

/** An indicator that can be measured, still without a target: the target is the office's to say. */
export type IndicatorProposal = Pick<Indicator, 'name' | 'unit'> & { direction: 'at-least' | 'at-most' };

type Proposals = readonly [IndicatorProposal, IndicatorProposal, IndicatorProposal];

const share = (name: string): IndicatorProposal => ({ name, unit: '%', direction: 'at-least' });
const days = (name: string): IndicatorProposal => ({ name, unit: 'giorni', direction: 'at-most' });
const fewer = (name: string): IndicatorProposal => ({ name, unit: 'n.', direction: 'at-most' });
const more = (name: string, unit: string): IndicatorProposal => ({ name, unit, direction: 'at-least' });

/** By the words of the work, the more specific first: a duty in time, a duration, a share of the whole. */
const BY_WORK: readonly [RegExp, Proposals][] = [
  [
    /elezion|elettoral|referend|consultazion/,
    [
      share('Adempimenti elettorali fatti nei termini di legge'),
      days('Giorni tra il voto e l’invio del rendiconto'),
      fewer('Rilievi della Commissione elettorale o della Prefettura'),
    ],
  ],
  [
    /riscoss|tribut|evasion|arretrat|morosit|\bimu\b|\btari\b/,
    [
      share('Avvisi inviati nei termini'),
      days('Giorni medi tra la scadenza e il sollecito'),
      share('Somme incassate sul totale da riscuotere'),
    ],
  ],
  [
    /formazion|aggiornamento professionale|\bcors[oi]\b/,
    [
      share('Corsi conclusi nei termini'),
      more('Ore di formazione medie per dipendente', 'ore'),
      share('Dipendenti con le ore previste sul totale'),
    ],
  ],
  [
    /manutenz|segnalaz|illuminazion|\bverde\b|\bstrade\b/,
    [
      share('Interventi conclusi nei termini'),
      days('Giorni medi tra la segnalazione e la chiusura'),
      share('Segnalazioni chiuse sul totale'),
    ],
  ],
  [
    /contratt|affidament|\bgar[ae]\b|appalt|locazion|concession/,
    [
      share('Adempimenti successivi alla firma fatti nei termini'),
      days('Giorni tra la scadenza e il nuovo contratto'),
      share('Contratti firmati sul totale in scadenza'),
    ],
  ],
  [
    /protocoll|fascicol|archivi|anagrafic/,
    [
      share('Documenti registrati il giorno di arrivo'),
      days('Giorni medi tra l’arrivo e l’assegnazione'),
      share('Fascicoli in ordine sul totale controllato'),
    ],
  ],
  [
    /vigilanz|controll|polizia|sanzion/,
    [
      share('Verbali notificati nei termini'),
      days('Giorni medi tra la segnalazione e il sopralluogo'),
      share('Controlli svolti sul totale programmato'),
    ],
  ],
  [
    /bilanci|rendicont|contabil|pagament|fattur/,
    [
      share('Adempimenti contabili fatti nei termini di legge'),
      days('Tempo medio di pagamento delle fatture'),
      share('Fatture pagate nei termini sul totale'),
    ],
  ],
];

const OTHERWISE: Proposals = [
  share('Adempimenti fatti nei termini'),
  days('Tempo medio di conclusione'),
  share('Pratiche concluse sul totale ricevuto'),
];

/** Three ways to measure an objective; its title says more than the rest of its text. */
export function proposeIndicators(
  objective: Pick<Objective, 'title' | 'description' | 'expectedPerformance'>,
): Proposals {
  for (const text of [objective.title, `${objective.description} ${objective.expectedPerformance}`]) {
    const words = text.toLocaleLowerCase('it');
    const found = BY_WORK.find(([work]) => work.test(words));
    if (found) return found[1];
  }
  return OTHERWISE;
}
