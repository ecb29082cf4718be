import { expect, test } from 'vitest';
import type { Registry } from '#lib/domain/org.ts';
import { missingSentence } from './missing.ts';

const open = { from: null, to: null };
const registry: Registry = {
  version: 1,
  entity: { id: 'e', name: 'Comune di Valmora', province: 'BG' },
  years: [2027],
  areas: [{ id: 'am', name: 'Area amministrativa', code: 'AM', order: 0, ...open }],
  services: [],
  people: [{ id: 'nadia', givenName: 'Nadia', familyName: 'Rota', title: '' }],
  employments: [],
  incarichi: [],
  agreements: [],
  vacancies: [],
  aliases: [],
  lastImport: null,
};

test('what is missing today stands in one sentence', () => {
  expect(missingSentence(registry, '2027-04-15')).toBe(
    'Oggi mancano il Segretario; il Responsabile dell’Area amministrativa; il personale dell’Area amministrativa.',
  );
});

test('an incarico counts on its days only', () => {
  const filled: Registry = {
    ...registry,
    employments: [
      {
        id: 'e1',
        person: 'nadia',
        area: 'am',
        service: null,
        classificationArea: null,
        partTime: null,
        profile: '',
        from: null,
        to: '2027-04-30',
      },
    ],
    incarichi: [
      { id: 'i1', person: 'nadia', role: 'head', area: 'am', act: '', from: null, to: '2027-04-30' },
      { id: 'i2', person: 'nadia', role: 'segretario', area: null, act: '', ...open },
    ],
  };
  expect(missingSentence(filled, '2027-04-30')).toBeNull();
  expect(missingSentence(filled, '2027-05-01')).toBe(
    'Oggi mancano il Responsabile dell’Area amministrativa; il personale dell’Area amministrativa.',
  );
});

test('without areas there is one thing to do first', () => {
  expect(missingSentence({ ...registry, areas: [] }, '2027-04-15')).toContain('Non c’è ancora un’area');
});
