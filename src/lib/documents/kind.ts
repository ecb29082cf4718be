import * as Y from 'yjs';
import type { AreaId } from '#lib/domain/org.ts';
import { SERVER_ORIGIN } from './origin.ts';

export type DocumentKind = 'area' | 'plan';

/** Version of each kind's schema. A device that knows less is refused before it is sent the document. */
export const DOCUMENT_SCHEMA: Readonly<Record<DocumentKind, number>> = { area: 1, plan: 1 };

/** What a document is about. On the wire and on disk it is an opaque random id. */
export interface DocumentName {
  kind: DocumentKind;
  year: number;
  /** null for a plan. */
  area: AreaId | null;
}

/** `area/2027/<area>` or `plan/2027`. */
export function formatDocumentName(name: DocumentName): string {
  return name.area === null ? `${name.kind}/${name.year}` : `${name.kind}/${name.year}/${name.area}`;
}

/** The name a text spells, or null. */
export function parseDocumentName(text: string): DocumentName | null {
  const plan = /^plan\/(\d{4})$/.exec(text);
  if (plan) return { kind: 'plan', year: Number(plan[1]), area: null };
  const area = /^area\/(\d{4})\/([A-Za-z0-9_-]{1,64})$/.exec(text);
  if (area?.[2] !== undefined) return { kind: 'area', year: Number(area[1]), area: area[2] };
  return null;
}

/** The first update of a document's log: its `meta`, which the server writes once. */
export function createStructure(name: DocumentName): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const meta = doc.getMap('meta');
    meta.set('kind', name.kind);
    meta.set('schema', DOCUMENT_SCHEMA[name.kind]);
    meta.set('year', name.year);
    meta.set('area', name.area);
  }, SERVER_ORIGIN);
  const structure = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return structure;
}

/** What a document says about itself; null before its structure has arrived. */
export function readMeta(doc: Y.Doc): (DocumentName & { schema: number }) | null {
  const meta = doc.getMap('meta');
  const kind = meta.get('kind');
  const schema = meta.get('schema');
  const year = meta.get('year');
  const area = meta.get('area');
  if ((kind !== 'area' && kind !== 'plan') || typeof schema !== 'number' || typeof year !== 'number') return null;
  return { kind, schema, year, area: typeof area === 'string' ? area : null };
}
