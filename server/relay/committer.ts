import type { DocumentAppend, DocumentStore } from '../storage/document-store.ts';
import type { Scheduler } from './scheduler.ts';

interface Waiting {
  entry: DocumentAppend;
  resolve: () => void;
  reject: (fault: unknown) => void;
}

/** Group commit: what the rooms hand in during one turn of the event loop becomes one transaction. */
export class Committer {
  readonly #store: DocumentStore;
  readonly #scheduler: Scheduler;
  #waiting: Waiting[] = [];
  #scheduled = false;
  #healthy = true;

  constructor(store: DocumentStore, scheduler: Scheduler) {
    this.#store = store;
    this.#scheduler = scheduler;
  }

  /** Whether the last commit reached the disk. */
  get healthy(): boolean {
    return this.#healthy;
  }

  /** Resolves when the entry is on stable storage. */
  commit(entry: DocumentAppend): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ entry, resolve, reject });
      this.#schedule();
    });
  }

  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    this.#scheduler.soon(() => void this.#flush());
  }

  async #flush(): Promise<void> {
    const batch = this.#waiting;
    this.#waiting = [];
    if (!(await this.#append(batch)) && batch.length > 1) {
      // One room's fault is not the others': each on its own.
      for (const one of batch) await this.#append([one], true);
    }
    this.#scheduled = false;
    if (this.#waiting.length > 0) this.#schedule();
  }

  async #append(batch: Waiting[], last = batch.length === 1): Promise<boolean> {
    try {
      await this.#store.append(batch.map((one) => one.entry));
      this.#healthy = true;
      for (const one of batch) one.resolve();
      return true;
    } catch (fault) {
      if (last) {
        this.#healthy = false;
        for (const one of batch) one.reject(fault);
      }
      return false;
    }
  }
}
