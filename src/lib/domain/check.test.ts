import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkAreaPlan, nextCode, objectiveState } from './check.ts';
import type { Objective, Participation, Phase } from './objective.ts';
import type { AreaPlan } from './plan.ts';
import type { ProblemCode } from './problem.ts';
import { indicator, monthsFrom, objective, phase, takesPart } from './test-objective.ts';
import { employment, incarico, person, registry } from './test-registry.ts';

const comune = registry({
  people: [person('rota', 'Rota', 'Nadia'), person('brina', 'Brina', 'Luca'), person('bini', 'Bini', 'Ada')],
  employments: [
    employment('rota', 'am'),
    employment('brina', 'am', { from: '2019-03-01', to: '2027-05-01' }),
    employment('brina', 'tec', { from: '2027-05-02', to: '2027-09-30' }),
  ],
});

const plan = (objectives: Objective[]): AreaPlan => ({
  year: 2027,
  area: 'am',
  objectives,
  discarded: [],
  refusals: [],
});
const clean = () => ['AM.1', 'AM.2', 'AM.3', 'AM.4'].map((id) => objective(id));
/** A clean plan whose second row is as told. */
const withRow = (parts: Partial<Objective>) =>
  plan(clean().map((row, index) => (index === 1 ? { ...row, ...parts } : row)));
const codes = (what: AreaPlan, where = comune) => checkAreaPlan(what, where).map(({ code }) => code);

test('a clean plan, and an empty one, have no problems', () => {
  expect(checkAreaPlan(plan(clean()), comune)).toEqual([]);
  expect(checkAreaPlan(plan([]), comune)).toEqual([]);
});

test.each<[string, Partial<Objective>, ProblemCode[]]>([
  ['a weight of 20 where 25 are needed', { weight: 2_000 }, ['weights-missing']],
  ['a weight of 30', { weight: 3_000 }, ['weights-excess']],
  ['no weight', { weight: null }, ['weights-missing', 'weight-missing']],
  ['a weight of 0', { weight: 0 }, ['weights-missing', 'weight-zero']],
  ['a gate with a weight', { gate: true, weight: 500 }, ['weights-missing', 'gate-weighed']],
  ['a gate without weight and indicator', { gate: true, weight: null, indicators: [] }, ['weights-missing']],
  ['no title', { title: '  ' }, ['title-missing']],
  ['no indicator', { indicators: [] }, ['indicator-missing']],
  ['an indicator without a name', { indicators: [indicator({ name: ' ' })] }, ['indicator-missing']],
  ['no due date', { dueDate: null }, ['due-date-missing']],
  ['a due date in the next year', { dueDate: '2028-01-01' }, ['due-date-outside']],
  ['a due date in the year before', { dueDate: '2026-12-31' }, ['due-date-outside']],
  ['the first day of the year', { dueDate: '2027-01-01' }, []],
  ['nobody', { participations: [] }, ['nobody-involved']],
  ['a row for someone still to be chosen', { participations: [takesPart({ person: null })] }, ['nobody-involved']],
  ['a group', { participations: [takesPart({ person: null, group: '2 istruttori' })] }, []],
  ['the title of another row', { title: 'OBIETTIVO  AM.1.' }, ['titles-equal']],
  ['a target of 100% on one row', { indicators: [indicator({ name: 'x', target: '100' })] }, []],
  ['the same indicator as one other row', { indicators: [indicator({ name: 'Indicatore di AM.1' })] }, []],
])('a row with %s', (_name, parts, expected) => {
  expect(codes(withRow(parts))).toEqual(expected);
});

describe('indicators with a weight', () => {
  const weights = (...of: (number | null)[]) => ({
    indicators: of.map((weight, index) => indicator({ id: `i${index}`, name: `Indicatore ${index}`, weight })),
  });

  test.each<[string, (number | null)[], ProblemCode[]]>([
    ['none', [null, null], []],
    ['two that make 100', [6_000, 4_000], []],
    ['one that makes 100 alone', [10_000], []],
    ['two that make 90', [6_000, 3_000], ['indicator-weights']],
    ['one of two', [6_000, null], ['indicator-weights']],
    ['two that make 110', [6_000, 5_000], ['indicator-weights']],
  ])('%s', (_name, of, expected) => {
    expect(codes(withRow(weights(...of)))).toEqual(expected);
  });
});

describe('targets of three years', () => {
  const years = (target: string, targetSecond: string, targetThird: string) => ({
    indicators: [indicator({ name: 'x', target, targetSecond, targetThird })],
  });

  test.each<[string, Partial<Objective>, ProblemCode[]]>([
    ['the same, to improve', { type: 'improvement', ...years('60', '60', ' 60 ') }, ['targets-equal']],
    ['the same, to develop', { type: 'development', ...years('60', '60', '60') }, ['targets-equal']],
    ['the same, to maintain', { type: 'maintenance', ...years('60', '60', '60') }, []],
    ['growing', { type: 'improvement', ...years('60', '70', '80') }, []],
    ['of one year only', { type: 'improvement', ...years('60', '', '') }, []],
    ['none', { type: 'improvement', ...years('', '', '') }, []],
  ])('%s', (_name, parts, expected) => {
    expect(codes(withRow(parts))).toEqual(expected);
  });
});

describe('phases', () => {
  test.each<[string, Partial<Phase>, Partial<Objective>, ProblemCode[]]>([
    ['within the year', { planned: monthsFrom(1, 12) }, {}, []],
    ['without months', { planned: monthsFrom(13), done: monthsFrom(2) }, {}, ['phase-without-months']],
    ['to the month of the due date', { planned: monthsFrom(1, 6) }, { dueDate: '2027-06-15' }, []],
    ['a month longer', { planned: monthsFrom(1, 7) }, { dueDate: '2027-06-15' }, ['phase-late']],
    ['longer than a due date in another year', {}, { dueDate: '2026-06-15' }, ['due-date-outside']],
    ['with a milestone on the due date', { milestone: '2027-03-31' }, { dueDate: '2027-03-31' }, []],
    ['with a milestone after it', { milestone: '2027-04-01' }, { dueDate: '2027-03-31' }, ['milestone-late']],
    ['with a milestone in another year', { milestone: '2028-01-01' }, {}, ['milestone-outside']],
    ['with a milestone, no due date', { milestone: '2027-05-01' }, { dueDate: null }, ['due-date-missing']],
  ])('%s', (_name, parts, objectiveParts, expected) => {
    expect(codes(withRow({ ...objectiveParts, phases: [phase(parts)] }))).toEqual(expected);
  });

  test('a problem leads to its phase', () => {
    const problems = checkAreaPlan(withRow({ phases: [phase({ id: 'f2', planned: [] })] }), comune);
    expect(problems[0]?.place).toEqual({ objective: 'AM.2', field: 'phases', phase: 'f2' });
  });
});

describe('when someone takes part', () => {
  test.each<[string, Partial<Participation>, ProblemCode[]]>([
    ['as long as the service lasts', { person: 'brina' }, []],
    ['within the service', { person: 'brina', from: '2027-01-01', to: '2027-05-01' }, []],
    ['across two employments that touch', { person: 'brina', from: '2027-04-01', to: '2027-08-31' }, []],
    ['from before the year', { person: 'brina', from: '2018-01-01', to: '2027-03-31' }, []],
    ['to the last day of service', { person: 'brina', from: null, to: '2027-09-30' }, []],
    ['one day longer', { person: 'brina', from: null, to: '2027-10-01' }, ['outside-service']],
    ['after the service', { person: 'brina', from: '2027-11-01', to: null }, ['outside-service']],
    ['someone whose service nobody recorded', { person: 'bini', from: '2027-02-01' }, []],
    ['to a day before it begins', { from: '2027-05-02', to: '2027-05-01' }, ['period-empty']],
    [
      'a group to a day before it begins',
      { person: null, group: 'tutti', from: '2027-05-02', to: '2027-05-01' },
      ['period-empty'],
    ],
    ['for one day', { from: '2027-05-01', to: '2027-05-01' }, []],
  ])('%s', (_name, parts, expected) => {
    expect(codes(withRow({ participations: [takesPart(parts)] }))).toEqual(expected);
  });

  test('the problem says the service it goes beyond', () => {
    const [problem] = checkAreaPlan(
      withRow({ participations: [takesPart({ person: 'brina', to: '2027-12-31' })] }),
      comune,
    );
    expect(problem).toMatchObject({
      place: { objective: 'AM.2', field: 'participations', participation: 'p', person: 'brina' },
      data: { person: 'brina', from: '2019-03-01', to: '2027-09-30' },
    });
  });

  test('an incarico is service too', () => {
    const sindaco = registry({
      people: comune.people,
      incarichi: [incarico('bini', 'head', 'am', { from: '2027-03-01', to: null })],
    });
    const row = (from: string) => withRow({ participations: [takesPart({ person: 'bini', from })] });
    expect(codes(row('2027-03-01'), sindaco)).toEqual([]);
    expect(codes(row('2027-02-28'), sindaco)).toEqual(['outside-service']);
  });
});

describe('the same everywhere', () => {
  const all = (parts: Partial<Objective>, count = 4) =>
    plan(
      clean()
        .slice(0, count)
        .map((row) => ({ ...row, ...parts })),
    );

  test('one indicator on all rows, one target on all rows', () => {
    const same = { indicators: [indicator({ name: 'Relazione', target: '100', unit: '%' })] };
    expect(codes(all(same))).toEqual(['indicator-everywhere', 'targets-all-full']);
    expect(codes(all({ indicators: [indicator({ name: 'Relazione', target: '100,00 %', unit: '' })] }))).toContain(
      'targets-all-full',
    );
    expect(codes(all({ indicators: [], expectedValue: '100%' }))).toContain('targets-all-full');
  });

  test('two rows are not everywhere, and 100 days are not 100 %', () => {
    const same = { weight: 5_000, indicators: [indicator({ name: 'Relazione', target: '100', unit: '%' })] };
    expect(codes(all(same, 2))).toEqual([]);
    const days = clean().map((row) => ({
      ...row,
      indicators: [indicator({ name: row.id, target: '100', unit: 'giorni' })],
    }));
    expect(codes(plan(days))).toEqual([]);
  });

  test('one row that differs is enough', () => {
    const rows = clean().map((row, index) => ({
      ...row,
      indicators: [indicator({ name: index === 3 ? 'Giorni medi' : 'Relazione', target: index === 3 ? '30' : '100' })],
    }));
    expect(codes(plan(rows))).toEqual([]);
  });
});

describe('one person under two spellings', () => {
  const twoPeople = (first: [string, string], second: [string, string]) => {
    const people = [person('a', ...first), person('b', ...second)];
    const rows = withRow({ participations: [takesPart({ person: 'b' })] });
    const others = rows.objectives.map((row) => ({ ...row, participations: [takesPart({ person: 'b' })] }));
    return checkAreaPlan(plan(others), registry({ people }));
  };

  test.each<[[string, string], [string, string], boolean]>([
    [['Comisso', 'Giulia'], ['Comiso', 'Giulia'], true],
    [['Resmini', 'Paolo'], ['Resimni', 'Paolo'], true],
    [['Rota', 'Nadia'], ['Nadia', 'Rota'], true],
    [['Niccolò', 'Dario'], ['NICCOLO’', 'Dario'], true],
    [['Dell’Orto', 'Ida'], ['Dellorto', 'Ida'], true],
    [['De Luca', 'Ida'], ['Deluca', 'Ida'], true],
    [['Rota', 'Nadia'], ['Rota', 'N.'], true],
    [['Rota', 'Nadia'], ['Rota', ''], true],
    [['Bianchi', 'Alessandro'], ['Bianchi', 'Alesandro'], true],
    [['Rossi', 'Mario'], ['Rossi', 'Maria'], false],
    [['Rossi', 'Paolo'], ['Rossi', 'Paola'], false],
    [['Rossi', 'Marco'], ['Rossi', 'Mirco'], false],
    [['Rossi', 'Luca'], ['Rossi', 'Lucia'], false],
    [['Rota', 'Nadia'], ['Rosa', 'Nadia'], false],
    [['Rota', 'Nadia'], ['Rota', 'M.'], false],
    [['Belloni', 'Marta'], ['Vezzoli', 'Paolo'], false],
    [['Comisso', 'Giulia'], ['Comiso', 'Elena'], false],
  ])('%o and %o: %s', (first, second, alike) => {
    const problems = twoPeople(first, second);
    expect(problems.map(({ code }) => code)).toEqual(alike ? ['person-two-spellings'] : []);
    if (alike) expect(problems[0]?.data).toEqual({ first: 'a', second: 'b' });
  });

  test('two people who take no part here are another area’s matter', () => {
    const people = [...comune.people, person('c', 'Comisso', 'Giulia'), person('d', 'Comiso', 'Giulia')];
    expect(codes(plan(clean()), registry({ ...comune, people }))).toEqual([]);
  });
});

test('nothing is found on plans that are clean by construction', () => {
  const words = fc.constantFrom('Anagrafe', 'Tributi', 'Scuola', 'Cimitero', 'Viabilità', 'Sport', 'Sociale');
  const row = fc.record({
    word: words,
    target: fc.integer({ min: 1, max: 99 }),
    due: fc.integer({ min: 1, max: 12 }),
    from: fc.option(fc.constantFrom('2027-01-01', '2027-02-10', '2026-05-05')),
    to: fc.option(fc.constantFrom('2027-06-30', '2027-12-31', '2029-01-01')),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 10 }), (drafts) => {
      const share = Math.floor(10_000 / drafts.length);
      const rows = drafts.map(({ word, target, due, from, to }, index) =>
        objective(`AM.${index}`, {
          title: `${word} ${index}`,
          weight: index === 0 ? 10_000 - share * (drafts.length - 1) : share,
          dueDate: `2027-${String(due).padStart(2, '0')}-28`,
          indicators: [indicator({ name: `${word} ${index}`, target: String(target) })],
          participations: [takesPart({ from, to })],
        }),
      );
      expect(checkAreaPlan(plan(rows), comune)).toEqual([]);
    }),
  );
});

test('a row is complete when nothing is asked of it', () => {
  const what = withRow({ dueDate: null });
  const problems = checkAreaPlan(what, comune);
  expect(what.objectives.map((row) => objectiveState(row, problems))).toEqual([
    'complete',
    'incomplete',
    'complete',
    'complete',
  ]);
});

test('the next code follows the last one, the Cestino’s too', () => {
  const withCodes = (...names: string[]) => ({ objectives: names.map((code) => objective(code)), discarded: [] });
  expect(nextCode({ code: 'AM' }, withCodes())).toBe('AM.1');
  expect(nextCode({ code: 'AM' }, withCodes('AM.1', 'AM.10', 'TEC.40', 'AM.x'))).toBe('AM.11');
  expect(nextCode({ code: 'AM' }, { objectives: [], discarded: [objective('AM.3')] })).toBe('AM.4');
  expect(nextCode({ code: '' }, withCodes('7', 'AM.9'))).toBe('8');
  expect(nextCode({ code: 'TE' }, withCodes('TE1', 'TE2', 'AM.4'))).toBe('TE3');
  expect(nextCode({ code: 'TE' }, withCodes('n. 1', 'n. 2'))).toBe('n. 3');
  expect(nextCode({ code: 'TE' }, withCodes('T-08', 'T-09'))).toBe('T-10');
});
