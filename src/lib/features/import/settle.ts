import { answerProblems } from '#lib/exchange/answer-problems.ts';
import type { ImportChoice, ImportedPlan, ImportProblem } from '#lib/exchange/imported-plan.ts';
import { t } from '#lib/ui/texts.svelte.ts';

/** A choice that only says "I do it by hand". */
export const MEND_CHOICE = 'mend';
/** Where the reading offers nothing to choose, it can still be accepted as it is. */
export function choicesOf(problem: ImportProblem): readonly ImportChoice[] {
  const choices = problem.choices.filter((choice) => choice.id !== MEND_CHOICE);
  return choices.length === 0 ? [{ id: 'accept', label: t.bringIn.asItIs }] : choices;
}

/** The plan after one answer; the problems that stay keep pointing at the rows they are about. */
export function settleProblem(plan: ImportedPlan, id: string, choice: string): ImportedPlan {
  const problem = plan.problems.find((one) => one.id === id);
  if (!problem) return plan;
  const settled = answerProblems(plan, { [id]: choice });
  if (choice === 'leave-out') {
    const areas = [...new Set(problem.where.map((place) => place.area))].toSorted((a, b) => b - a);
    return areas.reduce((after, area) => movePlaces(after, area, null), settled);
  }
  if (choice !== 'single' && choice !== 'drop') return settled;
  const gone = problem.where
    .slice(choice === 'drop' ? 0 : 1)
    .toSorted((a, b) => (b.objective ?? 0) - (a.objective ?? 0));
  return gone.reduce(
    (after, place) => (place.objective === null ? after : movePlaces(after, place.area, place.objective)),
    settled,
  );
}

/** After an area (or one of its objectives) is gone, those behind it stand one place earlier. */
export function movePlaces(plan: ImportedPlan, area: number, objective: number | null): ImportedPlan {
  const problems = plan.problems.map((problem) => ({
    ...problem,
    where: problem.where.flatMap((place) => {
      if (objective === null) {
        if (place.area === area) return [];
        return [place.area > area ? { ...place, area: place.area - 1 } : place];
      }
      if (place.area !== area || place.objective === null || place.objective < objective) return [place];
      return place.objective === objective ? [] : [{ ...place, objective: place.objective - 1 }];
    }),
  }));
  // What was only about the thing that is gone, is gone with it.
  return {
    ...plan,
    problems: problems.filter((problem, at) => problem.where.length > 0 || plan.problems[at]?.where.length === 0),
  };
}
