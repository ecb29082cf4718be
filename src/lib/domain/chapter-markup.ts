import type { Block, Inline, RichText, TableCell } from './rich-text.ts';

/**
 * A text from a few signs, for templates and examples: `## ` titles, `- ` and `1. ` lists, `| a | b |` rows of a
 * table whose first one is its head, `**bold**`, `{{field}}`, one paragraph a line.
 */
export function parseMarkup(markup: string): RichText {
  const blocks: Block[] = [];
  for (const line of markup.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const heading = /^(#{2,4}) (.*)$/u.exec(line);
    const item = /^(-|\d+\.) (.*)$/u.exec(line);
    const last = blocks.at(-1);
    if (heading) {
      blocks.push({ type: 'heading', level: heading[1]!.length as 2 | 3 | 4, content: inlinesOf(heading[2] ?? '') });
    } else if (item) {
      const ordered = item[1] !== '-';
      const content: Block[] = [{ type: 'paragraph', content: inlinesOf(item[2] ?? '') }];
      if (last?.type === 'list' && last.ordered === ordered) last.items.push(content);
      else blocks.push({ type: 'list', ordered, items: [content] });
    } else if (/^\|.*\|$/u.test(line)) {
      const cells = line.slice(1, -1).split('|');
      if (last?.type === 'table') last.rows.push(cells.map((cell) => cellOf(cell, false)));
      else blocks.push({ type: 'table', rows: [cells.map((cell) => cellOf(cell, true))] });
    } else {
      blocks.push({ type: 'paragraph', content: inlinesOf(line) });
    }
  }
  return blocks;
}

function cellOf(words: string, header: boolean): TableCell {
  return { header, colspan: 1, rowspan: 1, content: [{ type: 'paragraph', content: inlinesOf(words.trim()) }] };
}

function inlinesOf(line: string): Inline[] {
  return line.split(/(\*\*[^*]+\*\*|\{\{[a-z0-9-]+\}\})/u).flatMap((piece): Inline[] => {
    if (piece === '') return [];
    if (piece.startsWith('{{')) return [{ type: 'field', name: piece.slice(2, -2) }];
    if (piece.startsWith('**') && piece.length > 4) return [{ type: 'text', text: piece.slice(2, -2), bold: true }];
    return [{ type: 'text', text: piece }];
  });
}
