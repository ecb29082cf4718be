import { personName } from '#lib/domain/org.ts';
import type { PersonId } from '#lib/domain/org.ts';
import type { SignInStep } from '#lib/protocol/access.ts';
import type { Session } from '#lib/protocol/http.ts';
import type * as v from 'valibot';
import type { PersonAccount } from '../auth/accounts.ts';
import type { Means, SignedIn } from '../auth/sessions.ts';
import type { Ente } from '../entity/ente.ts';
import { passCookies } from './context.ts';
import type { AppContext, Services } from './context.ts';
import { HttpProblem } from './problem.ts';
import { beginStep } from './step-cookie.ts';

/** The password was right: in, or the second factor is asked for where there is one. */
export async function enterWithPassword(services: Services, c: AppContext, account: PersonAccount): Promise<Response> {
  assertMayEnterHere(services, account);
  const { ente } = services.host;
  const { person, identifier } = account;
  if (ente.secondFactors.of(person) === null) {
    services.guard.succeeded(identifier, services.client(c).ip);
    return enter(services, c, account, 'password');
  }
  // What failed before stays counted until the code is right too: else the password would buy fresh guesses of it.
  beginStep(services, c, { kind: 'second-factor', person, identifier, means: 'second-factor', tries: 0 });
  const answer: v.InferOutput<typeof SignInStep> = { next: 'second-factor' };
  return c.json(answer);
}

/** Opens the session, sets its cookie, answers with it. */
export async function enter(
  services: Services,
  c: AppContext,
  account: PersonAccount,
  means: Means,
): Promise<Response> {
  const { ente } = services.host;
  return c.json(sessionOf(services, ente, await openSession(services, c, account, means)));
}

/** Opens the session and sets its cookie. */
export async function openSession(
  services: Services,
  c: AppContext,
  account: PersonAccount,
  means: Means,
): Promise<SignedIn> {
  const { sessions } = services.host.ente;
  const cookies = await sessions.open(account, means, c.req.header('user-agent') ?? '');
  passCookies(c, cookies);
  const signedIn = await sessions.read(cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
  if (signedIn === null) throw new HttpProblem('signed-out');
  return signedIn;
}

/**
 * Where the organisation's own sign-in is the only way in, passwords and keys open the emergency account only.
 * Asked after the proof, so that a stranger learns nothing.
 */
export function assertMayEnterHere({ parts }: Services, account: PersonAccount): void {
  if (parts.provider?.only === true && !account.emergency) throw new HttpProblem('password-off');
}

export function sessionOf({ host }: Services, ente: Ente, signedIn: SignedIn): Session {
  const { id, name } = ente.registry.entity;
  const notices = ente.accounts.noticesOf(signedIn.person);
  return {
    person: { id: signedIn.person, name: nameOf(ente, signedIn.person) },
    identifier: signedIn.account.identifier,
    administrator: ente.actor(signedIn.person).administrator,
    entity: { id, name },
    example: host.example,
    expiresAt: signedIn.expiresAt.toISOString(),
    ...(notices.length > 0 && {
      notices: notices.map(({ code, at, by }) => ({ code, at, by: by === null ? null : nameOf(ente, by) })),
    }),
  };
}

export function nameOf(ente: Ente, id: PersonId): string {
  const person = ente.registry.people.find((one) => one.id === id);
  return person === undefined ? '' : personName(person);
}
