import { combined, type Matrix } from './matrix.ts';

/** What pdf.js says of a sign it draws. */
export interface Sign {
  unicode: string;
  width: number;
  isSpace: boolean;
}

export interface Font {
  /** From the units of its signs to those of its size. */
  scale: number;
  /** Of its signs standing under each other nothing is known here. */
  vertical: boolean;
}

/** A letter where it is drawn on the page. */
export interface Glyph {
  text: string;
  x: number;
  y: number;
  right: number;
  /** How much is left free on its line between the sign drawn before it, be it a space, and itself. */
  gap: number;
  /** A space is drawn before it. */
  spaced: boolean;
  /** It was put where it stands, and does not only follow those before. */
  placed: boolean;
}

interface State {
  font: Font;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  /** How wide letters are made. */
  stretch: number;
  leading: number;
  rise: number;
  matrix: Matrix;
  line: Matrix;
}

/** How far letters of one line may stand over each other. */
const SAME_LINE = 0.5;
const UPRIGHT: Matrix = [1, 0, 0, 1, 0, 0];
const SPACE = /^\s+$/;
/** Marks that are no sign, and those drawn over the sign before. */
const UNSEEN = /^\p{Cf}+$/u;
const OVER = /^\p{Mn}+$/u;

/** Follows the operators that write text, as the library does where it gathers the words. */
export class TextPen {
  readonly glyphs: Glyph[] = [];
  readonly #fontOf: (name: string) => Font;
  readonly #kept: State[] = [];
  #state: State = {
    font: { scale: 0.001, vertical: false },
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    matrix: UPRIGHT,
    line: UPRIGHT,
  };
  /** Where the next letter would stand if nothing moved it. */
  #follows = { x: 0, y: 0 };
  #spaced = false;
  #placed = true;

  constructor(fontOf: (name: string) => Font) {
    this.#fontOf = fontOf;
  }

  save(): void {
    this.#kept.push({ ...this.#state });
  }

  restore(): void {
    this.#state = this.#kept.pop() ?? this.#state;
  }

  /** `page` leads from where text is written to the page. */
  take(operator: string, args: readonly unknown[], page: Matrix): void {
    const state = this.#state;
    const [first, second] = args as [number, number];
    switch (operator) {
      case 'setFont':
        this.#setFont(args[0] as string, second);
        break;
      case 'setGState':
        for (const [key, value] of args[0] as [string, [string, number]][]) if (key === 'Font') this.#setFont(...value);
        break;
      case 'setCharSpacing':
        state.charSpacing = first;
        break;
      case 'setWordSpacing':
        state.wordSpacing = first;
        break;
      case 'setHScale':
        state.stretch = first / 100;
        break;
      case 'setLeading':
        state.leading = first;
        break;
      case 'setTextRise':
        state.rise = first;
        break;
      case 'beginText':
        this.#place(UPRIGHT);
        break;
      case 'setTextMatrix':
        this.#place(args[0] as Matrix);
        break;
      case 'setLeadingMoveText':
        state.leading = -second;
        this.#place(moved(state.line, first, second));
        break;
      case 'moveText':
        this.#place(moved(state.line, first, second));
        break;
      case 'nextLine':
        this.#place(moved(state.line, 0, -state.leading));
        break;
      case 'showText':
        this.#show(args[0] as (Sign | number)[], page);
        break;
    }
  }

  #setFont(name: string, size: number): void {
    this.#state.font = this.#fontOf(name);
    this.#state.size = size;
  }

  #place(matrix: Matrix): void {
    this.#state.line = matrix;
    this.#state.matrix = matrix;
    this.#placed = true;
  }

  #show(signs: readonly (Sign | number)[], page: Matrix): void {
    const state = this.#state;
    if (state.font.vertical) return;
    for (const sign of signs) {
      if (typeof sign === 'number') this.#advance((-sign * state.size * state.stretch) / 1000);
      else if (!UNSEEN.test(sign.unicode)) this.#draw(sign, page);
    }
  }

  #draw(sign: Sign, page: Matrix): void {
    const state = this.#state;
    const spacing = (state.charSpacing + (sign.isSpace ? state.wordSpacing : 0)) * state.stretch;
    const width = OVER.test(sign.unicode) ? 0 : sign.width * state.font.scale * state.size * state.stretch;
    const { x, y } = this.#stand(page);
    this.#advance(width);
    const { x: right } = this.#stand(page);
    this.#advance(spacing);
    const follows = this.#stand(page);
    if (SPACE.test(sign.unicode)) this.#spaced = true;
    else {
      const gap = Math.abs(y - this.#follows.y) < SAME_LINE ? x - this.#follows.x : 0;
      this.glyphs.push({ text: sign.unicode, x, y, right, gap, spaced: this.#spaced, placed: this.#placed });
      this.#spaced = this.#placed = false;
    }
    // Where letters are set closer than they are wide, one ends after the next would begin.
    this.#follows = { x: Math.max(right, follows.x), y: follows.y };
  }

  #advance(width: number): void {
    this.#state.matrix = moved(this.#state.matrix, width, 0);
  }

  #stand(page: Matrix): { x: number; y: number } {
    const at = combined(page, moved(this.#state.matrix, 0, this.#state.rise));
    return { x: at[4], y: at[5] };
  }
}

function moved([a, b, c, d, e, f]: Matrix, x: number, y: number): Matrix {
  return [a, b, c, d, a * x + c * y + e, b * x + d * y + f];
}
