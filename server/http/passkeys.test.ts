import http from 'node:http';
import { Secret, TOTP } from 'otpauth';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SoftwareKey } from '../testing/software-key.ts';
import { TestServer } from '../testing/test-server.ts';

const PASSWORD = 'valmora-prova';
/** Keys are bound to a name, not to an address in figures. */
const at = (server: TestServer) => `http://localhost:${server.running.port}`;

let server: TestServer;
let cookie: string;
let key: SoftwareKey;
let example: TestServer;
beforeAll(async () => {
  example = await TestServer.withExample();
  await example.stop();
});
afterAll(() => example.remove());

beforeEach(async () => {
  server = await TestServer.copyOf(example);
  cookie = await server.signIn('nadia.rota');
  key = new SoftwareKey(at(server));
});
afterEach(() => server.remove());

/** As the browser at that address asks. */
const here = () => ({ base: at(server), headers: { origin: at(server) } });

async function register(one: SoftwareKey, name = 'Tablet della sala giunta', password = PASSWORD) {
  const options = await server.post('/api/access/passkeys/options', { name, password }, { cookie, ...here() });
  if (options.status !== 200) return options;
  return server.post('/api/access/passkeys', one.create(options.body), { cookie, ...here() });
}
async function challenge() {
  const options = await server.post('/api/session/passkey/options', {}, here());
  expect(options.status).toBe(200);
  return options;
}
const answer = (cookieOfStep: string, body: unknown) =>
  server.post('/api/session/passkey', body, { cookie: cookieOfStep, ...here() });

describe('a key of a device', () => {
  test('is made with the password, listed by the name the person gave, and signs in without any name', async () => {
    expect((await register(key, 'Tablet', 'sbagliata')).body).toMatchObject({ code: 'wrong-password' });
    expect((await register(key)).status).toBe(204);
    expect((await server.get('/api/access', { cookie })).body).toMatchObject({
      passkeys: [{ name: 'Tablet della sala giunta', usedAt: null }],
    });
    const asked = await challenge();
    expect(asked.body).toMatchObject({ rpId: 'localhost', userVerification: 'required' });
    expect(asked.body).not.toHaveProperty('allowCredentials.0');
    const entered = await answer(asked.cookie, key.get(asked.body));
    expect(entered).toMatchObject({ status: 200, body: { person: { name: 'Nadia Rota' } } });
    expect((await server.get('/api/access', { cookie: entered.cookie })).body).toMatchObject({
      passkeys: [{ usedAt: server.now.toISOString() }],
      sessions: [{ means: 'passkey', current: true }, { means: 'password' }],
    });
  });

  test('answers one challenge once', async () => {
    await register(key);
    const asked = await challenge();
    const given = key.get(asked.body);
    expect((await answer(asked.cookie, given)).status).toBe(200);
    expect((await answer(asked.cookie, given)).body).toMatchObject({ code: 'step-expired' });
    expect((await answer((await challenge()).cookie, given)).body).toMatchObject({ code: 'passkey-refused' });
    const late = await challenge();
    server.passSeconds(600);
    expect((await answer(late.cookie, key.get(late.body))).body).toMatchObject({ code: 'step-expired' });
  });

  test.each<[string, (one: SoftwareKey) => void]>([
    ['of a device that asked for no finger, face or PIN', (one) => (one.verifies = false)],
    ['given on another site’s page', (one) => (one.origin = 'https://traguardo.altrove.example')],
    ['of a copy that lags behind', (one) => (one.counter = -1)],
  ])('is refused: %s', async (_what, change) => {
    key.counter = 5;
    await register(key);
    const first = await challenge();
    expect((await answer(first.cookie, key.get(first.body))).status).toBe(200);
    change(key);
    const asked = await challenge();
    expect((await answer(asked.cookie, key.get(asked.body))).body).toMatchObject({ code: 'passkey-refused' });
  });

  test('unknown, or with the signature of another, is refused in the same words', async () => {
    await register(key);
    const asked = await challenge();
    const stranger = await answer(asked.cookie, new SoftwareKey(at(server)).get(asked.body));
    const again = await challenge();
    const forged = new SoftwareKey(at(server)).get(again.body);
    const { id, rawId } = key.get(again.body);
    const second = await answer(again.cookie, { ...forged, id, rawId });
    expect(stranger.status).toBe(422);
    expect(second.body).toEqual(stranger.body);
  });

  test('of one whose access is off opens nothing', async () => {
    await register(key);
    server.ente.accounts.setDeactivated(server.person('Rota'), true);
    const asked = await challenge();
    expect((await answer(asked.cookie, key.get(asked.body))).status).toBe(422);
  });

  test('needs no code besides: it is device and person already', async () => {
    await register(key);
    const person = server.person('Rota');
    const drawn = server.ente.secondFactors.draw('nadia.rota', 'Valmora');
    const app = new TOTP({ secret: Secret.fromBase32(drawn.secret) });
    await server.ente.secondFactors.turnOn(person, drawn.secret, app.generate({ timestamp: server.now.getTime() }));
    const asked = await challenge();
    expect((await answer(asked.cookie, key.get(asked.body))).body).toMatchObject({ person: { name: 'Nadia Rota' } });
  });

  test('is taken away by its person with the password, and by nobody else', async () => {
    await register(key);
    const id = key.id.toString('base64url');
    const other = await server.signIn('luca.ferri');
    const remove = (who: string, password: string) =>
      server.post('/api/access/passkeys/remove', { id, password }, { cookie: who });
    expect((await remove(other, PASSWORD)).status).toBe(404);
    expect((await remove(cookie, 'sbagliata')).status).toBe(422);
    expect((await remove(cookie, PASSWORD)).status).toBe(204);
    const asked = await challenge();
    expect((await answer(asked.cookie, key.get(asked.body))).status).toBe(422);
  });

  test('is made once, and ten are the most', async () => {
    for (let made = 0; made < 10; made += 1) expect((await register(new SoftwareKey(at(server)))).status).toBe(204);
    expect((await register(key)).body).toMatchObject({ code: 'too-many-passkeys' });
  });
});

test('where BASE_URL says the address, a page under another name gets no challenge', async () => {
  const proxied = await TestServer.start({ BASE_URL: 'https://traguardo.comune.example' });
  await proxied.post('/api/example/start', {});
  // By hand: fetch lets nobody choose the Host, a page in between does.
  const ask = (name: string) =>
    new Promise<string>((resolve, reject) => {
      const headers = { host: name, origin: `https://${name}`, 'content-type': 'application/json' };
      const url = `${proxied.base}/api/session/passkey/options`;
      const request = http.request(url, { method: 'POST', headers }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      });
      request.on('error', reject);
      request.end('{}');
    });
  expect(JSON.parse(await ask('traguardo.comune.example'))).toMatchObject({ rpId: 'traguardo.comune.example' });
  expect(JSON.parse(await ask('truffa.example'))).toMatchObject({ code: 'wrong-origin' });
  await proxied.remove();
});
