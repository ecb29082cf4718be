import { expect, test } from 'vitest';
import { mergePeople } from './merge-people.ts';
import { agreement, employment, incarico, person, registry } from './test-registry.ts';

test('rows of the one who goes become the other’s; what says nothing new is not repeated', () => {
  const keepRow = { ...employment('keep', 'am', { from: '2020-01-01', to: null }), id: 'k1' };
  const same = { ...employment('drop', 'am', { from: '2021-01-01', to: '2027-12-31' }), id: 'd1' };
  const longer = { ...employment('drop', 'am'), id: 'd2' };
  const elsewhere = { ...employment('drop', 'tec'), id: 'd3' };
  const finer = { ...employment('drop', 'am', { from: '2021-01-01', to: null }), id: 'd4', service: 'ana' };
  const made = registry({
    people: [person('keep', 'Pedretti', 'Chiara'), person('drop', 'Pedreti', 'Chiara')],
    employments: [keepRow, same, longer, elsewhere, finer],
    incarichi: [
      incarico('keep', 'head', 'am'),
      { ...incarico('drop', 'head', 'am', { from: '2027-01-01', to: null }), id: 'i1' },
      { ...incarico('drop', 'deputy', 'am'), id: 'i2' },
    ],
    agreements: [agreement({ kind: 'staff', person: 'drop' }), agreement({ kind: 'service', area: 'am' })],
  });
  const merge = mergePeople(made, 'keep', 'drop');
  expect(merge.repeatedEmployments).toEqual(['d1']);
  expect(merge.employments.map(({ id, person: who }) => [id, who])).toEqual([
    ['d2', 'keep'],
    ['d3', 'keep'],
    ['d4', 'keep'],
  ]);
  expect(merge.repeatedIncarichi).toEqual(['i1']);
  expect(merge.incarichi.map(({ id }) => id)).toEqual(['i2']);
  expect(merge.agreements.map(({ person: who }) => who)).toEqual(['keep']);
});
