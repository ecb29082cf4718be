import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAreaPlan } from './check.ts';
import type { Objective } from './objective.ts';
import type { Registry } from './org.ts';
import { areaReadiness, dayWithin, objectiveGist, objectivesOf, planSteps, STEP_CODES } from './plan-readiness.ts';
import type { AreaState, PlanState } from './plan-readiness.ts';
import { indicator, objective as testObjective, takesPart } from './test-objective.ts';
import { area, employment, incarico, registry } from './test-registry.ts';

const YEAR = 2027;

/** An objective of which nothing is asked. */
const objective = (id: string, parts: Partial<Objective> = {}): Objective =>
  testObjective(id, {
    weight: 10_000,
    indicators: [indicator({ name: `Ore ${id}`, target: '30', unit: '' })],
    participations: [takesPart({ person: 'nadia' })],
    ...parts,
  });

const ENTE = registry({
  employments: [employment('nadia', 'am'), employment('luca', 'tec')],
  incarichi: [incarico('nadia', 'head', 'am'), incarico('luca', 'head', 'tec')],
});

function areaState(id: string, objectives: Objective[], of: Registry = ENTE): AreaState {
  const plan = { year: YEAR, area: id, objectives, discarded: [], refusals: [] };
  return { plan, problems: checkAreaPlan(plan, of) };
}

function plan(parts: Partial<PlanState> = {}): PlanState {
  return {
    year: YEAR,
    today: '2027-01-13',
    registry: ENTE,
    areas: new Map(['am', 'tec'].map((id) => [id, areaState(id, [objective(`${id}1`)])])),
    mandateLines: 3,
    strategicObjectives: 5,
    texts: { chapters: 9, findings: [], figures: 12 },
    accounts: new Set(['nadia', 'luca']),
    ...parts,
  };
}

const ids = (state: PlanState) => planSteps(state).map(({ id }) => id);

describe('steps', () => {
  test('a whole plan asks for nothing', () => {
    expect(ids(plan())).toEqual([]);
  });

  const empty = new Map(['am', 'tec'].map((id) => [id, areaState(id, [])]));
  const one = (parts: Partial<Objective>) => new Map([['am', areaState('am', [objective('am1', parts)])]]);

  test.each<[string, Partial<PlanState>, string[]]>([
    ['a year not opened', { registry: { ...ENTE, years: [2026] } }, ['year']],
    ['no areas', { registry: { ...ENTE, areas: [] } }, ['areas']],
    ['no objective anywhere: the import first', { areas: empty }, ['content', 'objectives/am', 'objectives/tec']],
    [
      'one area without objectives',
      { areas: new Map([...plan().areas, ['tec', areaState('tec', [])]]) },
      ['objectives/tec'],
    ],
    ['nobody at work', { registry: { ...ENTE, employments: [] } }, ['people']],
    ['an area without a head', { registry: { ...ENTE, incarichi: [incarico('nadia', 'head', 'am')] } }, ['heads']],
    ['no mandate', { mandateLines: 0 }, ['mandate']],
    ['no chapters', { texts: { chapters: 0, findings: [], figures: 0 } }, ['chapters', 'figures']],
    [
      'texts with something to look at',
      { texts: { chapters: 2, findings: [{ chapter: 'c1', count: 2 }], figures: 1 } },
      ['findings'],
    ],
    ['no strategic objectives', { strategicObjectives: 0 }, ['strategic']],
    ['weights that do not add up', { areas: one({ weight: 9_500 }) }, ['weights/am']],
    ['no weight', { areas: one({ weight: null }) }, ['weights/am']],
    ['no indicator', { areas: one({ indicators: [] }) }, ['indicators/am']],
    ['no date', { areas: one({ dueDate: null }) }, ['dates/am']],
    ['nobody involved', { areas: one({ participations: [] }) }, ['participations/am']],
    ['no title', { areas: one({ title: '' }) }, ['titles/am']],
    ['a head without a way in', { accounts: new Set(['nadia']) }, ['accounts']],
    ['what is not known is not asked', { areas: new Map(), mandateLines: null, accounts: null, texts: null }, []],
  ])('%s', (_, parts, expected) => {
    expect(ids(plan(parts))).toEqual(expected);
  });

  test('several problems mended in one sitting are one step that counts the rows and leads to the first', () => {
    const rows = [
      objective('am1', { dueDate: null, weight: 5_000 }),
      objective('am2', { dueDate: '2028-03-01', weight: 5_000 }),
    ];
    expect(planSteps(plan({ areas: new Map([['am', areaState('am', rows)]]) }))).toMatchObject([
      { code: 'dates', area: 'am', count: 2, objective: 'am1', asked: true },
    ]);
  });

  test('a head without a way in is named, whatever the number of areas', () => {
    const both = { ...ENTE, incarichi: [incarico('luca', 'head', 'am'), incarico('luca', 'interim', 'tec')] };
    expect(planSteps(plan({ registry: both, accounts: new Set() }))).toMatchObject([
      { code: 'accounts', asked: false, people: ['luca'], count: 1 },
    ]);
  });

  test('a problem that has no step of its own is not lost', () => {
    const state = areaState('am', [objective('am1')]);
    const unknown = {
      code: 'person-two-spellings',
      severity: 'ask',
      place: {},
      data: { first: 'a', second: 'b' },
    } as const;
    expect(ids(plan({ areas: new Map([['am', { ...state, problems: [unknown] }]]) }))).toEqual(['other/am']);
  });

  test('what is only advised asks for nothing', () => {
    const rows = ['a', 'b', 'c', 'd'].map((id) => objective(id, { weight: 2_500 }));
    const same = rows.map((row) => ({ ...row, indicators: row.indicators.map((each) => ({ ...each, name: 'Ore' })) }));
    const state = areaState('am', same);
    expect(state.problems.map(({ severity }) => severity)).toContain('advise');
    expect(ids(plan({ areas: new Map([['am', state]]) }))).toEqual([]);
  });

  test('the ente comes before the areas, and what only helps comes last', () => {
    const headless = { ...ENTE, incarichi: [incarico('nadia', 'head', 'am')] };
    const areas = new Map([
      ['tec', areaState('tec', [objective('tec1', { indicators: [], weight: 9_000 })])],
      ['am', areaState('am', [objective('am1', { dueDate: null })])],
    ]);
    const all = ids(plan({ registry: headless, areas, mandateLines: 0, accounts: new Set() }));
    expect(all).toEqual(['heads', 'mandate', 'dates/am', 'weights/tec', 'indicators/tec', 'accounts']);
  });

  test('who is in charge is asked on a day of the year', () => {
    expect(dayWithin(2027, '2026-11-25')).toBe('2027-01-01');
    expect(dayWithin(2027, '2027-05-02')).toBe('2027-05-02');
    expect(dayWithin(2027, '2028-02-01')).toBe('2027-12-31');
    const later = { from: '2027-01-01', to: null };
    const soon = {
      ...ENTE,
      incarichi: [incarico('nadia', 'head', 'am', later), incarico('luca', 'head', 'tec', later)],
    };
    expect(ids(plan({ registry: soon, today: '2026-11-25' }))).toEqual([]);
  });

  test('ids are unique, whatever is missing', () => {
    const gap = fc.record({
      title: fc.constantFrom('', 'Sportello'),
      weight: fc.constantFrom(null, 0, 4_000, 10_000, 20_000),
      dueDate: fc.constantFrom(null, '2027-06-30', '2029-01-01'),
      indicators: fc.constantFrom([], objective('x').indicators),
      participations: fc.constantFrom([], objective('x').participations),
    });
    fc.assert(
      fc.property(fc.array(gap, { maxLength: 5 }), fc.array(gap, { maxLength: 5 }), (am, tec) => {
        const rows = (name: string, gaps: Partial<Objective>[]) =>
          areaState(
            name,
            gaps.map((parts, index) => objective(`${name}${index}`, parts)),
          );
        const areas = new Map([
          ['am', rows('am', am)],
          ['tec', rows('tec', tec)],
        ]);
        const found = planSteps(plan({ areas }));
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        expect(found.every(({ code }) => STEP_CODES.includes(code))).toBe(true);
        const asks = [...areas.values()].some(
          ({ plan: { objectives }, problems }) =>
            objectives.length === 0 || problems.some(({ severity }) => severity !== 'advise'),
        );
        expect(found.length > 0).toBe(asks);
      }),
    );
  });
});

test('an area is as far as its complete objectives and its sum', () => {
  const rows = [objective('am1', { weight: 4_000 }), objective('am2', { weight: 5_500, indicators: [] })];
  expect(areaReadiness(areaState('am', rows))).toEqual({ objectives: 2, complete: 1, total: 9_500 });
});

describe('own objectives', () => {
  const when = { from: '2027-01-01', to: '2027-06-30' };
  const shared = objective('tec1', {
    participations: [
      { id: 'p1', position: 'a', person: 'nadia-2', group: '', ...when },
      { id: 'p2', position: 'b', person: 'luca', group: '', from: null, to: null },
    ],
  });
  const state = plan({
    registry: {
      ...ENTE,
      areas: [area('am'), area('tec')],
      aliases: [{ id: 'nadia-2', givenName: 'N.', familyName: 'Rota', title: '', person: 'nadia' }],
    },
    areas: new Map([
      ['am', areaState('am', [objective('am1'), objective('am2', { participations: [] })])],
      ['tec', areaState('tec', [shared])],
    ]),
  });

  test('are those a person takes part in, also under another spelling, with the days', () => {
    const own = objectivesOf('nadia', state);
    expect(own.map(({ area: of, objective: { id } }) => [of, id])).toEqual([
      ['am', 'am1'],
      ['tec', 'tec1'],
    ]);
    expect(own[1]?.periods).toEqual([when]);
  });

  test('have news when what is expected changes, not when a colleague joins', () => {
    const [own] = objectivesOf('luca', state);
    if (!own) throw new Error('luca takes part in tec1');
    const changed = (parts: Partial<Objective>) => objectiveGist({ ...own, objective: { ...own.objective, ...parts } });
    expect(changed({ weight: 500 })).not.toBe(objectiveGist(own));
    expect(changed({ dueDate: '2027-03-31' })).not.toBe(objectiveGist(own));
    expect(changed({ participations: [], notes: 'vista' })).toBe(objectiveGist(own));
  });
});
