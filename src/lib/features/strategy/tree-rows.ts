import type {
  LineNode,
  NodeKey,
  OperationalNode,
  PerformanceTree,
  StrategicNode,
} from '#lib/domain/performance-tree.ts';
import type { PersonId } from '#lib/domain/org.ts';

type Node = LineNode | StrategicNode | OperationalNode | PersonId;

/** One line of the tree as a list. */
export interface TreeRow {
  /** Unique: a person stands under each objective they work on. */
  id: string;
  key: NodeKey;
  /** Of the row above it that it belongs to. */
  parent: string | null;
  level: number;
  children: number;
  open: boolean;
  node: Node;
}

/** The rows that are in sight: those of open rows only, or all. */
export function treeRows(tree: PerformanceTree, isOpen: (key: NodeKey) => boolean): TreeRow[] {
  const rows: TreeRow[] = [];
  const put = (parent: TreeRow | null, key: NodeKey, node: Node, children: number, inside: (row: TreeRow) => void) => {
    const row: TreeRow = {
      id: parent === null ? key : `${parent.id}>${key}`,
      key,
      parent: parent?.id ?? null,
      level: (parent?.level ?? 0) + 1,
      children,
      open: children > 0 && isOpen(key),
      node,
    };
    rows.push(row);
    if (row.open) inside(row);
  };
  const putStrategic = (parent: TreeRow | null) => (node: StrategicNode) =>
    put(parent, `strategic/${node.objective.id}`, node, node.operational.length, (row) => {
      for (const one of node.operational) {
        put(row, `operational/${one.objective.id}`, one, one.people.length, (objective) => {
          for (const person of one.people) put(objective, `person/${person}`, person, 0, () => undefined);
        });
      }
    });
  for (const line of tree.lines) {
    put(null, `line/${line.line.id}`, line, line.strategic.length, (row) => line.strategic.forEach(putStrategic(row)));
  }
  tree.loose.forEach(putStrategic(null));
  return rows;
}
