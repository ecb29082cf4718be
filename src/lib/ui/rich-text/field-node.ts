import { mergeAttributes, Node } from '@tiptap/core';

/** What a field shows: its value, or what is missing and why. */
export interface FieldValue {
  label: string;
  value: string;
  missing: boolean;
}

interface FieldOptions {
  valueOf: (name: string) => FieldValue;
  /** Called once with what makes every field say its value anew. */
  onReady: (refresh: () => void) => void;
}

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    field: { insertField: (name: string) => ReturnType };
  }
}

/** A value of the registry inside the text: only its name is stored. */
export const FieldNode = Node.create<FieldOptions, { shown: Set<() => void> }>({
  name: 'field',
  group: 'inline',
  inline: true,
  atom: true,
  selectable: true,

  addOptions: () => ({ valueOf: () => ({ label: '', value: '', missing: true }), onReady: () => undefined }),
  addStorage: () => ({ shown: new Set() }),
  addAttributes: () => ({ name: { default: '', parseHTML: (node) => node.getAttribute('data-field') ?? '' } }),
  parseHTML: () => [{ tag: 'span[data-field]' }],

  renderHTML({ node, HTMLAttributes }) {
    const name = String(node.attrs.name);
    return [
      'span',
      mergeAttributes(HTMLAttributes, { 'data-field': name, name: null }),
      this.options.valueOf(name).value,
    ];
  },

  renderText({ node }) {
    return this.options.valueOf(String(node.attrs.name)).value;
  },

  onCreate() {
    this.options.onReady(() => {
      for (const show of this.storage.shown) show();
    });
  },

  addCommands() {
    return {
      insertField:
        (name) =>
        ({ commands }) =>
          commands.insertContent({ type: this.name, attrs: { name } }),
    };
  },

  addNodeView() {
    return ({ node }) => {
      const { shown } = this.storage;
      const dom = document.createElement('span');
      dom.className = 'field-chip';
      dom.contentEditable = 'false';
      const show = () => {
        const { label, value, missing } = this.options.valueOf(String(node.attrs.name));
        dom.textContent = value;
        dom.title = label;
        dom.classList.toggle('missing', missing);
      };
      show();
      shown.add(show);
      return { dom, destroy: () => shown.delete(show) };
    };
  },
});
