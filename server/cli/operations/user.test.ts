import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../../testing/test-server.ts';
import { user } from './user.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.withExample();
});
afterAll(() => server.remove());

const run = (...args: string[]) => user(server.running.host, args);
const entering = { identifier: 'nadia.rota', password: 'valmora-prova' };

test('a lost phone: the second factor goes, whoever administers has lost it too', async () => {
  const { secondFactors } = server.ente;
  const person = server.person('Rota');
  const { secret } = secondFactors.draw('nadia.rota', 'Valmora');
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: server.now.getTime() });
  expect(await secondFactors.turnOn(person, secret, code)).toHaveLength(10);
  expect((await server.post('/api/session', entering)).body).toEqual({ next: 'second-factor' });
  expect(await run('second-factor', 'nadia.rota')).toMatchObject({
    exitCode: 0,
    out: 'Nadia Rota ora entra con la sola password, e le viene detto.\n',
  });
  // Done by whoever holds the machine: no name.
  expect((await server.post('/api/session', entering)).body).toMatchObject({
    notices: [{ code: 'second-factor-removed', by: null }],
  });
});

test('who keeps the password in an emergency is chosen at the machine, and written down', async () => {
  const emergency = () => server.ente.accounts.ofPerson(server.person('Rota'))?.emergency;
  expect(emergency()).toBe(false);
  expect(await run('emergency', 'nadia.rota')).toMatchObject({ exitCode: 0 });
  expect(emergency()).toBe(true);
  expect(await run('emergency', 'Nadia', 'Rota', '--off')).toMatchObject({ exitCode: 0 });
  expect(emergency()).toBe(false);
  const logged = server.ente.db.prepare('SELECT person, type FROM command_log ORDER BY id DESC LIMIT 1').get();
  expect(logged).toMatchObject({ person: null, type: 'account.emergency' });
});

test('who has no access is told apart', async () => {
  for (const verb of ['second-factor', 'emergency'])
    expect(await run(verb, 'Paolo Bettoni')).toMatchObject({ exitCode: 2, err: expect.stringContaining('non ha') });
});
