import { createHash, randomInt, timingSafeEqual } from 'node:crypto';

/** Without letters and digits that look alike on a printout. */
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

/** What proves that who sets the ente up from another machine can read this machine's output. */
export class SetupCode {
  readonly text: string;
  readonly #digest: Buffer;

  constructor(text: string) {
    this.text = text;
    this.#digest = digest(text);
  }

  static draw(): SetupCode {
    const group = () => Array.from({ length: 4 }, () => ALPHABET.charAt(randomInt(ALPHABET.length))).join('');
    return new SetupCode(`${group()}-${group()}-${group()}`);
  }

  /** In a time that tells nothing. */
  matches(text: string): boolean {
    return timingSafeEqual(this.#digest, digest(text));
  }
}

/** Case, spaces and hyphens are the reader's, not the code's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text.toUpperCase().replace(/[\s-]/g, '')).digest();
}
