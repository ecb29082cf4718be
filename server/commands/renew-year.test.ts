import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AreaDocument } from '#lib/documents/area-document.ts';
import type { AreaPlan, EntityPlan } from '#lib/domain/plan.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let segretario: string;
let year: number;

beforeAll(async () => {
  server = await TestServer.withExample();
  segretario = await server.signIn('segretario');
  year = server.ente.registry.years.at(-1) ?? 0;
});
afterAll(() => server.remove());

const renew = (id = 'press-one', choices: { objective: string; choice: string }[] = []) =>
  server.command({ type: 'year.renew', id, from: year, choices }, segretario);
const takeBack = () => server.command({ type: 'year.renew.undo', year: year + 1 }, segretario);

async function areasOf(of: number): Promise<AreaPlan[]> {
  const plans: AreaPlan[] = [];
  for (const document of await server.ente.store.list()) {
    if (document.kind !== 'area' || document.year !== of) continue;
    plans.push((await server.ente.relay.read(document.id)) as AreaPlan);
  }
  return plans;
}

async function planOf(of: number): Promise<EntityPlan> {
  const document = await server.ente.document({ kind: 'plan', year: of });
  return (await server.ente.relay.read(document?.id ?? '')) as EntityPlan;
}

describe('the year after', () => {
  test('two press at once: one year, once', async () => {
    const answers = await Promise.all([renew('press-one'), renew('press-two')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(server.ente.registry.years).toEqual([year, year + 1]);
    const before = await areasOf(year);
    const after = await areasOf(year + 1);
    const known = new Set(before.flatMap(({ objectives }) => objectives.map(({ id }) => id)));
    const taken = after.flatMap(({ objectives }) => objectives);
    expect(taken.length).toBeGreaterThan(15);
    expect(new Set(taken.map(({ continues }) => continues)).size).toBe(taken.length);
    expect(taken.every(({ id, continues }) => !known.has(id) && known.has(continues ?? ''))).toBe(true);
    const strategic = new Set((await planOf(year + 1)).strategicObjectives.map(({ id }) => id));
    const served = taken.filter(({ strategicObjective }) => strategicObjective !== null);
    expect(served.length).toBeGreaterThan(0);
    expect(served.every(({ strategicObjective }) => strategic.has(strategicObjective ?? ''))).toBe(true);
  });

  test('the answer that was lost, asked for again, is the same', async () => {
    const winner = server.ente.registry.lastOpening;
    expect(winner).toMatchObject({ year: year + 1, from: year });
    const answers = [await renew('press-one'), await renew('press-two')];
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  test('taken back, it is as if it had never been; opened again, it is whole', async () => {
    expect((await takeBack()).status).toBe(200);
    expect(server.ente.registry).toMatchObject({ years: [year], lastOpening: null });
    expect(
      (await areasOf(year + 1)).every(({ objectives, discarded }) => objectives.length + discarded.length === 0),
    ).toBe(true);
    expect((await takeBack()).status).toBe(404);
    const [closed] = (await areasOf(year))[0]?.objectives ?? [];
    expect((await renew('press-three', [{ objective: closed?.id ?? '', choice: 'close' }])).status).toBe(200);
    const taken = (await areasOf(year + 1)).flatMap(({ objectives }) => objectives);
    expect(taken.some(({ continues }) => continues === closed?.id)).toBe(false);
    expect(taken.length).toBeGreaterThan(15);
  });

  test('when somebody has written in it, it stays, and it says who and where', async () => {
    const document = (await server.ente.store.list()).find((one) => one.kind === 'area' && one.year === year + 1);
    const author = server.ente.registry.people[0];
    await server.ente.relay.edit(document?.id ?? '', author?.id ?? '', (area) => {
      if (area instanceof AreaDocument) area.addObjective({ title: 'Nuovo' });
    });
    const answer = await takeBack();
    expect(answer).toMatchObject({ status: 409, body: { code: 'year-written' } });
    expect(JSON.stringify(answer.body)).toContain(author?.familyName);
    expect(server.ente.registry.years).toContain(year + 1);
  });

  test('when it is evaluated, it stays', async () => {
    expect((await server.command({ type: 'evaluation.open', year: year + 1 }, segretario)).status).toBe(200);
    const answer = await takeBack();
    expect(answer).toMatchObject({ status: 409, body: { code: 'year-written' } });
    expect(JSON.stringify(answer.body)).toContain('La valutazione è già aperta');
  });
});
