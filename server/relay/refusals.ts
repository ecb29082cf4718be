import type { Limits } from './limits.ts';

interface Tally {
  from: number;
  refusals: number;
  bytes: number;
  newClients: number;
}

const HOUR = 3_600_000;

/**
 * What each person costs beyond honest use, in an hour. A refusal costs a rebuild and a row in quarantine; an
 * honest device goes on in a fork after each. A client id is a page that was opened and written in; thousands
 * that insert at one place take time that grows with their square, however few come in one frame.
 */
export class Refusals {
  readonly #tallies = new Map<string, Tally>();
  readonly #limits: Pick<Limits, 'refusalsPerHour' | 'refusedBytesPerHour' | 'newClientsPerHour'>;
  readonly #now: () => number;

  constructor(
    limits: Pick<Limits, 'refusalsPerHour' | 'refusedBytesPerHour' | 'newClientsPerHour'>,
    now: () => number,
  ) {
    this.#limits = limits;
    this.#now = now;
  }

  add(person: string, bytes: number): void {
    const tally = this.#open(person);
    tally.refusals += 1;
    tally.bytes += bytes;
  }

  /** Whether this person may write under so many new client ids; then they count. */
  mayBring(person: string, newClients: number): boolean {
    const tally = this.#open(person);
    if (tally.newClients + newClients > this.#limits.newClientsPerHour) return false;
    tally.newClients += newClients;
    return true;
  }

  /** Whether this person has to wait before connecting again. */
  tooMany(person: string): boolean {
    const tally = this.#current(person);
    if (tally === undefined) return false;
    return tally.refusals >= this.#limits.refusalsPerHour || tally.bytes >= this.#limits.refusedBytesPerHour;
  }

  #open(person: string): Tally {
    const tally = this.#current(person) ?? { from: this.#now(), refusals: 0, bytes: 0, newClients: 0 };
    this.#tallies.set(person, tally);
    return tally;
  }

  #current(person: string): Tally | undefined {
    const tally = this.#tallies.get(person);
    if (tally === undefined) return tally;
    // A clock set back must not make the hour longer.
    tally.from = Math.min(tally.from, this.#now());
    if (this.#now() - tally.from < HOUR) return tally;
    this.#tallies.delete(person);
    return undefined;
  }
}
