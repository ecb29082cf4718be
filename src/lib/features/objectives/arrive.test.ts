import { expect, test } from 'vitest';
import { placeAsked } from './arrive.ts';

const rows = [{ id: 'a-b' }, { id: '_x1' }];

test.each([
  ['', null],
  ['#contenuto', null],
  ['#riga-a-b', { row: 'a-b', stop: 'title' }],
  ['#riga-gone', { row: 'gone', stop: 'title' }],
  ['#cella-a-b-expected', { row: 'a-b', stop: 'expected' }],
  ['#cella-_x1-indicator-i-1', { row: '_x1', stop: 'indicator-i-1' }],
  ['#cella-gone-expected', { row: '', stop: 'title' }],
])('«%s»', (hash, place) => {
  expect(placeAsked(hash, rows)).toEqual(place);
});
