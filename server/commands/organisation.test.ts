import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Service } from '#lib/domain/org.ts';
import { openDatabase } from '../storage/database.ts';
import { RegistryStore } from '../entity/registry-store.ts';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let cookie: string;

const give = (command: unknown) => server.command(command, cookie);
const faultsOf = (answer: { body: unknown }) =>
  (answer.body as { faults?: { path: string; detail: string }[] }).faults?.map(({ path, detail }) => [path, detail]);

function service(id: string, parts: Partial<Service> = {}): Service {
  return { id, area: 'area-uno', parent: null, name: `Servizio ${id}`, order: 0, from: null, to: null, ...parts };
}

describe('services, agreements, vacant places', () => {
  beforeAll(async () => {
    server = await TestServer.start();
    cookie = (await server.post('/api/setup', setupInput())).cookie;
    await give({ type: 'service.save', service: service('demografici', { from: '2026-01-01' }) });
    await give({
      type: 'service.save',
      service: service('anagrafe', { parent: 'demografici', from: '2026-06-01', to: '2027-12-31' }),
    });
  });
  afterAll(() => server.remove());

  test('are kept as given and read back by every device', async () => {
    const agreement = {
      id: 'agreement-one',
      kind: 'staff',
      area: null,
      service: null,
      person: 'person-ugo',
      entity: 'Comune di Ronchello',
      lead: 'there',
      share: 4_000,
      act: 'Deliberazione n. 3',
      from: '2027-01-01',
      to: '2027-06-30',
    };
    const vacancy = {
      id: 'vacancy-one',
      area: 'area-uno',
      service: 'anagrafe',
      classificationArea: 'istruttori',
      words: 'concorso previsto a settembre',
      from: '2027-01-01',
      to: null,
    };
    const employment = {
      ...server.ente.registry.employments[0],
      service: 'anagrafe',
      partTime: 3_000,
      profile: 'Messo',
    };
    expect((await give({ type: 'agreement.save', agreement })).status).toBe(200);
    expect((await give({ type: 'vacancy.save', vacancy })).status).toBe(200);
    expect((await give({ type: 'employment.save', employment })).status).toBe(200);
    expect((await server.get('/api/registry', { cookie })).body).toMatchObject({
      services: [{ id: 'anagrafe' }, { id: 'demografici' }],
      agreements: [agreement],
      vacancies: [vacancy],
      employments: [employment],
    });
  });

  test.each([
    [
      'a service outlives its parent',
      service('nuovo', { parent: 'anagrafe', from: '2026-06-01', to: '2028-01-01' }),
      [['service.to', 'Dura più del servizio «Servizio anagrafe», che c’è dal 01/06/2026 al 31/12/2027.']],
    ],
    [
      'a service begins before its parent',
      service('nuovo', { parent: 'anagrafe', from: '2026-05-31', to: '2027-01-01' }),
      [['service.from', 'Comincia prima del servizio «Servizio anagrafe», che c’è dal 01/06/2026 al 31/12/2027.']],
    ],
    [
      'a parent is of another area',
      service('nuovo', { area: 'area-due', parent: 'demografici', from: '2026-01-01' }),
      [['service.parent', '«Servizio demografici» sta in un’altra area.']],
    ],
    [
      'a service inside itself',
      service('demografici', { parent: 'anagrafe', from: '2026-06-01', to: '2027-12-31' }),
      [['service.parent', 'Un servizio non può stare dentro sé stesso.']],
    ],
    [
      'a service closed under what it holds',
      service('demografici', { from: '2026-01-01', to: '2026-12-31' }),
      [['service.to', 'Il servizio «Servizio anagrafe» dura di più: chiudi prima quello.']],
    ],
    [
      'a service moved away from what it holds',
      service('demografici', { area: 'area-due', from: '2026-01-01' }),
      [['service.area', 'Contiene «Servizio anagrafe»: sposta prima quello.']],
    ],
  ])('%s: refused with a clear sentence', async (_, given, faults) => {
    const answer = await give({ type: 'service.save', service: given });
    expect(answer.status).toBe(422);
    expect(faultsOf(answer)).toEqual(faults);
  });

  test('an area is not closed under its services, and stays while it has them', async () => {
    const area = { ...server.ente.registry.areas[0], to: '2027-06-30' };
    expect(faultsOf(await give({ type: 'area.save', area }))).toEqual([
      ['area.to', 'Il servizio «Servizio anagrafe» dura di più: chiudi prima quello.'],
      ['area.to', 'Il servizio «Servizio demografici» dura di più: chiudi prima quello.'],
    ]);
    expect(await give({ type: 'service.remove', id: 'demografici' })).toMatchObject({
      status: 409,
      body: { code: 'service-in-use' },
    });
    await give({ type: 'service.save', service: service('sola', { area: 'area-due' }) });
    expect(await give({ type: 'area.remove', id: 'area-due' })).toMatchObject({ body: { code: 'area-in-use' } });
    expect((await give({ type: 'service.remove', id: 'sola' })).status).toBe(200);
  });

  test('somebody’s service is one of their area', async () => {
    const employment = { ...server.ente.registry.employments[0], area: 'area-due', service: 'demografici' };
    expect(faultsOf(await give({ type: 'employment.save', employment }))).toEqual([
      ['employment.service', '«Servizio demografici» sta in un’altra area.'],
    ]);
  });

  test('areas and services take the order of a list', async () => {
    await give({ type: 'area.order', areas: ['area-due', 'area-uno'] });
    await give({ type: 'service.order', services: ['demografici', 'anagrafe'] });
    expect(server.ente.registry.areas.map(({ id }) => id)).toEqual(['area-due', 'area-uno']);
    expect(server.ente.registry.services.map(({ id }) => id)).toEqual(['demografici', 'anagrafe']);
  });

  test('a plan that names the enti of an area brings agreements in', async () => {
    const plan = {
      ...setupInput().plan,
      people: [],
      employments: [],
      incarichi: [],
      objectives: [],
      areas: [
        {
          id: 'area-tre',
          name: 'Area Tre',
          code: 'TR',
          order: 3,
          sharedWith: ['Comune di Prada Bassa', 'Comune di Ronchello'],
          from: null,
          to: null,
        },
      ],
    };
    expect((await give({ type: 'plan.import', plan })).status).toBe(200);
    const of = server.ente.registry.agreements.filter(({ area }) => area === 'area-tre');
    expect(of.map(({ entity, kind, lead, share }) => [entity, kind, lead, share])).toEqual([
      ['Comune di Prada Bassa', 'service', null, null],
      ['Comune di Ronchello', 'service', null, null],
    ]);
  });
});

test('a database from before keeps whom its areas were shared with, as agreements', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-migration-'));
  const file = join(folder, 'old.sqlite');
  const migrations = join(import.meta.dirname, '../storage/migrations');
  const old = new DatabaseSync(file);
  old.exec('CREATE TABLE migrations (name TEXT PRIMARY KEY) STRICT');
  for (const name of readdirSync(migrations)
    .sort()
    .filter((one) => one < '0020')) {
    old.exec(readFileSync(join(migrations, name), 'utf8'));
    old.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
  }
  old.exec(`
    INSERT INTO entity (only_row, id, name, province) VALUES (1, 'ente', 'Comune di Prova', 'BG');
    INSERT INTO areas VALUES ('area-uno', 'Area Uno', 'UN', 0, '["Comune di Ronchello","Unione d’Argento"]', '2026-01-01', NULL);
    INSERT INTO areas VALUES ('area-due', 'Area Due', 'DU', 1, '[]', NULL, NULL);
    INSERT INTO people VALUES ('person-ugo', 'Ugo', 'Prova', '');
    INSERT INTO employments VALUES ('employment-ugo', 'person-ugo', 'area-uno', 'istruttori', '2020-01-01', NULL);
  `);
  old.close();
  const db = openDatabase(file);
  const registry = new RegistryStore(db).read();
  db.close();
  rmSync(folder, { recursive: true });
  expect(registry.areas.map(({ id }) => id)).toEqual(['area-uno', 'area-due']);
  expect(registry.employments).toMatchObject([{ service: null, partTime: null, profile: '' }]);
  expect(registry.agreements).toMatchObject([
    { kind: 'service', area: 'area-uno', entity: 'Comune di Ronchello', share: null, from: '2026-01-01', to: null },
    { kind: 'service', area: 'area-uno', entity: 'Unione d’Argento' },
  ]);
});
