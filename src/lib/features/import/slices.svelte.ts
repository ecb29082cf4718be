import { tick } from 'svelte';

/** What the page shows at once; the rest follows while a person begins to read. */
const FIRST = 12;
/** A frame that took longer, in milliseconds, had too many rows in it. */
const LONG = 32;
const FEWEST = 2;
const MOST = 60;

/**
 * How many of many rows are drawn so far: some more with every frame, as many as leave it time for keys and scrolling,
 * until all are there. Then the browser finds words in every row and Tab goes through all of them.
 */
export class Slices {
  #drawn = $state(FIRST);
  #step = FEWEST;
  #last = 0;
  readonly #total: () => number;

  constructor(total: () => number) {
    this.#total = total;
    $effect(() => {
      if (this.done) return;
      const frame = requestAnimationFrame((at) => this.#more(at));
      return () => cancelAnimationFrame(frame);
    });
  }

  get drawn(): number {
    return this.#drawn;
  }

  get done(): boolean {
    return this.#drawn >= this.#total();
  }

  /** All the rest now: somebody goes to a row. */
  async finish(): Promise<void> {
    this.#drawn = Math.max(this.#drawn, this.#total());
    await tick();
  }

  /** With drawing and laying out, the slice before took from its frame to this one. */
  #more(at: number): void {
    if (this.#last > 0) {
      const step = at - this.#last > LONG ? this.#step / 2 : this.#step * 1.5;
      this.#step = Math.min(MOST, Math.max(FEWEST, Math.ceil(step)));
    }
    this.#last = at;
    this.#drawn += this.#step;
  }
}

/** How many of its own `count` rows a part draws that begins after `before` others. */
export function ownSlice(drawn: number, before: number, count: number): number {
  return Math.min(count, Math.max(0, drawn - before));
}
