import type * as Y from 'yjs';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { AreaDocument } from './area-document.ts';
import type { DocumentKind } from './kind.ts';
import { MandateDocument } from './mandate-document.ts';
import { PlanDocument } from './plan-document.ts';

interface Documents {
  area: AreaDocument;
  plan: PlanDocument;
  mandate: MandateDocument;
}

export type AnyDocument = Documents[DocumentKind];
/** What a document reads as. */
export type DocumentContent = AreaPlan | EntityPlan | MandateProgramme;

const OPEN: { readonly [Kind in DocumentKind]: (doc: Y.Doc) => Documents[Kind] } = {
  area: (doc) => new AreaDocument(doc),
  plan: (doc) => new PlanDocument(doc),
  mandate: (doc) => new MandateDocument(doc),
};

/** The document of a kind over a Y.Doc. */
export function openDocument<Kind extends DocumentKind>(kind: Kind, doc: Y.Doc): Documents[Kind] {
  return OPEN[kind](doc);
}
