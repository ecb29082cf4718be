import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportedPlan } from './imported-plan.ts';
import { readPlanFile } from './read-plan-file.ts';

const FOLDER = 'tests/fixtures/plans';

/** What a fixture must say, without sources and sentences. */
function essence(plan: ImportedPlan): object {
  return {
    entity: plan.entity,
    years: plan.years,
    year: plan.year,
    areas: plan.areas.map((area) => ({
      name: area.name,
      head: area.head,
      staff: area.staff,
      sharedWith: area.sharedWith,
      objectives: area.objectives.map((objective) => ({
        code: objective.code,
        title: objective.title,
        description: objective.description,
        type: objective.type,
        strategicReference: objective.strategicReference,
        expectedPerformance: objective.expectedPerformance,
        dueDate: objective.dueDate,
        weight: objective.weight,
        gate: objective.gate,
        target: objective.target,
        indicators: objective.indicators,
        participants: objective.participants.map(({ name, from, to, kind }) => ({ name, from, to, kind })),
        notes: objective.notes,
        problems: objective.problems.map(({ code }) => code),
      })),
    })),
    people: plan.people.map(({ name, title, spellings }) => ({ name, title, spellings })),
    problems: plan.problems.map(({ code }) => code),
  };
}

const fixtures = readdirSync(FOLDER).filter((name) => /\.(?:txt|tsv|csv|html|docx)$/.test(name));

test.each(fixtures)('%s reads as written down beside it', async (name) => {
  const result = await readPlanFile({ name, bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)) });
  if (!result.ok) throw new Error(result.reason);
  await expect(`${JSON.stringify(essence(result.plan), null, 2)}\n`).toMatchFileSnapshot(
    `../../../${FOLDER}/${name.replace(/\.\w+$/, '')}.expected.json`,
  );
});

test('every value points to a passage that is there', async () => {
  for (const name of fixtures) {
    const result = await readPlanFile({ name, bytes: new Uint8Array(readFileSync(`${FOLDER}/${name}`)) });
    if (!result.ok) throw new Error(result.reason);
    const blocks = new Map(result.source.blocks.map((block) => [block.id, block]));
    const objectives = result.plan.areas.flatMap((area) => area.objectives);
    const refs = [
      ...objectives.flatMap((objective) => Object.values(objective.sources).flat()),
      ...result.plan.problems.flatMap((problem) => problem.source),
    ];
    expect(refs.length).toBeGreaterThan(0);
    for (const { block, row, column } of refs) {
      const passage = blocks.get(block);
      const found =
        passage?.kind === 'table'
          ? passage.rows.flat().some((cell) => cell.row === row && cell.column === column)
          : passage !== undefined;
      expect(found, `${name}: ${block} ${row} ${column}`).toBe(true);
    }
  }
});
