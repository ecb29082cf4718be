import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from '@tiptap/y-tiptap';

/** Somebody else's place in the text; the positions are what `caretOf` gave on their device. */
export interface Caret {
  person: string;
  name: string;
  colour: number;
  anchor: string;
  head: string;
}

export const caretsKey = new PluginKey<DecorationSet>('carets');

/** Draws the others' carets; new ones come by `tr.setMeta(caretsKey, carets)`. */
export function caretsPlugin(): Plugin<DecorationSet> {
  let carets: readonly Caret[] = [];
  return new Plugin<DecorationSet>({
    key: caretsKey,
    state: {
      init: () => DecorationSet.empty,
      apply(transaction, drawn, _old, state) {
        const given = transaction.getMeta(caretsKey) as readonly Caret[] | undefined;
        if (given) carets = given;
        // Positions that follow the shared text are found anew; those of one's own typing are mapped.
        if (given || transaction.getMeta(ySyncPluginKey)) return draw(state, carets);
        return drawn.map(transaction.mapping, transaction.doc);
      },
    },
    props: { decorations: (state) => caretsKey.getState(state) },
  });
}

function draw(state: EditorState, carets: readonly Caret[]): DecorationSet {
  const decorations = carets.flatMap((caret) => {
    const head = absolute(state, caret.head);
    if (head === null) return [];
    const anchor = absolute(state, caret.anchor) ?? head;
    const widget = Decoration.widget(head, () => caretElement(caret), { key: `${caret.person}`, side: 10 });
    if (anchor === head) return [widget];
    const range = { class: `caret-range colour-${caret.colour}` };
    return [widget, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), range)];
  });
  return DecorationSet.create(state.doc, decorations);
}

function caretElement({ name, colour }: Caret): HTMLElement {
  const caret = document.createElement('span');
  caret.className = `caret colour-${colour}`;
  const tag = document.createElement('span');
  tag.className = 'caret-name';
  tag.textContent = name;
  caret.append(tag);
  return caret;
}

function absolute(state: EditorState, position: string): number | null {
  const shared = ySyncPluginKey.getState(state);
  if (!shared?.binding) return null;
  try {
    const found = relativePositionToAbsolutePosition(
      shared.doc,
      shared.type,
      JSON.parse(position),
      shared.binding.mapping,
    );
    return found === null ? null : Math.min(found, state.doc.content.size);
  } catch {
    // Somebody else's word: what is no position is not drawn.
    return null;
  }
}

/** Where this person is, as the others can find it whatever is written meanwhile. */
export function caretOf(state: EditorState): { anchor: string; head: string } | null {
  const shared = ySyncPluginKey.getState(state);
  if (!shared?.binding) return null;
  const relative = (position: number) =>
    JSON.stringify(absolutePositionToRelativePosition(position, shared.type, shared.binding.mapping));
  return { anchor: relative(state.selection.anchor), head: relative(state.selection.head) };
}
