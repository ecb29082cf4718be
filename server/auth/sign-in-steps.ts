import { randomBytes } from 'node:crypto';
import type { PersonId } from '#lib/domain/org.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Means } from './sessions.ts';

/** What has been begun and waits for its second half. */
export type Step =
  | { kind: 'second-factor'; person: PersonId; identifier: string; means: Means; tries: number }
  | { kind: 'second-factor-new'; person: PersonId; secret: string }
  | { kind: 'passkey'; challenge: string; origin: string }
  | { kind: 'passkey-new'; person: PersonId; challenge: string; origin: string; name: string }
  | { kind: 'provider'; state: string; nonce: string; verifier: string; redirect: string; next: string };
type Of<Kind extends Step['kind']> = Extract<Step, { kind: Kind }>;

const LASTS_MS = 10 * 60_000;
/** Strangers begin steps: their number is bounded, the oldest goes first. */
const MOST_STEPS = 10_000;

export const STEP_SECONDS = LASTS_MS / 1_000;

/**
 * Halves of sign-ins, in memory: after a restart one begins again. The key is a random token in a cookie
 * scripts cannot read, so that whoever ends a step is the browser that began it.
 */
export class SignInSteps {
  readonly #now: () => number;
  readonly #steps = new Map<string, { step: Step; until: number }>();

  constructor(clock: () => Date) {
    this.#now = () => clock().getTime();
  }

  /** Returns the token. */
  begin(step: Step): string {
    const token = randomBytes(24).toString('base64url');
    this.keep(token, step);
    return token;
  }

  /** Under a key of the caller's; the earlier one with that key is no more. */
  keep(key: string, step: Step): void {
    this.#steps.delete(key);
    this.#steps.set(key, { step, until: this.#now() + LASTS_MS });
    if (this.#steps.size > MOST_STEPS) {
      const oldest = this.#steps.keys().next();
      if (!oldest.done) this.#steps.delete(oldest.value);
    }
  }

  /** 410 when it was never begun, is over, or is another kind. */
  find<Kind extends Step['kind']>(key: string | undefined, kind: Kind): Of<Kind> {
    const found = key === undefined ? undefined : this.#steps.get(key);
    if (found === undefined || found.step.kind !== kind || found.until <= this.#now())
      throw new HttpProblem('step-expired');
    return found.step as Of<Kind>;
  }

  /** As `find`, and it cannot be used again. */
  take<Kind extends Step['kind']>(key: string | undefined, kind: Kind): Of<Kind> {
    const step = this.find(key, kind);
    this.end(key);
    return step;
  }

  end(key: string | undefined): void {
    if (key !== undefined) this.#steps.delete(key);
  }
}
