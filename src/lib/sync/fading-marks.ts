import type { Later } from './environment.ts';

/** Marks on fields that go away by themselves after `ms`, with one timer for all of them. */
export class FadingMarks<Mark extends object> {
  readonly #marks = new Map<string, Mark & { at: number }>();
  readonly #ms: number;
  readonly #now: () => number;
  readonly #later: Later;
  readonly #onFaded: () => void;
  #cancel: (() => void) | null = null;

  constructor(ms: number, now: () => number, later: Later, onFaded: () => void) {
    this.#ms = ms;
    this.#now = now;
    this.#later = later;
    this.#onFaded = onFaded;
  }

  mark(key: string, mark: Mark): void {
    this.#marks.delete(key);
    this.#marks.set(key, { ...mark, at: this.#now() });
    this.#schedule();
  }

  has(key: string): boolean {
    return this.#marks.has(key);
  }

  /** Oldest first. */
  get all(): ReadonlyMap<string, Mark & { at: number }> {
    return new Map(this.#marks);
  }

  clear(): void {
    this.#cancel?.();
    this.#cancel = null;
    this.#marks.clear();
  }

  #schedule(): void {
    if (this.#cancel) return;
    const oldest = this.#marks.values().next();
    if (oldest.done) return;
    // A clock set back meanwhile must not make a mark stay.
    const wait = Math.min(this.#ms, Math.max(0, oldest.value.at + this.#ms - this.#now()));
    this.#cancel = this.#later(wait, () => {
      this.#cancel = null;
      const now = this.#now();
      for (const [key, mark] of this.#marks) {
        if (mark.at <= now - this.#ms || mark.at > now) this.#marks.delete(key);
      }
      this.#schedule();
      this.#onFaded();
    });
  }
}
