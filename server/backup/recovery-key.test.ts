import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY_ALPHABET, KEY_GROUPS } from '#lib/domain/recovery-key-text.ts';
import { RecoveryKey } from './recovery-key.ts';

describe('a recovery key', () => {
  test('is read back from its text, however a person writes it', () => {
    for (let draw = 0; draw < 50; draw += 1) {
      const key = RecoveryKey.draw();
      expect(key.text).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
      const typed = key.text.toLowerCase().replace(/-/g, ' ').replace(/0/g, 'o').replace(/1/g, 'l');
      const again = RecoveryKey.parse(`  ${typed}\n`);
      expect(again).toBeInstanceOf(RecoveryKey);
      if (again instanceof RecoveryKey) expect(again.publicBytes.equals(key.publicBytes)).toBe(true);
    }
  });

  test('tells one wrong letter, and two that changed places', () => {
    const key = RecoveryKey.draw();
    const letters = key.text.replace(/-/g, '');
    fc.assert(
      fc.property(fc.nat(letters.length - 1), fc.nat(KEY_ALPHABET.length - 1), (at, letter) => {
        const wrong = letters.slice(0, at) + KEY_ALPHABET.charAt(letter) + letters.slice(at + 1);
        fc.pre(wrong !== letters);
        expect(RecoveryKey.parse(wrong)).toEqual({ code: 'check' });
      }),
    );
    fc.assert(
      fc.property(fc.nat(letters.length - 2), (at) => {
        const wrong = letters.slice(0, at) + letters.charAt(at + 1) + letters.charAt(at) + letters.slice(at + 2);
        fc.pre(wrong !== letters);
        expect(RecoveryKey.parse(wrong)).toEqual({ code: 'check' });
      }),
    );
  });

  test('tells where a stray sign is and how much is missing', () => {
    const { text } = RecoveryKey.draw();
    expect(RecoveryKey.parse(`${text.slice(0, 10)}?${text.slice(11)}`)).toEqual({ code: 'letters', place: 3 });
    expect(RecoveryKey.parse(text.slice(0, -5))).toEqual({ code: 'length', groups: KEY_GROUPS - 1 });
    expect(RecoveryKey.parse(`${text}AB`)).toEqual({ code: 'length', groups: KEY_GROUPS + 0.5 });
    expect(RecoveryKey.parse('')).toEqual({ code: 'length', groups: 0 });
  });
});
