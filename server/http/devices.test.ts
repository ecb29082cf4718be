import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import type { AccessFacts } from '#lib/protocol/access.ts';
import { TestServer } from '../testing/test-server.ts';

const FIREFOX = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
const TABLET =
  'Mozilla/5.0 (Linux; Android 15; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36';

let server: TestServer;
let office: string;
let tablet: string;
let example: TestServer;
beforeAll(async () => {
  example = await TestServer.withExample();
  await example.stop();
});
afterAll(() => example.remove());

beforeEach(async () => {
  server = await TestServer.copyOf(example);
  office = await signIn('nadia.rota', FIREFOX);
  server.passSeconds(60);
  tablet = await signIn('nadia.rota', TABLET);
});
afterEach(() => server.remove());

async function signIn(identifier: string, userAgent: string): Promise<string> {
  const headers = { 'user-agent': userAgent };
  return (await server.post('/api/session', { identifier, password: 'valmora-prova' }, { headers })).cookie;
}
async function facts(cookie: string): Promise<AccessFacts> {
  return (await server.get('/api/access', { cookie })).body as AccessFacts;
}
const end = (cookie: string, body: unknown) => server.post('/api/access/sessions/end', body, { cookie });

/** A socket and a feed of this session; both tell when they are ended. */
async function connect(cookie: string): Promise<{ socket: Promise<number>; feed: Promise<void> }> {
  const documents = (await server.get('/api/documents', { cookie })).body as { id: string; kind: string }[];
  const plan = documents.find((one) => one.kind === 'plan')?.id ?? '';
  const url = `${server.base.replace('http', 'ws')}/sync/${plan}`;
  const socket = new WebSocket(url, formatSubprotocol(DOCUMENT_SCHEMA.plan), { headers: { cookie } });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await new Promise((resolve) => socket.once('message', resolve));
  const stream = await fetch(`${server.base}/api/feed`, { headers: { cookie } });
  const reader = stream.body!.getReader();
  await reader.read();
  const feed = (async () => {
    while (!(await reader.read()).done);
  })();
  return { socket: closed, feed };
}

describe('my devices', () => {
  test('are told by browser and system, with how and when I came in and was last there', async () => {
    server.passSeconds(3_600);
    const { sessions } = await facts(tablet);
    expect(sessions).toMatchObject([
      { current: true, browser: 'Chrome', system: 'Android', means: 'password', usedAt: server.now.toISOString() },
      { current: false, browser: 'Firefox', system: 'Linux', means: 'password' },
    ]);
    expect(Date.parse(sessions[1]?.usedAt ?? '')).toBeLessThan(server.now.getTime() - 3_500_000);
  });

  test('one is ended at once: requests, sockets and feed, while the others go on', async () => {
    const lost = await connect(tablet);
    const id = (await facts(office)).sessions.find((one) => !one.current)?.id;
    expect((await end(office, { id })).status).toBe(204);
    expect(await lost.socket).toBe(4401);
    await lost.feed;
    expect((await server.get('/api/session', { cookie: tablet })).status).toBe(401);
    expect((await facts(office)).sessions).toHaveLength(1);
  });

  test('all the others are ended, this one stays', async () => {
    const third = await signIn('nadia.rota', FIREFOX);
    expect((await end(office, { others: true })).status).toBe(204);
    for (const cookie of [tablet, third]) expect((await server.get('/api/session', { cookie })).status).toBe(401);
    expect((await server.get('/api/session', { cookie: office })).status).toBe(200);
  });

  test('are mine: another person’s are as if they were not', async () => {
    const luca = await signIn('luca.ferri', FIREFOX);
    const id = (await facts(luca)).sessions[0]?.id;
    const missing = await end(office, { id: 'nothing' });
    const others = await end(office, { id });
    expect(others.status).toBe(404);
    expect(others.body).toEqual(missing.body);
    expect((await server.get('/api/session', { cookie: luca })).status).toBe(200);
  });

  test('whoever manages accesses ends them all, and sees how many there are', async () => {
    const segretario = await server.signIn('segretario');
    const person = server.person('Rota');
    const listed = async () =>
      ((await server.get('/api/accounts', { cookie: segretario })).body as { person: string; sessions: number }[]).find(
        (one) => one.person === person,
      )?.sessions;
    expect(await listed()).toBe(2);
    const lost = await connect(tablet);
    expect((await server.command({ type: 'account.sessions.end', person }, segretario)).status).toBe(200);
    expect([4401, 4403]).toContain(await lost.socket);
    for (const cookie of [tablet, office]) expect((await server.get('/api/session', { cookie })).status).toBe(401);
    expect(await listed()).toBe(0);
    await server.signIn('nadia.rota');
  });
});

describe('signing out', () => {
  const out = (cookie: string) => server.ask('DELETE', '/api/session', undefined, { cookie });

  test('takes the cookie from the browser and its kept answers, never what others keep on the device', async () => {
    const answer = await out(office);
    expect(answer.status).toBe(204);
    const name = office.split('=')[0] ?? '';
    expect(answer.headers.getSetCookie()).toContain(`${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax`);
    expect(answer.headers.get('clear-site-data')).toBe('"cache"');
    expect((await server.get('/api/session', { cookie: tablet })).status).toBe(200);
  });

  test('takes it also when it is nobody’s, of an ente that is no more, or the session is over', async () => {
    for (const cookie of ['traguardo-x.session_token=a.b', `${tablet}; traguardo-old.session_data=z`]) {
      const answer = await out(cookie);
      expect(answer.status).toBe(204);
      for (const one of cookie.split('; '))
        expect(answer.headers.get('set-cookie')).toContain(`${one.split('=')[0] ?? ''}=; Max-Age=0`);
    }
    expect((await out(tablet)).headers.get('set-cookie')).toContain('Max-Age=0');
  });

  test('takes it also when the disk takes no writes: the browser is out, and the answer says what failed', async () => {
    server.ente.db.exec('PRAGMA query_only = ON');
    const answer = await out(office);
    expect(answer).toMatchObject({ status: 503, body: { code: 'storage-unavailable' } });
    expect(answer.headers.get('set-cookie')).toContain('session_token=; Max-Age=0');
    server.ente.db.exec('PRAGMA query_only = OFF');
    expect((await out(office)).status).toBe(204);
    expect((await server.get('/api/session', { cookie: office })).status).toBe(401);
  });

  test('leaves the cookies of others alone', async () => {
    const answer = await out('altro=1; PHPSESSID=2');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});
