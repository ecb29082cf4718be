import { expect, test } from 'vitest';
import type { ImportProblem } from '#lib/exchange/imported-plan.ts';
import { cellKeys, marksOn, placeMarks } from './source-marks.ts';

const problem = (id: string, column: number): ImportProblem => ({
  id,
  code: 'merged-cell',
  place: { area: null, objective: null, field: null },
  text: '',
  where: [],
  source: [{ block: 'b2', row: 1, column }],
  choices: [],
});

test('a merged cell carries the marks of every place it covers, each once, in the order of the points', () => {
  const marks = placeMarks([problem('p1', 2), problem('p2', 3)]);
  const keys = cellKeys('b2', { row: 0, column: 2, rowSpan: 2, colSpan: 2, text: '15 25' });
  expect(marksOn(marks, [...keys, ...keys]).map((mark) => mark.number)).toEqual([1, 2]);
});

test('a point about a passage of text stands on the whole passage', () => {
  const inText = { ...problem('p1', 0), source: [{ block: 'b1', row: null, column: null }] };
  expect(marksOn(placeMarks([inText]), ['b1'])).toEqual([{ number: 1, problem: 'p1' }]);
});
