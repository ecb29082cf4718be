import { HEADING_LEVELS, isSafeLink } from '#lib/domain/rich-text.ts';

/**
 * What a rich text may be made of, for good: an editor deletes nodes that it does not know, so nothing is
 * added here without a new version of the document's schema. The relay refuses everything else; the editor
 * is compared with it by a test.
 */
interface NodeSpec {
  /** Nodes it may hold; `text` is words with marks. */
  children: readonly string[];
  attributes: Readonly<Record<string, (value: unknown) => boolean>>;
}

const BLOCKS = ['paragraph', 'bulletList', 'orderedList'] as const;
const INLINES = ['text', 'hardBreak', 'field'] as const;

const span = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 50;
const cell: NodeSpec = { children: BLOCKS, attributes: { colspan: span, rowspan: span } };

/** Name under which the text itself, the root of the tree, stands in the table. */
export const RICH_ROOT = 'doc';

export const RICH_NODES: Readonly<Record<string, NodeSpec>> = {
  [RICH_ROOT]: { children: [...BLOCKS, 'heading', 'table'], attributes: {} },
  paragraph: { children: INLINES, attributes: {} },
  heading: {
    children: INLINES,
    attributes: { level: (value) => (HEADING_LEVELS as readonly unknown[]).includes(value) },
  },
  bulletList: { children: ['listItem'], attributes: {} },
  orderedList: {
    children: ['listItem'],
    attributes: { start: (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 9_999 },
  },
  listItem: { children: BLOCKS, attributes: {} },
  table: { children: ['tableRow'], attributes: {} },
  tableRow: { children: ['tableHeader', 'tableCell'], attributes: {} },
  tableHeader: cell,
  tableCell: cell,
  hardBreak: { children: [], attributes: {} },
  field: { children: [], attributes: { name: (value) => typeof value === 'string' && FIELD_NAME.test(value) } },
};

const FIELD_NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** Marks of words and what each carries. */
export const RICH_MARKS: Readonly<Record<string, (value: unknown) => boolean>> = {
  bold: isEmptyObject,
  italic: isEmptyObject,
  link: (value) => isObject(value) && Object.keys(value).join() === 'href' && isSafeLink(value.href),
};

/** Deepest nesting an honest text reaches: lists in lists in a cell of a table. */
export const RICH_DEPTH = 12;
/** Most nodes of one text. */
export const RICH_NODE_LIMIT = 20_000;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEmptyObject(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}
