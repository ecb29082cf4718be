import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Press } from '../pdf/press.ts';
import { TestServer } from '../testing/test-server.ts';
import { createApp } from './app.ts';
import { SetupCode } from './setup-code.ts';

/** Who may use each route: its name for the reader, then what nobody and somebody without a role are answered. */
interface May {
  who:
    | 'anybody'
    | 'who is signed in'
    | 'who may open the document'
    | 'who manages accounts'
    | 'who edits the registry'
    | 'who keeps the copies'
    | 'who holds the machine';
  nobody: number;
  employee: number;
}
const anybody = (status: number): May => ({ who: 'anybody', nobody: status, employee: status });
const signedIn = (status: number): May => ({ who: 'who is signed in', nobody: 401, employee: status });
/** No such document and none of yours are the same answer. */
const ofDocument = (status = 404): May => ({ who: 'who may open the document', nobody: 401, employee: status });
const keeper: May = { who: 'who keeps the copies', nobody: 401, employee: 403 };

/** Asked with `{}` from another machine. A 409, 410 or 422 comes after the right was looked at, and changes nothing. */
const ROUTES: Record<string, May> = {
  'GET /healthz': anybody(200),
  'GET /readyz': anybody(200),
  'GET /version': anybody(200),
  'GET /api/status': anybody(200),
  'POST /api/setup': anybody(409),
  'POST /api/example/start': { who: 'who holds the machine', nobody: 403, employee: 403 },
  'POST /api/example/leave': { who: 'who holds the machine', nobody: 403, employee: 403 },
  'POST /api/session': anybody(422),
  'GET /api/session': signedIn(200),
  'POST /api/session/second-factor': anybody(422),
  'POST /api/session/passkey/options': anybody(200),
  'POST /api/session/passkey': anybody(422),
  'POST /api/session/provider': anybody(422),
  'GET /api/session/provider/callback': anybody(303),
  'GET /api/invitations/:token': anybody(410),
  'POST /api/invitations/:token': anybody(422),
  'POST /api/password': signedIn(422),
  'GET /api/access': signedIn(200),
  'POST /api/access/second-factor/begin': signedIn(422),
  'POST /api/access/second-factor/confirm': signedIn(422),
  'POST /api/access/second-factor/remove': signedIn(422),
  'POST /api/access/recovery-codes': signedIn(422),
  'POST /api/access/passkeys/options': signedIn(422),
  'POST /api/access/passkeys': signedIn(422),
  'POST /api/access/passkeys/remove': signedIn(422),
  'POST /api/access/sessions/end': signedIn(422),
  'POST /api/access/notices/seen': signedIn(204),
  'GET /api/accounts': { who: 'who manages accounts', nobody: 401, employee: 403 },
  'GET /api/documents': signedIn(200),
  'GET /api/documents/:id/changes': ofDocument(),
  'GET /api/documents/:id/history': ofDocument(),
  'GET /api/documents/:id/compare': ofDocument(),
  'POST /api/documents/:id/restore': ofDocument(),
  'GET /api/documents/:id/recovery': ofDocument(),
  'POST /api/documents/:id/recovery': ofDocument(),
  'POST /api/documents/:id/forks': ofDocument(),
  'POST /api/documents/:id/proposals': ofDocument(422),
  'POST /api/proposals/:id/decisions': ofDocument(422),
  'POST /api/proposals/:id/read': ofDocument(),
  'GET /api/proposals': signedIn(200),
  'GET /api/forks': signedIn(200),
  'POST /api/forks/settled': signedIn(422),
  'POST /api/sync': signedIn(422),
  'GET /api/sheets/:year/:person': ofDocument(),
  'GET /api/device-key': signedIn(422),
  'DELETE /api/device-key': signedIn(422),
  'POST /api/pdf': signedIn(422),
  'GET /api/backups': keeper,
  'POST /api/backups': keeper,
  'GET /api/backups/:name': keeper,
  'GET /api/export': keeper,
  'POST /api/backups/key': keeper,
  'POST /api/backups/key/taken': keeper,
  'POST /api/restore': anybody(409),
  'GET /api/registry': signedIn(200),
  'GET /api/stemma': signedIn(200),
  'GET /api/people/:keep/merge/:drop': { who: 'who edits the registry', nobody: 401, employee: 403 },
  // Each command says itself who may: server/commands/perform.test.ts.
  'POST /api/commands': signedIn(422),
  'GET /api/feed': signedIn(200),
  // Last: it ends the session.
  'DELETE /api/session': anybody(204),
};

const KIB = 1024;
/** Bytes that those take which take more than a form: a whole plan, what a device has kept. */
const LARGE: Readonly<Record<string, number>> = {
  'POST /api/setup': 16 * 1024 * KIB,
  'POST /api/commands': 16 * 1024 * KIB,
  'POST /api/documents/:id/proposals': 8 * 1024 * KIB,
  'POST /api/proposals/:id/decisions': 8 * 1024 * KIB,
  'POST /api/forks/settled': 8 * 1024 * KIB,
  'POST /api/sync': 4 * 1024 * KIB,
  'POST /api/pdf': 4 * 1024 * KIB,
};
/** Those that look at nothing in the body. */
const BODILESS = ['POST /api/session/passkey/options', 'POST /api/access/notices/seen'];

let server: TestServer;
let employee: string;
let origin: string;
beforeAll(async () => {
  server = await TestServer.withExample();
  employee = await server.signIn('chiara.locatelli');
  server.remote = '198.51.100.7';
  origin = `http://localhost:${server.running.port}`;
});
afterAll(() => server.remove());

const asked = Object.entries(ROUTES).map(([route, may]) => {
  const [method = '', path = ''] = route.split(' ');
  return { route, method, path: path.replace(/:\w+/g, 'nothing'), ...may };
});

async function ask(method: string, path: string, body: unknown, headers: Record<string, string> = {}) {
  const json: Record<string, string> = method === 'GET' ? {} : { 'content-type': 'application/json' };
  const content = method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const abort = new AbortController();
  const response = await fetch(origin + path, {
    method,
    headers: { origin, ...json, ...headers },
    body: content,
    redirect: 'manual',
    signal: abort.signal,
  });
  // The feed has no end.
  const text = response.headers.get('content-type') === 'text/event-stream' ? '' : await response.text();
  abort.abort();
  return { status: response.status, headers: response.headers, text };
}

describe('every route says who may', () => {
  test('and none is forgotten', () => {
    const { host } = server.running;
    const app = createApp({
      host,
      clock: () => server.now,
      version: '',
      source: '',
      setupCode: new SetupCode('PROVA-CODICE'),
      baseUrl: null,
      https: false,
      trustedProxies: [],
      provider: null,
      press: new Press(),
      remote: () => '',
      build: server.folder,
      log: () => undefined,
    });
    const there = app.routes
      .filter(({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*')
      .map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(there)].sort()).toEqual(Object.keys(ROUTES).sort());
  });

  test.each(asked)('$route: $who', async ({ method, path, nobody, employee: somebody }) => {
    expect((await ask(method, path, {})).status).toBe(nobody);
    expect((await ask(method, path, {}, { cookie: employee })).status).toBe(somebody);
    if (path === '/api/session' && method === 'DELETE') employee = await server.signIn('chiara.locatelli');
  });

  const changing = asked.filter(({ method }) => method !== 'GET');
  test.each(changing)('$route is not for another site’s page', async ({ method, path }) => {
    const headers = { cookie: employee, origin: 'https://altrove.example' };
    const answer = await ask(method, path, {}, headers);
    expect([answer.status, JSON.parse(answer.text)]).toMatchObject([403, { code: 'wrong-origin' }]);
  });

  const reading = changing.filter(({ route, method }) => method === 'POST' && !BODILESS.includes(route));
  test.each(reading)('$route takes JSON of a size', async ({ route, method, path, employee: somebody }) => {
    // Who may not at all is told that, whatever the body.
    const refused =
      [403, 404, 409].includes(somebody) && route !== 'POST /api/example/start' && route !== 'POST /api/example/leave';
    const headers = { cookie: employee };
    const form = await ask(method, path, 'a=b', { ...headers, 'content-type': 'application/x-www-form-urlencoded' });
    expect(form.status).toBe(refused ? somebody : 415);
    const size = LARGE[route] ?? 64 * KIB;
    const large = await ask(method, path, JSON.stringify({ text: 'x'.repeat(size) }), headers);
    expect(large.status).toBe(refused ? somebody : 413);
  });

  test.each(asked)('$route: another method is 405 or 404', async ({ path, method }) => {
    if (path.startsWith('/api/')) expect((await ask('PATCH', path, {})).status).toBe(405);
    else expect((await ask(method === 'GET' ? 'POST' : 'GET', path, {})).status).toBe(404);
  });
});

describe('answers tell nothing of the inside', () => {
  test('a fault of ours is a sentence, not a stack or a path', async () => {
    const broken = await TestServer.withExample();
    const cookie = await broken.signIn('segretario');
    broken.ente.db.exec('DROP TABLE passkeys');
    const answer = await broken.get('/api/access', { cookie });
    expect(answer).toMatchObject({ status: 500, body: { code: 'fault' } });
    expect(JSON.stringify(answer.body)).not.toMatch(/passkeys|SELECT|Error|\.ts|node_modules|\n/);
    expect(JSON.stringify(broken.logged)).toContain('passkeys');
    await broken.remove();
  });

  test('the log knows the pattern: no token, query, password, name or address', async () => {
    await server.get('/api/invitations/un-segreto-del-link?chi=nadia-segreta');
    await server.get('/invito/un-segreto-del-link', { headers: { accept: 'text/html' } });
    await server.get('/api/session/provider/callback?code=un-segreto-del-link&state=x');
    await server.post('/api/session', { identifier: 'nadia.rota', password: 'un-segreto-del-link' });
    expect(server.logged.length).toBeGreaterThan(4);
    expect(JSON.stringify(server.logged)).not.toMatch(/un-segreto|nadia|198\.51/);
  });
});

test('whatever answers strangers has a limit by address, and who is signed in does not feel it', async () => {
  const busy = await TestServer.withExample();
  const cookie = await busy.signIn('segretario');
  busy.remote = '198.51.100.9';
  const paths = ['/api/status', '/api/registry', '/readyz'];
  let waits = 0;
  for (let tries = 0; tries < 700; tries += 1) {
    const answer = await busy.get(paths[tries % paths.length] ?? '');
    if (answer.status === 429) waits += 1;
  }
  expect(waits).toBe(100);
  expect((await busy.get('/api/registry', { cookie })).status).toBe(200);
  busy.remote = '198.51.100.10';
  expect((await busy.get('/api/status')).status).toBe(200);
  await busy.remove();
});
