import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DatabaseSync } from 'node:sqlite';
import { openEnteDatabase } from '../entity/open-database.ts';
import { RegistryStore } from '../entity/registry-store.ts';
import { Accounts } from './accounts.ts';
import { createAuth } from './auth.ts';

let db: DatabaseSync;
let accounts: Accounts;
/** How often the slow work of a password was done: counted, and still done. */
let work: number;

beforeEach(async () => {
  db = openEnteDatabase(':memory:');
  const registry = new RegistryStore(db);
  registry.createEntity({ id: 'ente-di-prova', name: 'Comune di Prova', province: 'BG' });
  const auth = createAuth(db, { secret: 'f3Kq-98zLw-Xp02m-Tt7vB-ee61c-Yd5', entityId: 'ente-di-prova', https: false });
  const { password } = await auth.$context;
  const { hash, verify } = password;
  password.hash = (text) => ((work += 1), hash(text));
  password.verify = (both) => ((work += 1), verify(both));
  accounts = new Accounts(db, auth, () => new Date());
  for (const id of ['active', 'deactivated', 'by-provider'])
    registry.savePerson({ id, givenName: '', familyName: id, title: '' });
  await accounts.create('active', 'attiva', 'una-password-mia');
  await accounts.create('deactivated', 'spenta', 'una-password-mia');
  await accounts.create('by-provider', 'senza', null);
  accounts.setDeactivated('deactivated', true);
  work = 0;
});
afterEach(() => db.close());

test.each([
  ['the right password', 'attiva', 'una-password-mia', true],
  ['a wrong password', 'attiva', 'sbagliata-di-molto', false],
  ['nobody’s name', 'nessuno', 'una-password-mia', false],
  ['an account that is off', 'spenta', 'una-password-mia', false],
  ['an account without a password', 'senza', 'una-password-mia', false],
])('%s costs one hash, so the time tells nothing', async (_what, identifier, password, opens) => {
  expect((await accounts.prove(identifier, password)) !== null).toBe(opens);
  expect(work).toBe(1);
});
