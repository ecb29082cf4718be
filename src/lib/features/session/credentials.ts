export const PASSWORD_RULE = 'Almeno 10 caratteri. Va bene una frase che ricordi facilmente.';

const IDENTIFIER = /^[a-z0-9._+-]{3,60}(@[a-z0-9.-]{3,120})?$/;

/** What is wrong with an e-mail or user name, or nothing. */
export function checkIdentifier(typed: string): string | undefined {
  const identifier = typed.trim().toLowerCase();
  if (identifier === '') return 'Scrivi un’e-mail o un nome utente.';
  if (IDENTIFIER.test(identifier)) return undefined;
  return 'Usa almeno 3 caratteri fra lettere senza accento, cifre, punto e trattino, senza spazi.';
}

export function checkNewPassword(password: string): string | undefined {
  if (password === '') return 'Scrivi una password di almeno 10 caratteri.';
  if (password.length >= 10) return undefined;
  const missing = 10 - password.length;
  return missing === 1
    ? 'Manca 1 carattere: ne servono almeno 10.'
    : `Mancano ${missing} caratteri: ne servono almeno 10.`;
}
