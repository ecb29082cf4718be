import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RegistrySeed } from '#lib/protocol/http.ts';
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
const row = { service: null, classificationArea: null, partTime: null, profile: '', ...always };

/** Two new people, one in a new area and service, and a date for somebody who is there. */
const seed = (): RegistrySeed => ({
  id: 'import-one',
  areas: [{ id: 'area-nove', name: 'Area Nove', code: 'NO', order: 9, ...always }],
  services: [
    { id: 'serv-inner', area: 'area-nove', parent: 'serv-outer', name: 'Dentro', order: 0, ...always },
    { id: 'serv-outer', area: 'area-nove', parent: null, name: 'Fuori', order: 0, ...always },
  ],
  people: [
    { id: 'person-ada', givenName: 'Ada', familyName: 'Nuova', title: '' },
    { id: 'person-leo', givenName: 'Leo', familyName: 'Nuovo', title: '' },
  ],
  employments: [
    {
      id: 'emp-ada',
      person: 'person-ada',
      area: 'area-nove',
      ...row,
      service: 'serv-inner',
      profile: 'Assistente sociale',
    },
    { id: 'emp-leo', person: 'person-leo', area: 'area-uno', ...row, partTime: 1_800 },
    { id: 'employment-ugo', person: 'person-ugo', area: 'area-uno', ...row, from: '2020-01-01', to: '2027-06-30' },
  ],
});
const bringIn = (registry: RegistrySeed) => server.command({ type: 'registry.import', registry }, cookie);
const undo = () => server.command({ type: 'registry.import.undo', id: 'import-one' }, cookie);

describe('people from a list', () => {
  test('come in with one command, and go out again with one: what stood before stands again', async () => {
    const before = server.ente.registry;
    expect((await bringIn(seed())).status).toBe(200);
    const { registry } = server.ente;
    expect(registry.people.map(({ id }) => id).sort()).toEqual([
      'person-ada',
      'person-leo',
      'person-sara',
      'person-ugo',
    ]);
    expect(registry.employments.find(({ id }) => id === 'employment-ugo')).toMatchObject({ to: '2027-06-30' });
    expect(registry.lastImport).toMatchObject({ id: 'import-one', people: 2, employments: 3 });
    expect(await server.ente.document({ kind: 'area', year: 2027, area: 'area-nove' })).not.toBeNull();
    expect((await undo()).status).toBe(200);
    const { version: _, ...after } = server.ente.registry;
    expect({ ...after, version: before.version }).toEqual(before);
    expect((await undo()).status).toBe(404);
  });

  test('all or nothing: each fault has its place, and nothing comes in', async () => {
    const before = server.ente.registry;
    const bad = seed();
    bad.employments[1] = { ...bad.employments[1]!, person: 'nobody' };
    bad.employments[2] = { ...bad.employments[2]!, person: 'person-sara' };
    bad.people.push({ id: 'person-ugo', givenName: 'Ugo', familyName: 'Un altro', title: '' });
    const answer = await bringIn(bad);
    expect(answer.status).toBe(422);
    expect((answer.body as { faults: object[] }).faults).toEqual([
      { path: 'registry.people.2.id', detail: 'C’è già.' },
      { path: 'registry.employments.1.person', detail: 'Questa persona non c’è.' },
      { path: 'registry.employments.2.person', detail: 'Questo periodo è di un’altra persona.' },
    ]);
    expect(server.ente.registry).toEqual(before);
  });

  test.each<[string, object, string]>([
    [
      'a changed period',
      { type: 'employment.save', employment: { id: 'emp-leo', person: 'person-leo', area: 'area-due', ...row } },
      'Nuovo Leo: il periodo di servizio è cambiato.',
    ],
    [
      'a mended name',
      { type: 'person.save', person: { id: 'person-leo', givenName: 'Leone', familyName: 'Nuovo', title: '' } },
      'Nuovo Leo: il nome è cambiato.',
    ],
    [
      'an incarico',
      {
        type: 'incarico.save',
        incarico: { id: 'inc-new', person: 'person-ada', role: 'head', area: 'area-nove', act: '', ...always },
      },
      'Nuova Ada: ha altri periodi, incarichi, un accesso o partecipazioni.',
    ],
    [
      'an objective of the new area',
      {
        type: 'plan.import',
        plan: {
          year: 2027,
          areas: [],
          people: [],
          employments: [],
          incarichi: [],
          objectives: [{ area: 'area-nove', objectives: [{ ...objectiveInput('Uno'), participations: [] }] }],
        },
      },
      'Area Nove: l’area ha obiettivi, incarichi o altre persone.',
    ],
    [
      'a vacant place in the new service',
      {
        type: 'vacancy.save',
        vacancy: {
          id: 'vacancy-1',
          area: 'area-nove',
          service: 'serv-outer',
          classificationArea: null,
          words: '',
          ...always,
        },
      },
      'Fuori: il servizio è usato anche da altri.',
    ],
  ])('is not taken back after %s: it says why', async (_, command, sentence) => {
    await bringIn(seed());
    expect((await server.command(command, cookie)).status).toBe(200);
    const answer = await undo();
    expect(answer).toMatchObject({ status: 409, body: { code: 'import-built-on' } });
    expect((answer.body as { faults: { detail: string }[] }).faults.map(({ detail }) => detail)).toContain(sentence);
    expect(server.ente.registry.people).toHaveLength(4);
  });
});
