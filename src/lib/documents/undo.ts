import * as Y from 'yjs';
import { PERSON_ORIGIN } from './origin.ts';
import { EDIT_SUBJECT } from './store.ts';
import type { Store } from './store.ts';

/** Writing on in one text within this time is one step. */
const ONE_STEP_MILLISECONDS = 500;

/**
 * Undo and redo of this device's own edits of one document. A field that a colleague has written
 * since stays as it is, and a colleague's writing in a row or a text is never taken away.
 */
export class EditHistory {
  readonly #manager: Y.UndoManager;
  readonly #listeners = new Set<() => void>();
  #lastSubject: unknown = null;

  constructor(document: { readonly store: Store }) {
    const roots = document.store.tables().map((table) => table.root);
    this.#manager = new Y.UndoManager(roots, {
      trackedOrigins: new Set<unknown>([PERSON_ORIGIN]),
      captureTimeout: ONE_STEP_MILLISECONDS,
      captureTransaction: (transaction) => {
        if (transaction.origin === PERSON_ORIGIN) this.#separateSteps(transaction);
        return true;
      },
      // A field is undone by writing the value before it. When that is impossible, because a
      // colleague's value stands between, removing ours would leave the field empty.
      deleteFilter: (item) => item.parentSub === null || item.origin === null,
    });
    for (const event of ['stack-item-added', 'stack-item-popped', 'stack-cleared', 'stack-item-updated'] as const) {
      this.#manager.on(event, () => this.#tell());
    }
  }

  /** Takes back the last step. Returns whether anything changed. */
  undo(): boolean {
    this.#lastSubject = null;
    return this.#manager.undo() !== null;
  }

  redo(): boolean {
    this.#lastSubject = null;
    return this.#manager.redo() !== null;
  }

  /** How many steps can be taken back. */
  get depth(): number {
    return this.#manager.undoStack.length;
  }

  get canUndo(): boolean {
    return this.#manager.canUndo();
  }

  get canRedo(): boolean {
    return this.#manager.canRedo();
  }

  /** Calls `fn` when what can be undone or redone changes. Returns how to stop. */
  onChange(fn: () => void): () => void {
    this.#listeners.add(fn);
    return () => this.#listeners.delete(fn);
  }

  /** Forgets every step; what undo kept alive may then be collected. */
  clear(): void {
    this.#manager.clear();
  }

  destroy(): void {
    this.#manager.clear();
    this.#manager.destroy();
    this.#listeners.clear();
  }

  #separateSteps(transaction: Y.Transaction): void {
    if (transaction.changed.size === 0) return;
    const subject = transaction.meta.get(EDIT_SUBJECT) ?? null;
    if (subject === null || subject !== this.#lastSubject) this.#manager.stopCapturing();
    this.#lastSubject = subject;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
