import type { ImportedPlan, ImportProblem } from '#lib/exchange/imported-plan.ts';
import { countCells } from './confidence.ts';

interface Step {
  plan: ImportedPlan;
  /** Problem id → words of the answer given. */
  answers: Readonly<Record<string, string>>;
}

export type ProblemState = 'open' | 'answered' | 'gone';

/** The reading as a person mends it: every change is a step that can be taken back, down to the first. */
export class Review {
  #first: Step;
  #steps = $state.raw<readonly Step[]>([]);

  constructor(plan: ImportedPlan) {
    this.#first = { plan, answers: {} };
    this.#steps = [this.#first];
  }

  get #now(): Step {
    return this.#steps.at(-1) ?? this.#first;
  }

  get plan(): ImportedPlan {
    return this.#now.plan;
  }

  /** As found in the file, in order: their place in this list is the number on the page. */
  get problems(): readonly ImportProblem[] {
    return this.#first.plan.problems;
  }

  get canUndo(): boolean {
    return this.#steps.length > 1;
  }

  get open(): number {
    return this.problems.filter((problem) => this.stateOf(problem.id) === 'open').length;
  }

  get cells(): { certain: number; open: number } {
    return countCells(this.plan);
  }

  answerTo(id: string): string | null {
    return this.#now.answers[id] ?? null;
  }

  /** A problem goes by itself when another answer, or a mended cell, took away its ground. */
  stateOf(id: string): ProblemState {
    if (this.answerTo(id) !== null) return 'answered';
    return this.plan.problems.some((problem) => problem.id === id) ? 'open' : 'gone';
  }

  answer(id: string, words: string, plan: ImportedPlan): void {
    this.#push({ plan, answers: { ...this.#now.answers, [id]: words } });
  }

  mend(plan: ImportedPlan): void {
    this.#push({ plan, answers: this.#now.answers });
  }

  undo(): void {
    if (this.canUndo) this.#steps = this.#steps.slice(0, -1);
  }

  #push(step: Step): void {
    this.#steps = [...this.#steps, step];
  }
}
