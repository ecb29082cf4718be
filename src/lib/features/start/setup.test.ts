import { expect, test } from 'vitest';
import { checkAccount, composeSetup, proposeIdentifier, type AccountDraft, type PlanSeed } from './setup.ts';

const plan: PlanSeed = {
  year: 2027,
  areas: [{ id: 'area1', name: 'Area amministrativa', code: 'AM', order: 0, sharedWith: [], from: null, to: null }],
  people: [{ id: 'nadia', givenName: 'Nadia', familyName: 'Rota', title: '' }],
  employments: [],
  incarichi: [{ id: 'inc1', person: 'nadia', role: 'head', area: 'area1', act: '', from: null, to: null }],
  objectives: [],
};
const draft: AccountDraft = {
  person: 'nadia',
  givenName: '',
  familyName: '',
  role: 'head',
  area: 'area1',
  identifier: ' Nadia.Rota ',
  password: 'una frase lunga',
  code: '',
};
const ids = () => {
  let count = 0;
  return () => `id-${(count += 1)}`;
};

test('a complete account has no fault', () => {
  expect(checkAccount(draft, false, true)).toEqual({});
});

test('each fault stands at its field', () => {
  const empty: AccountDraft = { ...draft, person: null, role: '', identifier: 'a b', password: '123456789' };
  expect(Object.keys(checkAccount(empty, true, true)).sort()).toEqual([
    'code',
    'familyName',
    'identifier',
    'password',
    'role',
  ]);
  expect(checkAccount(empty, true, true).password).toBe('La password ha 9 caratteri: ne manca 1.');
});

test('an incarico the plan already names is not given twice; the administration is added', () => {
  const input = composeSetup({ name: 'Comune di Valmora', province: 'BG' }, plan, draft, ids());
  expect(input.plan.incarichi.map(({ person, role }) => ({ person, role }))).toEqual([
    { person: 'nadia', role: 'head' },
    { person: 'nadia', role: 'administrator' },
  ]);
  expect(input.account).toEqual({ person: 'nadia', identifier: 'nadia.rota', password: 'una frase lunga' });
});

test('somebody new comes into the plan with their role', () => {
  const fresh: AccountDraft = { ...draft, person: null, givenName: 'Paolo', familyName: 'Vezzoli', role: 'segretario' };
  const input = composeSetup({ name: 'Comune di Valmora', province: 'BG' }, plan, fresh, ids());
  expect(input.plan.people.map((one) => one.familyName)).toEqual(['Rota', 'Vezzoli']);
  expect(input.plan.incarichi.at(-2)).toMatchObject({ person: input.account.person, role: 'segretario', area: null });
});

test('a user name is proposed in plain letters', () => {
  expect(proposeIdentifier('Niccolò', 'D’Angelo')).toBe('niccolo.dangelo');
});
