import { personListName, personOf } from '#lib/domain/org.ts';
import type { Problem } from '#lib/domain/problem.ts';
import { problemText } from '#lib/texts/problems.ts';
import { t } from '#lib/ui/texts.svelte.ts';
import type { AreaScreen } from './area-screen.svelte.ts';

/** Whether a problem is about what only the scheda shows of an indicator: weights and the targets of later years. */
export const isOfMeasure = ({ code }: Problem): boolean => code === 'indicator-weights' || code === 'targets-equal';

/** The sentence and the remedy of a problem, with the names it speaks of. */
export function problemWords(problem: Problem, screen: AreaScreen): { sentence: string; remedy: string } {
  return problemText(t.problems, problem, {
    person: (id: string) => {
      const known = personOf(screen.app.registry, id);
      return known ? personListName(known) : id;
    },
    objective: (id: string) => {
      const known = screen.find(id);
      return known ? screen.labelOf(known) : t.objectives.someObjective;
    },
  });
}
