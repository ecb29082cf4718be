import { isKnownPassword } from '../secret-variable.ts';
import type { SignedIn } from '../auth/sessions.ts';
import type { AppContext, Services } from './context.ts';
import { HttpProblem } from './problem.ts';

/** 422 unless the person signed in knows their password: an unattended screen must not change how one gets in. */
export async function proveOwnPassword(
  services: Services,
  c: AppContext,
  { account }: SignedIn,
  password: string,
  path: string,
): Promise<void> {
  const takeBack = services.guard.begin(account.identifier, services.client(c).ip);
  if (!(await services.host.ente.accounts.hasPassword(account, password)))
    throw new HttpProblem('wrong-password', { faults: [{ path, detail: 'Non è la password attuale.' }] });
  // Not forgotten as after a whole sign-in: it must not buy fresh guesses of a code.
  takeBack();
}

/** Those that stand in the example and in manuals are known to everybody; only the example may use them. */
export function assertOwnChoice({ host }: Services, password: string, path: string): void {
  if (host.example || !isKnownPassword(password)) return;
  throw new HttpProblem('invalid', {
    faults: [{ path, detail: 'È una password che tutti conoscono: scegline una tua.' }],
  });
}
