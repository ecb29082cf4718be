import { expect, test } from 'vitest';
import { answerProblems } from './answer-problems.ts';
import { readPlanFile } from './read-plan-file.ts';

const TABLE =
  '<p>AREA TECNICA</p><table><tr><td>Obiettivo</td><td>Peso</td><td>Personale</td></tr>' +
  '<tr><td>Strade</td><td rowspan=2>40</td><td>Sala U.</td></tr><tr><td>Ponti</td><td>Sala U.</td></tr>' +
  '<tr><td>Parchi</td><td>60</td><td>Sala U.</td></tr></table>';

test('one weight over two objectives is given to neither, until somebody says how', async () => {
  const result = await readPlanFile({ html: TABLE });
  if (!result.ok) throw new Error(result.reason);
  const { plan } = result;
  const weights = (read: typeof plan): unknown => read.areas[0]!.objectives.map(({ title, weight }) => [title, weight]);
  expect(plan.problems.map(({ code }) => code)).toEqual(['merged-weight']);
  expect(weights(plan)).toEqual([
    ['Strade', null],
    ['Ponti', null],
    ['Parchi', 6000],
  ]);
  const [even, single] = plan.problems[0]!.choices.map(({ id }) => answerProblems(plan, { 'merged-weight-1': id }));
  expect(weights(even!)).toEqual([
    ['Strade', 2000],
    ['Ponti', 2000],
    ['Parchi', 6000],
  ]);
  expect(weights(single!)).toEqual([
    ['Strade – Ponti', 4000],
    ['Parchi', 6000],
  ]);
});
