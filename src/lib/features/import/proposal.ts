import type { App } from '#lib/app/context.ts';

export type SetupInput = Parameters<App['setup']>[0];

/** What the review hands on: the plan to create and, for the first run, the Comune it names. */
export interface PlanProposal {
  entity: SetupInput['entity'];
  plan: SetupInput['plan'];
}
