import { expect, test } from 'vitest';
import { parseMarkup } from './chapter-markup.ts';
import { CHAPTER_TEMPLATES } from './chapter-templates.ts';
import { lineText, linesOf } from './rich-text.ts';
import type { Block, Inline } from './rich-text.ts';

const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...content: Inline[]): Block => ({ type: 'paragraph', content });
const cell = (header: boolean, words: string) => ({
  header,
  colspan: 1,
  rowspan: 1,
  content: [paragraph(...(words === '' ? [] : [text(words)]))],
});

test.each<[name: string, markup: string, blocks: Block[]]>([
  ['nothing', ' \n\n ', []],
  ['a paragraph a line', 'Uno.\n  Due.', [paragraph(text('Uno.')), paragraph(text('Due.'))]],
  ['a title', '### Sportelli', [{ type: 'heading', level: 3, content: [text('Sportelli')] }]],
  ['no title of the first level', '# Piano', [paragraph(text('# Piano'))]],
  [
    'lists, of which each kind is its own',
    '- a\n- b\n1. c',
    [
      { type: 'list', ordered: false, items: [[paragraph(text('a'))], [paragraph(text('b'))]] },
      { type: 'list', ordered: true, items: [[paragraph(text('c'))]] },
    ],
  ],
  [
    'a table with its head',
    '| Ufficio | Orario |\n| Tributi | |',
    [
      {
        type: 'table',
        rows: [
          [cell(true, 'Ufficio'), cell(true, 'Orario')],
          [cell(false, 'Tributi'), cell(false, '')],
        ],
      },
    ],
  ],
  [
    'bold words and fields in a line',
    'Il **{{piano}}** di {{ente}} è **breve**.',
    [
      paragraph(
        text('Il '),
        { type: 'text', text: '{{piano}}', bold: true },
        text(' di '),
        { type: 'field', name: 'ente' },
        text(' è '),
        { type: 'text', text: 'breve', bold: true },
        text('.'),
      ),
    ],
  ],
])('%s', (_name, markup, blocks) => {
  expect(parseMarkup(markup)).toEqual(blocks);
});

test('templates have no sign of the markup left in their words', () => {
  for (const { body } of CHAPTER_TEMPLATES) {
    for (const { line } of linesOf(body)) expect(lineText(line)).not.toMatch(/\*\*|\{\{|\}\}|^#|\|/);
  }
});
