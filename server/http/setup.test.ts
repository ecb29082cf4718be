import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
afterEach(() => server.remove());

describe('first run', () => {
  test('[DO4] at this machine: ente, people, plan and account come to be in one go', async () => {
    server = await TestServer.start();
    expect((await server.get('/api/status')).body).toMatchObject({
      entity: null,
      example: false,
      needsCode: false,
      logins: [],
    });
    const made = await server.post('/api/setup', setupInput());
    expect(made).toMatchObject({
      status: 200,
      body: { person: { name: 'Sara Prova' }, identifier: 'sara', administrator: true, example: false },
    });
    const registry = await server.get('/api/registry', { cookie: made.cookie });
    expect(registry.body).toMatchObject({ entity: { name: 'Comune di Prova', province: 'BG' }, years: [2027] });
    const documents = (await server.get('/api/documents', { cookie: made.cookie })).body as {
      id: string;
      area: string | null;
    }[];
    expect(documents).toHaveLength(3);
    const area = documents.find((one) => one.area === 'area-uno');
    expect(await server.ente.relay.read(area?.id ?? '')).toMatchObject({
      objectives: [
        { title: 'Primo', weight: 10_000, indicators: [{ target: '10' }], participations: [{ person: 'person-ugo' }] },
      ],
    });
    const changes = await server.get(`/api/documents/${area?.id ?? ''}/changes?field=weight`, { cookie: made.cookie });
    expect(changes.body).toMatchObject([{ person: 'person-sara', field: 'weight', to: 10_000 }]);
    expect((await server.post('/api/setup', setupInput())).body).toMatchObject({ code: 'already-set-up' });
    expect((await server.post('/api/example/start', {})).body).toMatchObject({ code: 'already-set-up' });
  });

  test('a password that stands in an example is refused outside the example', async () => {
    server = await TestServer.start();
    const input = setupInput();
    const refused = await server.post('/api/setup', {
      ...input,
      account: { ...input.account, password: 'valmora-prova' },
    });
    expect(refused).toMatchObject({ status: 422, body: { faults: [{ path: 'account.password' }] } });
    const { cookie } = await server.post('/api/setup', input);
    const change = { current: input.account.password, next: 'Change-me-2027' };
    expect((await server.post('/api/password', change, { cookie })).body).toMatchObject({ faults: [{ path: 'next' }] });
  });

  test('survives a restart', async () => {
    server = await TestServer.start();
    const { cookie } = await server.post('/api/setup', setupInput());
    await server.stop();
    await server.start();
    expect((await server.get('/api/session', { cookie })).status).toBe(200);
  });

  test('a fault in the input makes nothing and names its path', async () => {
    server = await TestServer.start();
    const input = setupInput();
    input.plan.incarichi[1] = { ...input.plan.incarichi[1]!, area: 'nowhere' };
    input.plan.objectives[0]!.objectives[0]!.participations[0]!.person = 'nobody';
    const refused = await server.post('/api/setup', input);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      code: 'invalid',
      faults: [{ path: 'plan.incarichi.1.area' }, { path: 'plan.objectives.0.objectives.0.participations.0.person' }],
    });
    expect(existsSync(join(server.config.data, 'ente'))).toBe(false);
    expect((await server.get('/api/status')).body).toMatchObject({ entity: null });
    expect(
      (await server.post('/api/setup', { ...setupInput(), entity: { name: '', province: 'BG' } })).body,
    ).toMatchObject({
      faults: [{ path: 'entity.name', detail: 'Manca.' }],
    });
  });

  test('a fault half-way leaves nothing behind', async () => {
    server = await TestServer.start();
    const input = setupInput();
    // The plan is good for the shapes; its strategic objective exists nowhere, which shows when the ente is half made.
    input.plan.objectives[0]!.objectives[0]!.strategicObjective = 'not-there';
    expect((await server.post('/api/setup', input)).status).toBe(422);
    expect(existsSync(join(server.config.data, 'ente'))).toBe(false);
    expect(existsSync(join(server.config.data, '.ente.nuovo'))).toBe(false);
    expect((await server.post('/api/setup', setupInput())).status).toBe(200);
  });

  test('from another address it asks for the code, and not for ever', async () => {
    server = await TestServer.start();
    server.remote = '192.168.1.20';
    expect((await server.get('/api/status')).body).toMatchObject({ needsCode: true });
    expect(await server.post('/api/setup', setupInput())).toMatchObject({ status: 403, body: { code: 'wrong-code' } });
    for (let tries = 0; tries < 9; tries += 1) await server.post('/api/setup', { ...setupInput(), code: 'sbagliato' });
    expect(await server.post('/api/setup', { ...setupInput(), code: 'prova codice' })).toMatchObject({
      status: 429,
      body: { retryAfter: 30 },
    });
    server.passSeconds(30);
    expect((await server.post('/api/setup', { ...setupInput(), code: 'prova codice' })).status).toBe(200);
  });

  test('behind a proxy nobody told us about, this machine is not this machine', async () => {
    server = await TestServer.start();
    const status = await server.get('/api/status', { headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect(status.body).toMatchObject({ needsCode: true });
  });
});

describe('the example', () => {
  test('starts, shows its logins, and leaves without a trace', async () => {
    server = await TestServer.withExample();
    expect((await server.get('/api/status')).body).toMatchObject({
      entity: { name: 'Comune di Valmora' },
      example: true,
      logins: [{ identifier: 'segretario' }, {}, {}, {}, {}],
    });
    expect((await server.post('/api/setup', setupInput())).body).toMatchObject({ code: 'already-set-up' });
    const cookie = await server.signIn('segretario');
    expect((await server.post('/api/example/leave', {}, { cookie })).status).toBe(204);
    expect(existsSync(join(server.config.data, 'esempio'))).toBe(false);
    expect((await server.get('/api/status')).body).toMatchObject({ entity: null, logins: [] });
    expect((await server.get('/api/session', { cookie })).status).toBe(401);
    expect((await server.post('/api/setup', setupInput())).status).toBe(200);
  });

  test('leaving it from another address needs the code', async () => {
    server = await TestServer.withExample();
    server.remote = '10.0.0.9';
    expect((await server.post('/api/example/leave', {})).body).toMatchObject({ code: 'wrong-code' });
    expect((await server.post('/api/example/leave', { code: 'PROVA-CODICE' })).status).toBe(204);
  });

  test('never opens where a real ente is', async () => {
    server = await TestServer.withExample();
    await server.stop();
    const real = await TestServer.start({ TRAGUARDO_DATA: join(server.folder, 'other') });
    await real.post('/api/setup', setupInput());
    await real.stop();
    cpSync(join(server.folder, 'other', 'ente'), join(server.config.data, 'ente'), { recursive: true });
    await server.start();
    expect((await server.get('/api/status')).body).toMatchObject({
      entity: { name: 'Comune di Prova' },
      example: false,
      logins: [],
    });
    await real.remove();
  });
});
