import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.withExample();
});
afterAll(() => server.remove());

describe('signing in', () => {
  test('says who one is, with a cookie scripts cannot read', async () => {
    const answer = await server.post('/api/session', { identifier: ' Nadia.Rota ', password: 'valmora-prova' });
    expect(answer).toMatchObject({
      status: 200,
      body: { person: { name: 'Nadia Rota' }, administrator: false, example: true },
    });
    const cookie = answer.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/);
    expect(cookie).toContain(`traguardo-${server.ente.registry.entity.id.slice(0, 8)}.`);
    expect(cookie).not.toContain('Secure');
    expect((await server.get('/api/session', { cookie: answer.cookie })).body).toEqual(answer.body);
  });

  test('an unknown account and a wrong password get one answer', async () => {
    const unknown = await server.post('/api/session', { identifier: 'nessuno', password: 'valmora-prova' });
    const wrong = await server.post('/api/session', { identifier: 'luca.ferri', password: 'sbagliata-ma-lunga' });
    expect(unknown.status).toBe(401);
    expect(unknown.body).toEqual(wrong.body);
  });

  test('nobody is 401, a stranger’s cookie too', async () => {
    expect((await server.get('/api/session')).body).toMatchObject({ code: 'signed-out' });
    expect((await server.get('/api/documents', { cookie: 'traguardo-x.session_token=a.b' })).status).toBe(401);
  });

  test('failures make one wait longer and longer, and never lock out', async () => {
    const attempt = (password: string) => server.post('/api/session', { identifier: 'chiara.locatelli', password });
    for (let tries = 0; tries < 4; tries += 1) expect((await attempt('sbagliata-ma-lunga')).status).toBe(401);
    const first = await attempt('valmora-prova');
    expect(first).toMatchObject({ status: 429, body: { code: 'too-many-attempts', retryAfter: 2 } });
    expect(first.headers.get('retry-after')).toBe('2');
    server.passSeconds(2);
    expect((await attempt('sbagliata-ma-lunga')).status).toBe(401);
    expect((await attempt('valmora-prova')).body).toMatchObject({ retryAfter: 4 });
    server.remote = '10.1.1.1';
    expect((await attempt('valmora-prova')).status).toBe(200);
    server.remote = '127.0.0.1';
    server.passSeconds(4);
    expect((await attempt('valmora-prova')).status).toBe(200);
  });

  test('signing out ends the session', async () => {
    const cookie = await server.signIn('luca.ferri');
    expect((await server.ask('DELETE', '/api/session', undefined, { cookie })).status).toBe(204);
    expect((await server.get('/api/session', { cookie })).status).toBe(401);
  });
});

test('a new password ends the other sessions and not this one', async () => {
  const here = await server.signIn('luca.ferri');
  const elsewhere = await server.signIn('luca.ferri');
  expect(
    await server.post('/api/password', { current: 'sbagliata', next: 'nuova-password-1' }, { cookie: here }),
  ).toMatchObject({
    status: 422,
    body: { code: 'wrong-password', faults: [{ path: 'current' }] },
  });
  expect(
    await server.post('/api/password', { current: 'valmora-prova', next: 'corta' }, { cookie: here }),
  ).toMatchObject({
    status: 422,
    body: { faults: [{ path: 'next', detail: 'Servono almeno 10 caratteri.' }] },
  });
  expect(
    (await server.post('/api/password', { current: 'valmora-prova', next: 'nuova-password-1' }, { cookie: here }))
      .status,
  ).toBe(204);
  expect((await server.get('/api/session', { cookie: here })).status).toBe(200);
  expect((await server.get('/api/session', { cookie: elsewhere })).status).toBe(401);
  await server.signIn('luca.ferri', 'nuova-password-1');
});

describe('a link', () => {
  async function invite(person: string): Promise<string> {
    const cookie = await server.signIn('segretario');
    const answer = await server.command({ type: 'account.invite', person }, cookie);
    const { link } = answer.body as { link: string };
    expect(link).toMatch(/^\/invito\/[\w-]{32}$/);
    return link.replace('/invito/', '/api/invitations/');
  }

  test('makes an account, once', async () => {
    const path = await invite(server.person('Bettoni'));
    expect((await server.get(path)).body).toEqual({
      entity: 'Comune di Valmora',
      person: 'Paolo Bettoni',
      identifier: null,
    });
    expect((await server.post(path, { password: 'una-password-mia' })).body).toMatchObject({
      faults: [{ path: 'identifier' }],
    });
    expect((await server.post(path, { identifier: 'segretario', password: 'una-password-mia' })).body).toMatchObject({
      code: 'identifier-taken',
    });
    const accepted = await server.post(path, { identifier: 'paolo@valmora.example', password: 'una-password-mia' });
    expect(accepted).toMatchObject({ status: 200, body: { person: { name: 'Paolo Bettoni' } } });
    expect((await server.get('/api/documents', { cookie: accepted.cookie })).status).toBe(200);
    expect((await server.get(path)).body).toMatchObject({ code: 'link-expired' });
    expect((await server.post(path, { identifier: 'altro', password: 'una-password-mia' })).status).toBe(410);
    await server.signIn('paolo@valmora.example', 'una-password-mia');
  });

  test('of two at once, one makes the account', async () => {
    const path = await invite(server.person('Cattaneo'));
    const answers = await Promise.all(
      ['irene.uno', 'irene.due'].map((identifier) => server.post(path, { identifier, password: 'una-password-mia' })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410]);
  });

  test('works for seven days, and a newer one takes its place', async () => {
    const person = server.person('Locatelli');
    const older = await invite(person);
    const newer = await invite(person);
    expect((await server.get(older)).status).toBe(410);
    expect((await server.get(newer)).body).toMatchObject({ identifier: 'chiara.locatelli' });
    const before = server.now;
    server.passSeconds(7 * 86_400);
    expect((await server.get(newer)).status).toBe(410);
    server.now = before;
  });

  test('gives a new password and ends the sessions there are', async () => {
    const cookie = await server.signIn('chiara.locatelli');
    const path = await invite(server.person('Locatelli'));
    expect((await server.post(path, { password: 'dimenticata-mai' })).body).toMatchObject({
      identifier: 'chiara.locatelli',
    });
    expect((await server.get('/api/session', { cookie })).status).toBe(401);
    await server.signIn('chiara.locatelli', 'dimenticata-mai');
  });
});

test('[RE4] deactivation ends sessions, links and sockets at once; reactivation lets in again', async () => {
  const segretario = await server.signIn('segretario');
  const zanga = server.person('Zanga');
  const cookie = await server.signIn('amministratore');
  const documents = (await server.get('/api/documents', { cookie })).body as { id: string; kind: string }[];
  const plan = documents.find((one) => one.kind === 'plan')?.id ?? '';
  const socket = new WebSocket(
    `${server.base.replace('http', 'ws')}/sync/${plan}`,
    formatSubprotocol(DOCUMENT_SCHEMA.plan),
    {
      headers: { cookie },
    },
  );
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.once('message', resolve));
  expect((await server.command({ type: 'account.deactivate', person: zanga }, segretario)).status).toBe(200);
  expect([4401, 4403]).toContain(await closed);
  expect((await server.get('/api/session', { cookie })).status).toBe(401);
  expect(
    (await server.post('/api/session', { identifier: 'amministratore', password: 'valmora-prova' })).body,
  ).toMatchObject({ code: 'wrong-credentials' });
  expect((await server.command({ type: 'account.invite', person: zanga }, segretario)).body).toMatchObject({
    code: 'account-deactivated',
  });
  const accounts = (await server.get('/api/accounts', { cookie: segretario })).body as {
    person: string;
    state: string;
  }[];
  expect(accounts.find((account) => account.person === zanga)?.state).toBe('deactivated');
  expect((await server.command({ type: 'account.reactivate', person: zanga }, segretario)).status).toBe(200);
  await server.signIn('amministratore');
});
