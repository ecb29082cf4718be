import { toBase64 } from 'lib0/buffer';
import { MAX_BATCH_BYTES, MOST_DOCUMENTS, type BatchAnswer, type BatchDocument } from '#lib/protocol/batch.ts';
import type { Later } from './environment.ts';

/** What the courier carries for one document: a step 1, and a step 2 once it is known what the relay lacks. */
export interface Letter {
  id: string;
  subprotocol: string;
  epoch: string | null;
  vector: Uint8Array;
  update?: Uint8Array;
}

/** A document without a connection, as far as the courier is concerned. */
export interface Correspondent {
  readonly id: string;
  /** What it asks; null when it cannot be asked now. */
  ask(): Letter | null;
  /** The relay's answer to `ask`. Returns what the relay lacks, or null. */
  answered(answer: BatchDocument): Letter | null;
  /** The relay's answer to what `answered` returned, or this. Returns the next piece when it was one of several. */
  delivered(answer: BatchDocument): Letter | null;
}

export interface WireLetter extends Omit<Letter, 'vector' | 'update'> {
  vector: string;
  update?: string;
}

interface CourierOptions {
  /** Those that have something to fetch or to give, most urgent first. */
  waiting: () => readonly Correspondent[];
  post: (documents: readonly WireLetter[]) => Promise<BatchAnswer>;
  later: Later;
}

const FIRST_RETRY_MS = 2_000;
const LAST_RETRY_MS = 60_000;

/**
 * Carries documents nobody is looking at, many in one request, through the relay's same checks: first everybody asks,
 * then who has something that the relay lacks gives it. One round at a time; what comes up meanwhile goes with the next.
 */
export class Courier {
  readonly #options: CourierOptions;
  #round: Promise<void> | null = null;
  #again = false;
  #stopped = false;
  #failures = 0;
  #cancelRetry: (() => void) | null = null;

  constructor(options: CourierOptions) {
    this.#options = options;
  }

  get isBusy(): boolean {
    return this.#round !== null;
  }

  /** There may be something to carry. After a failure it waits for its time, unless `now` says that something changed. */
  call(now = false): void {
    if (this.#stopped) return;
    if (now) this.#forgetFailures();
    if (this.#cancelRetry) return;
    this.#again = true;
    // Once for everything that happens in one go.
    this.#round ??= Promise.resolve()
      .then(() => this.#work())
      .finally(() => {
        this.#round = null;
      });
  }

  stop(): void {
    this.#stopped = true;
    this.#cancelRetry?.();
  }

  async #work(): Promise<void> {
    let before = '';
    while (this.#again && !this.#stopped) {
      this.#again = false;
      const waiting = this.#options.waiting().slice(0, MOST_DOCUMENTS);
      if (waiting.length === 0) return;
      const ids = waiting.map((one) => one.id).join();
      // The same once more: the relay has put them off, or somebody writes faster than it answers.
      if (ids === before) {
        this.#retryLater();
        return;
      }
      before = ids;
      try {
        await this.#carry(waiting);
      } catch {
        this.#retryLater();
        return;
      }
      this.#failures = 0;
      this.#again = true;
    }
  }

  /** Throws when the relay was not reached. */
  async #carry(waiting: readonly Correspondent[]): Promise<void> {
    const by = new Map(waiting.map((one) => [one.id, one]));
    let gifts: Letter[] = [];
    const asks = waiting.flatMap((one) => one.ask() ?? []);
    const told = await this.#exchange(asks, (answer) => {
      const gift = by.get(answer.id)?.answered(answer);
      if (gift) gifts.push(gift);
    });
    while (gifts.length > 0) {
      const next: Letter[] = [];
      await this.#exchange(gifts, (answer) => {
        const piece = by.get(answer.id)?.delivered(answer);
        if (piece) next.push(piece);
      });
      gifts = next;
    }
    // A relay that answers and answers nothing is not to be asked at once again.
    if (told === 0) throw new Error('no answer');
  }

  async #exchange(letters: readonly Letter[], tell: (answer: BatchDocument) => void): Promise<number> {
    let told = 0;
    let left = letters.map(onTheWire);
    while (left.length > 0 && !this.#stopped) {
      const part = firstThatFit(left);
      const { documents } = await this.#options.post(part);
      if (this.#stopped) return told;
      const answered = new Set(documents.map((answer) => answer.id));
      for (const answer of documents) tell(answer);
      told += documents.length;
      const rest = left.filter((letter) => !answered.has(letter.id));
      if (rest.length === left.length) throw new Error('no answer');
      left = rest;
    }
    return told;
  }

  #retryLater(): void {
    const delay = Math.min(LAST_RETRY_MS, FIRST_RETRY_MS * 2 ** this.#failures);
    this.#failures += 1;
    this.#cancelRetry = this.#options.later(delay, () => {
      this.#cancelRetry = null;
      this.call();
    });
  }

  #forgetFailures(): void {
    this.#failures = 0;
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}

function onTheWire({ vector, update, ...letter }: Letter): WireLetter {
  return { ...letter, vector: toBase64(vector), ...(update ? { update: toBase64(update) } : {}) };
}

/** Room for what JSON puts around a letter, and for the request's own. */
const AROUND = 512;

/** At least one: what is too large for any request is the relay's to refuse. */
function firstThatFit(letters: readonly WireLetter[]): WireLetter[] {
  const fit: WireLetter[] = [];
  let room = MAX_BATCH_BYTES - AROUND;
  for (const letter of letters) {
    room -= letter.vector.length + (letter.update?.length ?? 0) + AROUND;
    if (fit.length > 0 && room < 0) break;
    fit.push(letter);
  }
  return fit;
}
