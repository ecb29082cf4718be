import type { LocalStore } from '#lib/persistence/local-store.ts';
import { countChanges } from '#lib/sync/change-count.ts';
import { forkChanges } from './unsent.ts';

/** What waits on this device, as the store has it: unsent changes by document, and refused ones. */
export class KeptWork {
  #unsent: ReadonlyMap<string, number> = new Map();
  #refused = 0;

  get refused(): number {
    return this.#refused;
  }

  /** Unsent changes of the documents that are not `loaded`; those know better themselves. */
  unsentBeside(loaded: readonly string[]): number {
    return [...this.#unsent].reduce((sum, [id, count]) => (loaded.includes(id) ? sum : sum + count), 0);
  }

  async count(store: LocalStore): Promise<void> {
    try {
      const forks = await store.forks();
      const rows = Map.groupBy(await store.unsent(), (row) => row.document);
      this.#refused = forks.reduce((sum, fork) => sum + Math.max(1, forkChanges(fork).length), 0);
      this.#unsent = new Map([...rows].map(([id, own]) => [id, countChanges(own.flatMap((row) => row.changes))]));
    } catch {
      // A store that cannot be read shows itself when something is written.
    }
  }
}
