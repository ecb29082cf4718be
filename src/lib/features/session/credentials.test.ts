import { expect, test } from 'vitest';
import { checkIdentifier, checkNewPassword } from './credentials.ts';

test('user names and e-mail addresses are taken as people write them', () => {
  for (const good of ['nadia.rota', ' Nadia.Rota@comune.valmora.bg.it ', 'n_r'])
    expect(checkIdentifier(good)).toBeUndefined();
  for (const bad of ['', 'ab', 'nadia rota', 'niccolò.rota']) expect(checkIdentifier(bad)).toBeDefined();
});

test('a short password says how much is missing', () => {
  expect(checkNewPassword('123456789')).toBe('Manca 1 carattere: ne servono almeno 10.');
  expect(checkNewPassword('1234567')).toBe('Mancano 3 caratteri: ne servono almeno 10.');
  expect(checkNewPassword('1234567890')).toBeUndefined();
});
