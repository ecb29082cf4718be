import type { Limits } from './limits.ts';

interface Tally {
  from: number;
  refusals: number;
  bytes: number;
}

const HOUR = 3_600_000;

/**
 * How often each person was refused. A refusal costs a rebuild and a row in quarantine; an honest
 * device goes on in a fork after each and never comes near the limits.
 */
export class Refusals {
  readonly #tallies = new Map<string, Tally>();
  readonly #limits: Pick<Limits, 'refusalsPerHour' | 'refusedBytesPerHour'>;
  readonly #now: () => number;

  constructor(limits: Pick<Limits, 'refusalsPerHour' | 'refusedBytesPerHour'>, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  add(person: string, bytes: number): void {
    const tally = this.#current(person) ?? { from: this.#now(), refusals: 0, bytes: 0 };
    tally.refusals += 1;
    tally.bytes += bytes;
    this.#tallies.set(person, tally);
  }

  /** Whether this person has to wait before connecting again. */
  tooMany(person: string): boolean {
    const tally = this.#current(person);
    if (tally === undefined) return false;
    return tally.refusals >= this.#limits.refusalsPerHour || tally.bytes >= this.#limits.refusedBytesPerHour;
  }

  #current(person: string): Tally | undefined {
    const tally = this.#tallies.get(person);
    if (tally === undefined || this.#now() - tally.from < HOUR) return tally;
    this.#tallies.delete(person);
    return undefined;
  }
}
