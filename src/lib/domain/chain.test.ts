import { describe, expect, test } from 'vitest';
import { chainOf, servingObjectives, type Strategy } from './chain.ts';
import { coverageOf, isCovered } from './coverage.ts';
import type { Mandate } from './org.ts';
import { buildTree, litBy, type NodeKey } from './performance-tree.ts';
import type { MandateLine, StrategicObjective } from './plan.ts';
import { objective, takesPart } from './test-objective.ts';

const line = (id: string): MandateLine => ({ id, position: id, title: `Linea ${id}`, description: '' });
const goal = (id: string, mandateLine: string | null): StrategicObjective => ({
  id,
  position: id,
  code: id,
  title: `Obiettivo ${id}`,
  description: '',
  mandateLine,
  missione: '',
  programma: '',
  fromYear: null,
  toYear: null,
  politicalLead: null,
  politicalLeadName: '',
  expectedResult: '',
});
const mandate = (id: string): Mandate => ({ id, sindaco: null, name: '', act: '', from: null, to: null });

/** Two mandates meet in the year; the second has a line that nothing serves yet. */
const strategy: Strategy = {
  mandates: [
    { mandate: mandate('m1'), lines: [line('l1'), line('l2')] },
    { mandate: mandate('m2'), lines: [line('l3')] },
  ],
  objectives: [goal('s1', 'l1'), goal('s2', 'l2'), goal('s3', null), goal('s4', 'gone')],
};
const served = (id: string, strategicObjective: string | null, ...people: string[]) =>
  objective(id, {
    strategicObjective,
    participations: people.map((person) => takesPart({ id: `${id}-${person}`, person })),
  });
const areas = [
  { area: 'am', objectives: [served('o1', 's1', 'rota', 'rota'), served('o2', 's1', 'brina'), served('o3', null)] },
  { area: 'tec', objectives: [served('o4', 's3', 'rota'), served('o5', 'gone')] },
];
const nobody = { aliases: [] };

describe('the chain', () => {
  test.each([
    ['s1', 'm1', 'l1', 's1'],
    ['s3', undefined, undefined, 's3'],
    ['s4', undefined, undefined, 's4'],
    ['gone', undefined, undefined, undefined],
    [null, undefined, undefined, undefined],
  ])('up from one that serves %s', (id, m, l, s) => {
    const chain = chainOf(id, strategy);
    expect([chain.mandate?.id, chain.line?.id, chain.strategic?.id]).toEqual([m, l, s]);
  });

  test('down from a strategic objective; those that serve none stand under null', () => {
    const down = servingObjectives(areas, strategy.objectives);
    expect(down.get('s1')?.map((one) => [one.area, one.objective.id])).toEqual([
      ['am', 'o1'],
      ['am', 'o2'],
    ]);
    expect(down.get(null)?.map((one) => one.objective.id)).toEqual(['o3', 'o5']);
    expect(down.has('s2')).toBe(false);
  });
});

describe('the coverage', () => {
  test('says where the chain is broken', () => {
    const { emptyLines, looseStrategic, unserved, unlinked } = coverageOf(strategy, areas);
    expect(emptyLines.map(({ id }) => id)).toEqual(['l3']);
    expect(looseStrategic.map(({ id }) => id)).toEqual(['s3', 's4']);
    expect(unserved.map(({ id }) => id)).toEqual(['s2', 's4']);
    expect(unlinked.map((one) => one.objective.id)).toEqual(['o3', 'o5']);
  });

  test('is whole when everything reaches everything', () => {
    const whole: Strategy = { mandates: strategy.mandates.slice(0, 1), objectives: strategy.objectives.slice(0, 2) };
    const all = [{ area: 'am', objectives: [served('o1', 's1'), served('o2', 's2')] }];
    expect(isCovered(coverageOf(whole, all))).toBe(true);
    expect(isCovered(coverageOf(whole, areas))).toBe(false);
    expect(isCovered(coverageOf({ mandates: [], objectives: [] }, []))).toBe(true);
  });
});

describe('the tree', () => {
  const tree = buildTree(strategy, areas, nobody);

  test('hangs everything where it belongs', () => {
    expect(tree.lines.map(({ line: { id }, number, strategic }) => [id, number, strategic.length])).toEqual([
      ['l1', 1, 1],
      ['l2', 2, 1],
      ['l3', 1, 0],
    ]);
    expect(tree.loose.map((one) => one.objective.id)).toEqual(['s3', 's4']);
    expect(tree.unlinked.map((one) => one.objective.id)).toEqual(['o3', 'o5']);
    expect(tree.lines[0]?.strategic[0]?.operational.map(({ people }) => people)).toEqual([['rota'], ['brina']]);
  });

  test('filtered by area keeps what the area serves; by line, that line', () => {
    const ofArea = buildTree(strategy, areas, nobody, { area: 'tec', line: null });
    expect([ofArea.lines.length, ofArea.loose.map((one) => one.objective.id)]).toEqual([0, ['s3']]);
    expect(ofArea.unlinked.map((one) => one.objective.id)).toEqual(['o5']);
    const ofLine = buildTree(strategy, areas, nobody, { area: null, line: 'l1' });
    expect([ofLine.lines.map((one) => one.line.id), ofLine.loose, ofLine.unlinked]).toEqual([['l1'], [], []]);
  });

  test('a person merged into another stands once, under the name that stayed', () => {
    const aliases = [{ id: 'brina', person: 'rota', givenName: '', familyName: '', title: '' }];
    const both = [{ area: 'am', objectives: [served('o1', 's1', 'rota', 'brina')] }];
    expect(buildTree(strategy, both, { aliases }).lines[0]?.strategic[0]?.operational[0]?.people).toEqual(['rota']);
  });

  test.each<[NodeKey, NodeKey[]]>([
    ['line/l1', ['line/l1', 'strategic/s1', 'operational/o1', 'operational/o2', 'person/rota', 'person/brina']],
    ['line/l2', ['line/l2', 'strategic/s2']],
    ['strategic/s1', ['line/l1', 'strategic/s1', 'operational/o1', 'operational/o2', 'person/rota', 'person/brina']],
    ['operational/o2', ['line/l1', 'strategic/s1', 'operational/o2', 'person/brina']],
    ['person/rota', ['person/rota', 'operational/o1', 'strategic/s1', 'line/l1', 'operational/o4', 'strategic/s3']],
    ['operational/o3', ['operational/o3']],
    ['strategic/s4', ['strategic/s4']],
  ])('%s lights its chain in both directions', (selected, lit) => {
    expect([...litBy(tree, selected)].sort()).toEqual([...lit].sort());
  });
});
