import { expect, test } from 'vitest';
import { colourOf, presenceOf } from './presence.ts';

test('initials of the first and last name', () => {
  const initials = (name: string) => presenceOf({ person: 'p', name, focus: null, caret: null }).initials;
  expect(initials('Nadia Rota')).toBe('NR');
  expect(initials('Maria Elena De Santis')).toBe('MS');
  expect(initials('Élodie')).toBe('É');
  expect(initials('')).toBe('');
});

test('a person has one colour, and all four are used', () => {
  const people = Array.from({ length: 40 }, (_, index) => `person${index}`);
  expect(new Set(people.map(colourOf))).toEqual(new Set([1, 2, 3, 4]));
  expect(colourOf('person1')).toBe(colourOf('person1'));
});
