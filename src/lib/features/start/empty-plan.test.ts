import { expect, test } from 'vitest';
import { checkEmptyPlan, emptyPlan, letterheadName, type EmptyPlanDraft } from './empty-plan.ts';

const row = (id: string, name: string, code: string) => ({ id, name, code, codeTyped: false });
const draft: EmptyPlanDraft = {
  name: 'Valmora',
  province: 'BG',
  year: '2027',
  areas: [row('a001', 'Area amministrativa', 'am'), row('a002', '', '')],
};

test('rows left empty are no areas', () => {
  expect(checkEmptyPlan(draft)).toEqual({});
  expect(emptyPlan(draft).areas).toEqual([
    { id: 'a001', name: 'Area amministrativa', code: 'AM', order: 0, sharedWith: [], from: null, to: null },
  ]);
});

test('faults name their field', () => {
  const wrong: EmptyPlanDraft = {
    name: ' ',
    province: 'Bergamo',
    year: '27',
    areas: [row('a001', 'Una', 'AA'), row('a002', 'Altra', 'aa')],
  };
  expect(Object.keys(checkEmptyPlan(wrong)).sort()).toEqual(['code-a001', 'code-a002', 'name', 'province', 'year']);
});

test('the name on the letterhead says Comune once', () => {
  expect(letterheadName('Valmora')).toBe('Comune di Valmora');
  expect(letterheadName('Comune di  Valmora')).toBe('Comune di Valmora');
  expect(letterheadName('Unione dei Colli')).toBe('Unione dei Colli');
});
