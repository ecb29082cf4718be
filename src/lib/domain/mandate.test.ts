import { describe, expect, test } from 'vitest';
import { isUndated, mandatesOf, sindacoName } from './mandate.ts';
import type { Mandate } from './org.ts';
import { person, registry } from './test-registry.ts';

const mandate = (id: string, from: string | null, to: string | null): Mandate => ({
  id,
  sindaco: null,
  name: '',
  act: '',
  from,
  to,
});

// As in the plan this began with: 2024–2026, elections in June 2024.
const before = mandate('before', '2019-05-27', '2024-06-09');
const after = mandate('after', '2024-06-10', '2029-06-09');
const unsaid = mandate('unsaid', null, null);

describe('the mandates of a year', () => {
  test.each([
    [2018, []],
    [2019, ['before']],
    [2023, ['before']],
    [2024, ['before', 'after']],
    [2025, ['after']],
    [2029, ['after']],
    [2030, []],
  ])('%i meets %j', (year, ids) => {
    expect(mandatesOf({ mandates: [after, before] }, year).map(({ id }) => id)).toEqual(ids);
  });

  test('one without dates is of every year, and says so', () => {
    expect(mandatesOf({ mandates: [before, unsaid] }, 2031)).toEqual([unsaid]);
    expect([before, unsaid, mandate('open', '2024-06-10', null)].map(isUndated)).toEqual([false, true, true]);
  });

  test('the Sindaco is a person of the registry, or a name', () => {
    const people = registry({ people: [person('x', 'Ghilardi', 'Anna')] });
    expect(sindacoName({ ...after, sindaco: 'x', name: 'scritto a mano' }, people)).toBe('Anna Ghilardi');
    expect(sindacoName({ ...after, name: 'Pietro Sala' }, people)).toBe('Pietro Sala');
    expect(sindacoName({ ...after, sindaco: 'gone', name: '' }, people)).toBe('');
  });
});
