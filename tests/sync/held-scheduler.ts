import type { Scheduler } from '../../server/relay/scheduler.ts';

interface Timer {
  ms: number;
  work: () => void;
  repeats: boolean;
}

/** Time that passes only when the test says so. */
export class HeldScheduler implements Scheduler {
  #soon: (() => void)[] = [];
  readonly #timers = new Set<Timer>();

  soon(work: () => void): void {
    this.#soon.push(work);
  }

  after(ms: number, work: () => void): () => void {
    return this.#add({ ms, work, repeats: false });
  }

  every(ms: number, work: () => void): () => void {
    return this.#add({ ms, work, repeats: true });
  }

  get waiting(): number {
    return this.#soon.length;
  }

  /** Lets happen what was to happen soon: the commits. */
  runSoon(): void {
    const works = this.#soon;
    this.#soon = [];
    for (const work of works) work();
  }

  /** Lets every timer of this length go off. */
  elapse(ms: number): void {
    for (const timer of [...this.#timers]) {
      if (timer.ms !== ms) continue;
      if (!timer.repeats) this.#timers.delete(timer);
      timer.work();
    }
  }

  #add(timer: Timer): () => void {
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }
}

/** Until every promise that can resolve has: nothing here waits for time. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
