import * as Y from 'yjs';
import { isSafeLink } from '#lib/domain/rich-text.ts';
import type { Block, HeadingLevel, Inline, RichText, TableCell } from '#lib/domain/rich-text.ts';
import { RICH_NODES } from './rich-schema.ts';

type Nodes = readonly (Y.XmlElement | Y.XmlText)[];

/** The text as a plain value; what does not fit is left out. */
export function richToTree(fragment: Y.XmlFragment): RichText {
  return blocksOf(nodesOf(fragment));
}

/** Writes a plain text into an empty fragment. */
export function fillRich(fragment: Y.XmlFragment, text: RichText): void {
  fragment.insert(0, text.map(nodeOf));
}

/** Makes a rich text say what another says; what is the same at its beginning and end is not touched. */
export function copyRich(source: Y.XmlFragment, target: Y.XmlFragment): void {
  const [current, wanted] = [nodesOf(target), nodesOf(source)];
  const words = (node: Y.XmlElement | Y.XmlText | undefined) => node?.toString();
  const shorter = Math.min(current.length, wanted.length);
  let start = 0;
  while (start < shorter && words(current[start]) === words(wanted[start])) start += 1;
  let end = 0;
  while (end < shorter - start && words(current.at(-1 - end)) === words(wanted.at(-1 - end))) end += 1;
  const removed = current.length - end - start;
  if (removed > 0) target.delete(start, removed);
  const inserted = wanted.slice(start, wanted.length - end);
  if (inserted.length > 0) {
    target.insert(
      start,
      inserted.map((node) => node.clone()),
    );
  }
}

/** The beginning of the text in one line, to name a change by. */
export function excerpt(fragment: Y.XmlFragment, length = 120): string {
  let words = '';
  const walk = (nodes: Nodes): void => {
    for (const node of nodes) {
      if (words.length >= length) return;
      if (node instanceof Y.XmlText) words += node.toDelta().map(insertOf).join('');
      else {
        if (words !== '' && !words.endsWith(' ')) words += ' ';
        walk(nodesOf(node));
      }
    }
  };
  walk(nodesOf(fragment));
  return words.trim().slice(0, length);
}

function nodesOf(parent: Y.XmlFragment): Nodes {
  return parent.toArray().filter((node) => node instanceof Y.XmlElement || node instanceof Y.XmlText);
}

function blocksOf(nodes: Nodes): Block[] {
  return nodes.flatMap((node): Block[] => {
    if (node instanceof Y.XmlText) return [];
    const children = nodesOf(node);
    switch (node.nodeName) {
      case 'paragraph':
        return [{ type: 'paragraph', content: inlinesOf(children) }];
      case 'heading':
        return [{ type: 'heading', level: levelOf(node), content: inlinesOf(children) }];
      case 'bulletList':
      case 'orderedList': {
        const items = elements(children, 'listItem').map((item) => blocksOf(nodesOf(item)));
        return [{ type: 'list', ordered: node.nodeName === 'orderedList', items }];
      }
      case 'table':
        return [{ type: 'table', rows: elements(children, 'tableRow').map((row) => cellsOf(nodesOf(row))) }];
      default:
        return [];
    }
  });
}

function elements(nodes: Nodes, ...names: string[]): Y.XmlElement[] {
  return nodes.filter((node) => node instanceof Y.XmlElement).filter((node) => names.includes(node.nodeName));
}

function cellsOf(nodes: Nodes): TableCell[] {
  return elements(nodes, 'tableHeader', 'tableCell').map((cell) => ({
    header: cell.nodeName === 'tableHeader',
    colspan: attributeOf(cell, 'colspan', 1),
    rowspan: attributeOf(cell, 'rowspan', 1),
    content: blocksOf(nodesOf(cell)),
  }));
}

function levelOf(node: Y.XmlElement): HeadingLevel {
  return attributeOf(node, 'level', 2) as HeadingLevel;
}

function attributeOf(node: Y.XmlElement, name: string, fallback: number): number {
  const value: unknown = node.getAttribute(name);
  return RICH_NODES[node.nodeName]?.attributes[name]?.(value) ? Number(value) : fallback;
}

function inlinesOf(nodes: Nodes): Inline[] {
  return nodes.flatMap((node): Inline[] => {
    if (node instanceof Y.XmlText) return node.toDelta().flatMap(wordsOf);
    if (node.nodeName === 'hardBreak') return [{ type: 'break' }];
    const name: unknown = node.nodeName === 'field' ? node.getAttribute('name') : undefined;
    return typeof name === 'string' ? [{ type: 'field', name }] : [];
  });
}

/** One piece of `toDelta`. */
interface Piece {
  insert: unknown;
  attributes?: { bold?: unknown; italic?: unknown; link?: { href?: unknown } };
}

function insertOf(piece: Piece): string {
  return typeof piece.insert === 'string' ? piece.insert : '';
}

function wordsOf(piece: Piece): Inline[] {
  const text = insertOf(piece);
  if (text === '') return [];
  const { bold, italic, link } = piece.attributes ?? {};
  return [
    {
      type: 'text',
      text,
      ...(bold ? { bold: true } : {}),
      ...(italic ? { italic: true } : {}),
      ...(isSafeLink(link?.href) ? { link: link.href } : {}),
    },
  ];
}

function element(name: string, attributes: Record<string, unknown>, children: (Y.XmlElement | Y.XmlText)[]) {
  const node = new Y.XmlElement<Record<string, never>>(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value as never);
  node.insert(0, children);
  return node as unknown as Y.XmlElement;
}

function nodeOf(block: Block): Y.XmlElement {
  switch (block.type) {
    case 'paragraph':
      return element('paragraph', {}, inlineNodes(block.content));
    case 'heading':
      return element('heading', { level: block.level }, inlineNodes(block.content));
    case 'list': {
      const items = block.items.map((item) => element('listItem', {}, item.map(nodeOf)));
      return element(block.ordered ? 'orderedList' : 'bulletList', block.ordered ? { start: 1 } : {}, items);
    }
    case 'table':
      return element(
        'table',
        {},
        block.rows.map((cells) => element('tableRow', {}, cells.map(cellNode))),
      );
  }
}

function cellNode({ header, colspan, rowspan, content }: TableCell): Y.XmlElement {
  return element(header ? 'tableHeader' : 'tableCell', { colspan, rowspan }, content.map(nodeOf));
}

/** Words that follow each other share one text, as the editor writes them. */
function inlineNodes(line: readonly Inline[]): (Y.XmlElement | Y.XmlText)[] {
  const nodes: (Y.XmlElement | Y.XmlText)[] = [];
  let pieces: { insert: string; attributes: Record<string, unknown> }[] = [];
  const flush = () => {
    if (pieces.length === 0) return;
    const text = new Y.XmlText();
    text.applyDelta(pieces);
    nodes.push(text);
    pieces = [];
  };
  for (const inline of line) {
    if (inline.type === 'text') {
      const { text, bold, italic, link } = inline;
      const attributes = {
        ...(bold && { bold: {} }),
        ...(italic && { italic: {} }),
        ...(link && { link: { href: link } }),
      };
      if (text !== '') pieces.push({ insert: text, attributes });
      continue;
    }
    flush();
    nodes.push(inline.type === 'break' ? element('hardBreak', {}, []) : element('field', { name: inline.name }, []));
  }
  flush();
  return nodes;
}
