/** Takes bytes from a stream in the portions its reader wants, holding no more than one of them. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>;
  #held: Uint8Array[] = [];
  #size = 0;
  #ended = false;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** Fewer than `count` bytes only at the end. */
  async upTo(count: number): Promise<Buffer> {
    while (this.#size < count && !this.#ended) {
      const next = await this.#source.next();
      if (next.done === true) this.#ended = true;
      else if (next.value.byteLength > 0) {
        this.#held.push(next.value);
        this.#size += next.value.byteLength;
      }
    }
    const all = this.#held.length === 1 ? (this.#held[0] ?? new Uint8Array()) : Buffer.concat(this.#held);
    const taken = all.subarray(0, count);
    const rest = all.subarray(count);
    this.#held = rest.byteLength > 0 ? [rest] : [];
    this.#size = rest.byteLength;
    return Buffer.from(taken);
  }

  /** null when the stream ends before. */
  async exactly(count: number): Promise<Buffer | null> {
    const bytes = await this.upTo(count);
    return bytes.byteLength === count ? bytes : null;
  }
}
