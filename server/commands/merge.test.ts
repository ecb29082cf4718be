import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { AreaPlan } from '#lib/domain/plan.ts';
import { personName, personOf } from '#lib/domain/org.ts';
import { objectiveInput, setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
let cookie: string;

const NAME = { givenName: 'Ugo', familyName: 'Prova', title: 'Rag.' };
const command = { type: 'person.merge', keep: 'person-ugo', drop: 'person-hugo', name: NAME };

/** Ugo is written in two ways: each takes part in something, in two areas. */
beforeEach(async () => {
  server = await TestServer.start();
  const input = setupInput();
  input.plan.people.push({ id: 'person-hugo', givenName: 'Ugo', familyName: 'Prrova', title: '' });
  input.plan.employments.push({
    id: 'employment-hugo',
    person: 'person-hugo',
    area: 'area-due',
    classificationArea: null,
    from: '2027-01-01',
    to: null,
  });
  const both = objectiveInput('Tutti e due');
  both.participations.push({ person: 'person-hugo', group: '', from: '2027-01-01', to: '2027-12-31' });
  both.participations.push({ person: 'person-hugo', group: '', from: '2027-03-01', to: '2027-04-30' });
  const elsewhere = objectiveInput('Altrove');
  elsewhere.participations = [{ person: 'person-hugo', group: '', from: '2027-02-01', to: null }];
  input.plan.objectives = [
    { area: 'area-uno', objectives: [both] },
    { area: 'area-due', objectives: [elsewhere] },
  ];
  cookie = (await server.post('/api/setup', input)).cookie;
});
afterEach(() => server.remove());

async function participations(area: string): Promise<unknown[]> {
  const document = await server.ente.document({ kind: 'area', year: 2027, area });
  const plan = (await server.ente.relay.read(document!.id)) as AreaPlan;
  return plan.objectives.flatMap((one) => one.participations.map(({ person, from, to }) => [person, from, to]));
}

describe('two spellings of one person', () => {
  test('first it is said what moves, and nothing does', async () => {
    const preview = await server.get('/api/people/person-ugo/merge/person-hugo', { cookie });
    expect(preview.body).toEqual({
      employments: 1,
      incarichi: 0,
      agreements: 0,
      repeated: 0,
      participations: 3,
      closed: 0,
      account: { keep: false, drop: false },
    });
    expect(server.ente.registry.people).toHaveLength(3);
  });

  test('become one: rows, participations, and a name for what still carries the old id', async () => {
    expect((await server.command(command, cookie)).status).toBe(200);
    const { registry } = server.ente;
    expect(registry.people.map(({ id }) => id)).toEqual(['person-sara', 'person-ugo']);
    expect(registry.employments.map(({ person }) => person)).toEqual(['person-ugo', 'person-ugo']);
    expect(registry.people.find(({ id }) => id === 'person-ugo')).toMatchObject(NAME);
    // The days both had are said once, the others stay.
    expect(await participations('area-uno')).toEqual([
      ['person-ugo', '2027-01-01', '2027-12-31'],
      ['person-ugo', '2027-03-01', '2027-04-30'],
    ]);
    expect(await participations('area-due')).toEqual([['person-ugo', '2027-02-01', null]]);
    expect(personName(personOf(registry, 'person-hugo')!)).toBe('Ugo Prova');
    expect(registry.aliases).toMatchObject([{ id: 'person-hugo', person: 'person-ugo', familyName: 'Prrova' }]);
    expect((await server.command(command, cookie)).status).toBe(422);
  });

  test('the edits are of who decided, and the command is written down', async () => {
    await server.command(command, cookie);
    const document = await server.ente.document({ kind: 'area', year: 2027, area: 'area-due' });
    const changes = await server.get(`/api/documents/${document!.id}/changes?field=person`, { cookie });
    expect((changes.body as object[])[0]).toMatchObject({
      person: 'person-sara',
      from: 'person-hugo',
      to: 'person-ugo',
    });
    const log = server.ente.db.prepare('SELECT person, type, payload FROM command_log ORDER BY id DESC LIMIT 1').get();
    expect(log).toMatchObject({ person: 'person-sara', type: 'person.merge', payload: JSON.stringify(command) });
  });

  test('a closed document stays as it is', async () => {
    const document = await server.ente.document({ kind: 'area', year: 2027, area: 'area-due' });
    server.ente.db.prepare(`UPDATE documents SET state = 'closed' WHERE id = ?`).run(document!.id);
    const preview = await server.get('/api/people/person-ugo/merge/person-hugo', { cookie });
    expect(preview.body).toMatchObject({ participations: 2, closed: 1 });
    await server.command(command, cookie);
    expect(await participations('area-due')).toEqual([['person-hugo', '2027-02-01', null]]);
    // Who takes part in something frozen cannot be removed for lack of use.
    await server.command({ type: 'employment.remove', id: 'employment-ugo' }, cookie);
    expect(await server.command({ type: 'person.remove', id: 'person-ugo' }, cookie)).toMatchObject({ status: 409 });
  });

  test('an account in use is never lost: its person stays, or it is deactivated first', async () => {
    await server.ente.accounts.create('person-hugo', 'hugo', 'lunga-abbastanza');
    expect(await server.command(command, cookie)).toMatchObject({ status: 409, body: { code: 'merged-has-account' } });
    expect(await participations('area-due')).toEqual([['person-hugo', '2027-02-01', null]]);
    await server.command({ type: 'account.deactivate', person: 'person-hugo' }, cookie);
    expect((await server.command(command, cookie)).status).toBe(200);
    expect(server.ente.accounts.ofIdentifier('hugo')).toBeNull();
    const other = { ...command, keep: 'person-ugo', drop: 'person-sara' };
    expect(await server.command(other, cookie)).toMatchObject({ body: { code: 'merged-has-account' } });
  });

  test('an alias follows its person into the next merge', async () => {
    await server.command(command, cookie);
    await server.command({ ...command, keep: 'person-sara', drop: 'person-ugo' }, cookie);
    expect(server.ente.registry.aliases.map(({ id, person }) => [id, person])).toEqual([
      ['person-ugo', 'person-sara'],
      ['person-hugo', 'person-sara'],
    ]);
  });
});
