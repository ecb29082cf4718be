import type { Weight } from '#lib/domain/weight.ts';
import { format } from './format.ts';
import { articleOf } from './grammar.ts';
import { weights } from './weights.ts';

const TOGETHER = ['', '', 'in due', 'in tre', 'in quattro', 'in cinque'];
const figure = format.weight;
const written = (weight: Weight | null) => (weight === null ? '–' : figure(weight));

/** The page of weights that came to more than 100 because several people wrote at once. */
export const excess = {
  /** What cannot be known is not said. */
  howItCame: (missingBefore: Weight, people: number, sameMoment: boolean) => {
    const what =
      missingBefore === 0
        ? 'Erano 100 e li avete cambiati'
        : missingBefore === 100
          ? 'Mancava 1 punto e l’avete aggiunto'
          : `Mancavano ${figure(missingBefore)} punti e li avete aggiunti`;
    const together = sameMoment ? ', nello stesso momento' : '';
    return `${what} ${TOGETHER[people] ?? 'in più persone'}${together}. Nessuna modifica è andata persa.`;
  },
  keepMineTitle: 'Tieni la tua modifica',
  keepOfTitle: (name: string) => `Tieni la modifica di ${name}`,
  keepAllTitle: (changes: number) => (changes === 2 ? 'Tieni tutte e due' : 'Tieni tutte le modifiche'),
  keepMine: 'Tieni la mia',
  keepOf: (name: string) => `Tieni quella di ${name}`,
  takeFromOthers: (over: Weight) => `Togli ${figure(over)} agli altri`,
  inProportion: (over: Weight, locked: readonly string[]) => {
    const article = articleOf(over / 100) === 'i' ? 'I' : 'Gli';
    const what = over === 100 ? 'Il punto si toglie' : `${article} ${figure(over)} punti si tolgono`;
    const still =
      locked.length === 0
        ? ''
        : locked.length === 1
          ? ` ${weights.lockedStay(locked)}`
          : ` ${format.list(locked)} sono bloccati e non cambiano.`;
    return `${what} in proporzione agli altri.${still}`;
  },
  stays: (label: string, weight: Weight | null) => `${label} resta ${written(weight)}`,
  goesBack: (label: string, weight: Weight | null) => `${label} torna a ${written(weight)}`,
  someoneGone: 'chi non è più in elenco',
  you: ', tu',
  isNew: 'nuovo',
  from: 'da',
  to: 'a',
  backTo: (total: Weight) => `Pesi tornati a ${figure(total)}. Puoi annullare.`,
  weightsOf: (area: string) => `Pesi di ${area}`,
  nothing: (sum: Weight) => `Non c’è niente da rivedere: i pesi fanno ${figure(sum)}.`,
  title: (sum: Weight) => `I pesi dell’Area fanno ${figure(sum)}`,
  searching: 'Cerco chi ha cambiato i pesi…',
  now: 'I pesi adesso',
  after: (verb: string) => `I pesi dopo: ${verb}`,
  question: 'Come vuoi tornare a 100?',
  legend: 'che cosa cambia',
  later: 'Decidi più tardi',
  reversible: 'Ogni scelta si può annullare: i valori restano nella storia degli obiettivi.',
  nobody: 'Non risultano modifiche scritte da due persone insieme: i pesi si vedono nella tabella.',
  offline: 'Chi ha cambiato i pesi si vede quando torna la rete. Intanto puoi correggerli.',
};
