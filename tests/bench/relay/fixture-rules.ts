import * as Y from 'yjs';
import { observeChanges } from '#lib/documents/changes.ts';
import { deletedItems, insertedItems, type PolicyFault } from '#lib/documents/policy.ts';
import type { KindSpec } from '#lib/documents/schema.ts';
import { findTwins, recordTwin } from '#lib/documents/twins.ts';
import type { DocumentRules } from '../../../server/relay/document-rules.ts';

const text = { type: 'text', max: 20_000 } as const;
const string = { type: 'string', max: 400 } as const;
const number = { type: 'integer', max: 100_000, nullable: true } as const;

/** What of a bench document is told as fields, as the fields of an area are. */
const SPEC: KindSpec = {
  objectives: {
    fields: {
      code: string,
      title: text,
      description: text,
      notes: text,
      owner: string,
      status: string,
      weight: number,
      start: string,
      end: string,
    },
  },
  twins: {
    serverRows: true,
    fields: {
      table: { ...string, serverOnly: true },
      row: { type: 'ref', serverOnly: true },
      field: { ...string, serverOnly: true },
      kept: { type: 'scalar', max: 1_000, nullable: true, serverOnly: true },
      keptBy: { type: 'ref', nullable: true, serverOnly: true },
      keptAt: { ...string, serverOnly: true },
      other: { type: 'scalar', max: 1_000, nullable: true, serverOnly: true },
      otherBy: { type: 'ref', nullable: true, serverOnly: true },
      otherAt: { ...string, serverOnly: true },
      settled: { type: 'boolean', settlesItself: true },
    },
  },
};

const ROOT = /^(?:objectives|order|t\d*|typist\d)$/;
/** objective, its indicators, an indicator, its field */
const DEEPEST = 4;
const LONGEST = 20_000;

/** The documents of the bench are generic Yjs documents: lists in maps in maps, texts at the root. */
export const FIXTURE_RULES: DocumentRules = {
  check(doc, transaction) {
    for (const item of insertedItems(doc, transaction)) {
      const fault = checkItem(doc, item);
      if (fault) return fault;
    }
    for (const item of deletedItems(doc, transaction)) {
      const { root } = whereIs(doc, item);
      if (root === 'meta' || root === 'twins') return refused('server-only', root);
    }
    return null;
  },
  observe: (doc, tell) => void observeChanges(doc, SPEC, tell),
  twins: (doc, transaction) => findTwins(doc, SPEC, transaction),
  recordTwin: (doc, twin) => recordTwin(doc, SPEC, twin),
};

function checkItem(doc: Y.Doc, item: Y.Item): PolicyFault | null {
  const { root, depth } = whereIs(doc, item);
  if (root === null || !ROOT.test(root)) return refused(root === 'meta' ? 'server-only' : 'unknown-table', root);
  if (depth > DEEPEST) return refused('nested', root);
  const { content } = item;
  if (content instanceof Y.ContentString) return content.str.length > LONGEST ? refused('too-long', root) : null;
  if (content instanceof Y.ContentType || content instanceof Y.ContentDeleted) return null;
  if (!(content instanceof Y.ContentAny)) return refused('wrong-type', root);
  for (const value of content.arr) {
    if (typeof value === 'object' && value !== null) return refused('wrong-type', root);
    if (typeof value === 'string' && value.length > LONGEST) return refused('too-long', root);
  }
  return null;
}

function whereIs(doc: Y.Doc, item: Y.Item): { root: string | null; depth: number } {
  let depth = 1;
  let parent: unknown = item.parent;
  while (parent instanceof Y.AbstractType && parent._item !== null) {
    depth += 1;
    parent = parent._item.parent;
  }
  for (const [name, root] of doc.share) if (root === parent) return { root: name, depth };
  return { root: null, depth };
}

function refused(code: PolicyFault['code'], table: string | null): PolicyFault {
  return { code, table, row: null, field: null };
}
