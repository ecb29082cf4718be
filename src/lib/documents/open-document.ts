import type * as Y from 'yjs';
import type { EvalSheet, Evidence, SelfSheet, TalkContent } from '#lib/domain/evaluation.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { AreaDocument } from './area-document.ts';
import { EvalSheetDocument } from './eval-sheet-document.ts';
import { EvidenceDocument } from './evidence-document.ts';
import type { DocumentKind } from './kind.ts';
import { MandateDocument } from './mandate-document.ts';
import { PlanDocument } from './plan-document.ts';
import { SelfSheetDocument } from './self-sheet-document.ts';
import { TalkDocument } from './talk-document.ts';

interface Documents {
  area: AreaDocument;
  plan: PlanDocument;
  mandate: MandateDocument;
  'eval-sheet': EvalSheetDocument;
  'self-sheet': SelfSheetDocument;
  evidence: EvidenceDocument;
  talk: TalkDocument;
}

export type AnyDocument = Documents[DocumentKind];
/** What a document reads as. */
export type DocumentContent = AreaPlan | EntityPlan | MandateProgramme | EvalSheet | SelfSheet | Evidence | TalkContent;

const OPEN: { readonly [Kind in DocumentKind]: (doc: Y.Doc) => Documents[Kind] } = {
  area: (doc) => new AreaDocument(doc),
  plan: (doc) => new PlanDocument(doc),
  mandate: (doc) => new MandateDocument(doc),
  'eval-sheet': (doc) => new EvalSheetDocument(doc),
  'self-sheet': (doc) => new SelfSheetDocument(doc),
  evidence: (doc) => new EvidenceDocument(doc),
  talk: (doc) => new TalkDocument(doc),
};

/** The document of a kind over a Y.Doc. */
export function openDocument<Kind extends DocumentKind>(kind: Kind, doc: Y.Doc): Documents[Kind] {
  return OPEN[kind](doc);
}
