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
      backups: null,
      provider: null,
    });
  });

  test('are read from the environment', () => {
    const folder = mkdtempSync(join(tmpdir(), 'traguardo-config-'));
    writeFileSync(join(folder, 'cert.pem'), '-----BEGIN CERTIFICATE-----');
    writeFileSync(join(folder, 'key.pem'), '-----BEGIN PRIVATE KEY-----');
    writeFileSync(join(folder, 'client-secret'), 'q8-Zr41-nnV7-e0\n');
    const config = readConfig({
      PORT: '9000',
      HOST: '127.0.0.1',
      BASE_URL: 'https://traguardo.example.it/',
      TRAGUARDO_DATA: folder,
      TLS_CERT: join(folder, 'cert.pem'),
      TLS_KEY: join(folder, 'key.pem'),
      SETUP_CODE: 'abc-123',
      TRUSTED_PROXY: '127.0.0.1, ::1',
      OIDC_ISSUER: 'https://accesso.example/realms/comune',
      OIDC_CLIENT_ID: 'traguardo',
      OIDC_CLIENT_SECRET_FILE: join(folder, 'client-secret'),
      OIDC_ROLES: 'groups=performance, segreteria',
    });
    expect(config).toMatchObject({
      port: 9000,
      baseUrl: 'https://traguardo.example.it',
      trustedProxies: ['127.0.0.1', '::1'],
      provider: {
        issuer: 'https://accesso.example/realms/comune',
        clientId: 'traguardo',
        clientSecret: 'q8-Zr41-nnV7-e0',
        name: 'accesso.example',
        claim: 'email',
        admits: { claim: 'groups', values: ['performance', 'segreteria'] },
        only: false,
      },
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
    [{ SETUP_CODE: '12345' }, 'SETUP_CODE'],
    [{ SETUP_CODE: 'cambiami' }, 'SETUP_CODE è un segreto di esempio'],
    [{ OIDC_NAME: 'Entra' }, 'Per l’accesso del Comune servono almeno OIDC_ISSUER e OIDC_CLIENT_ID'],
    [{ OIDC_ISSUER: 'http://accesso.example', OIDC_CLIENT_ID: 'traguardo' }, 'OIDC_ISSUER'],
    [{ OIDC_ISSUER: 'https://accesso.example', OIDC_CLIENT_ID: 'traguardo', OIDC_ONLY: 'sì' }, 'OIDC_ONLY'],
    [{ OIDC_ISSUER: 'https://accesso.example', OIDC_CLIENT_ID: 'traguardo', OIDC_ROLES: 'gruppo' }, 'OIDC_ROLES'],
    [
      { OIDC_ISSUER: 'https://accesso.example', OIDC_CLIENT_ID: 'traguardo', OIDC_CLIENT_SECRET: 'changeme' },
      'OIDC_CLIENT_SECRET è un segreto di esempio',
    ],
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
