import { formatDocumentName } from '#lib/documents/kind.ts';
import { MandateDocument } from '#lib/documents/mandate-document.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Agreement, Incarico } from '#lib/domain/org.ts';
import type { Command, PlanSeed } from '#lib/protocol/http.ts';
import { objectiveInput, setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let segretario: string;
let responsabile: string;
let administrator: string;

async function serve(): Promise<void> {
  server = await TestServer.start();
  const input = setupInput();
  input.plan.people.push({ id: 'person-ivo', givenName: 'Ivo', familyName: 'Tecnico', title: '' });
  input.plan.incarichi.push({
    id: 'incarico-ivo',
    person: 'person-ivo',
    role: 'administrator',
    area: null,
    act: '',
    from: '2026-01-01',
    to: null,
  });
  input.account = { person: 'person-ivo', identifier: 'ivo', password: 'lunga-abbastanza' };
  administrator = (await server.post('/api/setup', input)).cookie;
  await server.ente.accounts.create('person-sara', 'sara', 'lunga-abbastanza');
  await server.ente.accounts.create('person-ugo', 'ugo', 'lunga-abbastanza');
  segretario = await server.signIn('sara', 'lunga-abbastanza');
  responsabile = await server.signIn('ugo', 'lunga-abbastanza');
}

const area = { id: 'area-tre', name: 'Area Tre', code: 'TR', order: 2, from: null, to: null };
const person = { id: 'person-new', givenName: 'Nuova', familyName: 'Persona', title: '' };
const employment = {
  id: 'employment-new',
  person: 'person-sara',
  area: 'area-uno',
  service: null,
  classificationArea: null,
  partTime: null,
  profile: '',
  from: null,
  to: null,
};
const incarico: Incarico = {
  id: 'incarico-new',
  person: 'person-ugo',
  role: 'deputy',
  area: 'area-due',
  act: '',
  from: null,
  to: null,
};
const service = {
  id: 'service-new',
  area: 'area-uno',
  parent: null,
  name: 'Anagrafe',
  order: 0,
  from: null,
  to: null,
};
const agreement: Agreement = {
  id: 'agreement-new',
  kind: 'service',
  area: 'area-uno',
  service: null,
  person: null,
  entity: 'Comune di Ronchello',
  lead: 'here',
  share: 4_000,
  act: '',
  from: null,
  to: null,
};
const vacancy = {
  id: 'vacancy-new',
  area: 'area-uno',
  service: null,
  classificationArea: null,
  words: '',
  from: null,
  to: null,
};
const seed = (objectives: PlanSeed['objectives'][number]['objectives']): PlanSeed => ({
  year: 2028,
  areas: [],
  people: [],
  employments: [],
  incarichi: [],
  objectives: [{ area: 'area-uno', objectives }],
});

const mandate = { id: 'mandate-uno', sindaco: null, name: 'Ada Prova', act: '', from: '2024-06-10', to: null };
const COMMANDS: Command[] = [
  { type: 'entity.save', entity: { name: 'Comune di Prova Alta', province: 'BG' } },
  { type: 'area.save', area },
  { type: 'area.remove', id: 'area-due' },
  { type: 'area.order', areas: ['area-uno'] },
  { type: 'service.save', service },
  { type: 'service.order', services: ['service-new'] },
  { type: 'agreement.save', agreement },
  { type: 'agreement.remove', id: 'agreement-new' },
  { type: 'vacancy.save', vacancy },
  { type: 'vacancy.remove', id: 'vacancy-new' },
  { type: 'service.remove', id: 'service-new' },
  { type: 'person.save', person },
  {
    type: 'person.merge',
    keep: 'person-sara',
    drop: 'person-new',
    name: { givenName: 'Sara', familyName: 'Prova', title: '' },
  },
  {
    type: 'registry.import',
    registry: {
      id: 'import-new',
      areas: [],
      services: [],
      people: [{ ...person, id: 'person-listed' }],
      employments: [],
    },
  },
  { type: 'registry.import.undo', id: 'import-new' },
  { type: 'person.remove', id: 'person-new' },
  { type: 'employment.save', employment },
  { type: 'employment.remove', id: 'employment-new' },
  { type: 'incarico.save', incarico: { ...incarico, area: 'area-uno' } },
  { type: 'incarico.remove', id: 'incarico-new' },
  { type: 'mandate.save', mandate },
  { type: 'mandate.remove', id: mandate.id },
  { type: 'year.open', year: 2028 },
  { type: 'plan.import', plan: seed([]) },
  { type: 'account.invite', person: 'person-ugo' },
  { type: 'account.deactivate', person: 'person-ugo' },
  { type: 'account.reactivate', person: 'person-ugo' },
  { type: 'account.sessions.end', person: 'person-ugo' },
  { type: 'account.second-factor.remove', person: 'person-ugo' },
  { type: 'account.open', person: 'nobody', identifier: 'nessuno@prova.example' },
];

describe('rights', () => {
  beforeEach(serve);
  afterEach(() => server.remove());

  test('who may give each command, decided on the server', async () => {
    const given: Record<string, string> = {};
    for (const command of COMMANDS) {
      // First those who may not, so that nothing changes under the others.
      const cookies = { responsabile, administrator, segretario };
      const allowed = [];
      for (const [who, cookie] of Object.entries(cookies)) {
        const { status } = await server.command(command, cookie);
        // Who may, and comes second, finds it done: 404 or 422.
        if ([200, 404, 422].includes(status)) allowed.push(who);
        else expect([401, 403]).toContain(status);
      }
      given[command.type] = allowed.join(' ');
    }
    const both = 'administrator segretario';
    expect(given).toEqual({
      'entity.save': both,
      'area.save': both,
      'area.remove': both,
      'area.order': both,
      'service.save': both,
      'service.order': both,
      'service.remove': both,
      'agreement.save': both,
      'agreement.remove': both,
      'vacancy.save': both,
      'vacancy.remove': both,
      'person.save': both,
      'person.remove': both,
      'person.merge': both,
      'registry.import': both,
      'registry.import.undo': both,
      'employment.save': both,
      'employment.remove': both,
      'incarico.save': both,
      'incarico.remove': both,
      'mandate.save': both,
      'mandate.remove': both,
      'year.open': both,
      'plan.import': both,
      'account.invite': both,
      'account.deactivate': both,
      'account.reactivate': both,
      'account.sessions.end': both,
      'account.second-factor.remove': both,
      'account.open': both,
    });
    expect((await server.post('/api/commands', COMMANDS[0])).status).toBe(401);
  });

  test('who may open, and read the history of, each document', async () => {
    const see = async (cookie: string) => {
      const documents = (await server.get('/api/documents', { cookie })).body as {
        id: string;
        kind: string;
        area: string | null;
        access: string;
      }[];
      const rows = [];
      for (const document of documents) {
        const history = await server.get(`/api/documents/${document.id}/changes`, { cookie });
        rows.push([document.area ?? document.kind, document.access, history.status]);
      }
      return rows.sort();
    };
    expect(await see(segretario)).toEqual([
      ['area-due', 'write', 200],
      ['area-uno', 'write', 200],
      ['plan', 'write', 200],
    ]);
    expect(await see(responsabile)).toEqual([
      ['area-due', 'read', 403],
      ['area-uno', 'write', 200],
      ['plan', 'read', 403],
    ]);
    expect(await see(administrator)).toEqual([]);
    const [hidden] = await server.ente.store.list();
    const forbidden = await server.get(`/api/documents/${hidden?.id ?? ''}/changes`, { cookie: administrator });
    expect(forbidden).toMatchObject({ status: 404 });
    expect(forbidden.body).toEqual(
      (await server.get('/api/documents/nowhere/changes', { cookie: administrator })).body,
    );
  });

  test('every command is written down: who, in what role, what', async () => {
    await server.command({ type: 'year.open', year: 2028 }, segretario);
    const rows = server.ente.db
      .prepare('SELECT person, roles, type, payload FROM command_log ORDER BY id DESC LIMIT 1')
      .all();
    expect(rows).toMatchObject([
      {
        person: 'person-sara',
        roles: '["segretario"]',
        type: 'year.open',
        payload: '{"type":"year.open","year":2028}',
      },
    ]);
  });
});

describe('what does not fit is refused with its place', () => {
  beforeAll(serve);
  afterAll(() => server.remove());

  test.each([
    [{ type: 'employment.save', employment: { ...employment, person: 'nobody' } }, 'employment.person'],
    [{ type: 'employment.save', employment: { ...employment, area: 'nowhere' } }, 'employment.area'],
    [{ type: 'employment.save', employment: { ...employment, from: '2027-02-01', to: '2027-01-01' } }, 'employment.to'],
    [{ type: 'employment.save', employment: { ...employment, from: '31/12/2027' } }, 'employment.from'],
    [{ type: 'incarico.save', incarico: { ...incarico, area: null } }, 'incarico.area'],
    [{ type: 'incarico.save', incarico: { ...incarico, role: 'sindaco', area: 'area-uno' } }, 'incarico.area'],
    [{ type: 'area.save', area: { ...area, name: ' ' } }, 'area.name'],
    [
      {
        type: 'plan.import',
        plan: {
          ...seed([]),
          areas: [
            { ...area, sharedWith: [] },
            { ...area, sharedWith: [] },
          ],
        },
      },
      'plan.areas.1.id',
    ],
    [{ type: 'employment.save', employment: { ...employment, service: 'nowhere' } }, 'employment.service'],
    [{ type: 'employment.save', employment: { ...employment, partTime: 4_000 } }, 'employment.partTime'],
    [{ type: 'service.save', service: { ...service, area: 'nowhere' } }, 'service.area'],
    [{ type: 'service.save', service: { ...service, parent: 'nowhere' } }, 'service.parent'],
    [{ type: 'agreement.save', agreement: { ...agreement, service: 'nowhere' } }, 'agreement.service'],
    [{ type: 'agreement.save', agreement: { ...agreement, area: null } }, 'agreement.area'],
    [{ type: 'agreement.save', agreement: { ...agreement, kind: 'staff' } }, 'agreement.person'],
    [{ type: 'agreement.save', agreement: { ...agreement, share: 10_001 } }, 'agreement.share'],
    [{ type: 'vacancy.save', vacancy: { ...vacancy, area: 'nowhere' } }, 'vacancy.area'],
    [{ type: 'person.merge', keep: 'person-sara', drop: 'nobody', name: person }, 'drop'],
    [{ type: 'person.merge', keep: 'person-sara', drop: 'person-sara', name: person }, 'drop'],
    [{ type: 'nonsense' }, 'type'],
  ])('%j', async (command, path) => {
    const before = server.ente.registry;
    const answer = await server.command(command, segretario);
    expect(answer.status).toBe(422);
    expect((answer.body as { faults: { path: string }[] }).faults.map((fault) => fault.path)).toContain(path);
    expect(server.ente.registry).toEqual(before);
  });

  test('what is used stays', async () => {
    expect(await server.command({ type: 'area.remove', id: 'area-uno' }, segretario)).toMatchObject({
      status: 409,
      body: { code: 'area-in-use' },
    });
    expect(await server.command({ type: 'person.remove', id: 'person-ugo' }, segretario)).toMatchObject({
      status: 409,
      body: { code: 'person-in-use' },
    });
    expect(await server.command({ type: 'person.remove', id: 'nobody' }, segretario)).toMatchObject({ status: 404 });
    expect(await server.command({ type: 'area.remove', id: 'area-due' }, segretario)).toMatchObject({ status: 200 });
    const documents = (await server.get('/api/documents', { cookie: segretario })).body as { area: string }[];
    expect(documents.map((one) => one.area)).not.toContain('area-due');
  });

  test('a mandate with lines stays, and its Sindaco too; without lines it goes', async () => {
    const hers = { ...mandate, sindaco: person.id };
    await server.command({ type: 'person.save', person }, segretario);
    expect(await server.command({ type: 'mandate.save', mandate: hers }, segretario)).toMatchObject({ status: 200 });
    const late = { ...mandate, from: '2029-06-10', to: '2029-06-09', sindaco: 'nobody' };
    expect(await server.command({ type: 'mandate.save', mandate: late }, segretario)).toMatchObject({
      status: 422,
      body: { faults: [{ path: 'mandate.sindaco' }, { path: 'mandate.to' }] },
    });
    expect(await server.command({ type: 'person.remove', id: person.id }, segretario)).toMatchObject({
      body: { code: 'person-in-use' },
    });
    const document = await server.ente.document({ kind: 'mandate', mandate: mandate.id });
    const edit = (change: (content: MandateDocument) => void) =>
      server.ente.relay.edit(document?.id ?? '', 'person-sara', (content) => {
        if (content instanceof MandateDocument) change(content);
      });
    let line = '';
    await edit((content) => (line = content.addMandateLine({ title: 'Un Comune vicino' })));
    expect(await server.command({ type: 'mandate.remove', id: mandate.id }, segretario)).toMatchObject({
      status: 409,
      body: { code: 'mandate-in-use' },
    });
    await edit((content) => content.discardMandateLine(line, '2027-01-01'));
    expect(await server.command({ type: 'mandate.remove', id: mandate.id }, segretario)).toMatchObject({ status: 200 });
    const documents = (await server.get('/api/documents', { cookie: segretario })).body as { kind: string }[];
    expect(documents.map((one) => one.kind)).not.toContain('mandate');
  });

  test('a person who only takes part in an objective stays too', async () => {
    await server.command({ type: 'person.save', person }, segretario);
    const objective = objectiveInput('Con chi');
    objective.participations[0]!.person = person.id;
    await server.command({ type: 'plan.import', plan: seed([objective]) }, segretario);
    expect(await server.command({ type: 'person.remove', id: person.id }, segretario)).toMatchObject({
      body: { code: 'person-in-use' },
    });
  });

  test('somebody can always give people access', async () => {
    expect((await server.command({ type: 'account.deactivate', person: 'person-sara' }, administrator)).status).toBe(
      200,
    );
    expect(await server.command({ type: 'account.deactivate', person: 'person-ivo' }, administrator)).toMatchObject({
      status: 409,
      body: { code: 'last-administrator' },
    });
    expect(await server.command({ type: 'incarico.remove', id: 'incarico-ivo' }, administrator)).toMatchObject({
      status: 409,
    });
    expect((await server.get('/api/session', { cookie: administrator })).status).toBe(200);
  });
});

describe('documents follow the registry', () => {
  beforeEach(serve);
  afterEach(() => server.remove());

  test('a new area and a new year bring theirs', async () => {
    await server.command({ type: 'area.save', area }, segretario);
    await server.command({ type: 'year.open', year: 2028 }, segretario);
    const documents = (await server.get('/api/documents', { cookie: segretario })).body as {
      year: number;
      area: string | null;
    }[];
    const names = documents.map(({ year, area: of }) => `${year} ${of ?? 'plan'}`).sort();
    expect(names).toEqual([
      '2027 area-due',
      '2027 area-tre',
      '2027 area-uno',
      '2027 plan',
      '2028 area-due',
      '2028 area-tre',
      '2028 area-uno',
      '2028 plan',
    ]);
    expect(await server.command({ type: 'year.open', year: 2028 }, segretario)).toMatchObject({ status: 200 });
  });
});

describe('an import', () => {
  beforeEach(serve);
  afterEach(() => server.remove());

  test('brings in what is new and leaves what is there', async () => {
    const plan = {
      ...seed([objectiveInput('Uno'), objectiveInput('Due')]),
      people: [person, { id: 'person-ugo', givenName: 'Altro', familyName: 'Nome', title: '' }],
    };
    expect(await server.command({ type: 'plan.import', plan }, segretario)).toMatchObject({ status: 200 });
    const { registry } = server.ente;
    expect(registry.years).toEqual([2027, 2028]);
    expect(registry.people.find((one) => one.id === 'person-ugo')?.givenName).toBe('Ugo');
    expect(registry.people.some((one) => one.id === 'person-new')).toBe(true);
    const document = await server.ente.document({ kind: 'area', year: 2028, area: 'area-uno' });
    const content = await server.ente.relay.read(document?.id ?? '');
    expect('objectives' in content && content.objectives.map((one) => one.title)).toEqual(['Uno', 'Due']);
  });

  test('on a full disk leaves nothing: 503, no person, no year, no objective', async () => {
    const { db, registry: before } = server.ente;
    const seqs = async () =>
      (await server.ente.store.list())
        .map((one) => [formatDocumentName(one), one.seq])
        .filter(([name]) => String(name).includes('2027'));
    const stored = await seqs();
    const long = 'parole '.repeat(2_000);
    const objectives = Array.from({ length: 20 }, (_, index) => ({
      ...objectiveInput(`Numero ${index}`),
      description: long,
    }));
    const plan = {
      ...seed(objectives),
      year: 2027,
      people: [person],
      objectives: [
        { area: 'area-due', objectives: [objectiveInput('Breve')] },
        { area: 'area-uno', objectives },
      ],
    };
    const pages = Number(db.prepare('PRAGMA page_count').get()?.page_count);
    db.exec(`PRAGMA max_page_count = ${pages + 20}`);
    expect(await server.command({ type: 'plan.import', plan }, segretario)).toMatchObject({
      status: 503,
      body: { code: 'storage-unavailable' },
    });
    expect(await seqs()).toEqual(stored);
    expect(server.ente.registry.people).toEqual(before.people);
    expect((await server.get('/readyz')).status).toBe(503);
    db.exec('PRAGMA max_page_count = 1000000');
    expect(await server.command({ type: 'plan.import', plan }, segretario)).toMatchObject({ status: 200 });
    expect((await server.get('/readyz')).status).toBe(200);
  });
});

test('a disk that takes no writes: commands say 503, reading goes on', async () => {
  await serve();
  // A session of three weeks is due to be made longer at its next use.
  const inTenDays = new Date(server.now.getTime() + 10 * 86_400_000).toISOString();
  server.ente.db.prepare('UPDATE auth_session SET expiresAt = ?').run(inTenDays);
  server.ente.db.exec('PRAGMA query_only = 1');
  expect(await server.command({ type: 'person.save', person }, segretario)).toMatchObject({
    status: 503,
    body: { code: 'storage-unavailable' },
  });
  expect(await server.get('/readyz')).toMatchObject({ status: 503, body: { checks: { database: 'failing' } } });
  expect((await server.get('/api/registry', { cookie: segretario })).status).toBe(200);
  expect(await server.post('/api/session', { identifier: 'sara', password: 'lunga-abbastanza' })).toMatchObject({
    status: 503,
  });
  server.ente.db.exec('PRAGMA query_only = 0');
  expect((await server.get('/readyz')).status).toBe(200);
  await server.remove();
});
