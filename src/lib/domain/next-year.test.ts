import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareYears, leftoverYears } from './compare-years.ts';
import { nextYear, proposeRenewal } from './next-year.ts';
import type { RenewalProposal, YearSource } from './next-year.ts';
import type { Objective } from './objective.ts';
import type { AreaPlan, EntityPlan, StrategicObjective, Transversal } from './plan.ts';
import { indicator, monthsFrom, objective, phase, takesPart } from './test-objective.ts';
import { area, employment, person, registry } from './test-registry.ts';

const strategic = (id: string, toYear: number | null, mandateLine: string | null = null): StrategicObjective => ({
  id,
  position: 'a0',
  code: id,
  title: `Strategico ${id}`,
  description: '',
  mandateLine,
  missione: '',
  programma: '',
  fromYear: 2025,
  toYear,
  politicalLead: null,
  politicalLeadName: '',
  expectedResult: '',
});

const transversal = (id: string): Transversal => ({
  id,
  position: 'a0',
  code: '',
  title: 'Tempi di pagamento',
  description: '',
  expectedPerformance: '',
  dueDate: '2027-12-31',
  expectedValue: '',
  indicatorName: '',
  indicatorUnit: '',
  indicatorTarget: '',
  indicatorDirection: null,
  source: '',
  strategicObjective: 'lungo',
  offeredToAll: false,
  offeredTo: ['am', 'chiusa'],
});

const plan: EntityPlan = {
  year: 2027,
  strategicObjectives: [strategic('lungo', 2029, 'linea'), strategic('breve', 2027)],
  transversals: [transversal('pagamenti')],
  chapters: [
    { id: 'testo', position: 'a0', title: 'Il contesto', template: '', body: [{ type: 'paragraph', content: [] }] },
  ],
  acceptedFindings: [{ id: 'f', chapter: 'testo', key: 'k' }],
  figures: [
    {
      id: 'd',
      position: 'a0',
      group: 'population',
      label: 'Abitanti',
      unit: '',
      source: '',
      before3: '1',
      before2: '2',
      before1: '3',
    },
  ],
};

const ente = registry({
  years: [2027],
  areas: [area('am'), { ...area('chiusa'), to: '2027-12-31' }],
  people: [
    person('rota', 'Rota', 'Nadia'),
    person('baggi', 'Baggi', 'Lucia'),
    person('via', 'Viscardi', 'Ugo'),
    person('moro', 'Moro', 'Ida'),
    person('testa', 'Testa', 'Elio'),
  ],
  employments: [
    employment('rota', 'am'),
    employment('baggi', 'am', { from: '2020-01-01', to: '2028-06-30' }),
    employment('via', 'am', { from: null, to: '2027-10-31' }),
    employment('moro', 'am', { from: null, to: '2028-03-31' }),
    employment('moro', 'tec', { from: '2028-04-01', to: null }),
    employment('testa', 'tec'),
  ],
  mandates: [{ id: 'mandato', sindaco: null, name: '', act: '', from: '2024-06-10', to: '2029-06-09' }],
});

const source = (objectives: Objective[], of: Partial<YearSource> = {}): YearSource => ({
  year: 2027,
  registry: ente,
  plan,
  areas: [{ year: 2027, area: 'am', objectives, discarded: [], refusals: [] }],
  programmes: [{ mandate: 'mandato', lines: [{ id: 'linea', position: 'a0', title: '', description: '' }] }],
  ...of,
});

const counter = () => {
  let next = 0;
  return () => `id-${(next += 1)}`;
};

describe('what is proposed for an objective', () => {
  const cases: [string, Partial<Objective>, RenewalProposal][] = [
    [
      'has targets for the years after',
      { type: 'improvement', indicators: [indicator({ targetSecond: '90' })] },
      { choice: 'repeat', reason: 'next-target' },
    ],
    [
      'is due after the year',
      { type: 'development', dueDate: '2028-06-30' },
      { choice: 'repeat', reason: 'due-later' },
    ],
    [
      'every planned month is done',
      { type: 'development', phases: [phase({ done: monthsFrom(1, 3) })] },
      { choice: 'close', reason: 'completed' },
    ],
    [
      'a planned month is not done',
      { type: 'development', phases: [phase({ done: monthsFrom(1, 2) })] },
      { choice: 'update', reason: 'unfinished' },
    ],
    [
      'what is maintained goes on, also when its phases are done',
      { type: 'maintenance', phases: [phase({ done: monthsFrom(1, 3) })] },
      { choice: 'repeat', reason: 'maintenance' },
    ],
    ['an improvement needs another result', { type: 'improvement' }, { choice: 'update', reason: 'new-result' }],
    ['a condition', { type: null, gate: true }, { choice: 'repeat', reason: 'gate' }],
    [
      'of the whole ente',
      { type: 'transversal', transversal: 'pagamenti' },
      { choice: 'repeat', reason: 'transversal' },
    ],
    [
      'serves what ends',
      { type: 'maintenance', strategicObjective: 'breve' },
      { choice: 'close', reason: 'strategy-ends' },
    ],
    [
      'serves what goes on',
      { type: 'maintenance', strategicObjective: 'lungo' },
      { choice: 'repeat', reason: 'maintenance' },
    ],
    ['says nothing', { type: null }, { choice: 'repeat', reason: 'nothing-said' }],
  ];
  test.each(cases)('%s', (_what, parts, expected) => {
    expect(proposeRenewal(objective('a', parts), 'am', source([]))).toEqual(expected);
  });

  test('an area that ends with the year closes everything', () => {
    expect(proposeRenewal(objective('a'), 'chiusa', source([]))).toEqual({ choice: 'close', reason: 'area-ends' });
  });
});

describe('an objective in the year after', () => {
  const renewed = (parts: Partial<Objective>) => {
    const { areas } = nextYear(source([objective('a', parts)]), new Map([['a', 'repeat']]), counter());
    const [one] = areas[0]?.objectives ?? [];
    if (!one) throw new Error('not renewed');
    return one;
  };

  test('its targets come one place forward', () => {
    const [one] = renewed({
      indicators: [indicator({ target: '60', targetSecond: '70', targetThird: '80' })],
    }).indicators;
    expect(one).toMatchObject({ target: '70', targetSecond: '80', targetThird: '' });
    const [same] = renewed({ indicators: [indicator({ target: '60' })] }).indicators;
    expect(same).toMatchObject({ target: '60', targetSecond: '', targetThird: '' });
  });

  test('its dates are of the year, its phases not begun', () => {
    const done = phase({ done: monthsFrom(1, 2), milestone: '2027-03-31' });
    expect(renewed({ dueDate: '2027-11-30', phases: [done] })).toMatchObject({
      dueDate: '2028-11-30',
      phases: [{ planned: done.planned, done: monthsFrom(13), milestone: '2028-03-31' }],
    });
    expect(renewed({ dueDate: '2029-02-28' }).dueDate).toBe('2029-02-28');
    expect(renewed({ dueDate: null }).dueDate).toBeNull();
  });

  test.each([
    ['who serves on, all the year', takesPart({ person: 'rota', from: '2027-05-01' }), [['rota', null, null]]],
    ['who leaves, until then', takesPart({ person: 'baggi' }), [['baggi', null, '2028-06-30']]],
    ['who moves to another area, until then', takesPart({ person: 'moro' }), [['moro', null, '2028-03-31']]],
    ['who comes from another area, as before', takesPart({ person: 'testa' }), [['testa', null, null]]],
    ['who has left, not', takesPart({ person: 'via' }), []],
    ['who took part for a time only, not', takesPart({ person: 'rota', to: '2027-08-31' }), []],
    ['a group, as it is', takesPart({ person: null, group: 'tutta l’area', from: '2027-02-01' }), [[null, null, null]]],
  ])('%s', (_who, participation, expected) => {
    const { participations } = renewed({ participations: [participation] });
    expect(participations.map(({ person: who, from, to }) => [who, from, to])).toEqual(expected);
  });

  test('it knows where it comes from and what was chosen', () => {
    const { areas } = nextYear(
      source([objective('a'), objective('b'), objective('c')]),
      new Map([
        ['a', 'update'],
        ['b', 'close'],
      ]),
      counter(),
    );
    expect(areas[0]?.objectives.map(({ continues, renewal, weight }) => [continues, renewal, weight])).toEqual([
      ['a', 'update', 2_500],
      ['c', 'repeat', 2_500],
    ]);
  });
});

test('the plan of the year after: what lasts, what is offered, the figures one year on', () => {
  const { plan: next, areas } = nextYear(
    source([objective('a', { strategicObjective: 'lungo', transversal: 'pagamenti' })]),
    new Map(),
    counter(),
  );
  const [lasting, ...more] = next.strategicObjectives;
  expect(more).toEqual([]);
  expect(lasting).toMatchObject({ title: 'Strategico lungo', mandateLine: 'linea' });
  expect(areas[0]?.objectives[0]).toMatchObject({
    strategicObjective: lasting?.id,
    transversal: next.transversals[0]?.id,
  });
  expect(next.transversals[0]).toMatchObject({
    dueDate: '2028-12-31',
    offeredTo: ['am'],
    strategicObjective: lasting?.id,
  });
  expect(next.figures[0]).toMatchObject({ before3: '2', before2: '3', before1: '' });
  expect(next.chapters).toMatchObject([{ title: 'Il contesto' }]);
  expect(next.acceptedFindings).toEqual([]);
});

const day = fc
  .integer({ min: 0, max: 1_500 })
  .map((days) => new Date(Date.UTC(2026, 0, 1 + days)).toISOString().slice(0, 10));
const maybeDay = fc.option(day);
const target = fc.constantFrom('', '60', '70');
const someObjective = fc.record({
  type: fc.constantFrom('development', 'improvement', 'maintenance', null),
  dueDate: maybeDay,
  weight: fc.option(fc.integer({ min: 0, max: 5_000 })),
  gate: fc.boolean(),
  strategicObjective: fc.constantFrom(null, 'lungo', 'breve'),
  transversal: fc.constantFrom(null, 'pagamenti'),
  indicators: fc.array(fc.record({ target, targetSecond: target, targetThird: target }).map(indicator), {
    maxLength: 2,
  }),
  phases: fc.array(
    fc.record({ milestone: maybeDay, done: fc.constantFrom(monthsFrom(1, 3), monthsFrom(13)) }).map(phase),
    { maxLength: 2 },
  ),
  participations: fc.array(
    fc.record({ person: fc.constantFrom('rota', 'baggi', 'via', null), from: maybeDay, to: maybeDay }).map(takesPart),
    { maxLength: 3 },
  ),
});
const someYear = fc
  .array(someObjective, { maxLength: 6 })
  .map((all) => source(all.map((parts, index) => objective(`o${index}`, parts))));
const someChoices = fc.array(fc.constantFrom('repeat' as const, 'update' as const, 'close' as const), {
  minLength: 6,
  maxLength: 6,
});
const taken = (choices: readonly ('repeat' | 'update' | 'close')[]) =>
  new Map(choices.map((choice, index) => [`o${index}`, choice] as const));

test('whatever is chosen, everything refers to what is there, under ids of its own', () => {
  fc.assert(
    fc.property(someYear, someChoices, (year, choices) => {
      const next = nextYear(year, taken(choices), counter());
      const objectives = next.areas.flatMap((one) => one.objectives);
      const ids = [
        ...next.plan.strategicObjectives,
        ...next.plan.transversals,
        ...next.plan.chapters,
        ...next.plan.figures,
        ...objectives.flatMap((one) => [one, ...one.indicators, ...one.phases, ...one.participations]),
      ].map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const known = new Set(ids);
      for (const one of objectives) {
        expect(one.strategicObjective === null || known.has(one.strategicObjective)).toBe(true);
        expect(one.transversal === null || known.has(one.transversal)).toBe(true);
        expect(one.dueDate === null || one.dueDate >= '2028-01-01').toBe(true);
        for (const { from, to } of one.participations) {
          expect(from === null || from > '2028-01-01').toBe(true);
          expect(to === null || to < '2028-12-31').toBe(true);
        }
      }
    }),
    { numRuns: 100 },
  );
});

test('a year nobody has touched yet repeats what goes on, closes the rest, and changes nothing', () => {
  fc.assert(
    fc.property(someYear, someChoices, (year, choices) => {
      const next = nextYear(year, taken(choices), counter());
      const { areas } = compareYears(year, { year: 2028, ...next }, ente);
      const count = (of: 'repeated' | 'updated' | 'closed' | 'added') =>
        areas.reduce((sum, one) => sum + one[of].length, 0);
      const kept = next.areas.flatMap((one) => one.objectives);
      expect([count('repeated'), count('updated'), count('closed'), count('added')]).toEqual([
        kept.length,
        0,
        (year.areas[0]?.objectives.length ?? 0) - kept.length,
        0,
      ]);
      const waiting = areas.flatMap((one) => one.repeated).filter(({ stillSame }) => stillSame);
      expect(waiting.length).toBe(kept.filter(({ renewal }) => renewal === 'update').length);
    }),
    { numRuns: 100 },
  );
});

describe('what changes', () => {
  const old = source([
    objective('a', { title: 'Anagrafe nel 2027', participations: [takesPart({ person: 'rota' })] }),
    objective('b', { participations: [takesPart({ person: 'via' })] }),
    objective('c', { strategicObjective: 'lungo' }),
  ]);
  const young = nextYear(
    old,
    new Map([
      ['a', 'update'],
      ['b', 'close'],
      ['c', 'repeat'],
    ]),
    counter(),
  );
  const edited = (edit: (objectives: Objective[]) => Objective[]): AreaPlan[] =>
    young.areas.map((one) => ({ ...one, objectives: edit(one.objectives) }));
  const comparison = (areas: AreaPlan[]) => {
    const [one] = compareYears(old, { year: 2028, plan: young.plan, areas }, ente).areas;
    if (!one) throw new Error('nothing to compare');
    return one;
  };

  test('a field, a target, a date: what it was and what it is', () => {
    const { updated, repeated } = comparison(
      edited(([a, c]) => [
        {
          ...(a as Objective),
          weight: 3_000,
          dueDate: '2028-06-30',
          notes: 'x',
          indicators: [indicator({ name: 'Indicatore di a', target: '90' })],
        },
        c as Objective,
      ]),
    );
    expect(repeated.map(({ after }) => after.continues)).toEqual(['c']);
    expect(updated).toMatchObject([
      {
        updates: [
          { field: 'dueDate', from: '2027-12-31', to: '2028-06-30' },
          { field: 'weight', from: 2_500, to: 3_000 },
        ],
        targets: [{ name: 'Indicatore di a', from: '85 %', to: '90 %' }],
        stillSame: false,
      },
    ]);
  });

  test('a target that was foreseen, one that is another than foreseen', () => {
    const planned = source([
      objective('a', { indicators: [indicator({ target: '60', targetSecond: '70' })] }),
      objective('b', { indicators: [indicator({ target: '60', targetSecond: '70' })] }),
      objective('c', { indicators: [indicator({ target: '60', targetSecond: '70' })] }),
    ]);
    const next = nextYear(planned, new Map(), counter());
    const [as, other, back] = next.areas[0]?.objectives ?? [];
    const say = (one: Objective | undefined, target: string) => ({
      ...(one as Objective),
      indicators: (one as Objective).indicators.map((row) => ({ ...row, target })),
    });
    const areas = [{ ...(next.areas[0] as AreaPlan), objectives: [say(as, '70'), say(other, '80'), say(back, '60')] }];
    const [one] = compareYears(planned, { year: 2028, plan: next.plan, areas }, ente).areas;
    const [from, foreseen] = ['60 %', '70 %'];
    expect(one?.repeated).toMatchObject([{ targets: [], rolled: [{ from, to: '70 %', foreseen }] }]);
    expect(one?.updated).toMatchObject([
      { targets: [{ from, to: '80 %', foreseen }], rolled: [] },
      { targets: [{ from, to: '60 %', foreseen }], rolled: [] },
    ]);
  });

  test('whose work ends, who comes; the sums of the weights', () => {
    const { joined, left, weights, closed } = comparison(
      edited((all) =>
        all.map((one) => ({ ...one, participations: [...one.participations, takesPart({ person: 'baggi' })] })),
      ),
    );
    expect({ joined, left, weights, closed: closed.map(({ id }) => id) }).toEqual({
      joined: ['baggi'],
      left: ['via'],
      weights: { before: 7_500, after: 5_000 },
      closed: ['b'],
    });
  });

  test('a year from a file goes on with what has the same title', () => {
    const { repeated, updated, added, closed } = comparison(
      edited((all) =>
        all.map((one, index) => ({ ...one, continues: null, title: index === 0 ? 'Altro' : one.title.toUpperCase() })),
      ),
    );
    expect([repeated.length, updated.length, added.length, closed.length]).toEqual([0, 1, 1, 2]);
    expect(updated[0]?.updates).toMatchObject([{ field: 'title' }]);
  });

  test('the year that is over is found where it is still written', () => {
    const found = leftoverYears({ year: 2028, plan: young.plan, areas: young.areas }, 2027);
    expect(found.map(({ objective: { continues }, fields }) => [continues, fields])).toEqual([['a', ['title']]]);
  });
});
