import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.remove());

describe('the pages', () => {
  test('an address a person types gives the shell, which is asked for again each time', async () => {
    for (const path of ['/', '/2027/aree/x', '/invito/abc']) {
      const page = await server.get(path, { headers: { accept: 'text/html' } });
      expect(page.status).toBe(200);
      expect(page.body).toContain('<title>Traguardo</title>');
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    }
  });

  test('what never changes is kept for a year, small', async () => {
    const script = await server.get('/_app/immutable/start.js', { headers: { 'accept-encoding': 'br' } });
    expect(script.headers.get('cache-control')).toContain('immutable');
    expect(script.headers.get('content-type')).toContain('text/javascript');
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(script.body).toContain('abcabc');
    const onTheNetwork = await server.get('/_app/immutable/start.js', {
      headers: { 'accept-encoding': 'gzip, deflate' },
    });
    expect(onTheNetwork.headers.get('content-encoding')).toBe('gzip');
  });

  test('what is there already is not sent again', async () => {
    const worker = await server.get('/service-worker.js');
    expect(worker.headers.get('cache-control')).toBe('no-cache');
    const again = await server.get('/service-worker.js', {
      headers: { 'if-none-match': worker.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });

  test('a file that is not there is 404, in the folder or out of it', async () => {
    for (const path of [
      '/_app/immutable/old.js',
      '/favicon.ico',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/%00',
      '/%zz',
    ]) {
      const answer = await server.get(path, { headers: { accept: 'image/png' } });
      expect(answer.status, path).toBe(404);
      expect(JSON.stringify(answer.body)).not.toContain('secret');
    }
  });
});

describe('every answer', () => {
  test('forbids frames, sniffing and devices, and tells no more than needed', async () => {
    for (const path of ['/', '/api/status', '/nothing.png']) {
      const { headers } = await server.get(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('strict-transport-security')).toBeNull();
    }
  });

  test('is logged by pattern, without what it asked for', async () => {
    await server.get('/api/invitations/secret-token');
    await server.get('/pagina/di/Nadia', { headers: { accept: 'text/html' } });
    const routes = server.logged.map((line) => line.route);
    expect(routes).toContain('/api/invitations/:token');
    expect(JSON.stringify(server.logged)).not.toMatch(/secret-token|Nadia|127\.0\.0\.1/);
  });
});

describe('a request that changes something', () => {
  test('is JSON, well formed, not too large, from our pages', async () => {
    const form = { headers: { 'content-type': 'text/plain' } };
    expect(await server.post('/api/example/start', '{}', form)).toMatchObject({
      status: 415,
      body: { code: 'not-json' },
    });
    expect(await server.post('/api/session', '{"identifier"')).toMatchObject({
      status: 422,
      body: { code: 'invalid' },
    });
    expect(await server.post('/api/session', JSON.stringify({ identifier: 'x'.repeat(70_000) }))).toMatchObject({
      status: 413,
    });
    expect(await server.post('/api/session', {}, { headers: { origin: 'https://altrove.example' } })).toMatchObject({
      status: 403,
      body: { code: 'wrong-origin' },
    });
    expect(await server.post('/api/commands', {})).toMatchObject({ status: 401, body: { code: 'signed-out' } });
    expect(await server.post('/api/nothing', {})).toMatchObject({ status: 404, body: { code: 'not-found' } });
    const wrong = await server.ask('PUT', '/api/session', {});
    expect(wrong).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(wrong.headers.get('allow')?.split(', ').sort()).toEqual(['DELETE', 'GET', 'POST']);
    expect((await server.ask('DELETE', '/api/documents/x/changes', undefined)).headers.get('allow')).toBe('GET');
  });
});

test('health, readiness, version', async () => {
  expect(await server.get('/healthz')).toMatchObject({ status: 200 });
  expect(await server.get('/readyz')).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect((await server.get('/version')).body).toEqual({
    version: expect.any(String),
    protocol: PROTOCOL_VERSION,
    source: '/sorgente.tar.gz',
  });
});
