import type * as Y from 'yjs';
import { observeChanges, type FieldChange } from '#lib/documents/changes.ts';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { checkTransaction, type PolicyFault, type Writer } from '#lib/documents/policy.ts';
import { findTwins, recordTwin, type FoundTwin, type Twin } from '#lib/documents/twins.ts';

/** What documents of one kind may hold, and what is told of their changes. */
export interface DocumentRules {
  check(doc: Y.Doc, transaction: Y.Transaction, writer: Writer): PolicyFault | null;
  observe(doc: Y.Doc, tell: (changes: FieldChange[]) => void): void;
  twins(doc: Y.Doc, transaction: Y.Transaction): FoundTwin[];
  recordTwin(doc: Y.Doc, twin: Omit<Twin, 'id'>): void;
}

export function rulesOf(kind: DocumentKind): DocumentRules {
  return {
    check: (doc, transaction, writer) => checkTransaction(doc, kind, transaction, writer),
    observe: (doc, tell) => void observeChanges(doc, kind, tell),
    twins: (doc, transaction) => findTwins(doc, kind, transaction),
    recordTwin: (doc, twin) => recordTwin(doc, kind, twin),
  };
}
