import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { ImportedPlan } from './imported-plan.ts';
import { readPlanFile } from './read-plan-file.ts';

const SEED = '../shared/seed/piano-lurano-2024-2026.txt';

async function readSeed(): Promise<ImportedPlan> {
  const result = await readPlanFile({ name: 'piano.txt', bytes: new Uint8Array(readFileSync(SEED)) });
  if (!result.ok) throw new Error(result.reason);
  return result.plan;
}

test.skipIf(!existsSync(SEED))('the real plan of a small comune comes in whole', async () => {
  const plan = await readSeed();
  expect(plan.entity).toEqual({ name: 'Comune di Lurano', province: 'BG' });
  expect(plan.years).toEqual([2024, 2026]);
  expect(plan.year).toBe(2024);
  expect(plan.areas.map(({ name, head }) => [name, head])).toEqual([
    ['Area Amministrativa', 'Commisso Giuseppina'],
    ['Area Finanziaria', null],
    ['Area Tecnica', null],
    ['Area Polizia Locale', 'Giovanna Farina'],
  ]);
  expect(plan.areas.map(({ staff }) => staff)).toEqual([
    [
      { classificationArea: 'funzionari-eq', count: 1 },
      { classificationArea: 'istruttori', count: 2 },
    ],
    [
      { classificationArea: 'funzionari-eq', count: 1 },
      { classificationArea: 'istruttori', count: 1 },
    ],
    [],
    [{ classificationArea: 'istruttori', count: 1 }],
  ]);
  expect(plan.areas[3]?.sharedWith).toEqual(['Comune di Arcene', 'Comune di Verdello']);
  expect(plan.people.map(({ name }) => name)).toEqual([
    'Giuseppina Commisso',
    'Brina C.',
    'Fretti S.',
    'Resmini N.',
    'Giovanna Farina',
  ]);

  const [area] = plan.areas;
  const objectives = area!.objectives;
  expect(plan.areas.slice(1).every((other) => other.objectives.length === 0)).toBe(true);
  expect(objectives.map(({ weight }) => weight)).toEqual([1500, 2500, 1000, 1000, 1000, 2000, 1000]);
  expect(objectives.every(({ dueDate }) => dueDate === '2024-12-31')).toBe(true);
  expect(objectives.every(({ target }) => target.value === 100 && target.unit === '%')).toBe(true);
  expect(objectives.every(({ expectedPerformance }) => expectedPerformance === 'Relazione sulle attività svolte')).toBe(
    true,
  );
  expect(objectives.map(({ title }) => title)).toEqual([
    'Consultazione elettorale europea',
    'Consultazione elettorale amministrativa',
    'Adesione alla piattaforma A.N.S.C.',
    'Supporto al servizio di accorpamento delle anagrafiche del Protocollo informatico',
    'Procedura di acquisizione CIG',
    "Riscossione entrate pregresse e inevase dell'Ufficio Servizi Sociali e alla persona (ante 2024)",
    'Stesura schema di contratto di locazione Farmacia Comunale',
  ]);
  expect(objectives[1]?.description).toBe(objectives[0]?.description);
  expect(objectives[1]?.participants).toEqual(objectives[0]?.participants);
  expect(objectives[0]?.description).toContain('archiviazione/stampe schede elettorali e fascicoli');
  const written = JSON.stringify(
    objectives.map(({ title, description, expectedPerformance }) => [title, description, expectedPerformance]),
  );
  expect(written).not.toMatch(/[<>*]/);
  const people = (at: number): (string | null)[][] =>
    objectives[at]!.participants.map(({ name, from, to }) => [name, from, to]);
  const brina = ['Brina C.', null, '2024-05-01'];
  const resmini = ['Resmini N.', '2024-04-01', null];
  const commisso = ['Commisso G.', null, null];
  expect(people(0)).toEqual([brina, commisso, ['Fretti S.', null, null], resmini]);
  expect(people(3)).toEqual([brina, commisso, resmini]);
  expect(people(4)).toEqual([brina, commisso, resmini]);
  expect(people(5)).toEqual([commisso]);
});

test.skipIf(!existsSync(SEED))('its problems are named, and none is invented on its clean rows', async () => {
  const plan = await readSeed();
  expect(plan.problems.map(({ code }) => code)).toEqual([
    'merged-cell',
    'row-broken',
    'date-odd',
    'indicator-repeated',
    'two-spellings',
    'area-without-staff',
  ]);
  const text = (code: string): string => plan.problems.find((problem) => problem.code === code)!.text;
  expect(text('merged-cell')).toContain('15 25');
  expect(text('date-odd')).toContain('1-05/2024');
  expect(text('two-spellings')).toMatch(/Commisso.*Comisso/);
  expect(text('area-without-staff')).toContain('Area Tecnica');
  expect(text('indicator-repeated')).toMatch(/Relazione sulle attività svolte.*100%/);
  const objectives = plan.areas[0]!.objectives;
  expect(objectives[5]).toMatchObject({ problems: [], confidence: 1 });
  expect(objectives[6]).toMatchObject({ problems: [], confidence: 1 });
  expect(objectives[0]!.confidence).toBeLessThan(1);
  expect(plan.problems.find(({ code }) => code === 'date-odd')?.choices.map(({ label }) => label)).toEqual([
    '01/05/2024',
    '30/04/2024',
  ]);
});
