import type { Excess, ExcessRemedy } from '#lib/domain/excess.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** The names the card speaks of. */
export interface ExcessNames {
  me: string | null;
  firstName: (person: string) => string;
  objective: (id: string) => string;
  /** What objectives with a locked weight are called. */
  locked: readonly string[];
}

const HOUR = 60 * 60 * 1000;

/** Who added what was missing, and whether it was at the same time: what cannot be known is not said. */
export function howItCame({ changes, missingBefore }: Excess): string {
  const people = new Set(changes.map((one) => one.person)).size;
  const times = changes.map((one) => Date.parse(one.at));
  return t.excess.howItCame(missingBefore, people, Math.max(...times) - Math.min(...times) <= HOUR);
}

export function remedyTitle(remedy: ExcessRemedy, names: ExcessNames, changes: number): string {
  if (remedy.kind === 'take-from-others') return t.excess.keepAllTitle(changes);
  return remedy.person === names.me ? t.excess.keepMineTitle : t.excess.keepOfTitle(names.firstName(remedy.person));
}

export function remedyVerb(remedy: ExcessRemedy, names: ExcessNames, excess: Excess): string {
  if (remedy.kind === 'take-from-others') return t.excess.takeFromOthers(excess.excess);
  return remedy.person === names.me ? t.excess.keepMine : t.excess.keepOf(names.firstName(remedy.person));
}

export function remedyEffect(remedy: ExcessRemedy, names: ExcessNames, excess: Excess): string {
  if (remedy.kind === 'take-from-others') return t.excess.inProportion(excess.excess, names.locked);
  const after = new Map(remedy.weights.map((step) => [step.id, step.to]));
  const say = (words: (label: string, weight: number | null) => string, mine: boolean) =>
    excess.changes
      .filter((one) => (one.person === remedy.person) === mine)
      .map((one) => words(names.objective(one.objective), after.get(one.objective) ?? null));
  return `${[...say(t.excess.stays, true), ...say(t.excess.goesBack, false)].join(', ')}.`;
}
