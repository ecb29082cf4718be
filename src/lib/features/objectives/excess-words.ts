import type { Excess, ExcessRemedy } from '#lib/domain/excess.ts';
import { formatWeight } from '#lib/domain/weight.ts';
import { articleOf, joinWords } from '#lib/texts/italian.ts';

/** The names the card speaks of. */
export interface ExcessNames {
  me: string | null;
  firstName: (person: string) => string;
  objective: (id: string) => string;
  /** What objectives with a locked weight are called. */
  locked: readonly string[];
}

const TOGETHER = ['', '', 'in due', 'in tre', 'in quattro', 'in cinque'];
const HOUR = 60 * 60 * 1000;

/** Who added what was missing, and whether it was at the same time: what cannot be known is not said. */
export function howItCame({ changes, missingBefore }: Excess): string {
  const people = new Set(changes.map((one) => one.person)).size;
  const times = changes.map((one) => Date.parse(one.at));
  const together = Math.max(...times) - Math.min(...times) <= HOUR ? ', nello stesso momento' : '';
  const what =
    missingBefore === 0
      ? 'Erano 100 e li avete cambiati'
      : missingBefore === 100
        ? 'Mancava 1 punto e l’avete aggiunto'
        : `Mancavano ${formatWeight(missingBefore)} punti e li avete aggiunti`;
  return `${what} ${TOGETHER[people] ?? 'in più persone'}${together}. Nessuna modifica è andata persa.`;
}

export function remedyTitle(remedy: ExcessRemedy, names: ExcessNames, changes: number): string {
  if (remedy.kind === 'take-from-others') return changes === 2 ? 'Tieni tutte e due' : 'Tieni tutte le modifiche';
  return remedy.person === names.me
    ? 'Tieni la tua modifica'
    : `Tieni la modifica di ${names.firstName(remedy.person)}`;
}

export function remedyVerb(remedy: ExcessRemedy, names: ExcessNames, excess: Excess): string {
  if (remedy.kind === 'take-from-others') return `Togli ${formatWeight(excess.excess)} agli altri`;
  return remedy.person === names.me ? 'Tieni la mia' : `Tieni quella di ${names.firstName(remedy.person)}`;
}

const weightWords = (weight: number | null): string => (weight === null ? '–' : formatWeight(weight));

export function remedyEffect(remedy: ExcessRemedy, names: ExcessNames, excess: Excess): string {
  if (remedy.kind === 'take-from-others') {
    const { locked } = names;
    const still =
      locked.length === 0
        ? ''
        : locked.length === 1
          ? ` ${locked[0] ?? ''} è bloccato e non cambia.`
          : ` ${joinWords(locked)} sono bloccati e non cambiano.`;
    const article = articleOf(excess.excess / 100) === 'i' ? 'I' : 'Gli';
    const what =
      excess.excess === 100 ? 'Il punto si toglie' : `${article} ${formatWeight(excess.excess)} punti si tolgono`;
    return `${what} in proporzione agli altri.${still}`;
  }
  const after = new Map(remedy.weights.map((step) => [step.id, step.to]));
  const say = (verb: string, mine: boolean) =>
    excess.changes
      .filter((one) => (one.person === remedy.person) === mine)
      .map((one) => `${names.objective(one.objective)} ${verb} ${weightWords(after.get(one.objective) ?? null)}`);
  return `${[...say('resta', true), ...say('torna a', false)].join(', ')}.`;
}
