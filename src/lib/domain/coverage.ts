import { servingObjectives } from './chain.ts';
import type { AreaObjectives, Operational, Strategy } from './chain.ts';
import type { MandateLine, StrategicObjective } from './plan.ts';

/** Where the chain from the mandate to the areas is broken. */
export interface Coverage {
  /** Lines that no strategic objective serves. */
  emptyLines: MandateLine[];
  /** Strategic objectives that serve no line of the year's mandates. */
  looseStrategic: StrategicObjective[];
  /** Strategic objectives that no objective of an area serves. */
  unserved: StrategicObjective[];
  /** Objectives of the areas that serve no strategic objective. */
  unlinked: Operational[];
}

export function coverageOf(strategy: Strategy, areas: readonly AreaObjectives[]): Coverage {
  const lines = strategy.mandates.flatMap((one) => one.lines);
  const known = new Set(lines.map(({ id }) => id));
  const reached = new Set(strategy.objectives.map(({ mandateLine }) => mandateLine));
  const serving = servingObjectives(areas, strategy.objectives);
  return {
    emptyLines: lines.filter(({ id }) => !reached.has(id)),
    looseStrategic: strategy.objectives.filter(({ mandateLine }) => mandateLine === null || !known.has(mandateLine)),
    unserved: strategy.objectives.filter(({ id }) => !serving.has(id)),
    unlinked: serving.get(null) ?? [],
  };
}

/** Whether everything reaches everything it should. */
export function isCovered(coverage: Coverage): boolean {
  return Object.values(coverage).every((broken: readonly unknown[]) => broken.length === 0);
}
