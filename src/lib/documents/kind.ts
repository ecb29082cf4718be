import * as Y from 'yjs';
import type { DocumentSubject } from '#lib/domain/rights.ts';
import { SERVER_ORIGIN } from './origin.ts';

/** What a document is about. On the wire and on disk it is an opaque random id. */
export type DocumentName = DocumentSubject;
export type DocumentKind = DocumentName['kind'];

/** Version of each kind's schema. A device that knows less is refused before it is sent the document. */
export const DOCUMENT_SCHEMA: Readonly<Record<DocumentKind, number>> = {
  area: 2,
  plan: 2,
  mandate: 1,
  'eval-sheet': 1,
  'self-sheet': 1,
  evidence: 1,
  talk: 1,
};

/** `area/2027/<area>`, `plan/2027`, `mandate/<mandate>`, `sheet/2027/<person>/eval`, `evidence/2027/<person>`, `talk/<talk>`. */
export function formatDocumentName(name: DocumentName): string {
  switch (name.kind) {
    case 'area':
      return `area/${name.year}/${name.area}`;
    case 'plan':
      return `plan/${name.year}`;
    case 'mandate':
      return `mandate/${name.mandate}`;
    case 'eval-sheet':
      return `sheet/${name.year}/${name.person}/eval`;
    case 'self-sheet':
      return `sheet/${name.year}/${name.person}/self`;
    case 'evidence':
      return `evidence/${name.year}/${name.person}`;
    case 'talk':
      return `talk/${name.talk}`;
    default:
      return name satisfies never;
  }
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
  const [person, talk] = [meta.get('person'), meta.get('talk')];
  if (typeof schema !== 'number') return null;
  if (kind === 'mandate' && typeof mandate === 'string') return { kind, schema, mandate };
  if (kind === 'talk' && typeof talk === 'string') return { kind, schema, talk };
  if (typeof year !== 'number') return null;
  if (kind === 'plan') return { kind, schema, year };
  if ((kind === 'eval-sheet' || kind === 'self-sheet' || kind === 'evidence') && typeof person === 'string')
    return { kind, schema, year, person };
  return kind === 'area' && typeof area === 'string' ? { kind, schema, year, area } : null;
}
