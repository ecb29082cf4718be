import * as Y from 'yjs';
import { AreaDocument } from './area-document.ts';
import { createStructure } from './kind.ts';
import { EditHistory } from './undo.ts';

/** Replicas of one area document for this folder's tests; nothing travels until a test delivers it. */
export interface Replica {
  doc: Y.Doc;
  area: AreaDocument;
  history: EditHistory;
}

const STRUCTURE = createStructure({ kind: 'area', year: 2027, area: 'am' });

/** One replica of a fresh document; the client id decides who wins between concurrent values: the higher. */
export function replica(clientId: number, state: Uint8Array = STRUCTURE): Replica {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  Y.applyUpdate(doc, state);
  const area = new AreaDocument(doc);
  return { doc, area, history: new EditHistory(area) };
}

/** Brings to one replica what another has. */
export function deliver(from: Replica, to: Replica, origin: unknown = 'network'): void {
  Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), origin);
}

/** Everyone has everything. */
export function deliverAll(replicas: readonly Replica[]): void {
  for (let round = 0; round < 2; round += 1) {
    for (const from of replicas) for (const to of replicas) if (from !== to) deliver(from, to);
  }
}

/** A document's content with keys in order, so that equal content is equal text. */
export function canonical(doc: Y.Doc): string {
  const tables = Object.fromEntries([...doc.share.keys()].sort().map((name) => [name, doc.getMap(name).toJSON()]));
  return JSON.stringify(tables, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
