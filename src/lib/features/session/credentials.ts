import { t } from '#lib/ui/texts.svelte.ts';
const IDENTIFIER = /^[a-z0-9._+-]{3,60}(@[a-z0-9.-]{3,120})?$/;

/** What is wrong with an e-mail or user name, or nothing. */
export function checkIdentifier(typed: string): string | undefined {
  const identifier = typed.trim().toLowerCase();
  if (identifier === '') return t.session.faults.newIdentifier;
  if (IDENTIFIER.test(identifier)) return undefined;
  return t.session.faults.badIdentifier;
}

export function checkNewPassword(password: string): string | undefined {
  if (password === '') return t.session.faults.noNewPassword;
  if (password.length >= 10) return undefined;
  return t.session.faults.shortPassword(10 - password.length);
}
