import * as Y from 'yjs';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';

/** Makes forks of the unsent changes of every document that is not in `known`. `at` is ISO 8601. */
export async function forkOrphans(store: LocalStore, known: readonly string[], at: string): Promise<void> {
  const orphans = (await store.unsent()).filter((row) => !known.includes(row.document));
  for (const rows of Map.groupBy(orphans, (row) => `${row.document}-${row.generation}`).values()) {
    const [first] = rows;
    if (!first) continue;
    const { document, generation } = first;
    const state = Y.mergeUpdates(rows.map((row) => row.update));
    await store.fork({ document, generation, state, code: CLOSE.noAccess, reason: '', at });
  }
}
