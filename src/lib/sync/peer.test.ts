import { expect, test } from 'vitest';
import { readPeers } from './peer.ts';

const focus = { table: 'objectives', row: 'r1', field: 'title' };

test('others only, once each, with the field they are in', () => {
  const states = [
    { person: 'me', name: 'Io Stesso', focus },
    { person: 'p2', name: 'Rota Nadia', focus: null },
    { person: 'p2', name: 'Rota Nadia', focus, caret: { anchor: '1', head: '2' } },
    { person: 'p1', name: 'Bosio Anna', focus: { table: 1 }, caret: 'x' },
  ];
  expect(readPeers(states, 'me')).toEqual([
    { person: 'p1', name: 'Bosio Anna', focus: null, caret: null },
    { person: 'p2', name: 'Rota Nadia', focus, caret: { anchor: '1', head: '2' } },
  ]);
});

test('a state the relay has not vouched for is nobody', () => {
  expect(readPeers([{ focus }, null, 'x', {}], 'me')).toEqual([]);
});
