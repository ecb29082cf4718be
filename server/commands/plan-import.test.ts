import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PlanSeed } from '#lib/protocol/http.ts';
import { objectiveInput, setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let cookie: string;

beforeEach(async () => {
  server = await TestServer.start();
  cookie = (await server.post('/api/setup', setupInput())).cookie;
});
afterEach(() => server.remove());

const always = { from: null, to: null };
const read = async (kind: 'area' | 'plan', area = '') => {
  const entry = await server.ente.document(kind === 'area' ? { kind, year: 2027, area } : { kind, year: 2027 });
  if (entry === null) throw new Error(`no ${kind}`);
  return { id: entry.id, content: await server.ente.relay.read(entry.id) };
};
const objectives = async (area: string) => {
  const { content } = await read('area', area);
  return 'objectives' in content ? content.objectives : [];
};
const chapters = async () => {
  const { content } = await read('plan');
  return 'chapters' in content ? content.chapters : [];
};

/** One area and person more, a row brought up to the file, a new one, and a chapter. */
async function seed(): Promise<PlanSeed> {
  const [known] = await objectives('area-uno');
  const participations = [{ person: 'person-ada', group: '', ...always }];
  return {
    id: 'import-plan',
    year: 2027,
    areas: [{ id: 'area-nove', name: 'Area Nove', code: 'NO', order: 9, sharedWith: [], ...always }],
    people: [{ id: 'person-ada', givenName: 'Ada', familyName: 'Nuova', title: '' }],
    employments: [
      {
        id: 'emp-ada',
        person: 'person-ada',
        area: 'area-nove',
        service: null,
        classificationArea: null,
        partTime: null,
        profile: '',
        ...always,
      },
    ],
    incarichi: [{ id: 'inc-ada', person: 'person-ada', role: 'head', area: 'area-nove', act: '', ...always }],
    objectives: [
      {
        area: 'area-uno',
        objectives: [{ ...objectiveInput('Primo, come dice il file'), participations, replaces: known!.id }],
      },
      { area: 'area-nove', objectives: [{ ...objectiveInput('Nuovo'), participations }] },
    ] as PlanSeed['objectives'],
    chapters: [
      {
        title: 'Chi siamo',
        template: 'chi-siamo',
        body: [{ type: 'paragraph', content: [{ type: 'text', text: 'Noi.' }] }],
      },
    ],
  };
}
const send = (plan: PlanSeed) => server.command({ type: 'plan.import', plan }, cookie);
const undo = () => server.command({ type: 'plan.import.undo', id: 'import-plan' }, cookie);

test('a plan comes in over what is there, and goes out again: what stood before stands again', async () => {
  const before = server.ente.registry;
  const rows = await objectives('area-uno');
  expect((await send(await seed())).status).toBe(200);
  expect((await objectives('area-uno')).map(({ title }) => title)).toEqual(['Primo, come dice il file']);
  expect((await objectives('area-nove')).map(({ title }) => title)).toEqual(['Nuovo']);
  expect((await chapters()).map(({ title }) => title)).toEqual(['Chi siamo']);
  expect(server.ente.registry.lastPlanImport).toMatchObject({
    id: 'import-plan',
    year: 2027,
    objectives: 2,
    people: 1,
  });

  expect((await undo()).status).toBe(200);
  const { version: _, ...after } = server.ente.registry;
  expect({ ...after, version: before.version }).toEqual(before);
  const [row] = await objectives('area-uno');
  const told = ({ id: _id, position: _position, ...said }: NonNullable<typeof row>['participations'][number]) => said;
  expect({ ...row!, participations: row!.participations.map(told) }).toEqual({
    ...rows[0]!,
    participations: rows[0]!.participations.map(told),
  });
  expect(await chapters()).toEqual([]);
  expect((await undo()).status).toBe(404);
});

test('a year that came with the import goes with it, and can be made anew', async () => {
  const before = server.ente.registry;
  const plan = await seed();
  const [, fresh] = plan.objectives;
  expect((await send({ ...plan, year: 2029, objectives: [fresh!] })).status).toBe(200);
  expect(server.ente.registry.years).toContain(2029);
  expect((await undo()).status).toBe(200);
  const { version: _, ...after } = server.ente.registry;
  expect({ ...after, version: before.version }).toEqual(before);
  expect((await send({ ...plan, id: 'import-anew', year: 2029, objectives: [fresh!] })).status).toBe(200);
});

test('a chapter that is there stays as people wrote it, and an import somebody worked on is not taken back', async () => {
  expect((await send(await seed())).status).toBe(200);
  const again = {
    ...(await seed()),
    id: 'import-two',
    areas: [],
    people: [],
    employments: [],
    incarichi: [],
    objectives: [],
  };
  expect((await send(again)).status).toBe(200);
  expect(await chapters()).toHaveLength(1);
  const { id } = await read('area', 'area-nove');
  await server.ente.relay.edit(id, 'person-sara', (document) => {
    if ('setField' in document && 'objectives' in document.read()) {
      const area = document as { setField: (row: string, field: 'title', value: string) => void };
      const plan = document.read() as { objectives: { id: string }[] };
      area.setField(plan.objectives[0]!.id, 'title', 'Cambiato da una collega');
    }
  });
  const answer = await undo();
  expect(answer.status).toBe(409);
  expect(JSON.stringify(answer.body)).toContain('l’obiettivo è cambiato');
  expect((await objectives('area-nove')).map(({ title }) => title)).toEqual(['Cambiato da una collega']);
});
