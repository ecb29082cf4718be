import { expect, test } from 'vitest';
import { readName } from '../fields/names.ts';
import { isSlip, tellApart } from './people.ts';

function people(...texts: string[]): ReturnType<typeof tellApart> {
  return tellApart(
    texts.map((text) => ({
      name: readName(text)!,
      person: -1,
      place: { area: 0, objective: null, field: null },
      source: [],
    })),
  );
}

test('one person in every form is one person', () => {
  const found = people('Dott.ssa Giulia Rota', 'Rota Giulia', 'Rota G.', 'G. Rota', 'ROTA Giulia', 'Rota');
  expect(found.people).toEqual([
    { name: 'Giulia Rota', givenName: 'Giulia', familyName: 'Rota', title: 'Dott.ssa', spellings: ['Rota'] },
  ]);
});

test('two people of one surname stay two, and an initial that fits both is asked about', () => {
  const found = people('Rossi Mario', 'Rossi Marco', 'Rossi M.');
  expect(found.people.map(({ name }) => name)).toEqual(['Mario Rossi', 'Marco Rossi', 'Rossi M.']);
  expect(found.ambiguous).toHaveLength(1);
  expect(people('Rossi M.', 'Rossi L.').people).toHaveLength(2);
});

test('a slip inside the surname is one person in two spellings; another ending is another surname', () => {
  const found = people('Belloni M.', 'Belloni M.', 'Marta Beloni');
  expect(found.people).toMatchObject([{ name: 'Marta Belloni', spellings: ['Belloni', 'Beloni'] }]);
  expect(found.twoSpellings).toMatchObject([{ first: 'Belloni', second: 'Beloni' }]);
  expect(people('Bianchi M.', 'Bianco M.').people).toHaveLength(2);
  expect([isSlip('comisso', 'commisso'), isSlip('rossi', 'russi'), isSlip('rossi', 'rossa')]).toEqual([
    true,
    true,
    false,
  ]);
});
