import type { Problem, ProblemCode } from '#lib/domain/problem.ts';

/** How a sentence gets the names it speaks of. */
export interface Names {
  /** `Rota Nadia`. */
  person: (id: string) => string;
  /** What an objective is called: its code, else its title. */
  objective: (id: string) => string;
}

/** A problem in words: cause and effect, and the text of the one link that leads to the remedy. */
export interface ProblemWords {
  sentence: string;
  remedy: string;
}

/** One function per code: a code without words does not compile, in any language. */
export type ProblemTexts = {
  [Code in ProblemCode]: (problem: Extract<Problem, { code: Code }>, names: Names) => ProblemWords;
};

export function problemText(texts: ProblemTexts, problem: Problem, names: Names): ProblemWords {
  const say = texts[problem.code] as (problem: Problem, names: Names) => ProblemWords;
  return say(problem, names);
}

/** Whether the expected performance is only a paper about the work done. */
export function isReport(expectedPerformance: string): boolean {
  return /\b(relazion[ei]|report|rendicont\w*|\w*bericht\w*)\b/i.test(expectedPerformance);
}
