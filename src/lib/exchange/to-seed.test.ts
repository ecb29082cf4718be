import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Registry } from '#lib/domain/org.ts';
import { PlanSeed } from '#lib/protocol/http.ts';
import { answerProblems } from './answer-problems.ts';
import type { ImportedPlan } from './imported-plan.ts';
import { readPlanFile } from './read-plan-file.ts';
import { toSeed } from './to-seed.ts';

async function read(name: string): Promise<ImportedPlan> {
  const result = await readPlanFile({ name, bytes: new Uint8Array(readFileSync(`tests/fixtures/plans/${name}`)) });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

function counter(): () => string {
  let next = 0;
  return () => `id-${String(++next).padStart(4, '0')}`;
}

const EMPTY: Registry = {
  version: 1,
  entity: { id: 'entity', name: 'Comune di Castelrovo', province: 'BS' },
  years: [],
  areas: [],
  services: [],
  agreements: [],
  vacancies: [],
  mandates: [],
  aliases: [],
  lastImport: null,
  lastOpening: null,
  people: [],
  employments: [],
  incarichi: [],
};

test.each([
  'castelrovo-insidie.docx',
  'roccapiana-schede.html',
  'castelvero-coefficienti.csv',
  'pontebasso-due-aree.tsv',
])('%s becomes what the import command takes', async (name) => {
  const plan = await read(name);
  const seed = toSeed(plan, { year: plan.year ?? 2025, registry: null, newId: counter() });
  expect(v.parse(PlanSeed, seed)).toEqual(seed);
  expect(seed.people).toHaveLength(plan.people.length);
  expect(seed.objectives.flatMap((one) => one.objectives)).toHaveLength(
    plan.areas.flatMap((area) => area.objectives).length,
  );
});

test('areas, heads, people with their periods and objectives come in together', async () => {
  const seed = toSeed(await read('castelrovo-insidie.docx'), { year: 2025, registry: null, newId: counter() });
  expect(seed.areas.map(({ name, code }) => [name, code])).toEqual([
    ['Area Amministrativa', 'AM'],
    ['Area Tecnica', 'TE'],
    ['Area Vigilanza', 'VI'],
  ]);
  const person = (family: string): string => seed.people.find((one) => one.familyName === family)!.id;
  expect(seed.people.find((one) => one.familyName === 'Belloni')).toMatchObject({
    givenName: 'Marta',
    title: 'Dott.ssa',
  });
  expect(seed.incarichi.map((one) => [one.role, one.person])).toEqual([
    ['head', person('Belloni')],
    ['head', person('Prandi')],
  ]);
  expect(seed.employments.find((one) => one.person === person('Zanoli'))).toMatchObject({
    from: null,
    to: '2025-05-01',
  });
  expect(seed.objectives[0]?.objectives[0]?.participations[0]).toEqual({
    person: person('Zanoli'),
    group: '',
    from: null,
    to: '2025-05-01',
  });
  expect(seed.objectives[0]?.objectives.map(({ code }) => code)).toEqual(['AM.1', 'AM.2', 'AM.3', 'AM.4', 'AM.5']);
  // A report is no indicator: the objective keeps its text and stays without one.
  expect(seed.objectives[0]?.objectives.every((one) => one.indicators.length === 0)).toBe(true);
});

test('who and what the registry has already is not created again', async () => {
  const plan = await read('castelrovo-insidie.docx');
  const first = toSeed(plan, { year: 2025, registry: null, newId: counter() });
  const registry = {
    ...EMPTY,
    areas: first.areas,
    people: first.people,
    employments: first.employments,
    incarichi: first.incarichi,
  };
  const second = toSeed(plan, { year: 2026, registry, newId: counter(), moveDates: true });
  expect([second.areas, second.people, second.employments, second.incarichi]).toEqual([[], [], [], []]);
  expect(second.objectives[0]?.area).toBe(first.areas[0]?.id);
  expect(second.objectives[0]?.objectives[0]?.dueDate).toBe('2026-12-31');
});

test('an answer changes the plan and takes its problem away', async () => {
  const plan = await read('castelrovo-insidie.docx');
  const answered = answerProblems(plan, {
    'merged-cell-1': 'swap',
    'date-odd-1': 'date:2025-04-30',
    'area-without-staff-1': 'leave-out',
    'two-spellings-1': 'two',
  });
  const [area] = answered.areas;
  expect(area?.objectives.slice(0, 2).map(({ weight }) => weight)).toEqual([2500, 1500]);
  expect(area?.objectives.map(({ participants }) => participants.find(({ name }) => name === 'Zanoli P.')?.to)).toEqual(
    ['2025-04-30', '2025-04-30', '2025-04-30', undefined, undefined],
  );
  expect(answered.areas.map(({ name }) => name)).toEqual(['Area Amministrativa', 'Area Vigilanza']);
  expect(answered.people.map(({ familyName }) => familyName)).toContain('Beloni');
  expect(answered.problems.map(({ code }) => code)).toEqual(['row-broken', 'indicator-repeated']);
  expect(plan.areas).toHaveLength(3);
  const single = answerProblems(plan, { 'merged-cell-1': 'single' }).areas[0]!;
  expect(single.objectives).toHaveLength(4);
  expect(single.objectives[0]?.weight).toBe(4000);
});

test('a matrix of months becomes phases, and a prerequisite a gate outside the sum', async () => {
  const plan = await read('brief/pietrafonte-fasi.html');
  const seed = toSeed(plan, { year: 2026, registry: null, newId: counter() });
  expect(v.parse(PlanSeed, seed)).toEqual(seed);
  const [library, parks, code] = seed.objectives[0]?.objectives ?? [];
  expect(library?.phases?.map(({ title }) => title)).toEqual([
    'Progetto esecutivo',
    'Gara e affidamento',
    "Lavori e collaudo dell'edificio",
  ]);
  expect(library?.phases?.[2]?.planned).toEqual([...Array(5).fill(false), ...Array(7).fill(true)]);
  expect(parks?.phases?.[0]).toMatchObject({ title: 'Controlli', milestone: null });
  expect([library?.gate, code?.gate, code?.weight]).toEqual([false, true, null]);
  expect(code?.notes).toBe('');
});
