import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAreaPlan } from '#lib/domain/check.ts';
import type { AreaPlan, EntityPlan, MandateProgramme } from '#lib/domain/plan.ts';
import { figureChange, figureValues } from '#lib/domain/figure.ts';
import { mandatesOf } from '#lib/domain/mandate.ts';
import { isEmptyText } from '#lib/domain/rich-text.ts';
import { lintText } from '#lib/domain/text-lint.ts';
import { answerOf, isOffered, withTransversals } from '#lib/domain/transversal.ts';
import { TestServer } from '../testing/test-server.ts';
import { EXAMPLE_LOGINS } from './logins.ts';

let server: TestServer;
let plan: EntityPlan;
let programme: MandateProgramme;
const areas = new Map<string, AreaPlan>();

beforeAll(async () => {
  server = await TestServer.withExample();
  const { registry, relay } = server.ente;
  for (const document of await server.ente.store.list()) {
    const content = await relay.read(document.id);
    if ('objectives' in content) areas.set(registry.areas.find(({ id }) => id === content.area)?.code ?? '', content);
    else if ('lines' in content) programme = content;
    else if ('chapters' in content) plan = content;
  }
});
afterAll(() => server.remove());

describe('the invented comune', () => {
  test('has four areas, two shared and one without staff, and eleven people of whom three change', () => {
    const { people, employments, agreements } = server.ente.registry;
    const shared = agreements.map(({ area, entity }) => [area, entity]);
    expect(shared).toEqual([
      [server.area('EF'), 'Comune di Prada Bassa'],
      [server.area('EF'), 'Comune di Ronchello'],
      [server.area('PL'), 'Comune di Ronchello'],
    ]);
    expect(employments.some((employment) => employment.area === server.area('PL'))).toBe(false);
    expect(people).toHaveLength(11);
    const changing = new Set(
      employments.filter((employment) => employment.to !== null).map((employment) => employment.person),
    );
    expect(changing).toEqual(new Set([server.person('Cattaneo'), server.person('Zanga')]));
  });

  test('has a stemma of its own', () => {
    expect(server.ente.registry.entity.stemma).toMatch(/^[0-9a-f]{64}$/);
  });

  test('has about twenty objectives; weights of 100 in three areas and 95 in one', () => {
    const sums = Object.fromEntries(
      [...areas].map(([code, { objectives }]) => [code, objectives.reduce((sum, one) => sum + (one.weight ?? 0), 0)]),
    );
    expect(sums).toEqual({ AM: 10_000, EF: 10_000, TE: 9_500, PL: 10_000 });
    expect([...areas.values()].flatMap((area) => area.objectives)).toHaveLength(21);
  });

  test('shows phases, weighed indicators, targets of three years, a group, money and a prerequisite', () => {
    const all = [...areas.values()].flatMap((area) => area.objectives);
    expect(all.filter(({ gate }) => gate).map(({ weight }) => weight)).toEqual([null]);
    expect(all.some(({ scope }) => scope === 'group')).toBe(true);
    expect(all.some(({ budget }) => (budget ?? 0) > 0)).toBe(true);
    expect(all.some(({ phases }) => phases.length > 2 && phases.some(({ milestone }) => milestone !== null))).toBe(
      true,
    );
    const measured = all.filter(({ indicators }) => indicators.some(({ weight }) => weight !== null));
    expect(measured.length).toBeGreaterThan(1);
    expect(measured.some(({ indicators }) => indicators.some(({ targetThird }) => targetThird !== ''))).toBe(true);
  });

  test('has codes as new objectives get them', () => {
    for (const [code, { objectives }] of areas)
      expect(objectives.map((one) => one.code)).toEqual(objectives.map((_, index) => `${code}.${index + 1}`));
  });

  test('has two transversal objectives: taken up, refused, waiting for an answer', () => {
    const state = (code: string) =>
      plan.transversals.map((one) => {
        const own = areas.get(code);
        return own && isOffered(one, own.area) ? answerOf(one, own).state : 'not offered';
      });
    expect(Object.fromEntries([...areas.keys()].map((code) => [code, state(code)]))).toEqual({
      AM: ['not offered', 'accepted'],
      EF: ['accepted', 'waiting'],
      TE: ['waiting', 'waiting'],
      PL: ['not offered', 'refused'],
    });
  });

  test('has the problems it is meant to show and no other', () => {
    const found = [...areas].flatMap(([code, area]) =>
      checkAreaPlan(withTransversals(area, plan), server.ente.registry, plan).map(
        (problem) => `${code} ${problem.code}`,
      ),
    );
    expect(found.sort()).toEqual([
      'EF transversal-unanswered',
      'TE indicator-missing',
      'TE transversal-unanswered',
      'TE weights-missing',
    ]);
  });

  test('has five mandate lines, and every objective serves a strategic objective of one of them', () => {
    expect(mandatesOf(server.ente.registry, plan.year).map(({ id }) => id)).toEqual([programme.mandate]);
    expect(programme.lines).toHaveLength(5);
    const lines = new Set(programme.lines.map((line) => line.id));
    expect(plan.strategicObjectives.every((one) => lines.has(one.mandateLine ?? ''))).toBe(true);
    expect(new Set(plan.strategicObjectives.map((one) => one.mandateLine)).size).toBe(5);
    const served = [...areas.values()].flatMap((area) => area.objectives.map((one) => one.strategicObjective));
    expect(new Set(served)).toEqual(new Set(plan.strategicObjectives.map((one) => one.id)));
  });

  test('has five chapters, of which the last holds two mistakes for the check to find', () => {
    const { entity, agreements } = server.ente.registry;
    const context = { entity: entity.name, partners: agreements.map((one) => one.entity), year: plan.year };
    expect(plan.chapters.map(({ title }) => title)).toEqual([
      'Presentazione del Piano',
      'Chi siamo',
      'Come operiamo',
      'Il contesto esterno e interno',
      'Monitoraggio e rimodulazione',
    ]);
    expect(plan.chapters.filter(({ body }) => isEmptyText(body))).toEqual([]);
    const found = plan.chapters.map(({ body }) => lintText(body, { ...context, mandates: [] }));
    expect(found.slice(0, -1).flat()).toEqual([]);
    expect(found.at(-1)?.map(({ text, replacement }) => [text, replacement])).toEqual([
      ['Comune di Pianalto', 'Comune di Valmora'],
      [`${plan.year - 3}-${plan.year - 1}`, `${plan.year}-${plan.year + 2}`],
    ]);
  });

  test('has figures of the context with three years each, all of them numbers', () => {
    expect(plan.figures).toHaveLength(10);
    for (const figure of plan.figures) {
      expect(figureValues(figure, plan.year).every(({ value }) => value !== null)).toBe(true);
      expect(figureChange(figure, plan.year)?.since).toBe(plan.year - 3);
    }
  });

  test('lets everyone of its logins in', async () => {
    for (const { identifier, password, name } of EXAMPLE_LOGINS) {
      const cookie = await server.signIn(identifier, password);
      expect((await server.get('/api/session', { cookie })).body).toMatchObject({ person: { name } });
    }
  });
});
