import type { Limits } from './limits.ts';

/** What holds a document unpacked and can do with its stored state instead. */
export interface Restable {
  rest(): void;
}

/** Which documents are unpacked: the last used ones, and of those unused for a moment only a few. */
export class LiveDocuments {
  readonly #limits: Pick<Limits, 'liveDocuments' | 'calmDocuments' | 'restLooks'>;
  /** In order of use; how many looks each has not been used for. */
  readonly #unused = new Map<Restable, number>();

  constructor(limits: Pick<Limits, 'liveDocuments' | 'calmDocuments' | 'restLooks'>) {
    this.#limits = limits;
  }

  get size(): number {
    return this.#unused.size;
  }

  use(one: Restable): void {
    this.#unused.delete(one);
    this.#unused.set(one, 0);
    if (this.#unused.size <= this.#limits.liveDocuments) return;
    for (const [oldest] of this.#unused) {
      this.#unused.delete(oldest);
      oldest.rest();
      return;
    }
  }

  /** To be called now and then. */
  look(): void {
    for (const [one, looks] of this.#unused) {
      const crowded = looks > 0 && this.#unused.size > this.#limits.calmDocuments;
      if (crowded || looks >= this.#limits.restLooks) {
        this.#unused.delete(one);
        one.rest();
      } else this.#unused.set(one, looks + 1);
    }
  }

  forget(one: Restable): void {
    this.#unused.delete(one);
  }
}
