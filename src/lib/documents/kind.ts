import * as Y from 'yjs';
import type { DocumentSubject } from '#lib/domain/rights.ts';
import { SERVER_ORIGIN } from './origin.ts';

/** What a document is about. On the wire and on disk it is an opaque random id. */
export type DocumentName = DocumentSubject;
export type DocumentKind = DocumentName['kind'];

/** Version of each kind's schema. A device that knows less is refused before it is sent the document. */
export const DOCUMENT_SCHEMA: Readonly<Record<DocumentKind, number>> = { area: 2, plan: 2, mandate: 1 };

/** `area/2027/<area>`, `plan/2027` or `mandate/<mandate>`. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'area':
      return `area/${name.year}/${name.area}`;
    case 'plan':
      return `plan/${name.year}`;
    case 'mandate':
      return `mandate/${name.mandate}`;
    default:
      return name satisfies never;
  }
}

/** The name a text spells, or null. */
export function parseDocumentName(text: string): DocumentName | null {
  const plan = /^plan\/(\d{4})$/.exec(text);
  if (plan) return { kind: 'plan', year: Number(plan[1]) };
  const mandate = /^mandate\/([A-Za-z0-9_-]{1,64})$/.exec(text);
  if (mandate?.[1] !== undefined) return { kind: 'mandate', mandate: mandate[1] };
  const area = /^area\/(\d{4})\/([A-Za-z0-9_-]{1,64})$/.exec(text);
  if (area?.[2] !== undefined) return { kind: 'area', year: Number(area[1]), area: area[2] };
  return null;
}

/** The first update of a document's log: its `meta`, which the server writes once. */
export function createStructure(name: DocumentName): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    const meta = doc.getMap('meta');
    meta.set('schema', DOCUMENT_SCHEMA[name.kind]);
    for (const [key, value] of Object.entries(name)) meta.set(key, value);
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
  const [year, area, mandate] = [meta.get('year'), meta.get('area'), meta.get('mandate')];
  if (typeof schema !== 'number') return null;
  if (kind === 'mandate' && typeof mandate === 'string') return { kind, schema, mandate };
  if (typeof year !== 'number') return null;
  if (kind === 'plan') return { kind, schema, year };
  return kind === 'area' && typeof area === 'string' ? { kind, schema, year, area } : null;
}
