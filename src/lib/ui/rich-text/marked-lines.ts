import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

/** A place in the text: the line in reading order, and characters of it. */
export interface TextPlace {
  line: number;
  from: number;
  to: number;
}

export const markedKey = new PluginKey<DecorationSet>('marked');

/** Underlines places; new ones come by `tr.setMeta(markedKey, places)`. */
export function markedPlugin(): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key: markedKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, drawn) {
        const places = transaction.getMeta(markedKey) as readonly TextPlace[] | undefined;
        if (!places) return drawn.map(transaction.mapping, transaction.doc);
        const ranges = places.flatMap((place) => rangeOf(transaction.doc, place) ?? []);
        return DecorationSet.create(
          transaction.doc,
          ranges.map(({ from, to }) => Decoration.inline(from, to, { class: 'finding' })),
        );
      },
    },
    props: { decorations: (state) => markedKey.getState(state) },
  });
}

/** Positions of a place in the document, or null when the text has moved on. */
export function rangeOf(doc: Node, { line, from, to }: TextPlace): { from: number; to: number } | null {
  let at = -1;
  let range: { from: number; to: number } | null = null;
  doc.descendants((node, position) => {
    if (range !== null || !node.isTextblock) return range === null;
    at += 1;
    if (at === line && to <= node.content.size) range = { from: position + 1 + from, to: position + 1 + to };
    return false;
  });
  return range;
}
