import { describe, expect, test } from 'vitest';
import type { PerformanceTree, StrategicNode } from '#lib/domain/performance-tree.ts';
import { layoutTree, neighbour } from './tree-layout.ts';

const goal = (id: string, served: [string, string[]][] = []): StrategicNode =>
  ({
    objective: { id },
    operational: served.map(([objective, people]) => ({ area: 'am', objective: { id: objective }, people })),
  }) as unknown as StrategicNode;

const tree = {
  lines: [
    {
      line: { id: 'l1' },
      strategic: [
        goal('s1', [
          ['o1', ['rota']],
          ['o2', ['rota', 'brina']],
        ]),
        goal('s2'),
      ],
    },
    { line: { id: 'l2' }, strategic: [] },
  ],
  loose: [goal('s3', [['o3', []]])],
  unlinked: [],
} as unknown as PerformanceTree;

describe('the picture of the tree', () => {
  const layout = layoutTree(tree, () => true);
  const box = (key: string) => layout.boxes.find((one) => one.key === key);

  test('puts every node in its column, and none over another', () => {
    for (const column of [0, 1, 2, 3]) {
      const own = layout.boxes.filter((one) => one.column === column).toSorted((a, b) => a.top - b.top);
      own.forEach((one, index) => {
        expect(one.top).toBeGreaterThanOrEqual(0);
        expect(one.top + one.height).toBeLessThanOrEqual(own[index + 1]?.top ?? layout.height);
      });
    }
    expect(layout.boxes.map((one) => one.key).sort()).toEqual(
      ['line/l1', 'line/l2', 'operational/o1', 'operational/o2', 'operational/o3', 'person/brina', 'person/rota']
        .concat(['strategic/s1', 'strategic/s2', 'strategic/s3'])
        .sort(),
    );
  });

  test('links who serves with what is served, each person once', () => {
    expect(layout.links.map(({ from, to }) => `${from.key} ${to.key}`).sort()).toEqual([
      'line/l1 strategic/s1',
      'line/l1 strategic/s2',
      'operational/o1 person/rota',
      'operational/o2 person/brina',
      'operational/o2 person/rota',
      'strategic/s1 operational/o1',
      'strategic/s1 operational/o2',
      'strategic/s3 operational/o3',
    ]);
  });

  test('a closed objective shows neither who serves it nor their people', () => {
    const closed = layoutTree(tree, ({ objective }) => objective.id !== 's1');
    expect(closed.boxes.filter((one) => one.column >= 2).map((one) => one.key)).toEqual(['operational/o3']);
    expect(closed.height).toBeLessThan(layout.height);
  });

  test('arrows go along links, else to what is nearest', () => {
    expect(neighbour(layout, 'line/l1', 'right')).toBe('strategic/s1');
    expect(neighbour(layout, 'strategic/s1', 'left')).toBe('line/l1');
    expect(neighbour(layout, 'operational/o1', 'down')).toBe('operational/o2');
    expect(neighbour(layout, 'operational/o2', 'right')).not.toBeNull();
    expect(neighbour(layout, 'line/l1', 'left')).toBeNull();
    expect(neighbour(layout, 'line/l1', 'up')).toBeNull();
    expect(neighbour(layout, 'line/gone', 'up')).toBeNull();
    expect(box(neighbour(layout, 'line/l2', 'right') ?? '')?.column).toBe(1);
  });
});
