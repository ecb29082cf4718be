import { servingObjectives } from './chain.ts';
import type { AreaObjectives, Operational, Strategy } from './chain.ts';
import { currentPerson } from './org.ts';
import type { AreaId, Mandate, PersonId, Registry } from './org.ts';
import type { MandateLine, StrategicObjective } from './plan.ts';

/** From the mandate to the people. */
export interface PerformanceTree {
  lines: LineNode[];
  /** Strategic objectives of no line. */
  loose: StrategicNode[];
  /** Objectives of the areas that serve no strategic one. */
  unlinked: OperationalNode[];
}

export interface LineNode {
  line: MandateLine;
  mandate: Mandate;
  /** 1 is the first of its mandate. */
  number: number;
  strategic: StrategicNode[];
}

export interface StrategicNode {
  objective: StrategicObjective;
  operational: OperationalNode[];
}

export interface OperationalNode extends Operational {
  /** Who takes part by name, each once. */
  people: PersonId[];
}

export const NODE_KINDS = ['line', 'strategic', 'operational', 'person'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Names a node over all levels: `strategic/<id>`. */
export type NodeKey = `${NodeKind}/${string}`;

export interface TreeFilter {
  area: AreaId | null;
  line: string | null;
}

/** The tree of a year. Filtered by area, it keeps the lines and strategic objectives that the area serves. */
export function buildTree(
  strategy: Strategy,
  areas: readonly AreaObjectives[],
  registry: Pick<Registry, 'aliases'>,
  filter: TreeFilter = { area: null, line: null },
): PerformanceTree {
  const ofArea = areas.filter(({ area }) => filter.area === null || area === filter.area);
  const serving = servingObjectives(ofArea, strategy.objectives);
  const nodeOf = (one: Operational): OperationalNode => ({ ...one, people: peopleOf(one, registry) });
  const strategic = strategy.objectives
    .map((objective) => ({ objective, operational: (serving.get(objective.id) ?? []).map(nodeOf) }))
    .filter(({ operational }) => filter.area === null || operational.length > 0);
  const byLine = Map.groupBy(strategic, ({ objective }) => objective.mandateLine);
  const lines = strategy.mandates.flatMap(({ mandate, lines: own }) =>
    own.map((line, index) => ({ line, mandate, number: index + 1, strategic: byLine.get(line.id) ?? [] })),
  );
  const known = new Set(lines.map(({ line }) => line.id));
  return {
    lines: lines.filter(
      (node) =>
        (filter.line === null || node.line.id === filter.line) && (filter.area === null || node.strategic.length > 0),
    ),
    loose:
      filter.line === null
        ? strategic.filter(({ objective }) => objective.mandateLine === null || !known.has(objective.mandateLine))
        : [],
    unlinked: filter.line === null ? (serving.get(null) ?? []).map(nodeOf) : [],
  };
}

/** Every node the selected one is linked to, up and down, and itself. */
export function litBy(tree: PerformanceTree, selected: NodeKey): Set<NodeKey> {
  const lit = new Set<NodeKey>([selected]);
  const light = (line: LineNode | null, strategic: StrategicNode | null, one: OperationalNode) => {
    const keys = chainKeys(line, strategic, one);
    if (keys.includes(selected)) {
      for (const key of keys) lit.add(key);
      for (const person of one.people) lit.add(`person/${person}`);
    } else if (one.people.some((person) => selected === `person/${person}`)) {
      for (const key of keys) lit.add(key);
    }
  };
  for (const line of tree.lines) {
    for (const strategic of line.strategic) {
      // One that nobody serves is linked to its line all the same.
      const pair: NodeKey[] = [`line/${line.line.id}`, `strategic/${strategic.objective.id}`];
      if (pair.includes(selected)) for (const key of pair) lit.add(key);
      for (const one of strategic.operational) light(line, strategic, one);
    }
  }
  for (const strategic of tree.loose) for (const one of strategic.operational) light(null, strategic, one);
  for (const one of tree.unlinked) light(null, null, one);
  return lit;
}

function chainKeys(line: LineNode | null, strategic: StrategicNode | null, one: OperationalNode): NodeKey[] {
  return [
    ...(line ? [`line/${line.line.id}` as const] : []),
    ...(strategic ? [`strategic/${strategic.objective.id}` as const] : []),
    `operational/${one.objective.id}`,
  ];
}

function peopleOf({ objective }: Operational, registry: Pick<Registry, 'aliases'>): PersonId[] {
  const people = objective.participations.flatMap(({ person }) =>
    person === null ? [] : [currentPerson(registry, person)],
  );
  return [...new Set(people)];
}
