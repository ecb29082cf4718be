/** The part of `navigator.locks` that is needed; null where the browser has none. */
export type Locks = Pick<LockManager, 'request'>;

/**
 * Which of a person's tabs does the work that is to be done once: the one that holds the lock. Without locks each tab
 * is its own leader. Two at once (a laptop that slept) cost a request too many and lose nothing.
 */
export class Leadership {
  readonly #locks: Locks | null;
  readonly #name: string;
  readonly #onChange: () => void;
  #leads = false;
  #stopped = false;
  #release: () => void = () => undefined;
  #abort = new AbortController();

  constructor(locks: Locks | null, name: string, onChange: () => void) {
    this.#locks = locks;
    this.#name = name;
    this.#onChange = onChange;
  }

  get leads(): boolean {
    return this.#leads;
  }

  /** Leads as soon as nobody else does. */
  start(): void {
    if (this.#stopped) return;
    if (!this.#locks) this.#lead(true);
    else void this.#queue(this.#locks, { signal: this.#abort.signal });
  }

  /** A tab that is looked at is not slowed down by the browser: it takes over from one that is. */
  claim(): void {
    if (this.#leads || this.#stopped || !this.#locks) return;
    this.#abort.abort();
    this.#abort = new AbortController();
    void this.#queue(this.#locks, { steal: true });
  }

  stop(): void {
    this.#stopped = true;
    this.#leads = false;
    this.#abort.abort();
    this.#release();
  }

  async #queue(locks: Locks, options: LockOptions): Promise<void> {
    let holds = false;
    const held = () =>
      new Promise<void>((resolve) => {
        if (this.#stopped) {
          resolve();
          return;
        }
        holds = true;
        this.#release = resolve;
        this.#lead(true);
      });
    try {
      await locks.request(this.#name, options, held);
    } catch {
      // No longer waited for, or else taken by a tab that is looked at.
      if (!holds) return;
      this.#lead(false);
      this.start();
    }
  }

  #lead(leads: boolean): void {
    if (this.#leads === leads || this.#stopped) return;
    this.#leads = leads;
    this.#onChange();
  }
}
