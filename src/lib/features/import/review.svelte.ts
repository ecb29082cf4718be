import type { ImportedPlan, ImportProblem } from '#lib/exchange/imported-plan.ts';
import { countCells } from './confidence.ts';

type Change = (plan: ImportedPlan) => ImportedPlan;

interface Step {
  change: Change;
  /** The point it answers, with the words of the answer; null for a cell mended by hand. */
  answer: { id: string; words: string } | null;
  /** Rows stood elsewhere before it: what came after cannot be repeated without it. */
  movesRows: boolean;
  after: ImportedPlan;
}

export type ProblemState = 'open' | 'answered' | 'gone';

/** The reading as a person mends it: every change is a step that can be taken back, down to the first. */
export class Review {
  readonly #first: ImportedPlan;
  #steps = $state.raw<readonly Step[]>([]);

  constructor(plan: ImportedPlan) {
    this.#first = plan;
  }

  get plan(): ImportedPlan {
    return this.#steps.at(-1)?.after ?? this.#first;
  }

  /** As found in the file, in order: their place in this list is the number on the page. */
  get problems(): readonly ImportProblem[] {
    return this.#first.problems;
  }

  get canUndo(): boolean {
    return this.#steps.length > 0;
  }

  get open(): number {
    return this.problems.filter((problem) => this.stateOf(problem.id) === 'open').length;
  }

  get cells(): { certain: number; open: number } {
    return countCells(this.plan);
  }

  answerTo(id: string): string | null {
    return this.#steps.find((step) => step.answer?.id === id)?.answer?.words ?? null;
  }

  /** A problem goes by itself when another answer, or a mended cell, took away its ground. */
  stateOf(id: string): ProblemState {
    if (this.answerTo(id) !== null) return 'answered';
    return this.plan.problems.some((problem) => problem.id === id) ? 'open' : 'gone';
  }

  answer(id: string, words: string, change: Change): void {
    this.#push(change, { id, words });
  }

  mend(change: Change): void {
    this.#push(change, null);
  }

  undo(): void {
    this.#steps = this.#steps.slice(0, -1);
  }

  /** Takes one answer back and keeps what came after it, unless the answer moved rows: then those go too. */
  reopen(id: string): void {
    const at = this.#steps.findIndex((step) => step.answer?.id === id);
    const step = this.#steps[at];
    if (!step) return;
    const later = step.movesRows ? [] : this.#steps.slice(at + 1);
    this.#steps = this.#steps.slice(0, at);
    for (const one of later) this.#push(one.change, one.answer);
  }

  #push(change: Change, answer: Step['answer']): void {
    const before = this.plan;
    const after = change(before);
    this.#steps = [...this.#steps, { change, answer, movesRows: shape(before) !== shape(after), after }];
  }
}

/** How many rows stand where, people included. */
function shape(plan: ImportedPlan): string {
  return [plan.people.length, ...plan.areas.map((area) => area.objectives.length)].join(' ');
}
