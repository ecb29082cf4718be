import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ BASE_URL: 'https://traguardo.comune.example', TRUSTED_PROXY: '127.0.0.1' });
  await server.post('/api/example/start', {});
});
afterAll(() => server.remove());

const proxied = { 'x-forwarded-for': '203.0.113.7', origin: 'https://traguardo.comune.example' };

test('behind a proxy with https the cookie is Secure, and browsers are told to stay with https', async () => {
  const answer = await server.post(
    '/api/session',
    { identifier: 'segretario', password: 'valmora-prova' },
    { headers: proxied },
  );
  expect(answer.status).toBe(200);
  expect(answer.headers.get('set-cookie')).toMatch(/^__Secure-traguardo-.*; Secure/);
  expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  expect((await server.get('/api/session', { cookie: answer.cookie })).status).toBe(200);
});

test('who comes through the proxy is not at this machine', async () => {
  expect((await server.get('/api/status', { headers: proxied })).body).toMatchObject({ needsCode: true });
  expect((await server.post('/api/example/leave', {}, { headers: proxied })).body).toMatchObject({
    code: 'wrong-code',
  });
});

test('each person behind the proxy has their own wait', async () => {
  const attempt = (ip: string, password: string) =>
    server.post(
      '/api/session',
      { identifier: 'nadia.rota', password },
      { headers: { ...proxied, 'x-forwarded-for': `198.51.100.1, ${ip}` } },
    );
  for (let tries = 0; tries < 4; tries += 1) await attempt('203.0.113.8', 'sbagliata-ma-lunga');
  expect((await attempt('203.0.113.8', 'valmora-prova')).status).toBe(429);
  expect((await attempt('203.0.113.9', 'valmora-prova')).status).toBe(200);
});
