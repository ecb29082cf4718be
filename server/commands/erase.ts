import * as Y from 'yjs';
import { createStructure } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import { openDocument } from '#lib/documents/open-document.ts';
import { readVersion } from '#lib/documents/read-version.ts';
import { contentWithout, rowsToErase } from '#lib/documents/successor.ts';
import type { Command } from '#lib/protocol/http.ts';
import { stored } from '../entity/versions.ts';
import type { By, Ente } from '../entity/ente.ts';
import { HttpProblem, invalid } from '../http/problem.ts';

/**
 * Erases rows of the Cestino for good, on the ground of an act. A Yjs log cannot forget: a successor with the
 * present content takes the document's place, and of the old one only its tombstone stays.
 */
export async function erase(ente: Ente, by: By, command: Command & { type: 'document.erase' }): Promise<number> {
  const document = await ente.store.find(command.document);
  if (document === null || (by !== null && ente.accessOf(by, document) === 'none')) throw new HttpProblem('not-found');
  // A tombstone names a person: the command line cannot sign an act.
  if (by === null) throw new HttpProblem('forbidden');
  if (document.state === 'closed') throw new HttpProblem('document-closed');
  await ente.relay.retire(document.id, async () => {
    const old = await stored(ente.store, document.id);
    const rows = rowsToErase(readVersion(old, document.kind), command.rows);
    if (rows === null) throw invalid('rows', 'Si cancella per sempre solo ciò che è nel Cestino.');
    const structure = createStructure(document);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, structure);
    const before = Y.encodeStateVector(copy);
    contentWithout(openDocument(document.kind, old), rows, openDocument(document.kind, copy));
    const gone = new Set(rows.map(({ table, row }) => `${table}/${row}`));
    await ente.store.erase(
      {
        document: document.id,
        name: document,
        successor: newId(),
        erased: rows.length,
        at: ente.clock().toISOString(),
        person: by,
        act: command.act,
      },
      {
        structure,
        content: Y.encodeStateAsUpdate(copy, before),
        keeps: ({ table, row }) => !gone.has(`${table}/${row}`),
      },
    );
  });
  const { version } = await ente.change(by, command.type, command, () => undefined);
  try {
    await ente.store.scrub();
  } catch (fault) {
    // Somebody else reads the file at this moment. What was deleted is overwritten already; only pages that were
    // freed by a version of long ago wait for the next time.
    ente.onFault(fault);
  }
  return version;
}
