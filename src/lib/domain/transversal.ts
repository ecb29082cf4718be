import type { Indicator, Objective } from './objective.ts';
import type { AreaId } from './org.ts';
import type { AreaPlan, EntityPlan, Transversal } from './plan.ts';

/** What an area says to an objective offered to it. */
export type Answer =
  { state: 'accepted'; objective: Objective } | { state: 'refused'; reason: string } | { state: 'waiting' };

/** What an accepted objective has from the plan: the area gives it weight, people and phases. */
const TRANSVERSAL_FIELDS = [
  'title',
  'description',
  'type',
  'strategicObjective',
  'expectedPerformance',
  'dueDate',
  'expectedValue',
] as const satisfies readonly (keyof Objective)[];

/** Whether a field of an objective, or its indicators, is written in the plan and not in the area. */
export function isPlanText({ transversal }: Pick<Objective, 'transversal'>, field: string | undefined): boolean {
  return transversal !== null && (field === 'indicators' || TRANSVERSAL_FIELDS.some((one) => one === field));
}

export function isOffered(transversal: Transversal, area: AreaId): boolean {
  return transversal.offeredToAll || transversal.offeredTo.includes(area);
}

/** Who accepted and refused at the same time has accepted: the objective is there, with its weight. */
export function answerOf(transversal: Pick<Transversal, 'id'>, plan: AreaPlan): Answer {
  const objective = plan.objectives.find((one) => one.transversal === transversal.id);
  if (objective) return { state: 'accepted', objective };
  const refusal = plan.refusals.find((one) => one.transversal === transversal.id);
  return refusal ? { state: 'refused', reason: refusal.reason } : { state: 'waiting' };
}

/** The objectives offered to the area that it has not answered. */
export function waitingIn(plan: AreaPlan, entity: Pick<EntityPlan, 'transversals'>): Transversal[] {
  return entity.transversals.filter((one) => isOffered(one, plan.area) && answerOf(one, plan).state === 'waiting');
}

/**
 * The area's plan with its transversal objectives in the plan's words. One that the plan no longer has reads as the
 * area's own, with the words it had when it was accepted.
 */
export function withTransversals(plan: AreaPlan, entity: Pick<EntityPlan, 'transversals'> | null): AreaPlan {
  if (entity === null || !plan.objectives.some((one) => one.transversal !== null)) return plan;
  const known = new Map(entity.transversals.map((one) => [one.id, one]));
  const objectives = plan.objectives.map((objective) => {
    if (objective.transversal === null) return objective;
    const transversal = known.get(objective.transversal);
    return transversal ? { ...objective, ...textsOf(transversal) } : { ...objective, transversal: null };
  });
  return { ...plan, objectives };
}

/** What an objective of an area takes from a transversal one. */
export function textsOf(transversal: Transversal): Pick<Objective, (typeof TRANSVERSAL_FIELDS)[number] | 'indicators'> {
  const { title, description, strategicObjective, expectedPerformance, dueDate, expectedValue } = transversal;
  return {
    title,
    description,
    type: 'transversal',
    strategicObjective,
    expectedPerformance,
    dueDate,
    expectedValue,
    indicators: transversal.indicatorName === '' ? [] : [indicatorOf(transversal)],
  };
}

function indicatorOf(transversal: Transversal): Indicator {
  return {
    id: `indicator-${transversal.id}`,
    position: 'a0',
    name: transversal.indicatorName,
    unit: transversal.indicatorUnit,
    baseline: '',
    target: transversal.indicatorTarget,
    direction: transversal.indicatorDirection,
    formula: '',
    source: '',
    targetSecond: '',
    targetThird: '',
    weight: null,
  };
}
