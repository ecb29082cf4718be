import type { NodeKey, PerformanceTree, StrategicNode } from '#lib/domain/performance-tree.ts';

/** From left to right: lines, strategic objectives, objectives of the areas, people. */
export type Column = 0 | 1 | 2 | 3;

export interface Box {
  key: NodeKey;
  column: Column;
  top: number;
  height: number;
}

export interface Link {
  from: Box;
  to: Box;
}

export interface TreeLayout {
  boxes: Box[];
  links: Link[];
  height: number;
}

const HEIGHTS: Record<Column, number> = { 0: 104, 1: 84, 2: 44, 3: 44 };
const GAP = 18;

/** Where each node of the picture stands. Of the strategic objectives only the open ones show who serves them. */
export function layoutTree(tree: PerformanceTree, isOpen: (node: StrategicNode) => boolean): TreeLayout {
  const boxes: Box[] = [];
  const links: Link[] = [];
  const people = new Map<string, Box[]>();
  const put = (key: NodeKey, column: Column, middle: number): Box => {
    const height = HEIGHTS[column];
    const box = { key, column, top: middle - height / 2, height };
    boxes.push(box);
    return box;
  };
  let bottom = 0;

  const placeStrategic = (node: StrategicNode): Box => {
    const own = isOpen(node) ? node.operational : [];
    const step = HEIGHTS[2] + GAP;
    const slot = Math.max(own.length * step, HEIGHTS[1] + GAP);
    const box = put(`strategic/${node.objective.id}`, 1, bottom + slot / 2);
    const first = bottom + (slot - own.length * step) / 2;
    own.forEach(({ objective, people: who }, index) => {
      const served = put(`operational/${objective.id}`, 2, first + index * step + step / 2);
      links.push({ from: box, to: served });
      for (const person of who) people.set(person, [...(people.get(person) ?? []), served]);
    });
    bottom += slot;
    return box;
  };

  for (const { line, strategic } of tree.lines) {
    const start = bottom;
    const served = strategic.map(placeStrategic);
    bottom = Math.max(bottom, start + HEIGHTS[0] + GAP);
    const box = put(`line/${line.id}`, 0, (start + bottom) / 2);
    for (const to of served) links.push({ from: box, to });
  }
  tree.loose.forEach(placeStrategic);

  let next = 0;
  for (const [person, served] of people) {
    const box = put(`person/${person}`, 3, next + (HEIGHTS[3] + GAP) / 2);
    for (const from of served) links.push({ from, to: box });
    next += HEIGHTS[3] + GAP;
  }
  return { boxes, links, height: Math.max(bottom, next) };
}

/** The box an arrow leads to: along a link where there is one, else the nearest in the column beside. */
export function neighbour(layout: TreeLayout, key: NodeKey, arrow: 'up' | 'down' | 'left' | 'right'): NodeKey | null {
  const box = layout.boxes.find((one) => one.key === key);
  if (!box) return null;
  const middle = (one: Box) => one.top + one.height / 2;
  if (arrow === 'up' || arrow === 'down') {
    const column = layout.boxes.filter((one) => one.column === box.column).toSorted((a, b) => a.top - b.top);
    return column[column.indexOf(box) + (arrow === 'up' ? -1 : 1)]?.key ?? null;
  }
  const linked = layout.links.flatMap(({ from, to }) =>
    arrow === 'right' ? (from === box ? [to] : []) : to === box ? [from] : [],
  );
  const beside = layout.boxes.filter((one) => one.column === box.column + (arrow === 'right' ? 1 : -1));
  const near = (linked.length > 0 ? linked : beside).toSorted(
    (a, b) => Math.abs(middle(a) - middle(box)) - Math.abs(middle(b) - middle(box)),
  );
  return near[0]?.key ?? null;
}
