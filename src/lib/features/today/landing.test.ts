import { expect, test } from 'vitest';
import { employment, incarico, registry } from '#lib/domain/test-registry.ts';
import { landing } from './landing.ts';

const ENTE = registry({
  employments: [employment('chiara', 'am')],
  incarichi: [
    incarico('nadia', 'head', 'am'),
    incarico('luca', 'deputy', 'tec', { from: '2027-01-01', to: '2027-03-31' }),
    incarico('elena', 'segretario'),
    incarico('elena', 'interim', 'tec'),
    incarico('sindaca', 'sindaco'),
  ],
});

test.each([
  ['nadia', 'objectives'],
  ['luca', 'objectives'],
  ['elena', 'today'],
  ['sindaca', 'today'],
  ['chiara', 'today'],
  ['nobody', 'today'],
])('%s starts at %s', (person, place) => {
  expect(landing(ENTE, person, 2027, '2027-02-01')).toBe(place);
});

test('out of the days of the incarico one starts as everybody', () => {
  expect(landing(ENTE, 'luca', 2027, '2027-04-01')).toBe('today');
});

test('without a year there is no day to speak of', () => {
  expect(landing(ENTE, 'elena', null, '2027-02-01')).toBe('objectives');
});
