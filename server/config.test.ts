import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { StartFault } from './start-fault.ts';

describe('settings', () => {
  test('have calm defaults', () => {
    expect(readConfig({ PORT: '' })).toEqual({
      port: 8080,
      host: null,
      baseUrl: null,
      data: resolve('./data'),
      tls: null,
      setupCode: null,
      trustedProxies: [],
    });
  });

  test('are read from the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'traguardo-config-'));
    writeFileSync(join(folder, 'cert.pem'), '-----BEGIN CERTIFICATE-----');
    writeFileSync(join(folder, 'key.pem'), '-----BEGIN PRIVATE KEY-----');
    const config = readConfig({
      PORT: '9000',
      HOST: '127.0.0.1',
      BASE_URL: 'https://traguardo.example.it/',
      TRAGUARDO_DATA: folder,
      TLS_CERT: join(folder, 'cert.pem'),
      TLS_KEY: join(folder, 'key.pem'),
      SETUP_CODE: 'abc-123',
      TRUSTED_PROXY: '127.0.0.1, ::1',
    });
    expect(config).toMatchObject({
      port: 9000,
      baseUrl: 'https://traguardo.example.it',
      trustedProxies: ['127.0.0.1', '::1'],
    });
    expect(config.tls?.cert).toContain('CERTIFICATE');
  });

  test.each([
    [{ PORT: 'ottanta' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ HOST: 'a b' }, 'HOST'],
    [{ BASE_URL: 'traguardo.it' }, 'BASE_URL'],
    [{ BASE_URL: 'https://comune.it/traguardo' }, 'BASE_URL'],
    [{ BASE_URL: 'ftp://comune.it' }, 'BASE_URL'],
    [{ SETUP_CODE: '123' }, 'SETUP_CODE'],
    [{ TRUSTED_PROXY: 'proxy.local' }, 'TRUSTED_PROXY'],
    [{ TLS_CERT: '/nowhere/cert.pem' }, 'TLS_CERT e TLS_KEY'],
    [{ TLS_CERT: '/nowhere/cert.pem', TLS_KEY: '/nowhere/key.pem' }, 'TLS_CERT: il file /nowhere/cert.pem'],
  ])('%j stops with one sentence that names it', (environment, start) => {
    const read = () => readConfig(environment);
    expect(read).toThrow(StartFault);
    try {
      read();
    } catch (fault) {
      expect(fault).toMatchObject({ exitCode: 2, message: expect.stringMatching(new RegExp(`^${start}`)) });
      expect((fault as StartFault).message).not.toContain('\n');
    }
  });
});
