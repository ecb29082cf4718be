import * as Y from 'yjs';
import { DOCUMENT_SCHEMA, type DocumentKind } from './kind.ts';
import { openDocument } from './open-document.ts';
import { SERVER_ORIGIN } from './origin.ts';
import type { PlainRow } from './table.ts';

/** An update the server writes into a log, and the Yjs client it is written under. */
export interface ServerUpdate {
  update: Uint8Array;
  client: number;
}

/** The lines a plan of schema 1 has, those in the Cestino too: they have a document of their own since. */
export function mandateLinesOf(plan: Y.Doc): PlainRow[] {
  return openDocument('mandate', plan).store.table('mandateLines').rows();
}

/** Brings those lines into the mandate's document, under the ids that strategic objectives know. */
export function writeMandateLines(mandate: Y.Doc, lines: readonly PlainRow[]): ServerUpdate {
  const table = openDocument('mandate', mandate).store.table('mandateLines');
  return written(mandate, () => {
    for (const { id, ...fields } of lines) table.create(fields, id);
  });
}

/** Brings a document to the present schema; strategic objectives of a line in `replaced` go over to the one that stays. */
export function upgradeDocument(
  doc: Y.Doc,
  kind: DocumentKind,
  replaced: ReadonlyMap<string, string> = new Map(),
): ServerUpdate {
  return written(doc, () => {
    doc.getMap('meta').set('schema', DOCUMENT_SCHEMA[kind]);
    if (kind !== 'plan') return;
    const table = openDocument('plan', doc).store.table('strategicObjectives');
    for (const { id, mandateLine } of table.rows()) {
      const stays = replaced.get(String(mandateLine));
      if (stays !== undefined) table.set(id, 'mandateLine', stays);
    }
  });
}

function written(doc: Y.Doc, write: () => void): ServerUpdate {
  const before = Y.encodeStateVector(doc);
  doc.transact(write, SERVER_ORIGIN);
  return { update: Y.encodeStateAsUpdate(doc, before), client: doc.clientID };
}
