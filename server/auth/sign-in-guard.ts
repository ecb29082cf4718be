import { HttpProblem } from '../http/problem.ts';

/** Free attempts before the waiting begins, and the longest wait, in seconds. */
interface Patience {
  free: number;
  longestWait: number;
}

/** From one address a person soon waits; from elsewhere the same account still answers: never a lock-out. */
const FROM_ONE_ADDRESS: Patience = { free: 4, longestWait: 60 };
const FROM_ANYWHERE: Patience = { free: 20, longestWait: 10 };

const FORGET_AFTER = 30 * 60_000;
/** Keys come from outside: their number is bounded, the oldest goes first. */
const MOST_KEYS = 10_000;

interface Failures {
  count: number;
  last: number;
}

/**
 * Counts failed sign-ins per account with a growing wait. An attempt counts as failed from its
 * beginning, so that many at once gain nothing; success takes the count away.
 */
export class SignInGuard {
  readonly #now: () => number;
  readonly #failures = new Map<string, Failures>();

  constructor(clock: () => Date) {
    this.#now = () => clock().getTime();
  }

  /**
   * Throws 429 with the seconds to wait, or counts the attempt. Returns how to take just this attempt back: it was
   * no failure, but the failures before it stand.
   */
  begin(identifier: string, address: string): () => void {
    const pair = `${identifier} ${address}`;
    const wait = Math.max(this.#wait(pair, FROM_ONE_ADDRESS), this.#wait(identifier, FROM_ANYWHERE));
    if (wait > 0) throw new HttpProblem('too-many-attempts', { retryAfter: wait });
    const undo = [this.#count(pair), this.#count(identifier)];
    return () => undo.forEach((takeBack) => takeBack());
  }

  succeeded(identifier: string, address: string): void {
    this.#failures.delete(`${identifier} ${address}`);
    this.#failures.delete(identifier);
  }

  #wait(key: string, patience: Patience): number {
    const failures = this.#failures.get(key);
    if (failures === undefined || failures.count < patience.free) return 0;
    const seconds = Math.min(patience.longestWait, 2 ** (failures.count - patience.free + 1));
    // A clock that was set back must not make the wait longer: it counts from when that is seen.
    failures.last = Math.min(failures.last, this.#now());
    return Math.ceil((failures.last + seconds * 1_000 - this.#now()) / 1_000);
  }

  #count(key: string): () => void {
    const now = this.#now();
    const before = this.#failures.get(key);
    const counted = {
      count: before !== undefined && now - before.last < FORGET_AFTER ? before.count + 1 : 1,
      last: now,
    };
    this.#failures.delete(key);
    this.#failures.set(key, counted);
    if (this.#failures.size > MOST_KEYS) {
      const oldest = this.#failures.keys().next();
      if (!oldest.done) this.#failures.delete(oldest.value);
    }
    return () => {
      const current = this.#failures.get(key);
      if (current === undefined) return;
      // A failure of somebody else meanwhile keeps its own time.
      const last = current === counted ? (before?.last ?? now) : current.last;
      if (current.count <= 1) this.#failures.delete(key);
      else this.#failures.set(key, { count: current.count - 1, last });
    };
  }
}
