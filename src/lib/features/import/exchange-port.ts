import type { ImportedPlan } from '#lib/exchange/imported-plan.ts';
import type { PlanProposal } from './proposal.ts';

export function answerProblem(plan: ImportedPlan, problem: string, _choice: string): ImportedPlan {
  return { ...plan, problems: plan.problems.filter((one) => one.id !== problem) };
}
export function toSeed(_plan: ImportedPlan, about: { year: number }): PlanProposal['plan'] {
  return { year: about.year, areas: [], people: [], employments: [], incarichi: [], objectives: [] };
}
