import type { Limits } from './limits.ts';

/**
 * How much of the relay's time what each person writes and asks for may take, over all their connections: so much at
 * once, then a share. Few frames can cost much, and everybody waits while one of them is seen to.
 */
export class WorkBudget {
  readonly #limits: Pick<Limits, 'workMs' | 'workShare'>;
  readonly #stopwatch: () => number;
  /** What each has left, in milliseconds, and as of when. Who has everything is not listed. */
  readonly #left = new Map<string, { ms: number; at: number }>();
  #running: { person: string; since: number } | null = null;

  constructor(limits: Pick<Limits, 'workMs' | 'workShare'>, stopwatch: () => number) {
    this.#limits = limits;
    this.#stopwatch = stopwatch;
  }

  /** Counts the time of what runs before its first wait. */
  measure<T>(person: string, work: () => T): T {
    this.#running = { person, since: this.#stopwatch() };
    try {
      return work();
    } finally {
      const now = this.#stopwatch();
      // However long one frame took: the wait has an end.
      this.#left.set(person, { ms: Math.max(-this.#limits.workMs, this.#leftOf(person, now)), at: now });
      this.#running = null;
    }
  }

  /** Whether this person has to wait; also in the middle of what is being measured. */
  isSpent(person: string): boolean {
    const left = this.#leftOf(person, this.#stopwatch());
    if (left >= this.#limits.workMs) this.#left.delete(person);
    return left <= 0;
  }

  #leftOf(person: string, now: number): number {
    const { workMs, workShare } = this.#limits;
    const entry = this.#left.get(person);
    const left = entry === undefined ? workMs : Math.min(workMs, entry.ms + (now - entry.at) * workShare);
    return this.#running?.person === person ? left - (now - this.#running.since) : left;
  }
}
