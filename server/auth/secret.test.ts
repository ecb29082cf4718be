import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSecret } from './secret.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'traguardo-secret-'));
});
afterEach(() => rmSync(data, { recursive: true }));

test('is drawn once and kept for its owner only', () => {
  const secret = readSecret(data, {});
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(readSecret(data, {})).toBe(secret);
  expect(statSync(join(data, 'secret')).mode & 0o777).toBe(0o600);
});

test('or comes from the environment, and is refused when short or missing', () => {
  const long = 'b3Jx0Qm-7tLsv9-Ew2pKd81-uYhZ4c6-nA5fRgTi';
  const file = join(data, 'given');
  writeFileSync(file, `${long}\n`);
  expect(readSecret(data, { BETTER_AUTH_SECRET: long })).toBe(long);
  expect(readSecret(data, { BETTER_AUTH_SECRET_FILE: file })).toBe(long);
  expect(() => readSecret(data, { BETTER_AUTH_SECRET: 'corto' })).toThrow(
    'BETTER_AUTH_SECRET deve avere almeno 32 caratteri',
  );
  expect(() => readSecret(data, { BETTER_AUTH_SECRET: `changeme-${long}` })).toThrow(
    'BETTER_AUTH_SECRET è un segreto di esempio',
  );
  expect(() => readSecret(data, { BETTER_AUTH_SECRET_FILE: join(data, 'no') })).toThrow('non si legge');
});

test('a key cut short is told; an empty one is drawn anew; one that is no file is told', () => {
  writeFileSync(join(data, 'secret'), 'corta');
  expect(() => readSecret(data, {})).toThrow('troppo corto');
  writeFileSync(join(data, 'secret'), '');
  expect(readSecret(data, {}).length).toBeGreaterThanOrEqual(32);
  rmSync(join(data, 'secret'));
  mkdirSync(join(data, 'secret'));
  expect(() => readSecret(data, {})).toThrow('non si legge o non si scrive');
});
