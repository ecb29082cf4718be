import { afterEach, describe, expect, test } from 'vitest';
import { RECOVERY_KEY_HEADER, SETUP_CODE_HEADER } from '#lib/protocol/backups.ts';
import type { BackupOverview, OfferedKey } from '#lib/protocol/backups.ts';
import { RecoveryKey } from '../backup/recovery-key.ts';
import { all } from '../entity/rows.ts';
import { setupInput } from '../testing/setup-input.ts';
import { TestServer } from '../testing/test-server.ts';

const servers: TestServer[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.remove();
});

async function empty(): Promise<TestServer> {
  const server = await TestServer.start();
  servers.push(server);
  return server;
}

/** Sara is Segretario, Ugo a Responsabile with an account. */
async function comune(): Promise<{ server: TestServer; sara: string; ugo: string }> {
  const server = await empty();
  await server.post('/api/setup', setupInput());
  const sara = await server.signIn('sara', 'lunga-abbastanza');
  const { body } = await server.command({ type: 'account.invite', person: 'person-ugo' }, sara);
  const token = (body as { link: string }).link.split('/').at(-1) ?? '';
  const { cookie: ugo } = await server.post(`/api/invitations/${token}`, {
    identifier: 'ugo',
    password: 'lunga-abbastanza',
  });
  return { server, sara, ugo };
}

async function withKey(server: TestServer, cookie: string): Promise<string> {
  const { offer, groups } = (await server.post('/api/backups/key', {}, { cookie })).body as OfferedKey;
  const taken = await server.post('/api/backups/key/taken', { offer, lastGroup: groups.at(-1) }, { cookie });
  expect(taken.status).toBe(200);
  return groups.join('-');
}

async function copyOf(server: TestServer, cookie: string): Promise<Uint8Array<ArrayBuffer>> {
  await server.post('/api/backups', {}, { cookie });
  await server.running.host.backups.idle();
  const { copies } = (await server.get('/api/backups', { cookie })).body as BackupOverview;
  const answer = await fetch(`${server.base}/api/backups/${copies[0]?.name}`, { headers: { cookie } });
  expect(answer.headers.get('content-disposition')).toBe(`attachment; filename="${copies[0]?.name}"`);
  return new Uint8Array(await answer.arrayBuffer());
}

async function restore(
  server: TestServer,
  copy: Uint8Array<ArrayBuffer>,
  key: string,
  code = '',
): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${server.base}/api/restore`, {
    method: 'POST',
    headers: {
      'content-type': 'application/octet-stream',
      [RECOVERY_KEY_HEADER]: key,
      [SETUP_CODE_HEADER]: code,
    },
    body: copy,
  });
  return { status: answer.status, body: await answer.json() };
}

describe('the copies over HTTP', () => {
  test('are for Segretario and administrator, whatever is asked', async () => {
    const { server, ugo } = await comune();
    for (const [method, path] of [
      ['GET', '/api/backups'],
      ['POST', '/api/backups'],
      ['GET', '/api/backups/traguardo-prova-2027-03-01-0200.copia'],
      ['POST', '/api/backups/key'],
      ['POST', '/api/backups/key/taken'],
    ] as const) {
      const body = method === 'POST' ? {} : undefined;
      expect((await server.ask(method, path, body)).status).toBe(401);
      expect((await server.ask(method, path, body, { cookie: ugo })).status).toBe(403);
    }
  });

  test('[RE11] a key counts once its end was read back, by the person it was shown to', async () => {
    const { server, sara } = await comune();
    const cookie = sara;
    expect((await server.get('/api/backups', { cookie })).body).toMatchObject({ key: null, copies: [], fault: null });
    expect(await server.post('/api/backups', {}, { cookie })).toMatchObject({
      status: 409,
      body: { code: 'backup-no-key' },
    });
    const offered = (await server.post('/api/backups/key', {}, { cookie })).body as OfferedKey;
    const take = (offer: string, lastGroup: string) =>
      server.post('/api/backups/key/taken', { offer, lastGroup }, { cookie });
    const last = offered.groups.at(-1) ?? '';
    expect((await take(offered.offer, offered.groups[0] ?? '')).status).toBe(422);
    expect((await take('another', last)).status).toBe(422);
    expect((await server.get('/api/backups', { cookie })).body).toMatchObject({ key: null });
    const taken = await take(offered.offer, ` ${last.toLowerCase()} `);
    expect(taken).toMatchObject({ status: 200, body: { key: { id: offered.id } } });
    expect((await take(offered.offer, last)).status).toBe(422);
    const key = RecoveryKey.parse(offered.groups.join('-'));
    expect(key).toBeInstanceOf(RecoveryKey);
    // The secret half is nowhere on the machine.
    const logged = JSON.stringify([server.logged, all(server.ente.db, 'SELECT payload FROM command_log')]);
    expect(logged).not.toContain(last);
    const [row] = all(server.ente.db, 'SELECT * FROM recovery_keys');
    expect(row?.['person']).toBe('person-sara');
    const kept = row?.['public_key'];
    expect(kept instanceof Uint8Array && key instanceof RecoveryKey && key.publicBytes.equals(kept)).toBe(true);
    server.passSeconds(3_700);
    const late = (await server.post('/api/backups/key', {}, { cookie })).body as OfferedKey;
    server.passSeconds(3_700);
    expect((await take(late.offer, late.groups.at(-1) ?? '')).status).toBe(422);
  });

  test('[RE11] are made, listed, downloaded, and put back on a new machine with the code it printed', async () => {
    const { server, sara } = await comune();
    const key = await withKey(server, sara);
    const copy = await copyOf(server, sara);
    for (const name of ['..%2Fente%2Ftraguardo.sqlite', 'traguardo.sqlite', 'traguardo-x.copia']) {
      expect((await server.get(`/api/backups/${name}`, { cookie: sara })).status).toBe(404);
    }
    expect(await restore(server, copy, key)).toMatchObject({ status: 409, body: { code: 'already-set-up' } });

    const other = await empty();
    other.remote = '203.0.113.7';
    expect(await restore(other, copy, key)).toMatchObject({ status: 403, body: { code: 'wrong-code' } });
    const put = (bytes: Uint8Array<ArrayBuffer>, typed: string) => restore(other, bytes, typed, 'prova codice');
    expect(await put(copy, '')).toMatchObject({ status: 422, body: { code: 'key-mistyped' } });
    expect(await put(copy, `${key.slice(0, -1)}${key.endsWith('0') ? '1' : '0'}`)).toMatchObject({
      status: 422,
      body: { code: 'key-mistyped' },
    });
    expect(await put(copy, RecoveryKey.draw().text)).toMatchObject({ status: 422, body: { code: 'copy-other-key' } });
    expect(await put(copy.slice(0, -100), key)).toMatchObject({ status: 422, body: { code: 'copy-damaged' } });
    expect(await put(new Uint8Array([80, 75, 3, 4]), key)).toMatchObject({
      status: 422,
      body: { code: 'copy-unknown' },
    });
    expect((await other.get('/api/status')).body).toMatchObject({ entity: null });
    expect(await put(copy, key)).toMatchObject({ status: 200, body: { entity: 'Comune di Prova' } });
    expect((await other.get('/api/status')).body).toMatchObject({ entity: { name: 'Comune di Prova' } });
    await other.signIn('sara', 'lunga-abbastanza');
    expect(await put(copy, key)).toMatchObject({ status: 409 });
  });

  test('[RE11] after a new key older copies want the older one', async () => {
    const { server, sara } = await comune();
    const first = await withKey(server, sara);
    const copy = await copyOf(server, sara);
    const second = await withKey(server, sara);
    expect(second).not.toBe(first);
    const { copies, key } = (await server.get('/api/backups', { cookie: sara })).body as BackupOverview;
    expect(copies[0]?.key).not.toBe(key?.id);
    const other = await empty();
    expect(await restore(other, copy, second)).toMatchObject({ status: 422, body: { code: 'copy-other-key' } });
    expect((await restore(other, copy, first)).status).toBe(200);
  });

  test('of the example are made by hand and come back as the example', async () => {
    const server = await TestServer.withExample();
    servers.push(server);
    const cookie = await server.signIn('segretario');
    const key = await withKey(server, cookie);
    const copy = await copyOf(server, cookie);
    expect((await server.get('/api/backups', { cookie })).body).toMatchObject({ nightly: false });
    await server.post('/api/example/leave', {});
    const other = await empty();
    expect((await restore(other, copy, key)).status).toBe(200);
    expect((await other.get('/api/status')).body).toMatchObject({ example: true });
  });
});
