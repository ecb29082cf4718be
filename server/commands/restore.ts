import type * as v from 'valibot';
import { readVersion } from '#lib/documents/read-version.ts';
import { restoreVersion } from '#lib/documents/restore-version.ts';
import { compareVersions, withChildren } from '#lib/domain/version.ts';
import type { RestoreInput, Restored } from '#lib/protocol/history.ts';
import { logCommand } from '../entity/command-log.ts';
import { versionAt } from '../entity/document-history.ts';
import type { Ente } from '../entity/ente.ts';
import { replayed } from '../entity/versions.ts';
import { HttpProblem } from '../http/problem.ts';
import type { StoredDocument } from '../storage/document-store.ts';

/**
 * Writes a document, or places in it, as they were after a row of its log: new edits of `person`, through the same
 * checks as anybody's. 409 when somebody changed one of these places since the preview.
 */
export async function restore(
  ente: Ente,
  person: string,
  document: StoredDocument,
  { seq, base, places: asked }: v.InferOutput<typeof RestoreInput>,
): Promise<Restored> {
  if (ente.accessOf(person, document) !== 'write') throw new HttpProblem('forbidden');
  if (document.state === 'closed') throw new HttpProblem('document-closed');
  if (seq > document.seq || base > document.seq) throw new HttpProblem('not-found');
  const old = await replayed(ente.store, document.id, seq);
  const [then, seen] = [await versionAt(ente, document, seq), await versionAt(ente, document, base)];
  const places = asked?.flatMap((place) => withChildren(place, then, seen));
  const at = ente.clock().toISOString();
  const stored = await ente.relay.edit(document.id, person, (current) => {
    const now = readVersion(current.doc, document.kind);
    if (compareVersions(seen, now, places).length > 0) throw new HttpProblem('changed-meanwhile');
    restoreVersion(current, old, at, places);
  });
  logCommand(ente.db, {
    at,
    person,
    roles: ente.rolesOf(person),
    type: 'document.restore',
    payload: { document: document.id, seq, places: asked ?? null },
  });
  return { seq: stored };
}
