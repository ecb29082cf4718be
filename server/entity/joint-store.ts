import type { DocumentAppend } from '../storage/document-store.ts';
import { SqliteDocumentStore } from '../storage/sqlite-document-store.ts';

interface Joint {
  documents: ReadonlySet<string>;
  /** Why it cannot be any more: from then on none of its documents is stored. */
  fault: unknown;
  stored: boolean;
}

/** The edits of one command did not reach the store in one commit: somebody else's came in between. */
export class NotTogether extends Error {}

/**
 * A store that can hold several documents together. The relay commits in groups, and when a group fails it
 * tries each document on its own; what belongs to one command must not be split that way.
 */
export class JointStore extends SqliteDocumentStore {
  #joint: Joint | null = null;
  /** One at a time. */
  #last: Promise<void> = Promise.resolve();

  /** Runs `edits`, which edit exactly these documents once each: all are stored in one transaction or none is. */
  async together<T>(documents: readonly string[], edits: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(async () => {
      this.#joint = { documents: new Set(documents), fault: null, stored: false };
      try {
        return await edits();
      } finally {
        this.#joint = null;
      }
    });
    this.#last = turn.then(
      () => undefined,
      () => undefined,
    );
    return turn;
  }

  override async append(entries: readonly DocumentAppend[]): Promise<void> {
    const joint = this.#joint;
    const mine = joint === null ? [] : entries.filter((entry) => joint.documents.has(entry.document));
    if (joint === null || joint.stored || mine.length === 0) return super.append(entries);
    if (joint.fault !== null) throw joint.fault;
    try {
      if (mine.length !== joint.documents.size) throw new NotTogether('the edits came apart');
      await super.append(entries);
      joint.stored = true;
    } catch (fault) {
      joint.fault = fault;
      throw fault;
    }
  }
}
