import * as Y from 'yjs';
import { RICH_DEPTH } from './rich-schema.ts';

/** Where a shared type sits: a root (`row` null), a row (`field` null), or a text in a row, or inside a rich one. */
export interface TypePlace {
  table: string;
  row: string | null;
  field: string | null;
}

/** Any shared type, by the one property that says where it sits. */
export interface SharedType {
  readonly _item: Y.Item | null;
}

/**
 * Where a shared type sits in its document, or null when it is nested deeper than documents go. Whatever
 * is in a rich text sits at that text's place.
 */
export function locate(doc: Y.Doc, type: SharedType): TypePlace | null {
  const keys: string[] = [];
  let depthIn = 0;
  let current: SharedType = type;
  while (current._item !== null) {
    const { parent, parentSub } = current._item;
    if (!(parent instanceof Y.AbstractType) || depthIn > RICH_DEPTH) return null;
    if (parentSub !== null) keys.unshift(parentSub);
    // In a list of nodes nothing has a name, and above such a list there is a field.
    else if (keys.length > 0) return null;
    else depthIn += 1;
    if (keys.length > 2) return null;
    current = parent;
  }
  if (depthIn > 0 && keys.length < 2) return null;
  const table = rootName(doc, current);
  return table === null ? null : { table, row: keys[0] ?? null, field: keys[1] ?? null };
}

function rootName(doc: Y.Doc, type: SharedType): string | null {
  for (const [name, root] of doc.share) if (root === type) return name;
  return null;
}
