import type { Later } from '#lib/sync/environment.ts';

/** Less often than this a screen reader can follow, in milliseconds. */
const PAUSE_MS = 5_000;

/** The words of the one live region: the newest wins, with a pause between any two. */
export class Announcer {
  readonly #say: (text: string) => void;
  readonly #later: Later;
  #next: string | null = null;
  #pausing = false;

  constructor(say: (text: string) => void, later: Later) {
    this.#say = say;
    this.#later = later;
  }

  announce(text: string): void {
    if (this.#pausing) {
      this.#next = text;
      return;
    }
    this.#say(text);
    this.#pausing = true;
    this.#later(PAUSE_MS, () => {
      this.#pausing = false;
      const next = this.#next;
      this.#next = null;
      if (next !== null) this.announce(next);
      // Emptied, so that the same words are heard when they are said again.
      else this.#say('');
    });
  }
}
