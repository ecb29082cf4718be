import type { AnyDocument } from '#lib/documents/open-document.ts';
import type { By, Ente } from '../entity/ente.ts';
import { NotTogether } from '../entity/joint-store.ts';
import { HttpProblem } from '../http/problem.ts';

export interface DocumentEdit {
  id: string;
  edit: (document: AnyDocument) => void;
  /** See `EditBy`. */
  empties?: boolean;
}

/** Somebody may be writing in these documents at this very moment: then the edits do not come together at the first try. */
const TRIES = 5;

/** Edits several documents: all edits are stored or none is. */
export async function editTogether(ente: Ente, by: By, edits: readonly DocumentEdit[]): Promise<void> {
  const ids = edits.map(({ id }) => id);
  for (let left = TRIES; left > 0; left -= 1) {
    // Loaded rooms hand their edits in within one turn of the event loop, which is one commit.
    for (const id of ids) await ente.relay.read(id);
    try {
      await ente.store.together(ids, () =>
        allSettled(edits.map(({ id, edit, empties }) => ente.relay.edit(id, by, edit, { empties }))),
      );
      return;
    } catch (fault) {
      if (!(fault instanceof NotTogether)) throw fault;
      if (left === 1) throw new HttpProblem('storage-unavailable');
    }
  }
}

/** Waits for all, then fails as the first that failed. */
async function allSettled(edits: Promise<unknown>[]): Promise<void> {
  const results = await Promise.allSettled(edits);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}
