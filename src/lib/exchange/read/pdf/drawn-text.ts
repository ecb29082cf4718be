import type { Drawn, Start } from './page.ts';
import type { Glyph } from './text-pen.ts';

/** How far a place may be from where the library says it is. */
const NEAR = 0.1;
/** How many letters may stand on the page that the library does not say: those out of sight. */
const MOST_UNSAID = 2000;

/** Finds the letters of a text among all those of the page; both come in the order they are drawn. */
export class DrawnText {
  readonly #glyphs: readonly Glyph[];
  #next = 0;

  constructor(glyphs: readonly Glyph[]) {
    this.#glyphs = glyphs;
  }

  /** Null where what is drawn is not, letter by letter, what is said: then nothing is known of it. */
  find(text: string, x: number, y: number): Drawn | null {
    const end = Math.min(this.#glyphs.length, this.#next + MOST_UNSAID);
    for (let first = this.#next; first < end; first++) {
      const glyph = this.#glyphs[first]!;
      if (Math.abs(glyph.x - x) > NEAR || Math.abs(glyph.y - y) > NEAR) continue;
      const found = this.#matched(text, first);
      if (found === null) continue;
      this.#next = found.next;
      return found.drawn;
    }
    return null;
  }

  #matched(text: string, first: number): { drawn: Drawn; next: number } | null {
    const spans = new Float32Array(2 * text.length);
    const starts: Start[] = [];
    let next = first;
    let right = this.#glyphs[first]!.x;
    for (let at = 0; at < text.length;) {
      const glyph = this.#glyphs[next];
      if (glyph === undefined) return null;
      if (/\s/.test(text[at]!)) {
        spans.set([right, glyph.x], 2 * at);
        at++;
        continue;
      }
      const said = [glyph.text, glyph.text.normalize('NFKC')].find((one) => text.startsWith(one, at));
      if (said === undefined || said === '') return null;
      const step = (glyph.right - glyph.x) / said.length;
      for (let sign = 0; sign < said.length; sign++)
        spans.set([glyph.x + sign * step, glyph.x + (sign + 1) * step], 2 * (at + sign));
      const { gap, spaced, placed } = glyph;
      if (spaced || placed || gap > 0) starts.push({ at, gap, spaced, placed });
      right = glyph.right;
      at += said.length;
      next++;
    }
    return { drawn: { spans, starts }, next };
  }
}
