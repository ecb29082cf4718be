import * as v from 'valibot';

/** GET /api/accounts, for those who manage them. */
export const Accounts = v.array(
  v.object({
    person: v.string(),
    identifier: v.nullable(v.string()),
    state: v.picklist(['none', 'invited', 'active', 'deactivated']),
  }),
);
export type Account = v.InferOutput<typeof Accounts>[number];

export const ACCOUNT_WORDS: Record<Account['state'], string> = {
  none: 'Senza accesso',
  invited: 'Invito da usare',
  active: 'Accesso attivo',
  deactivated: 'Accesso disattivato',
};
