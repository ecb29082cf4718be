import { findablesOf, registryFindables, type FoundPlace } from '#lib/domain/findables.ts';
import type { Registry } from '#lib/domain/org.ts';
import { SearchIndex, type Findable, type Hit } from '#lib/domain/search.ts';
import type { Owner } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { readDocument } from '#lib/persistence/read-document.ts';
import type { DocumentEntry } from '#lib/protocol/http.ts';
import type { Later } from '#lib/sync/environment.ts';
import type { Live } from './open-documents.ts';

interface FinderOptions {
  store: LocalStore;
  owner: Owner;
  /** The documents that are open or may be. */
  open: () => readonly Live[];
  later: Later;
}

/** The registry among the documents that have to be read anew. */
const REGISTRY = 'registry';

/** The latest year first, mandates and the plan of the ente before its areas. */
function groupOf({ id, kind, year }: DocumentEntry): string {
  return `${9999 - (year ?? 9999)}/${kind === 'area' ? 1 : 0}/${id}`;
}

/**
 * Search over everything this person may see on this device. It reads only while somebody searches, one document at
 * a time, so that no keystroke waits for it; what changed meanwhile is read when it is needed again.
 */
export class Finder {
  /** Documents of which nothing is on this device. */
  missing: DocumentEntry[] = $state.raw([]);
  /** Not everything has been read yet. */
  reading = $state(false);

  readonly #options: FinderOptions;
  readonly #index = new SearchIndex<FoundPlace>();
  readonly #stale = new Set<string>([REGISTRY]);
  readonly #entries = new Map<string, { entry: DocumentEntry; unfollow: () => void }>();
  readonly #absent = new Set<string>();
  #registry: Registry | null = null;
  #version = $state(0);
  #searching = 0;

  constructor(options: FinderOptions) {
    this.#options = options;
  }

  /** Takes in what this person may see now; what they no longer may is forgotten at once. */
  renew(entries: readonly DocumentEntry[], registry: Registry | null): void {
    if (registry !== this.#registry) {
      this.#registry = registry;
      this.#stale.add(REGISTRY);
      // Objectives are found by the names of those who work on them.
      for (const id of this.#entries.keys()) this.#stale.add(id);
    }
    const wanted = new Map(entries.map((entry) => [entry.id, entry]));
    for (const id of [...this.#entries.keys()]) if (!wanted.has(id)) this.#forget(id);
    for (const entry of entries) if (!this.#entries.has(entry.id)) this.#follow(entry);
    this.#go();
  }

  /** While somebody searches. Returns how to stop. */
  open(): () => void {
    this.#searching += 1;
    this.#go();
    return () => {
      this.#searching -= 1;
    };
  }

  search(query: string, accepts?: (place: FoundPlace) => boolean): Hit<FoundPlace>[] {
    void this.#version;
    return this.#index.search(query, accepts);
  }

  #follow(entry: DocumentEntry): void {
    const sync = this.#options.open().find((live) => live.entry.id === entry.id)?.sync;
    const stale = () => {
      this.#stale.add(entry.id);
      this.#go();
    };
    sync?.on('content', stale);
    this.#entries.set(entry.id, { entry, unfollow: () => sync?.off('content', stale) });
    this.#stale.add(entry.id);
  }

  #forget(id: string): void {
    const known = this.#entries.get(id);
    known?.unfollow();
    this.#entries.delete(id);
    this.#stale.delete(id);
    this.#absent.delete(id);
    if (known) this.#index.delete(groupOf(known.entry));
    this.#changed();
  }

  #go(): void {
    if (this.#searching === 0 || this.reading || this.#stale.size === 0) return;
    this.reading = true;
    void this.#readAll();
  }

  async #readAll(): Promise<void> {
    while (this.#searching > 0) {
      const [next] = this.#stale;
      if (next === undefined) break;
      this.#stale.delete(next);
      if (next === REGISTRY) this.#index.set(REGISTRY, this.#registry ? registryFindables(this.#registry) : []);
      else await this.#read(next);
      this.#changed();
      // Typing, scrolling and drawing come between two documents.
      await new Promise<void>((resolve) => {
        this.#options.later(0, resolve);
      });
    }
    this.reading = false;
  }

  async #read(id: string): Promise<void> {
    const found = this.#atHand(id) ?? (await this.#fromDevice(id));
    // They may have lost access while it was being read.
    const entry = this.#entries.get(id)?.entry;
    if (!entry) return;
    if (found === null) this.#absent.add(id);
    else this.#absent.delete(id);
    this.#index.set(groupOf(entry), found ?? []);
  }

  #atHand(id: string): Findable<FoundPlace>[] | null {
    const live = this.#options.open().find(({ entry }) => entry.id === id);
    if (!live?.sync.isLoaded || !live.ready) return null;
    return findablesOf(live.value, this.#registry);
  }

  /** Of a document that is not open: as it was left, without a connection. */
  async #fromDevice(id: string): Promise<Findable<FoundPlace>[] | null> {
    const { store, owner } = this.#options;
    const read = await readDocument(store, owner, id).catch(() => null);
    const isPlan = read !== null && ('objectives' in read || 'lines' in read || 'chapters' in read);
    return isPlan ? findablesOf(read, this.#registry) : null;
  }

  #changed(): void {
    this.#version += 1;
    const missing = [...this.#entries.values()].map(({ entry }) => entry).filter(({ id }) => this.#absent.has(id));
    if (missing.map(({ id }) => id).join() !== this.missing.map(({ id }) => id).join()) this.missing = missing;
  }
}
