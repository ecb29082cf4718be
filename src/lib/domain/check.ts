import type { Objective } from './objective.ts';
import type { Registry } from './org.ts';
import type { AreaPlan } from './plan.ts';
import type { Problem } from './problem.ts';

export function checkAreaPlan(_plan: AreaPlan, _registry: Registry): Problem[] {
  return [];
}

export function objectiveState(objective: Objective, problems: readonly Problem[]): 'complete' | 'incomplete' {
  return problems.some((problem) => problem.place.objective === objective.id && problem.severity !== 'advise')
    ? 'incomplete'
    : 'complete';
}
