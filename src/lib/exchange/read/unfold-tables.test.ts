import { expect, test } from 'vitest';
import { readHtml } from './html.ts';

const rows = (html: string): string[][][] =>
  readHtml(html).list.blocks.flatMap((block) =>
    block.kind === 'table'
      ? [block.rows.map((cells) => cells.map(({ text, rowSpan, colSpan }) => `${text} ${rowSpan}x${colSpan}`))]
      : [],
  );

const INNER = '<table><tr><td>Indicatore</td><td>Target</td></tr><tr><td>Ore</td><td>8</td></tr></table>';

test('a table in a cell of a sheet becomes rows beside its label', () => {
  const sheet = `<table><tr><td>Titolo</td><td>Sportello</td></tr><tr><td>Indicatori</td><td>${INNER}</td></tr>
    <tr><td>Peso</td><td>20</td></tr></table>`;
  expect(rows(sheet)).toEqual([
    [
      ['Titolo 1x1', 'Sportello 1x2'],
      ['Indicatori 2x1', 'Indicatore 1x1', 'Target 1x1'],
      ['Ore 1x1', '8 1x1'],
      ['Peso 1x1', '20 1x2'],
    ],
  ]);
});

test('what is said above it in the cell stays above', () => {
  const sheet = `<table><tr><td>Titolo</td><td>Sportello</td></tr><tr><td>Indicatori</td><td>Quelli del DUP ${INNER}</td></tr>
    <tr><td>Peso</td><td>20</td></tr></table>`;
  expect(rows(sheet)[0]?.slice(1, 4)).toEqual([
    ['Indicatori 3x1', 'Quelli del DUP 1x2'],
    ['Indicatore 1x1', 'Target 1x1'],
    ['Ore 1x1', '8 1x1'],
  ]);
});

test('a table that only lays out the page leaves the others as they are', () => {
  const page = `<table><tr><td>Menu</td><td>${INNER}</td></tr></table>`;
  expect(rows(page)).toHaveLength(2);
});
