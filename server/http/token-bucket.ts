import { HttpProblem } from './problem.ts';

const MOST_KEYS = 10_000;

/** So many requests at once per key, then one every `secondsEach`. */
export class TokenBucket {
  readonly #size: number;
  readonly #secondsEach: number;
  readonly #now: () => number;
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(size: number, secondsEach: number, clock: () => Date) {
    this.#size = size;
    this.#secondsEach = secondsEach;
    this.#now = () => clock().getTime();
  }

  /** Takes a token or throws 429. */
  take(key: string): void {
    const now = this.#now();
    const bucket = this.#buckets.get(key) ?? { tokens: this.#size, at: now };
    // A clock that is set back must not make anybody wait for it to catch up.
    const tokens = Math.min(this.#size, bucket.tokens + Math.max(0, now - bucket.at) / 1_000 / this.#secondsEach);
    if (tokens < 1)
      throw new HttpProblem('too-many-attempts', { retryAfter: Math.ceil((1 - tokens) * this.#secondsEach) });
    this.#buckets.delete(key);
    this.#buckets.set(key, { tokens: tokens - 1, at: now });
    if (this.#buckets.size > MOST_KEYS) {
      const oldest = this.#buckets.keys().next();
      if (!oldest.done) this.#buckets.delete(oldest.value);
    }
  }
}
