import type { ForkRow, LocalStore } from '#lib/persistence/local-store.ts';
import { countChanges, countSealed, countSealedFork } from '#lib/sync/change-count.ts';
import type { RefusedWork } from './refused-work.svelte.ts';

/** What waits on this device, as the store has it: unsent changes by document, and refused ones. */
export class KeptWork {
  #unsent: ReadonlyMap<string, number> = new Map();
  #closed: ReadonlyMap<string, number> = new Map();
  #refused = 0;
  #unsafe = 0;
  /** Sealed changes that wait for the next sign-in, */
  locked = 0;
  /** refused ones among what else waits for it, */
  lockedRefused = 0;
  /** and those that no key opens any more. */
  damaged = 0;

  get refused(): number {
    return this.#refused;
  }

  /** Refused changes and proposals that are on this device only. */
  get unsafe(): number {
    return this.#unsafe;
  }

  /** Unsent changes of the documents that are not `loaded`; those know better themselves. */
  unsentBeside(loaded: readonly string[]): number {
    const readable = [...this.#unsent].filter(([id]) => !loaded.includes(id));
    // What does not open no document has, loaded or not.
    return [...readable, ...this.#closed].reduce((sum, [, count]) => sum + count, 0);
  }

  async count(store: LocalStore, work: RefusedWork): Promise<void> {
    try {
      const { refused, unsafe, sealed } = await work.count();
      const closedForks = (why: ForkRow['unreadable']) =>
        sealed.filter((fork) => fork.unreadable === why).reduce((sum, fork) => sum + countSealedFork(fork), 0);
      const all = await store.unsent();
      const closed = all.filter((row) => row.unreadable);
      const rows = Map.groupBy(
        all.filter((row) => !row.unreadable),
        (row) => row.document,
      );
      this.locked = countSealed(closed.filter((row) => row.unreadable === 'locked'));
      this.damaged = countSealed(closed.filter((row) => row.unreadable === 'damaged')) + closedForks('damaged');
      this.lockedRefused = closedForks('locked');
      this.#closed = new Map(
        [...Map.groupBy(closed, (row) => row.document)].map(([id, own]) => [id, countSealed(own)]),
      );
      this.#refused = refused;
      this.#unsafe = unsafe;
      this.#unsent = new Map([...rows].map(([id, own]) => [id, countChanges(own.flatMap((row) => row.changes))]));
    } catch {
      // A store that cannot be read shows itself when something is written.
    }
  }
}
