import * as Y from 'yjs';
import type { DocumentKind } from './kind.ts';
import { locate } from './locate.ts';
import type { SharedType, TypePlace } from './locate.ts';
import { RICH_MARKS, RICH_NODE_LIMIT, RICH_NODES, RICH_ROOT } from './rich-schema.ts';
import { SCHEMA } from './schema.ts';
import type { FieldSpec } from './schema.ts';
import { isId, valueFault } from './value.ts';
import type { ValueFault } from './value.ts';

/** Why the relay refuses what a device wrote. No device that only uses the documents' verbs can cause one. */
export interface PolicyFault {
  code:
    | 'unknown-table'
    | 'unknown-field'
    | 'wrong-id'
    | 'wrong-shape'
    | 'wrong-type'
    | 'out-of-range'
    | 'too-long'
    | 'formatting'
    | 'nested'
    | 'row-removed'
    | 'not-own'
    | 'text-removed'
    | 'server-only';
  table: string | null;
  row: string | null;
  field: string | null;
}

/** Who wrote what is checked. */
export interface Writer {
  /** null: the Comune. */
  person: string | null;
  /** The server's own work, come back from a device after a restore: it may write what only the server writes. */
  byComune?: boolean;
  /** The server takes a whole document's rows away, texts and all. */
  empties?: boolean;
  /** What is gone on a device after a restore, of whoever: the marks that the server took away too. */
  asGone?: boolean;
}

const FAULT_OF_VALUE: Readonly<Record<ValueFault, PolicyFault['code']>> = {
  type: 'wrong-type',
  size: 'too-long',
  range: 'out-of-range',
};

/**
 * Two people may each write a text up to its limit and merge to more than either saw; nobody honest
 * reaches this many times the limit.
 */
export const MERGED_TEXT_FACTOR = 10;

/**
 * Checks what one transaction, applied to `doc`, brought in: every new item and every item it deleted. To be called
 * when the transaction is over (from `update`, or after `applyUpdate`) or in `afterTransaction`.
 */
export function checkTransaction(
  doc: Y.Doc,
  kind: DocumentKind,
  transaction: Y.Transaction,
  writer: Writer = { person: null },
): PolicyFault | null {
  const texts: Texts = new Map();
  for (const item of insertedItems(doc, transaction)) {
    const fault = checkItem(doc, kind, item, texts, writer);
    if (fault) return fault;
  }
  for (const [text, { place, spec }] of texts) {
    const long = text instanceof Y.Text ? text.length > (spec.max ?? 0) * MERGED_TEXT_FACTOR : isTooBig(text, spec);
    if (long) return { code: 'too-long', ...place };
  }
  return checkDeleted(doc, kind, transaction, writer);
}

/** What a transaction brought in. What is collected already has neither place nor content: nobody will read it. */
export function* insertedItems(doc: Y.Doc, transaction: Y.Transaction): Generator<Y.Item> {
  for (const [client, after] of transaction.afterState) {
    const before = transaction.beforeState.get(client) ?? 0;
    if (after <= before) continue;
    const structs = doc.store.clients.get(client) ?? [];
    for (let at = Y.findIndexSS(structs, before); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct instanceof Y.Item) yield struct;
    }
  }
}

/** What a transaction deleted and nobody has collected yet. */
export function* deletedItems(doc: Y.Doc, transaction: Y.Transaction): Generator<Y.Item> {
  for (const [client, ranges] of transaction.deleteSet.clients) {
    const structs = doc.store.clients.get(client) ?? [];
    for (const { clock, len } of ranges) {
      for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
        const struct = structs[at];
        if (!struct || struct.id.clock >= clock + len) break;
        if (struct instanceof Y.Item) yield struct;
      }
    }
  }
}

type Texts = Map<Y.Text | Y.XmlFragment, { place: TypePlace; spec: FieldSpec }>;

/** Checks one item that a transaction brought in, by where it sits. */
function checkItem(
  doc: Y.Doc,
  kind: DocumentKind,
  item: Y.Item,
  texts: Texts,
  { person, byComune = false }: Writer,
): PolicyFault | null {
  const { parent, parentSub, content } = item;
  if (!(parent instanceof Y.AbstractType)) return null;
  const place = locate(doc, parent);
  if (!place) return { code: 'nested', table: null, row: null, field: null };
  const table = SCHEMA[kind][place.table];
  // What a document says of itself is looked at as a whole, by whoever lets the Comune's own work in.
  if (byComune && place.table === 'meta') return null;
  if (!table) return { code: place.table === 'meta' ? 'server-only' : 'unknown-table', ...place };

  if (place.row === null) {
    if (parentSub === null) return { code: 'wrong-shape', ...place };
    const born = { ...place, row: parentSub };
    if (table.serverRows && !byComune) return { code: 'server-only', ...born };
    if (!isId(parentSub)) return { code: 'wrong-id', ...born };
    // A mark that was settled: only its place is left.
    if (item.deleted && table.serverRows) return null;
    if (item.deleted) return { code: 'row-removed', ...born };
    return isPlain(content, Y.Map) ? null : { code: 'wrong-shape', ...born };
  }

  if (!isOwn(doc, kind, place, person)) return { code: 'not-own', ...place };
  if (place.field === null) {
    if (parentSub === null) return { code: 'wrong-shape', ...place };
    // Who wrote a row is said once, with its birth.
    if (table.ownRows && parentSub === 'author' && item.left !== null) return { code: 'not-own', ...place };
    const written = { ...place, field: parentSub };
    const spec = Object.hasOwn(table.fields, parentSub) ? table.fields[parentSub] : undefined;
    if (!spec) return { code: 'unknown-field', ...written };
    if (spec.serverOnly && !byComune) return { code: 'server-only', ...written };
    return checkFieldItem(item, spec, written, texts);
  }

  const spec = table.fields[place.field];
  if (spec?.type === 'rich') return checkRichItem(doc, item, spec, place, texts);
  if (spec?.type !== 'text' || parent.constructor !== Y.Text) return { code: 'nested', ...place };
  if (parentSub !== null) return { code: 'formatting', ...place };
  if (!(content instanceof Y.ContentString || content instanceof Y.ContentDeleted))
    return { code: 'formatting', ...place };
  texts.set(parent as Y.Text, { place, spec });
  return null;
}

function checkFieldItem(item: Y.Item, spec: FieldSpec, place: TypePlace, texts: Texts): PolicyFault | null {
  const { content } = item;
  if (spec.type === 'text') {
    if (item.deleted) return { code: 'text-removed', ...place };
    if (!isPlain(content, Y.Text)) return { code: 'wrong-type', ...place };
    texts.set(content.type as Y.Text, { place, spec });
    return null;
  }
  if (spec.type === 'rich') {
    if (item.deleted) return { code: 'text-removed', ...place };
    if (!isPlain(content, Y.XmlFragment)) return { code: 'wrong-type', ...place };
    texts.set(content.type as Y.XmlFragment, { place, spec });
    return null;
  }
  if (content instanceof Y.ContentDeleted) return null;
  if (!(content instanceof Y.ContentAny)) return { code: 'wrong-type', ...place };
  // A value that lost, or was replaced in the same frame, is gone when the transaction ends. Undo on
  // the device keeps such values, and Yjs joins those that followed each other into one item.
  if (item.deleted) return null;
  if (content.arr.length !== 1) return { code: 'wrong-type', ...place };
  const fault = valueFault(spec, content.arr[0]);
  return fault ? { code: FAULT_OF_VALUE[fault], ...place } : null;
}

/** One item inside a rich text: a node, a node's attribute, or words with their marks. */
function checkRichItem(doc: Y.Doc, item: Y.Item, spec: FieldSpec, place: TypePlace, texts: Texts): PolicyFault | null {
  const { parent, parentSub, content } = item;
  const root = rootOf(doc, place);
  if (root) texts.set(root, { place, spec });
  if (content instanceof Y.ContentDeleted) return null;
  if (parent instanceof Y.XmlText) {
    if (parentSub !== null) return { code: 'formatting', ...place };
    if (content instanceof Y.ContentString) return null;
    const marks = content instanceof Y.ContentFormat ? RICH_MARKS[content.key] : undefined;
    const fits = content instanceof Y.ContentFormat && (content.value === null || marks?.(content.value) === true);
    return fits && marks ? null : { code: 'formatting', ...place };
  }
  if (!(parent instanceof Y.XmlFragment)) return { code: 'nested', ...place };
  const node = RICH_NODES[parent instanceof Y.XmlElement ? parent.nodeName : RICH_ROOT];
  if (parentSub !== null) {
    // A value that was replaced within the transaction is gone.
    if (item.deleted) return null;
    const [value] = content instanceof Y.ContentAny && content.arr.length === 1 ? content.arr : [];
    return node?.attributes[parentSub]?.(value) === true ? null : { code: 'formatting', ...place };
  }
  const child = isPlain(content, Y.XmlText) ? 'text' : isPlain(content, Y.XmlElement) ? nodeNameOf(content) : null;
  return child !== null && node?.children.includes(child) ? null : { code: 'nested', ...place };
}

function nodeNameOf(content: Y.ContentType): string | null {
  return content.type instanceof Y.XmlElement ? content.type.nodeName : null;
}

function rootOf(doc: Y.Doc, place: TypePlace): Y.XmlFragment | null {
  const row: unknown = doc.getMap(place.table).get(place.row ?? '');
  const stored: unknown = row instanceof Y.Map ? row.get(place.field ?? '') : null;
  return stored instanceof Y.XmlFragment ? stored : null;
}

function isTooBig(root: Y.XmlFragment, spec: FieldSpec): boolean {
  let nodes = 0;
  let length = 0;
  for (const node of root.createTreeWalker(() => true)) {
    nodes += 1;
    if (node instanceof Y.XmlText) length += node.length;
    if (nodes > RICH_NODE_LIMIT || length > (spec.max ?? 0)) return true;
  }
  return false;
}

/** Whether an item holds a shared type of exactly this class: XmlText is a Text too, and not ours. */
function isPlain(
  content: Y.Item['content'],
  type: typeof Y.Map | typeof Y.Text | typeof Y.XmlFragment | typeof Y.XmlElement | typeof Y.XmlText,
): content is Y.ContentType {
  return content instanceof Y.ContentType && content.type.constructor === type;
}

/** Rows, texts and what the server wrote are never deleted by a device; values are when newer ones replace them. */
function checkDeleted(
  doc: Y.Doc,
  kind: DocumentKind,
  transaction: Y.Transaction,
  { person, byComune = false, asGone = false, empties = false }: Writer,
): PolicyFault | null {
  for (const item of deletedItems(doc, transaction)) {
    if (!(item.parent instanceof Y.AbstractType)) continue;
    const fault = checkDeletedItem(doc, kind, item, item.parent, person);
    if (!fault || (byComune && fault.code === 'server-only')) continue;
    if (empties && fault.table !== 'meta') continue;
    if (!(byComune || asGone) || !isGoneServerRow(doc, kind, fault)) return fault;
  }
  return null;
}

function isGoneServerRow(doc: Y.Doc, kind: DocumentKind, { table, row }: PolicyFault): boolean {
  if (table === null || row === null || SCHEMA[kind][table]?.serverRows !== true) return false;
  return !doc.getMap(table).has(row);
}

function checkDeletedItem(
  doc: Y.Doc,
  kind: DocumentKind,
  item: Y.Item,
  parent: SharedType,
  person: string | null,
): PolicyFault | null {
  const place = locate(doc, parent);
  if (!place) return null;
  if (place.table === 'meta') return { code: 'server-only', ...place };
  if (place.row === null) return { code: 'row-removed', ...place, row: item.parentSub };
  if (!isOwn(doc, kind, place, person)) return { code: 'not-own', ...place };
  if (place.field !== null || item.parentSub === null) return null;
  const spec = SCHEMA[kind][place.table]?.fields[item.parentSub];
  if (spec?.type === 'text' || spec?.type === 'rich') return { code: 'text-removed', ...place, field: item.parentSub };
  return spec?.serverOnly ? { code: 'server-only', ...place, field: item.parentSub } : null;
}

/** Whether the person may write in a row: where rows are each somebody's own, it has to be theirs. */
function isOwn(doc: Y.Doc, kind: DocumentKind, { table, row }: TypePlace, person: string | null): boolean {
  if (person === null || row === null || SCHEMA[kind][table]?.ownRows !== true) return true;
  const stored: unknown = doc.getMap(table).get(row);
  return stored instanceof Y.Map && stored.get('author') === person;
}
