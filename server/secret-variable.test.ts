import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { isKnownPassword, readSecretVariable } from './secret-variable.ts';
import { StartFault } from './start-fault.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'traguardo-variable-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const GOOD = 'k7Qv-92hd-Lw0z-Tt41-pPaX';

describe('a secret setting', () => {
  test('comes from the variable, or from the file its _FILE names, without the line end', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, `${GOOD}\n`);
    expect(readSecretVariable({ OIDC_CLIENT_SECRET: GOOD }, 'OIDC_CLIENT_SECRET')).toBe(GOOD);
    expect(readSecretVariable({ OIDC_CLIENT_SECRET_FILE: file }, 'OIDC_CLIENT_SECRET')).toBe(GOOD);
    expect(readSecretVariable({ OIDC_CLIENT_SECRET: ' ' }, 'OIDC_CLIENT_SECRET')).toBeNull();
  });

  test('given twice, or in a file that is not there or empty, stops with one sentence', () => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, '\n');
    expect(() => readSecretVariable({ S: GOOD, S_FILE: empty }, 'S')).toThrow('Indica S oppure S_FILE');
    expect(() => readSecretVariable({ S_FILE: empty }, 'S')).toThrow('è vuoto');
    expect(() => readSecretVariable({ S_FILE: join(folder, 'nowhere') }, 'S')).toThrow('non si legge');
  });

  test.each([
    'changeme',
    'Change-Me-Change-Me-Change-Me-12345678',
    'cambiami',
    'valmora-prova',
    'il-tuo-segreto-di-esempio-di-32-caratteri',
    'x'.repeat(40),
    '0000-1111-0000-1111',
  ])('copied from an example is refused: %s', (secret) => {
    expect(() => readSecretVariable({ S: secret }, 'S')).toThrow(StartFault);
    expect(() => readSecretVariable({ S: secret }, 'S')).toThrow(/^S è un segreto di esempio/);
  });
});

describe('a password a person chooses', () => {
  test.each([
    'valmora-prova',
    'Change-me-2027',
    'password1234',
    'Comune2027!!',
    '1234567890',
    'qwertyuiop',
    'aaaaaaaaaaaa',
  ])('is refused when everybody tries it: %s', (password) => expect(isKnownPassword(password)).toBe(true));
  test.each(['lunga-abbastanza', 'la mia password del mercato', 'un esempio di sentiero', 'giglio-73-fontana'])(
    'is the person’s own: %s',
    (password) => expect(isKnownPassword(password)).toBe(false),
  );
});
