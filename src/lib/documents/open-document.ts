import type * as Y from 'yjs';
import { AreaDocument } from './area-document.ts';
import type { DocumentKind } from './kind.ts';
import { PlanDocument } from './plan-document.ts';

/** The document of a kind over a Y.Doc. */
export function openDocument(kind: 'area', doc: Y.Doc): AreaDocument;
export function openDocument(kind: 'plan', doc: Y.Doc): PlanDocument;
export function openDocument(kind: DocumentKind, doc: Y.Doc): AreaDocument | PlanDocument;
export function openDocument(kind: DocumentKind, doc: Y.Doc): AreaDocument | PlanDocument {
  return kind === 'area' ? new AreaDocument(doc) : new PlanDocument(doc);
}
