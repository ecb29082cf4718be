import { undoAsked } from '#lib/ui/undo-keys.ts';

interface Undoable {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  undo(): boolean;
  redo(): boolean;
}

/** Undo over several documents of one page: the last edit is taken back first, whichever document it was in. */
export class UndoTrail {
  #done: readonly Undoable[] = $state.raw([]);
  #undone: readonly Undoable[] = $state.raw([]);

  /** One edit was made in this document. */
  did(one: Undoable): void {
    this.#done = [...this.#done, one];
    this.#undone = [];
  }

  get canUndo(): boolean {
    return this.#done.some((one) => one.canUndo);
  }

  get canRedo(): boolean {
    return this.#undone.some((one) => one.canRedo);
  }

  undo(): void {
    for (let one = this.#done.at(-1); one !== undefined; one = this.#done.at(-1)) {
      this.#done = this.#done.slice(0, -1);
      if (!one.undo()) continue;
      this.#undone = [...this.#undone, one];
      return;
    }
  }

  redo(): void {
    for (let one = this.#undone.at(-1); one !== undefined; one = this.#undone.at(-1)) {
      this.#undone = this.#undone.slice(0, -1);
      if (!one.redo()) continue;
      this.#done = [...this.#done, one];
      return;
    }
  }

  readonly onkeydown = (event: KeyboardEvent): void => {
    const asked = undoAsked(event);
    if (asked === null) return;
    event.preventDefault();
    this[asked]();
  };
}
