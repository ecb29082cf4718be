import { expect, test } from 'vitest';
import { checkRestore } from './restore-draft.ts';

const GROUPS = Array.from({ length: 14 }, () => '7KQ0').join('-');
const file = new File(['x'], 'a.copia');

test('each fault stands at its field', () => {
  expect(Object.keys(checkRestore({ file: null, key: '', code: '' })).sort()).toEqual(['code', 'file', 'key']);
  expect(checkRestore({ file, key: GROUPS, code: null })).toEqual({});
});

test('a key is read as people write it, and what is wrong with it is told', () => {
  expect(checkRestore({ file, key: ` ${GROUPS.toLowerCase().replaceAll('-', ' ')}\n`, code: null })).toEqual({});
  expect(checkRestore({ file, key: GROUPS.replaceAll('0', 'O'), code: null })).toEqual({});
  expect(checkRestore({ file, key: `7KQ0-7K?0${GROUPS.slice(9)}`, code: null }).key).toContain('gruppo 2');
  expect(checkRestore({ file, key: GROUPS.slice(0, -5), code: null }).key).toContain('13');
});
