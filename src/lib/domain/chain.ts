import type { AreaId, Mandate } from './org.ts';
import type { MandateLine, StrategicObjective } from './plan.ts';
import type { Objective } from './objective.ts';

/** What stands above the areas' objectives in one year, from several documents. */
export interface Strategy {
  /** In order of time: two when the Sindaco changes within the year. */
  mandates: readonly { mandate: Mandate; lines: readonly MandateLine[] }[];
  objectives: readonly StrategicObjective[];
}

/** The objectives of one area, as the chain looks at them. */
export interface AreaObjectives {
  area: AreaId;
  objectives: readonly Objective[];
}

/** An operational objective and whose it is. */
export interface Operational {
  area: AreaId;
  objective: Objective;
}

/** From an objective up: what it serves. */
export interface Chain {
  mandate: Mandate | null;
  line: MandateLine | null;
  strategic: StrategicObjective | null;
}

/** What a strategic objective serves, and itself; all null when it is none of the plan's. */
export function chainOf(strategicObjective: string | null, { mandates, objectives }: Strategy): Chain {
  const strategic = objectives.find((one) => one.id === strategicObjective) ?? null;
  for (const { mandate, lines } of mandates) {
    const line = lines.find((one) => one.id === strategic?.mandateLine);
    if (line) return { mandate, line, strategic };
  }
  return { mandate: null, line: null, strategic };
}

/** From a strategic objective down: who serves it; under `null` those that serve none of the plan's. */
export function servingObjectives(
  areas: readonly AreaObjectives[],
  objectives: readonly StrategicObjective[],
): Map<string | null, Operational[]> {
  const known = new Set(objectives.map(({ id }) => id));
  const all = areas.flatMap((one) => one.objectives.map((objective) => ({ area: one.area, objective })));
  return Map.groupBy(all, ({ objective: { strategicObjective } }) =>
    strategicObjective !== null && known.has(strategicObjective) ? strategicObjective : null,
  );
}
