import * as Y from 'yjs';
import type { Owner } from '#lib/persistence/local-names.ts';
import type { ForkText, LocalStore, OutboxRow } from '#lib/persistence/local-store.ts';
import { withDocument } from '#lib/persistence/read-document.ts';
import { writtenTexts } from '#lib/persistence/written-texts.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';

/**
 * Makes forks of the unsent changes of every document that is not in `known`, and keeps of older forks only what the
 * person wrote. `at` is ISO 8601.
 */
export async function forkOrphans(
  store: LocalStore,
  owner: Owner,
  known: readonly string[],
  at: string,
): Promise<void> {
  // What does not open now waits for the sign-in that opens it.
  const orphans = (await store.unsent()).filter((row) => !row.unreadable && !known.includes(row.document));
  for (const rows of Map.groupBy(orphans, (row) => `${row.document}-${row.generation}`).values()) {
    const [first] = rows;
    if (!first) continue;
    const { document, generation } = first;
    const state = Y.mergeUpdates(rows.map((row) => row.update));
    const texts = await textsOf(store, owner, rows).catch(() => []);
    await store.fork({ document, generation, state, code: CLOSE.noAccess, reason: '', at, texts, own: true });
  }
  for (const fork of await store.forks()) {
    if (!known.includes(fork.document)) await store.keepOwn(fork.id);
  }
}

/** The rich texts that the rows only name, as long as the document is still on this device. */
async function textsOf(store: LocalStore, owner: Owner, rows: readonly OutboxRow[]): Promise<ForkText[]> {
  const [first] = rows;
  if (!first) return [];
  const changes = rows.flatMap((row) => row.changes);
  return (await withDocument(store, owner, first.document, (document) => writtenTexts(document, changes))) ?? [];
}
