import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportedObjective, ImportedPlan } from './imported-plan.ts';
import { readPlanFile } from './read-plan-file.ts';

/** Plans as comuni really write them, each beside what a person reads in it, a line per objective. */
const FOLDER = 'tests/fixtures/plans/brief';

function brief(plan: ImportedPlan): string[] {
  return [
    `${plan.entity.name} (${plan.entity.province}) ${plan.years === null ? null : plan.years.join('-')}`,
    ...plan.areas.flatMap((area) => [
      `${area.name} | ${area.head} | ${area.staff.map((one) => `${one.classificationArea} ${one.count}`).join(', ')}`,
      ...area.objectives.flatMap(briefObjective),
    ]),
    `people: ${plan.people.map(({ name }) => name).join(', ')}`,
    `problems: ${plan.problems.map(({ code }) => code).join(', ')}`,
  ];
}

function briefObjective(objective: ImportedObjective): string[] {
  const { text, value, unit } = objective.target;
  const target = value !== null ? [value, unit ?? []].flat().join(' ') : text === '' ? '' : `«${text}»`;
  const people = objective.participants.map(({ name, kind, from, to }) => {
    const period = from === null && to === null ? '' : ` (${from ?? ''}→${to ?? ''})`;
    return `${kind === 'group' ? `«${name}»` : name}${period}`;
  });
  const problems = objective.problems.map(({ code }) => code).join(',');
  return [
    [
      `- ${objective.code}`,
      objective.title,
      objective.weight ?? (objective.gate ? 'X' : 'null'),
      objective.dueDate ?? 'null',
      target,
      people.join('; '),
      ...(problems === '' ? [] : [problems]),
    ].join(' | '),
    ...(objective.description === '' ? [] : [`    d: ${objective.description.replaceAll('\n', ' / ')}`]),
    ...(objective.expectedPerformance === ''
      ? []
      : [`    e: ${objective.expectedPerformance.replaceAll('\n', ' / ')}`]),
    ...objective.phases.map(({ title, planned }) => {
      const months = planned.flatMap((marked, month) => (marked ? [month + 1] : []));
      return `    m: ${[title, months.join(' ')].filter((part) => part !== '').join(': ')}`;
    }),
  ];
}

const fixtures = readdirSync(FOLDER).filter((name) => !name.endsWith('.expected.txt'));

test.each(fixtures)('%s reads as a person reads it', async (name) => {
  const result = await readPlanFile({ name, bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)) });
  if (!result.ok) throw new Error(result.reason);
  const expected = readFileSync(`${FOLDER}/${name.replace(/\.\w+$/, '')}.expected.txt`, 'utf8');
  expect(brief(result.plan).map((line) => line.trimEnd())).toEqual(expected.trimEnd().split('\n'));
});
