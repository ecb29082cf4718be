import { SvelteSet } from 'svelte/reactivity';
import type { Objective } from '#lib/domain/objective.ts';

/** The objectives chosen to be changed together. Those that a filter hides are not among them. */
export class Selection {
  /** Rows have a box to choose them. */
  on = $state(false);
  readonly #chosen = new SvelteSet<string>();
  readonly #rows: () => readonly Objective[];
  readonly picked: Objective[] = $derived.by(() => this.#rows().filter(({ id }) => this.#chosen.has(id)));
  /** Where a range begins. */
  #last: string | null = null;

  constructor(rows: () => readonly Objective[]) {
    this.#rows = rows;
  }

  has(id: string): boolean {
    return this.#chosen.has(id);
  }

  /** Chooses a row or leaves it out; with a range, also those between it and the one touched before. */
  set(id: string, chosen: boolean, range: boolean): void {
    const ids = this.#rows().map((row) => row.id);
    const from = range && this.#last !== null ? ids.indexOf(this.#last) : -1;
    const to = ids.indexOf(id);
    const touched = from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1);
    for (const one of touched) this.#put(one, chosen);
    this.#last = id;
  }

  get all(): boolean {
    return this.picked.length > 0 && this.picked.length === this.#rows().length;
  }

  setAll(chosen: boolean): void {
    for (const { id } of this.#rows()) this.#put(id, chosen);
    this.#last = null;
  }

  stop(): void {
    this.on = false;
    this.#chosen.clear();
    this.#last = null;
  }

  #put(id: string, chosen: boolean): void {
    if (chosen) this.#chosen.add(id);
    else this.#chosen.delete(id);
  }
}
