import * as Y from 'yjs';

/** Where a shared type sits: a root (`row` null), a row (`field` null), or a text in a row. */
export interface TypePlace {
  table: string;
  row: string | null;
  field: string | null;
}

/** Any shared type, by the one property that says where it sits. */
export interface SharedType {
  readonly _item: Y.Item | null;
}

/** Where a shared type sits in its document, or null when it is nested deeper than documents go. */
export function locate(doc: Y.Doc, type: SharedType): TypePlace | null {
  const keys: string[] = [];
  let current: SharedType = type;
  while (current._item !== null) {
    const { parent, parentSub } = current._item;
    if (!(parent instanceof Y.AbstractType) || parentSub === null || keys.length === 2) return null;
    keys.unshift(parentSub);
    current = parent;
  }
  const table = rootName(doc, current);
  return table === null ? null : { table, row: keys[0] ?? null, field: keys[1] ?? null };
}

function rootName(doc: Y.Doc, type: SharedType): string | null {
  for (const [name, root] of doc.share) if (root === type) return name;
  return null;
}
