import { expect, test } from 'vitest';
import { parseMarkup } from './chapter-markup.ts';
import { isRichText } from './rich-text.ts';

const line = [{ type: 'text', text: 'x', bold: true, link: 'https://comune.example' }, { type: 'break' }];
const paragraph = { type: 'paragraph', content: line };
const cell = { header: true, colspan: 1, rowspan: 2, content: [paragraph] };

test('a text from outside is one when every piece of it is', () => {
  expect(isRichText([])).toBe(true);
  expect(isRichText(parseMarkup('## Titolo\n- **uno**\n1. due\n| a | b |\n{{sindaco}}'))).toBe(true);
  expect(isRichText([paragraph, { type: 'table', rows: [[cell]] }])).toBe(true);
  expect(isRichText([{ type: 'list', ordered: false, items: [[paragraph]] }])).toBe(true);
});

test.each([
  ['no list of blocks', 'x'],
  ['an unknown block', [{ type: 'image' }]],
  ['a title of level 1', [{ type: 'heading', level: 1, content: [] }]],
  ['a title in a list', [{ type: 'list', ordered: true, items: [[{ type: 'heading', level: 2, content: [] }]] }]],
  ['a table in a cell', [{ type: 'table', rows: [[{ ...cell, content: [{ type: 'table', rows: [] }] }]] }]],
  ['a cell over too many', [{ type: 'table', rows: [[{ ...cell, colspan: 51 }]] }]],
  ['a link that runs', [{ type: 'paragraph', content: [{ type: 'text', text: 'x', link: 'javascript:x' }] }]],
  ['a mark of its own', [{ type: 'paragraph', content: [{ type: 'text', text: 'x', bold: 'sì' }] }]],
  ['a field with a strange name', [{ type: 'paragraph', content: [{ type: 'field', name: '<x>' }] }]],
])('%s is none', (_what, value) => {
  expect(isRichText(value)).toBe(false);
});

test('lists nested without end are none, and do not end the process', () => {
  let text: unknown[] = [paragraph];
  for (let depth = 0; depth < 5_000; depth += 1) text = [{ type: 'list', ordered: false, items: [text] }];
  expect(isRichText(text)).toBe(false);
});
