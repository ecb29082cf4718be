/**
 * Which frames of the present connection carry which unsent work, so that the relay’s
 * "the first n write frames are on stable storage" can be turned into "this is stored".
 *
 * A frame sent before the connection’s first step 2 promises nothing: the relay may have put it
 * aside, since the step 2 to come contains it. From the step 2 on everything that was in the
 * document is covered by it, and each later edit by its own frame.
 */
export class AckLedger<Item> {
  /** Item → its edits that no frame of this connection carries, and the last frame that carries one. */
  readonly #items = new Map<Item, { loose: number; frame: number }>();
  #frames = 0;
  #firstStep2: number | null = null;
  #acknowledged = 0;

  /**
   * The relay has stored this connection's first step 2, and so all that was in the document then:
   * also what no item stands for, such as an edit a crashed tab left in the content cache only.
   */
  get isCaughtUp(): boolean {
    return this.#firstStep2 !== null && this.#acknowledged >= this.#firstStep2;
  }

  /** A new connection: what was sent on the one before without an answer counts for nothing. */
  connectionOpened(): void {
    this.#frames = 0;
    this.#firstStep2 = null;
    this.#acknowledged = 0;
    for (const state of this.#items.values()) state.loose = Math.max(state.loose, 1);
  }

  /** One more edit of `item` is in the document. */
  edited(item: Item): void {
    const state = this.#items.get(item);
    if (state) state.loose += 1;
    else this.#items.set(item, { loose: 1, frame: 0 });
  }

  /** A step 2 went out; it carries everything that is in the document now. */
  step2Sent(): void {
    this.#frames += 1;
    this.#firstStep2 ??= this.#frames;
    for (const state of this.#items.values()) {
      if (state.loose > 0) state.frame = this.#frames;
      state.loose = 0;
    }
  }

  /** An update frame went out; it carries the last edit of `item` (null: nothing we wait for). */
  updateSent(item: Item | null): void {
    this.#frames += 1;
    const state = item === null ? undefined : this.#items.get(item);
    if (!state || this.#firstStep2 === null) return;
    state.loose = Math.max(0, state.loose - 1);
    state.frame = this.#frames;
  }

  /** The first `frames` write frames are on stable storage: what is stored leaves the ledger. */
  acknowledged(frames: number): Item[] {
    this.#acknowledged = frames;
    if (!this.isCaughtUp) return [];
    const stored = [...this.#items].filter(([, state]) => state.loose === 0 && state.frame <= frames);
    for (const [item] of stored) this.#items.delete(item);
    return stored.map(([item]) => item);
  }

  forget(item: Item): void {
    this.#items.delete(item);
  }
}
