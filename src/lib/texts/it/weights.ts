import { FULL_WEIGHT, type Weight } from '#lib/domain/weight.ts';
import { format } from './format.ts';
import { articleOf } from './grammar.ts';

const ONE = 100;
const figure = format.weight;
/** `1 punto`, `5 punti`. */
const points = (weight: Weight) => (weight === ONE ? '1 punto' : `${figure(weight)} punti`);
/** `il punto`, `i 5 punti`, `gli 8 punti`. */
const thePoints = (weight: Weight) => (weight === ONE ? 'il punto' : `${articleOf(weight / ONE)} ${points(weight)}`);

/** The sum of an area's weights, the bar, and how the rest is distributed. */
export const weights = {
  points,
  complete: 'completo',
  missing: (gap: Weight) => `${gap === ONE ? 'manca' : 'mancano'} ${figure(gap)}`,
  excess: (gap: Weight) => `${figure(gap)} di troppo`,
  label: 'Pesi degli obiettivi',
  total: 'Totale pesi',
  totalHere: 'Totale pesi su questo dispositivo',
  inOrder: 'Pesi in ordine di tabella',
  toRow: (segment: string) => `${segment}. Vai alla riga`,
  allLocked: 'Tutti i pesi sono bloccati',
  locked: 'bloccato',
  weightLocked: 'peso bloccato',
  whatHappened: 'Vedi che cosa è successo',
  addOne: 'Aggiungi 1 punto',
  takeOne: 'Togli 1 punto',
  addOneTo: (label: string) => `Aggiungi 1 punto a ${label}`,
  takeOneFrom: (label: string) => `Togli 1 punto a ${label}`,
  changed: (label: string, weight: Weight) => `Pesatura di ${label}: ${figure(weight)}.`,
  lockIt: 'Blocca il peso: la distribuzione non lo cambia',
  write: 'Scrivi il peso',
  weight: 'peso',
  ofWeight: (weight: Weight) => `peso ${figure(weight)}`,
  without: 'senza peso',
  gate: 'prerequisito',
  gates: (count: number) => format.plural(count, { one: 'prerequisito senza peso', other: 'prerequisiti senza peso' }),
  gateOutside: 'Prerequisito: senza peso, fuori dalla somma',
  makeGate: 'Rendi prerequisito, senza peso',
  weighIt: 'Togli dai prerequisiti',
  gated: (label: string, gate: boolean, back: Weight) => {
    if (!gate) return `${label} non è più un prerequisito: scrivi il suo peso.`;
    const given = back === ONE ? 'Il suo punto torna' : `I suoi ${points(back)} tornano`;
    return `${label} è un prerequisito senza peso.${back > 0 ? ` ${given} da distribuire.` : ''}`;
  },
  totalIs: (total: Weight) => `totale ${figure(total)}`,
  distributeThe: (gap: Weight) => `Distribuisci ${thePoints(gap)}`,
  distributePoints: (gap: Weight) => `Distribuisci ${points(gap)}`,
  takePoints: (gap: Weight) => `Togli ${points(gap)}`,
  distribute: 'Distribuisci',
  take: 'Togli',
  redistribute: 'Ridistribuisci i pesi',
  lockedStay: (labels: readonly string[]) =>
    labels.length === 1
      ? `${labels[0] ?? ''} è bloccato e non cambia.`
      : `${labels.join(', ')} sono bloccati e non cambiano.`,
  how: 'Come',
  modes: {
    proportional: 'In proporzione ai pesi',
    equal: 'In parti uguali',
    selected: 'Su obiettivi scelti',
    scored: 'Secondo strategicità e complessità',
  },
  ungraded: (labels: readonly string[]) =>
    labels.length === 1
      ? `${labels[0] ?? ''} non ha strategicità e complessità: il suo peso resta com’è.`
      : `${format.list(labels)} non hanno strategicità e complessità: i loro pesi restano come sono.`,
  propose: 'Proponi i pesi dell’Area',
  becomes: 'diventa',
  chooseOne: 'Scegli almeno un obiettivo',
  othersTooMuch: 'I pesi che restano come sono superano già 100',
  lockedTooMuch: 'I pesi bloccati da soli superano 100: sbloccane uno',
  alreadySo: 'I pesi sono già così',
  distributed: (total: Weight) => `Pesi distribuiti: totale ${figure(total)}.`,
  notAFigure: 'Scrivi il peso in cifre, per esempio 20 oppure 12,5.',
  negative: 'Il peso non può essere meno di 0.',
  tooLarge: `Il peso è troppo grande: il totale dell’Area è ${figure(FULL_WEIGHT)}.`,
};
