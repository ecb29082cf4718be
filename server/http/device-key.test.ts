import { afterEach, beforeEach, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeEach(async () => {
  server = await TestServer.withExample();
});
afterEach(() => server.remove());

const DEVICE = 'device-0000000000000001';
const path = (device = DEVICE) => `/api/device-key?device=${device}`;

async function logins(): Promise<string[]> {
  const status = (await server.get('/api/status')).body as { logins: { identifier: string }[] };
  return Promise.all(status.logins.slice(0, 2).map(({ identifier }) => server.signIn(identifier)));
}

async function secret(cookie: string, device = DEVICE): Promise<string> {
  const answer = await server.get(path(device), { cookie });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return (answer.body as { secret: string }).secret;
}

test('[DE5] one secret per person and device, the same at each sign-in, and none without', async () => {
  const [first = '', second = ''] = await logins();
  const mine = await secret(first);
  expect(Buffer.from(mine, 'base64')).toHaveLength(32);
  const [again = ''] = await logins();
  expect(await secret(again)).toBe(mine);
  expect(await secret(second)).not.toBe(mine);
  expect(await secret(first, 'device-0000000000000002')).not.toBe(mine);
  expect((await server.get(path())).status).toBe(401);
  expect((await server.get(path('short'), { cookie: first })).status).toBe(422);
  expect((await server.get(path('../../etc/passwd-and-more'), { cookie: first })).status).toBe(422);
});

test('[DE6] a device that was left is forgotten: its secret is another one ever after', async () => {
  const [first = '', second = ''] = await logins();
  const mine = await secret(first);
  const other = await secret(second);
  expect((await server.ask('DELETE', path(), {}, { cookie: first })).status).toBe(204);
  expect(await secret(first)).not.toBe(mine);
  expect(await secret(second)).toBe(other);
  expect((await server.ask('DELETE', path(), {})).status).toBe(401);
});

test('[DE5] of very many devices the one unused for longest is forgotten', async () => {
  const [cookie = ''] = await logins();
  const person = server.ente.registry.people[0]?.id ?? '';
  const name = (index: number) => `device-${String(index).padStart(16, '0')}`;
  const keys = server.ente.deviceKeys;
  const drawn = Array.from({ length: 100 }, (_, index) => {
    server.passSeconds(1);
    return Buffer.from(keys.secretOf(person, name(index))).toString('hex');
  });
  server.passSeconds(1);
  expect(Buffer.from(keys.secretOf(person, name(0))).toString('hex')).toBe(drawn[0]);
  server.passSeconds(1);
  keys.secretOf(person, name(100));
  const count = server.ente.db.prepare('SELECT count(*) AS n FROM device_keys WHERE person = ?').get(person)?.['n'];
  expect(count).toBe(100);
  expect(Buffer.from(keys.secretOf(person, name(0))).toString('hex')).toBe(drawn[0]);
  expect(Buffer.from(keys.secretOf(person, name(1))).toString('hex')).not.toBe(drawn[1]);
  expect(await secret(cookie)).toBeDefined();
});
