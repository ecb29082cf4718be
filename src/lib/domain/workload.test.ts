import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Objective, Participation } from './objective.ts';
import { objective as anObjective } from './test-objective.ts';
import { employment, incarico, person, registry } from './test-registry.ts';
import { OVERLOAD, overloadsOf, workloadOf } from './workload.ts';

const comune = registry({
  people: [
    person('rota', 'Rota', 'Nadia'),
    person('brina', 'Brina', 'Luca'),
    person('bini', 'Bini', 'Ada'),
    person('zoppi', 'Zoppi', 'Ivo'),
  ],
  employments: [
    employment('rota', 'am'),
    employment('brina', 'am', { from: '2019-03-01', to: '2027-04-30' }),
    employment('brina', 'tec', { from: '2027-05-01', to: '2027-09-30' }),
    employment('bini', 'tec'),
  ],
  incarichi: [incarico('rota', 'interim', 'tec', { from: '2027-07-01', to: null })],
});

let rows = 0;
const takesPart = (who: string | null, parts: Partial<Participation> = {}): Participation => {
  rows += 1;
  return { id: `p${rows}`, position: `a${rows}`, person: who, group: '', from: null, to: null, ...parts };
};
const objective = (id: string, weight: number | null, participations: Participation[]): Objective =>
  anObjective(id, { weight, participations });

const am = (...objectives: Objective[]) => workloadOf([{ area: 'am', objectives }], comune, 2027);
const carried = (objectives: Objective[]) =>
  Object.fromEntries(
    am(...objectives).people.flatMap(({ person: who, shares }) =>
      shares.length > 0 ? [[who, shares.reduce((sum, { weight }) => sum + weight, 0)]] : [],
    ),
  );

describe('an objective is shared by days', () => {
  test.each<[string, Participation[], Record<string, number>]>([
    ['one person carries it all', [takesPart('rota')], { rota: 2000 }],
    ['two whole years are halves', [takesPart('rota'), takesPart('bini')], { rota: 1000, bini: 1000 }],
    [
      'the service ends on 30 September: 365 and 273 days',
      [takesPart('rota'), takesPart('brina')],
      { rota: 1144, brina: 856 },
    ],
    [
      'half a year each, one after the other: 181 and 184 days',
      [takesPart('rota', { to: '2027-06-30' }), takesPart('bini', { from: '2027-07-01' })],
      { rota: 992, bini: 1008 },
    ],
    [
      'the same person twice counts each day once',
      [takesPart('rota', { to: '2027-06-30' }), takesPart('rota', { from: '2027-06-01' }), takesPart('bini')],
      { rota: 1000, bini: 1000 },
    ],
    ['a group in words has no share', [takesPart('rota'), takesPart(null, { group: '2 istruttori' })], { rota: 2000 }],
    [
      'outside the service there is no day to count',
      [takesPart('brina', { from: '2027-10-01' }), takesPart('bini')],
      { bini: 2000 },
    ],
    ['whoever has no service on record counts as the row says', [takesPart('zoppi')], { zoppi: 2000 }],
    [
      'a period turned round has no days',
      [takesPart('rota', { from: '2027-06-30', to: '2027-01-01' }), takesPart('bini')],
      { bini: 2000 },
    ],
    ['another year is not this plan’s', [takesPart('rota', { to: '2026-12-31' }), takesPart('bini')], { bini: 2000 }],
  ])('%s', (_title, participations, expected) => {
    expect(carried([objective('o', 2000, participations)])).toEqual(expected);
  });

  test('of two spellings that were merged the days are one person’s', () => {
    const merged = { ...comune, aliases: [{ ...person('rotta', 'Rotta', 'Nadia'), person: 'rota' }] };
    const plans = [{ area: 'am', objectives: [objective('o', 2000, [takesPart('rotta'), takesPart('bini')])] }];
    expect(workloadOf(plans, merged, 2027).people.find((one) => one.person === 'rota')?.shares[0]?.weight).toBe(1000);
  });

  test('without a weight it is work all the same', () => {
    const load = am(objective('o', null, [takesPart('rota')])).people.find((one) => one.person === 'rota');
    expect(load?.shares.map(({ weight }) => weight)).toEqual([0]);
    expect(load?.atOnce).toEqual(Array.from({ length: 12 }, () => 1));
  });

  test('whose weight nobody with a name carries stands apart', () => {
    const group = objective('o', 2000, [takesPart(null, { group: 'Tutta l’area' })]);
    const nobody = objective('n', 1000, []);
    const free = objective('f', null, []);
    const { unshared, groups } = am(group, nobody, free);
    expect(unshared.map((one) => one.objective.id)).toEqual(['o', 'n']);
    expect(groups.map((one) => [one.group, one.objectives.length])).toEqual([['Tutta l’area', 1]]);
  });

  test('a group written in two ways of upper and lower case is one', () => {
    const { groups } = am(
      objective('a', 1000, [takesPart(null, { group: 'Tutta l’area' })]),
      objective('b', 1000, [takesPart(null, { group: ' tutta l’Area' })]),
    );
    expect(groups.map(({ objectives }) => objectives.map((one) => one.objective.id))).toEqual([['a', 'b']]);
  });
});

describe('the average', () => {
  test('is what those who work in the area would carry if all carried alike, by days', () => {
    const { people, areas } = am(objective('o', 10_000, [takesPart('rota')]));
    // 365 and 120 days in the area.
    expect(areas.get('am')).toEqual({ weight: 10_000, days: 485 });
    expect(people.map(({ person: who, areas: [here] }) => [who, here?.weight, here?.average])).toEqual([
      ['rota', 10_000, 7526],
      ['brina', 0, 2474],
    ]);
  });

  test('leaves out who comes from another area, with what they carry', () => {
    const { people, areas } = am(objective('o', 10_000, [takesPart('rota'), takesPart('bini')]));
    expect(areas.get('am')?.weight).toBe(5_000);
    expect(people.find((one) => one.person === 'bini')?.areas).toEqual([
      { area: 'am', weight: 5_000, service: [], serviceDays: 0, average: null },
    ]);
  });

  test('counts in each area the days there', () => {
    const plans = ['am', 'tec'].map((area) => ({ area, objectives: [objective(area, 10_000, [takesPart('bini')])] }));
    const { people } = workloadOf(plans, comune, 2027);
    expect(
      people.find((one) => one.person === 'rota')?.areas.map(({ area, serviceDays }) => [area, serviceDays]),
    ).toEqual([
      ['am', 365],
      ['tec', 184],
    ]);
    expect(people.find((one) => one.person === 'brina')?.areas.map(({ serviceDays }) => serviceDays)).toEqual([
      120, 153,
    ]);
  });
});

describe('a load is worth a look', () => {
  const several = (count: number, participation: () => Participation) =>
    Array.from({ length: count }, (_, index) => objective(`o${index}`, 100, [participation()]));
  const kinds = (objectives: Objective[], who: string) => {
    const load = am(...objectives).people.find((one) => one.person === who);
    return load ? overloadsOf(load, ['am']).map(({ kind }) => kind) : [];
  };

  test.each<[string, Objective[], string[]]>([
    [
      'at the average',
      [objective('o', 7526, [takesPart('rota')]), objective('p', 2474, [takesPart('brina', { to: '2027-04-30' })])],
      [],
    ],
    ['above one and a half times the average', [objective('o', 10_000, [takesPart('brina')])], ['above-average']],
    [
      'as many objectives at once as the limit',
      several(OVERLOAD.atOnce, () => takesPart('brina')).concat(several(OVERLOAD.atOnce * 2, () => takesPart('rota'))),
      [],
    ],
  ])('%s', (_title, objectives, expected) => {
    expect(kinds(objectives, 'brina')).toEqual(expected);
  });

  test('with more objectives at once than the limit it says in which months', () => {
    const load = am(...several(OVERLOAD.atOnce + 1, () => takesPart('bini', { from: '2027-03-15', to: '2027-04-02' })));
    const bini = load.people.find((one) => one.person === 'bini');
    expect(bini && overloadsOf(bini, ['am'])).toEqual([
      { kind: 'many-at-once', most: OVERLOAD.atOnce + 1, months: [3, 4] },
    ]);
  });
});

describe('properties', () => {
  const day = fc
    .integer({ min: 1, max: 28 })
    .chain((date) =>
      fc
        .integer({ min: 1, max: 12 })
        .map((month) => `2027-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`),
    );
  const participation = fc
    .record({
      who: fc.constantFrom('rota', 'brina', 'bini', 'zoppi', null),
      from: fc.option(day),
      to: fc.option(day),
    })
    .map(({ who, from, to }) => takesPart(who, { from, to, group: who === null ? 'un gruppo' : '' }));
  const plan = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 10_000 }), fc.array(participation, { maxLength: 6 })), { maxLength: 8 })
    .map((all) => all.map(([weight, people], index) => objective(`o${index}`, weight, people)));

  test('the shares of an objective add up to its weight, or nobody carries it', () => {
    fc.assert(
      fc.property(plan, (objectives) => {
        const { people, unshared } = am(...objectives);
        const shared = new Map<string, number>();
        for (const { shares } of people) {
          for (const { objective: one, weight } of shares) shared.set(one.id, (shared.get(one.id) ?? 0) + weight);
        }
        for (const { id, weight } of objectives) {
          const alone = unshared.some((one) => one.objective.id === id);
          expect(alone ? 0 : (shared.get(id) ?? 0)).toBe(alone ? 0 : weight);
        }
      }),
    );
  });

  test('more days are never a smaller share, and the averages add up to what is shared', () => {
    fc.assert(
      fc.property(plan, (objectives) => {
        const { people, areas } = am(...objectives);
        const shares = people.flatMap((one) => one.shares);
        for (const a of shares) {
          for (const b of shares)
            if (a.objective === b.objective && a.days > b.days) expect(a.weight).toBeGreaterThanOrEqual(b.weight);
        }
        const averages = people.flatMap((one) => one.areas).reduce((sum, { average }) => sum + (average ?? 0), 0);
        expect(averages).toBe(areas.get('am')?.weight);
      }),
    );
  });
});
