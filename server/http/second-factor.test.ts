import { TOTP, URI } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../testing/test-server.ts';
import { TestServer } from '../testing/test-server.ts';

const PASSWORD = 'valmora-prova';
const WHO = 'nadia.rota';

let server: TestServer;
let cookie: string;
let example: TestServer;
beforeAll(async () => {
  example = await TestServer.withExample();
  await example.stop();
});
afterAll(() => example.remove());

beforeEach(async () => {
  server = await TestServer.copyOf(example);
  cookie = await server.signIn(WHO);
});
afterEach(() => server.remove());

const post = (path: string, body: unknown) => server.post(`/api/access/${path}`, body, { cookie });

/** The app on the phone. */
async function phone(): Promise<TOTP> {
  const begun = await post('second-factor/begin', { password: PASSWORD });
  expect(begun.status).toBe(200);
  const { address, secret } = begun.body as { address: string; secret: string };
  const app = URI.parse(address);
  if (!(app instanceof TOTP)) throw new Error('not a code of time');
  expect(app.secret.base32).toBe(secret);
  expect([app.issuer, app.label]).toEqual(['Traguardo Comune di Valmora', WHO]);
  return app;
}
const codeOf = (app: TOTP) => app.generate({ timestamp: server.now.getTime() });
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

async function turnedOn(): Promise<{ app: TOTP; codes: string[] }> {
  const app = await phone();
  const answer = await post('second-factor/confirm', { code: codeOf(app) });
  expect(answer.status).toBe(200);
  server.passSeconds(30);
  return { app, codes: (answer.body as { codes: string[] }).codes };
}

/** The password, then what the second half needs. */
async function firstHalf(): Promise<string> {
  const answer = await server.post('/api/session', { identifier: WHO, password: PASSWORD });
  expect(answer).toMatchObject({ status: 200, body: { next: 'second-factor' } });
  expect(answer.headers.get('set-cookie')).toMatch(
    /\.step=[\w-]+; Max-Age=600; Path=\/api\/session; HttpOnly; SameSite=Lax/,
  );
  expect(answer.cookie).not.toContain('session_token');
  return answer.cookie;
}
const secondHalf = (step: string, code: string): Promise<Answer> =>
  server.post('/api/session/second-factor', { code }, { cookie: step });

describe('turning it on', () => {
  test('asks for the password, then for a code of the app; ten recovery codes are told once', async () => {
    expect((await post('second-factor/begin', { password: 'sbagliata' })).body).toMatchObject({
      code: 'wrong-password',
    });
    expect((await post('second-factor/confirm', { code: '123456' })).status).toBe(410);
    const app = await phone();
    expect((await server.get('/api/access', { cookie })).body).toMatchObject({ secondFactor: null });
    expect((await post('second-factor/confirm', { code: wrong(codeOf(app)) })).body).toMatchObject({
      code: 'wrong-second-factor',
      faults: [{ path: 'code' }],
    });
    const { codes } = (await post('second-factor/confirm', { code: codeOf(app) })).body as { codes: string[] };
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) expect(code).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){2}$/);
    expect((await server.get('/api/access', { cookie })).body).toMatchObject({ secondFactor: { codesLeft: 10 } });
    expect((await post('second-factor/begin', { password: PASSWORD })).status).toBe(409);
  });

  test('a secret another session was shown is not this one’s to confirm', async () => {
    const app = await phone();
    const elsewhere = await server.signIn(WHO);
    const answer = await server.post('/api/access/second-factor/confirm', { code: codeOf(app) }, { cookie: elsewhere });
    expect(answer.body).toMatchObject({ code: 'step-expired' });
  });

  test('the database holds neither the secret nor a recovery code', async () => {
    const { app, codes } = await turnedOn();
    const rows = JSON.stringify([
      server.ente.db.prepare('SELECT * FROM second_factors').all(),
      server.ente.db.prepare('SELECT * FROM recovery_codes').all(),
    ]);
    expect(rows).not.toContain(app.secret.base32);
    for (const code of codes) expect(rows).not.toContain(code.replaceAll('-', ''));
  });
});

describe('signing in with it', () => {
  test('takes two steps, and only for who has it', async () => {
    const { app } = await turnedOn();
    const step = await firstHalf();
    expect((await server.get('/api/session', { cookie: step })).status).toBe(401);
    const answer = await secondHalf(step, codeOf(app));
    expect(answer).toMatchObject({ status: 200, body: { person: { name: 'Nadia Rota' } } });
    expect((await server.get('/api/session', { cookie: answer.cookie })).status).toBe(200);
    expect((await server.post('/api/session', { identifier: 'luca.ferri', password: PASSWORD })).body).toMatchObject({
      person: { name: 'Luca Ferri' },
    });
  });

  test('a code opens once: the same time step is refused, and an earlier one', async () => {
    const { app } = await turnedOn();
    const before = codeOf(app);
    server.passSeconds(30);
    const code = codeOf(app);
    expect((await secondHalf(await firstHalf(), code)).status).toBe(200);
    expect((await secondHalf(await firstHalf(), code)).body).toMatchObject({ code: 'wrong-second-factor' });
    expect((await secondHalf(await firstHalf(), before)).body).toMatchObject({ code: 'wrong-second-factor' });
    server.passSeconds(60);
    expect((await secondHalf(await firstHalf(), codeOf(app))).status).toBe(200);
  });

  test('of two that use one code at once, one comes in', async () => {
    const { app } = await turnedOn();
    const steps = [await firstHalf(), await firstHalf()];
    const code = codeOf(app);
    const answers = await Promise.all(steps.map((step) => secondHalf(step, code)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('a clock half a minute off is let pass, more is not', async () => {
    const { app } = await turnedOn();
    const now = server.now.getTime();
    expect((await secondHalf(await firstHalf(), app.generate({ timestamp: now + 90_000 }))).status).toBe(422);
    expect((await secondHalf(await firstHalf(), app.generate({ timestamp: now + 30_000 }))).status).toBe(200);
  });

  test('the step is of the browser that began it, and is over after ten minutes or once used', async () => {
    const { app } = await turnedOn();
    expect((await secondHalf('', codeOf(app))).body).toMatchObject({ code: 'step-expired' });
    const step = await firstHalf();
    server.passSeconds(600);
    expect((await secondHalf(step, codeOf(app))).body).toMatchObject({ code: 'step-expired' });
    const again = await firstHalf();
    expect((await secondHalf(again, codeOf(app))).status).toBe(200);
    server.passSeconds(30);
    expect((await secondHalf(again, codeOf(app))).body).toMatchObject({ code: 'step-expired' });
  });

  test('guesses are counted with the password’s: the right password does not buy fresh ones', async () => {
    const { app } = await turnedOn();
    let refused = 0;
    for (let round = 0; round < 8 && refused === 0; round += 1) {
      const answer = await server.post('/api/session', { identifier: WHO, password: PASSWORD });
      if (answer.status === 429) refused = round;
      else if ((await secondHalf(answer.cookie, wrong(codeOf(app)))).status === 429) refused = round;
    }
    expect(refused).toBe(4);
    server.passSeconds(60);
    expect((await secondHalf(await firstHalf(), codeOf(app))).status).toBe(200);
    expect((await server.post('/api/session', { identifier: WHO, password: PASSWORD })).status).toBe(200);
  });

  test('five guesses, and the password is asked for again', async () => {
    const { app } = await turnedOn();
    const step = await firstHalf();
    for (let guess = 0; guess < 5; guess += 1) {
      expect((await secondHalf(step, wrong(codeOf(app)))).status).toBe(422);
      server.passSeconds(60);
    }
    expect((await secondHalf(step, codeOf(app))).body).toMatchObject({ code: 'step-expired' });
  });

  test('a recovery code opens once, however it is typed', async () => {
    const { codes } = await turnedOn();
    const typed = (codes[0] ?? '').toUpperCase().replaceAll('-', ' ');
    expect((await secondHalf(await firstHalf(), typed)).status).toBe(200);
    expect((await secondHalf(await firstHalf(), typed)).status).toBe(422);
    expect((await server.get('/api/access', { cookie })).body).toMatchObject({ secondFactor: { codesLeft: 9 } });
  });

  test('a new link of access does not go past it', async () => {
    const { app } = await turnedOn();
    const segretario = await server.signIn('segretario');
    const invited = await server.command({ type: 'account.invite', person: server.person('Rota') }, segretario);
    const path = (invited.body as { link: string }).link.replace('/invito/', '/api/invitations/');
    const answer = await server.post(path, { password: 'una-frase-tutta-mia' });
    expect(answer.body).toEqual({ next: 'second-factor' });
    expect((await secondHalf(answer.cookie, codeOf(app))).status).toBe(200);
  });
});

describe('taking it away', () => {
  test('oneself: password and code, both', async () => {
    const { app } = await turnedOn();
    expect((await post('second-factor/remove', { password: 'sbagliata', code: codeOf(app) })).status).toBe(422);
    expect((await post('second-factor/remove', { password: PASSWORD, code: wrong(codeOf(app)) })).status).toBe(422);
    expect((await post('second-factor/remove', { password: PASSWORD, code: codeOf(app) })).status).toBe(204);
    await server.signIn(WHO);
    expect((await post('second-factor/remove', { password: PASSWORD, code: codeOf(app) })).body).toMatchObject({
      code: 'second-factor-off',
    });
  });

  test('guesses are counted there too, and the right password alone forgives none', async () => {
    const { app } = await turnedOn();
    const guess = () => post('second-factor/remove', { password: PASSWORD, code: wrong(codeOf(app)) });
    for (let tries = 0; tries < 4; tries += 1) expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
    server.passSeconds(2);
    await post('second-factor/begin', { password: PASSWORD });
    const name = 'Tablet';
    const origin = server.base;
    const asking = { cookie, headers: { origin } };
    expect((await server.post('/api/access/passkeys/options', { name, password: PASSWORD }, asking)).status).toBe(200);
    expect((await guess()).status).toBe(422);
    expect((await guess()).status).toBe(429);
  });

  test('new recovery codes take the place of the earlier ones', async () => {
    const { app, codes } = await turnedOn();
    const renewed = await post('recovery-codes', { password: PASSWORD, code: codeOf(app) });
    const fresh = (renewed.body as { codes: string[] }).codes;
    expect((await secondHalf(await firstHalf(), codes[1] ?? '')).status).toBe(422);
    expect((await secondHalf(await firstHalf(), fresh[1] ?? '')).status).toBe(200);
  });

  test('the Segretario, for a lost phone: written down, sessions end, the person is told until seen', async () => {
    await turnedOn();
    const segretario = await server.signIn('segretario');
    const command = { type: 'account.second-factor.remove', person: server.person('Rota') };
    expect((await server.command(command, await server.signIn('luca.ferri'))).status).toBe(403);
    expect((await server.command(command, segretario)).status).toBe(200);
    expect((await server.get('/api/session', { cookie })).status).toBe(401);
    expect(server.ente.db.prepare('SELECT person, type FROM command_log ORDER BY id DESC LIMIT 1').get()).toMatchObject(
      { type: 'account.second-factor.remove' },
    );
    const answer = await server.post('/api/session', { identifier: WHO, password: PASSWORD });
    const told = { notices: [{ code: 'second-factor-removed', by: expect.stringContaining(' ') }] };
    expect(answer).toMatchObject({ status: 200, body: told });
    expect((await server.get('/api/session', { cookie: answer.cookie })).body).toMatchObject(told);
    await server.post('/api/access/notices/seen', {}, { cookie: answer.cookie });
    expect((await server.get('/api/session', { cookie: answer.cookie })).body).not.toHaveProperty('notices');
  });
});
