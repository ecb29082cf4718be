import type { Account } from '#lib/app/context.ts';

export const ACCOUNT_WORDS: Record<Account['state'], string> = {
  none: 'Senza accesso',
  invited: 'Invito da usare',
  active: 'Accesso attivo',
  deactivated: 'Accesso disattivato',
};
