import { type Extensions } from '@tiptap/core';
import { Bold } from '@tiptap/extension-bold';
import { Document } from '@tiptap/extension-document';
import { HardBreak } from '@tiptap/extension-hard-break';
import { Heading } from '@tiptap/extension-heading';
import { Italic } from '@tiptap/extension-italic';
import { Link } from '@tiptap/extension-link';
import { BulletList, ListItem, ListKeymap, OrderedList } from '@tiptap/extension-list';
import { Paragraph } from '@tiptap/extension-paragraph';
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table';
import { Text } from '@tiptap/extension-text';
import { FieldNode } from './field-node.ts';

/** In cells and list items: no headings, no tables in tables. */
const PLAIN_BLOCKS = '(paragraph | bulletList | orderedList)';
const spans = () => ({ colspan: { default: 1 }, rowspan: { default: 1 } });

interface RichOptions {
  fields?: Parameters<typeof FieldNode.configure>[0];
  /** The addresses that the relay accepts too. */
  isSafeLink?: (href: string) => boolean;
}

/**
 * The nodes and marks of a chapter, exactly those of the documents' frozen schema; a test compares the two.
 * Anything else in what is pasted is left out, its words kept.
 */
export function richExtensions({ fields = {}, isSafeLink = () => true }: RichOptions = {}): Extensions {
  return [
    Document.extend({ content: '(heading | paragraph | bulletList | orderedList | table)+' }),
    Paragraph,
    Text,
    HardBreak,
    Bold,
    Italic,
    // A title of the first level is the chapter's own: pasted ones come in one level down.
    Heading.extend({
      parseHTML() {
        return [
          { tag: 'h1', attrs: { level: 2 } },
          ...this.options.levels.map((level: number) => ({ tag: `h${level}`, attrs: { level } })),
        ];
      },
    }).configure({ levels: [2, 3, 4] }),
    BulletList,
    OrderedList.extend({ addAttributes: () => ({ start: { default: 1 } }) }),
    ListItem.extend({ content: `paragraph ${PLAIN_BLOCKS}*` }),
    ListKeymap,
    Table.configure({ resizable: false }),
    TableRow.extend({ content: '(tableCell | tableHeader)*' }),
    TableCell.extend({ content: `${PLAIN_BLOCKS}+`, addAttributes: spans }),
    TableHeader.extend({ content: `${PLAIN_BLOCKS}+`, addAttributes: spans }),
    Link.extend({
      addAttributes: () => ({ href: { default: null } }),
    }).configure({
      openOnClick: false,
      autolink: true,
      defaultProtocol: 'https',
      isAllowedUri: (href) => isSafeLink(href),
    }),
    FieldNode.configure(fields),
  ];
}
