import { expect, test } from 'vitest';
import { passkeyReach } from './passkeys.ts';

test.each([
  [true, 'traguardo.comune.example', true, 'here'],
  [true, 'localhost', true, 'here'],
  [false, 'traguardo.comune.example', true, 'address'],
  [false, '192.168.1.10', true, 'address'],
  [true, '127.0.0.1', true, 'address'],
  [true, '[::1]', true, 'address'],
  [true, 'traguardo.comune.example', false, 'browser'],
])('safe %s, at %s, known to the browser %s: %s', (secure, hostname, known, reach) => {
  expect(passkeyReach(secure, hostname, known)).toBe(reach);
});
