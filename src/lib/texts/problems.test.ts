import { describe, expect, test } from 'vitest';
import type { Problem } from '#lib/domain/problem.ts';
import { de } from './de/index.ts';
import { it } from './it/index.ts';
import { problemText } from './problems.ts';

const people: Record<string, string> = { rota: 'Rota Nadia', brina: 'Brina Luca' };
const names = { person: (id: string) => people[id] ?? id, objective: (id: string) => id };

const examples: [problem: Problem, sentence: string, remedy: string][] = [
  [
    { code: 'weights-missing', severity: 'block', place: {}, data: { total: 9_500, missing: 500 } },
    'I pesi dell’Area fanno 95: mancano 5 punti per arrivare a 100.',
    'Distribuisci i 5 punti',
  ],
  [
    { code: 'weights-missing', severity: 'block', place: {}, data: { total: 9_900, missing: 100 } },
    'I pesi dell’Area fanno 99: manca 1 punto per arrivare a 100.',
    'Distribuisci il punto',
  ],
  [
    { code: 'weights-missing', severity: 'block', place: {}, data: { total: 9_950, missing: 50 } },
    'I pesi dell’Area fanno 99,5: mancano 0,5 punti per arrivare a 100.',
    'Distribuisci gli 0,5 punti',
  ],
  [
    { code: 'weights-missing', severity: 'block', place: {}, data: { total: 8_900, missing: 1_100 } },
    'I pesi dell’Area fanno 89: mancano 11 punti per arrivare a 100.',
    'Distribuisci gli 11 punti',
  ],
  [
    { code: 'weights-excess', severity: 'block', place: {}, data: { total: 10_500, excess: 500 } },
    'I pesi dell’Area fanno 105: 5 punti di troppo.',
    'Togli 5 punti',
  ],
  [
    { code: 'weights-excess', severity: 'block', place: {}, data: { total: 10_100, excess: 100 } },
    'I pesi dell’Area fanno 101: 1 punto di troppo.',
    'Togli 1 punto',
  ],
  [
    { code: 'weight-missing', severity: 'ask', place: {}, data: { title: 'A' } },
    'Manca il peso: senza, l’obiettivo non conta nella valutazione.',
    'Scrivi il peso',
  ],
  [
    { code: 'weight-zero', severity: 'block', place: {}, data: {} },
    'Peso 0: per proporre il piano ogni obiettivo deve avere un peso, se non è un prerequisito.',
    'Assegna un peso',
  ],
  [
    { code: 'gate-weighed', severity: 'ask', place: {}, data: { weight: 500 } },
    'È un prerequisito: il suo peso di 5 punti non entra nella somma.',
    'Togli il peso',
  ],
  [
    { code: 'indicator-weights', severity: 'ask', place: {}, data: { total: 9_900, missing: 100 } },
    'I pesi degli indicatori fanno 99: manca 1 punto.',
    'Sistema i pesi degli indicatori',
  ],
  [
    { code: 'indicator-weights', severity: 'ask', place: {}, data: { total: 11_000, missing: -1_000 } },
    'I pesi degli indicatori fanno 110: 10 punti di troppo.',
    'Sistema i pesi degli indicatori',
  ],
  [
    {
      code: 'targets-equal',
      severity: 'advise',
      place: {},
      data: { name: 'Pratiche', target: '60', type: 'improvement' },
    },
    'Lo stesso target (60) per tre anni. Per un obiettivo di miglioramento di solito cambia.',
    'Rivedi i target',
  ],
  [
    { code: 'phase-without-months', severity: 'ask', place: {}, data: { title: 'Avvio' } },
    'La fase «Avvio» non ha mesi: nel cronoprogramma non si vede.',
    'Segna i mesi',
  ],
  [
    { code: 'phase-late', severity: 'ask', place: {}, data: { title: '', dueDate: '2027-06-30' } },
    'La fase va oltre la scadenza dell’obiettivo (30/06/2027).',
    'Rivedi i mesi',
  ],
  [
    {
      code: 'milestone-outside',
      severity: 'ask',
      place: {},
      data: { title: 'Avvio', milestone: '2028-01-31', year: 2027 },
    },
    'Il traguardo della fase «Avvio» (31/01/2028) è fuori dal 2027.',
    'Correggi il traguardo',
  ],
  [
    {
      code: 'milestone-late',
      severity: 'ask',
      place: {},
      data: { title: 'Avvio', milestone: '2027-07-31', dueDate: '2027-06-30' },
    },
    'Il traguardo della fase «Avvio» (31/07/2027) viene dopo la scadenza dell’obiettivo (30/06/2027).',
    'Correggi il traguardo',
  ],
  [
    { code: 'title-missing', severity: 'block', place: {}, data: {} },
    'Manca il titolo: l’obiettivo non si riconosce negli elenchi.',
    'Scrivi il titolo',
  ],
  [
    { code: 'indicator-missing', severity: 'ask', place: {}, data: { expectedPerformance: 'Relazione entro l’anno' } },
    'Manca l’indicatore: una relazione non misura il risultato.',
    'Vedi 3 proposte',
  ],
  [
    { code: 'indicator-missing', severity: 'ask', place: {}, data: { expectedPerformance: 'Tempi più brevi' } },
    'Manca l’indicatore: a fine anno il risultato non si potrà misurare.',
    'Vedi 3 proposte',
  ],
  [
    { code: 'indicator-everywhere', severity: 'advise', place: {}, data: { name: 'Relazione', count: 7 } },
    '«Relazione» è l’unico indicatore di tutti i 7 obiettivi: non distingue un risultato dall’altro.',
    'Scrivi un indicatore per ciascuno',
  ],
  [
    { code: 'targets-all-full', severity: 'advise', place: {}, data: { count: 8 } },
    'Il target è 100% in tutti gli 8 obiettivi: così non dice quanto si vuole ottenere.',
    'Rivedi i target',
  ],
  [
    { code: 'due-date-missing', severity: 'ask', place: {}, data: { title: 'A' } },
    'Manca la scadenza: non si sa entro quando il risultato è atteso.',
    'Scrivi la scadenza',
  ],
  [
    { code: 'due-date-outside', severity: 'ask', place: {}, data: { dueDate: '2028-01-31', year: 2027 } },
    'La scadenza 31/01/2028 è fuori dal 2027: in quest’anno il risultato non si potrà valutare.',
    'Correggi la scadenza',
  ],
  [
    { code: 'nobody-involved', severity: 'ask', place: {}, data: { title: 'A' } },
    'Nessuno partecipa: l’obiettivo non entra nella valutazione di nessuna persona.',
    'Indica chi partecipa',
  ],
  [
    {
      code: 'outside-service',
      severity: 'ask',
      place: {},
      data: { person: 'brina', from: '2019-03-01', to: '2027-05-01' },
    },
    'Brina Luca è in servizio dal 01/03/2019 al 01/05/2027: la partecipazione va oltre queste date.',
    'Correggi le date',
  ],
  [
    { code: 'outside-service', severity: 'ask', place: {}, data: { person: 'brina', from: null, to: null } },
    'Brina Luca non risulta in servizio in queste date: la partecipazione non si potrà valutare.',
    'Correggi le date',
  ],
  [
    {
      code: 'period-empty',
      severity: 'ask',
      place: { person: 'rota' },
      data: { who: 'rota', from: '2027-05-02', to: '2027-05-01' },
    },
    'Rota Nadia ha un periodo vuoto: la fine (01/05/2027) viene prima dell’inizio (02/05/2027).',
    'Correggi le date',
  ],
  [
    {
      code: 'period-empty',
      severity: 'ask',
      place: {},
      data: { who: '2 istruttori', from: '2027-05-02', to: '2027-05-01' },
    },
    '«2 istruttori» ha un periodo vuoto: la fine (01/05/2027) viene prima dell’inizio (02/05/2027).',
    'Correggi le date',
  ],
  [
    { code: 'period-empty', severity: 'ask', place: {}, data: { who: '', from: '2027-05-02', to: '2027-05-01' } },
    'La partecipazione ha un periodo vuoto: la fine (01/05/2027) viene prima dell’inizio (02/05/2027).',
    'Correggi le date',
  ],
  [
    { code: 'titles-equal', severity: 'ask', place: {}, data: { title: 'Anagrafe', codes: ['AM.1', 'AM.2'] } },
    'AM.1 e AM.2 hanno lo stesso titolo «Anagrafe»: negli elenchi non si distinguono.',
    'Cambia un titolo',
  ],
  [
    { code: 'titles-equal', severity: 'ask', place: {}, data: { title: 'Anagrafe', codes: ['AM.1', ''] } },
    '2 obiettivi hanno lo stesso titolo «Anagrafe»: negli elenchi non si distinguono.',
    'Cambia un titolo',
  ],
  [
    { code: 'person-two-spellings', severity: 'advise', place: {}, data: { first: 'rota', second: 'brina' } },
    'Rota Nadia e Brina Luca sembrano la stessa persona scritta in due modi: se è così, i suoi periodi restano divisi fra due nomi.',
    'Scegli la scrittura giusta',
  ],
];

describe('each problem says cause, effect and remedy', () => {
  test.each(examples)('$code', (problem, sentence, remedy) => {
    expect(problemText(it.problems, problem, names)).toEqual({ sentence, remedy });
  });

  test('in the wording of the office', () => {
    for (const [problem] of examples) {
      const { sentence, remedy } = problemText(it.problems, problem, names);
      expect(sentence).not.toMatch(/errore|server|conflitto|token|['"!]/i);
      expect(sentence).toMatch(/\.$/);
      expect(remedy).not.toMatch(/['"!.]/);
    }
  });

  test('and in German', () => {
    for (const [problem] of examples) {
      const { sentence, remedy } = problemText(de.problems, problem, names);
      expect(sentence).toMatch(/^[\p{Lu}\d„].*\.$/u);
      expect(sentence).not.toMatch(/undefined|null|Fehler|['"«»!]/);
      expect(remedy).not.toMatch(/['"«».!]/);
    }
  });
});
