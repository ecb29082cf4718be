import * as Y from 'yjs';
import { DOCUMENT_SCHEMA, createStructure } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { PlainRow } from '#lib/documents/table.ts';
import { mandateLinesOf, upgradeDocument, writeMandateLines, type ServerUpdate } from '#lib/documents/upgrade.ts';
import type { LoadedDocument, StoredDocument } from '../storage/document-store.ts';
import type { Ente } from './ente.ts';

/**
 * Brings documents of earlier schemas to the present one, by rows the server writes, before anybody opens them.
 * Until schema 2 the lines of the mandate were in each year's plan: they move to a mandate of their own, whose
 * dates nobody has said yet. Each step can be taken again: after a crash in between the next start goes on.
 */
export async function upgradeDocuments(ente: Ente): Promise<void> {
  const old = (await ente.store.list()).filter((document) => document.schema < DOCUMENT_SCHEMA[document.kind]);
  const replaced = await moveMandateLines(ente, old);
  for (const { id, kind } of old) {
    await withDocument(ente, id, (doc) => upgradeDocument(doc, kind, replaced), DOCUMENT_SCHEMA[kind]);
  }
}

/** Returns which lines gave way to one of the same title: every year's plan used to repeat them. */
async function moveMandateLines(ente: Ente, old: readonly StoredDocument[]): Promise<Map<string, string>> {
  const plans = old.flatMap((document) => (document.kind === 'plan' ? [document] : []));
  const lines: PlainRow[] = [];
  const replaced = new Map<string, string>();
  // The latest year's words are the ones that stay.
  for (const { id } of plans.toSorted((a, b) => b.year - a.year)) {
    const { doc } = await opened(ente, id);
    for (const line of mandateLinesOf(doc)) {
      const same = lines.find((one) => titleOf(one) === titleOf(line) && titleOf(line) !== '' && !one.discarded);
      if (same === undefined) lines.push(line);
      else replaced.set(line.id, same.id);
    }
  }
  if (lines.length === 0) return replaced;
  const [known] = ente.registry.mandates;
  const mandate = known?.id ?? newId();
  if (known === undefined) {
    await ente.change(null, 'documents.upgrade', { mandate }, (registry) =>
      registry.saveMandate({ id: mandate, sindaco: null, name: '', act: '', from: null, to: null }),
    );
  }
  const name = { kind: 'mandate', mandate } as const;
  if ((await ente.document(name)) === null)
    await ente.store.create(name, newId(), createStructure(name), ente.clock().toISOString());
  const document = await ente.document(name);
  if (document?.seq === 1) await withDocument(ente, document.id, (doc) => writeMandateLines(doc, lines));
  return replaced;
}

const titleOf = (line: PlainRow) => String(line.title).trim().toLowerCase();

/** Writes one row of the Comune's own into a stored document. */
async function withDocument(
  ente: Ente,
  id: string,
  write: (doc: Y.Doc) => ServerUpdate,
  schema?: number,
): Promise<void> {
  const { doc, document } = await opened(ente, id);
  const { update, client } = write(doc);
  await ente.store.append([
    {
      document: id,
      rows: [{ seq: document.seq + 1, person: null, device: null, at: ente.clock().toISOString(), bytes: update }],
      owners: new Map([[client, null]]),
      changes: [],
      schema,
    },
  ]);
}

async function opened(ente: Ente, id: string): Promise<{ doc: Y.Doc; document: LoadedDocument['document'] }> {
  const loaded = await ente.store.load(id);
  if (loaded === null) throw new Error(`no document ${id}`);
  const doc = new Y.Doc();
  doc.transact(() => {
    if (loaded.snapshot !== null) Y.applyUpdate(doc, loaded.snapshot.bytes);
    for (const row of loaded.rows) Y.applyUpdate(doc, row.bytes);
  });
  while (loaded.owners.has(doc.clientID)) doc.clientID = new Y.Doc().clientID;
  return { doc, document: loaded.document };
}
