import { expect, test } from 'vitest';
import type { RichText, TableCell } from '#lib/domain/rich-text.ts';
import { plainLine } from './document-tree.ts';
import { richBlocks } from './rich-blocks.ts';

const speech = { words: (said: string) => said.replace('Rota', '…'), field: (name: string) => `<${name}>` };
const line = (text: string) => [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }];
const cell = (text: string, more: Partial<TableCell> = {}): TableCell => ({
  header: false,
  colspan: 1,
  rowspan: 1,
  content: line(text),
  ...more,
});

test('a merged cell says its words in each of its places', () => {
  const text: RichText = [
    {
      type: 'table',
      rows: [
        [cell('Area', { header: true }), cell('Sportello', { header: true, colspan: 2 })],
        [cell('Anagrafe', { rowspan: 2 }), cell('lunedì'), cell('9-12')],
        [cell('martedì'), cell('14-17')],
      ],
    },
  ];
  const [table] = richBlocks(text, speech, 1);
  if (table?.type !== 'table') throw new Error('no table');
  expect(table.columns.map(({ head }) => head)).toEqual(['Area', 'Sportello', 'Sportello']);
  expect(table.rows.map(({ cells }) => cells.map((lines) => lines.map(plainLine).join('\n')))).toEqual([
    ['Anagrafe', 'lunedì', '9-12'],
    ['Anagrafe', 'martedì', '14-17'],
  ]);
});

test('fields have their values, links of the app lead nowhere, names are taken out of links too', () => {
  const text: RichText = [
    {
      type: 'paragraph',
      content: [
        { type: 'field', name: 'ente' },
        { type: 'text', text: ' qui', link: '/2027/oggi' },
        { type: 'text', text: ' Rota', link: 'https://ente.test/Rota' },
        { type: 'text', text: ' là', link: 'https://ente.test/' },
      ],
    },
    { type: 'paragraph', content: [{ type: 'text', text: '  ' }] },
  ];
  expect(richBlocks(text, speech, 1)).toEqual([
    {
      type: 'paragraph',
      text: [
        { type: 'text', text: '<ente>' },
        { type: 'text', text: ' qui' },
        { type: 'text', text: ' …' },
        { type: 'text', text: ' là', link: 'https://ente.test/' },
      ],
    },
  ]);
});
