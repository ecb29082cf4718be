import { describe, expect, test } from 'vitest';
import { checkAreaPlan } from './check.ts';
import type { AreaPlan, Transversal } from './plan.ts';
import { objective } from './test-objective.ts';
import { registry } from './test-registry.ts';
import { answerOf, isOffered, textsOf, waitingIn, withTransversals } from './transversal.ts';

const transversal = (id: string, parts: Partial<Transversal> = {}): Transversal => ({
  id,
  position: id,
  code: id,
  title: `Trasversale ${id}`,
  description: 'Per tutti',
  expectedPerformance: 'Ore completate',
  dueDate: '2027-12-15',
  expectedValue: '40 ore',
  indicatorName: 'Persone con 40 ore',
  indicatorUnit: '%',
  indicatorTarget: '100',
  indicatorDirection: 'at-least',
  source: 'Direttiva 14/01/2025',
  strategicObjective: 's1',
  offeredToAll: true,
  offeredTo: [],
  ...parts,
});

const plan = (parts: Partial<AreaPlan> = {}): AreaPlan => ({
  year: 2027,
  area: 'am',
  objectives: [],
  discarded: [],
  refusals: [],
  ...parts,
});
const taken = objective('o1', { transversal: 't1', title: 'Parole di allora', weight: 1_000, notes: 'Nostre' });
const refusal = { id: 'r1', position: 'a0', transversal: 't1', reason: 'Non ci riguarda' };

describe('what an area answers', () => {
  test.each([
    ['offered to all', transversal('t1'), true],
    ['offered to this one', transversal('t1', { offeredToAll: false, offeredTo: ['tec', 'am'] }), true],
    ['offered to another', transversal('t1', { offeredToAll: false, offeredTo: ['tec'] }), false],
    ['offered to nobody', transversal('t1', { offeredToAll: false }), false],
  ])('%s', (_, one, offered) => {
    expect(isOffered(one, 'am')).toBe(offered);
    expect(waitingIn(plan(), { transversals: [one] })).toEqual(offered ? [one] : []);
  });

  test('it waits, is accepted with the area’s weight, or refused with a reason', () => {
    const one = transversal('t1');
    expect(answerOf(one, plan())).toEqual({ state: 'waiting' });
    expect(answerOf(one, plan({ objectives: [taken] }))).toEqual({ state: 'accepted', objective: taken });
    expect(answerOf(one, plan({ refusals: [refusal] }))).toEqual({ state: 'refused', reason: 'Non ci riguarda' });
    // Two people answered at the same time: the objective is there, with its weight.
    expect(answerOf(one, plan({ objectives: [taken], refusals: [refusal] })).state).toBe('accepted');
    expect(answerOf(one, plan({ discarded: [taken] })).state).toBe('waiting');
  });
});

describe('an accepted objective', () => {
  const [joined] = withTransversals(plan({ objectives: [taken] }), { transversals: [transversal('t1')] }).objectives;

  test('has the words of the plan and the area’s own weight, people and notes', () => {
    expect(joined).toMatchObject({
      title: 'Trasversale t1',
      type: 'transversal',
      strategicObjective: 's1',
      dueDate: '2027-12-15',
      weight: 1_000,
      notes: 'Nostre',
      participations: taken.participations,
    });
    expect(joined?.indicators.map(({ name, target }) => [name, target])).toEqual([['Persone con 40 ore', '100']]);
    expect(textsOf(transversal('t1', { indicatorName: '' })).indicators).toEqual([]);
  });

  test('reads as the area’s own when the plan no longer has it, and as it is while the plan is not here', () => {
    const gone = withTransversals(plan({ objectives: [taken] }), { transversals: [] });
    expect(gone.objectives[0]).toMatchObject({ title: 'Parole di allora', transversal: null });
    const alone = plan({ objectives: [taken] });
    expect(withTransversals(alone, null)).toBe(alone);
  });

  test('an area without any keeps its plan as it is', () => {
    const own = plan({ objectives: [objective('o2')] });
    expect(withTransversals(own, { transversals: [transversal('t1')] })).toBe(own);
  });
});

describe('the checks of the area', () => {
  const check = (own: AreaPlan, transversals: Transversal[]) =>
    checkAreaPlan(withTransversals(own, { transversals }), registry(), { transversals });

  test('say what waits for an answer, also in an area without objectives', () => {
    const waits = {
      code: 'transversal-unanswered',
      severity: 'ask',
      place: {},
      data: { titles: ['Trasversale t1', 'Trasversale t2'] },
    };
    expect(check(plan(), [transversal('t1'), transversal('t2')])).toEqual([waits]);
    expect(check(plan({ refusals: [refusal] }), [transversal('t1')])).toEqual([]);
  });

  test('do not ask the area for words that are the plan’s', () => {
    const bare = transversal('t1', { title: '', indicatorName: '', dueDate: null });
    const codes = check(plan({ objectives: [{ ...taken, weight: null }] }), [bare]).map(({ code }) => code);
    expect(codes).toEqual(['weights-missing', 'weight-missing']);
  });
});
