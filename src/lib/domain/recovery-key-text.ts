/** Crockford's base 32: no I, L, O, U, which are read as something else. */
export const KEY_ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** A key is written in groups of four: 32 bytes and 3 of check are 280 bits, 56 letters. */
export const KEY_GROUP = 4;
export const KEY_GROUPS = 14;

/** What is wrong with how a key was typed. `place`: which group, from 1. */
export type KeyTextFault = { code: 'letters'; place: number } | { code: 'length'; groups: number };

/** Case, spaces, hyphens and letters that look like figures are the reader's, not the key's. */
export function keyLetters(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
}

/** As far as it can be told without the check that its end carries. null: well typed. */
export function checkKeyLetters(letters: string): KeyTextFault | null {
  const stray = [...letters].findIndex((letter) => !KEY_ALPHABET.includes(letter));
  if (stray >= 0) return { code: 'letters', place: Math.floor(stray / KEY_GROUP) + 1 };
  if (letters.length !== KEY_GROUP * KEY_GROUPS) return { code: 'length', groups: letters.length / KEY_GROUP };
  return null;
}
