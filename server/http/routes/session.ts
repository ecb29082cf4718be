import { Hono } from 'hono';
import { personName } from '#lib/domain/org.ts';
import { InvitationInput, PasswordInput, SignInInput } from '#lib/protocol/http.ts';
import type { Invitation, Session } from '#lib/protocol/http.ts';
import type { SignedIn } from '../../auth/sessions.ts';
import type { Ente } from '../../entity/ente.ts';
import { passCookies } from '../context.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { HttpProblem, invalid } from '../problem.ts';
import { readBody } from '../request-body.ts';

/** Signing in and out, one's own password, the links that make an account. */
export function sessionRoutes(services: Services): Hono<AppEnv> {
  const { host } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/session', async (c) => {
    const { identifier, password } = await readBody(c, SignInInput);
    const { ip } = services.client(c);
    services.signInBucket.take(ip);
    const { ente } = host;
    services.guard.begin(identifier, ip);
    const answer = await signInAndAnswer(services, c, identifier, password, ente);
    services.guard.succeeded(identifier, ip);
    return answer;
  });

  routes.get('/session', async (c) => {
    const signedIn = await services.signedIn(c);
    return c.json(sessionOf(services, host.ente, signedIn));
  });

  routes.delete('/session', async (c) => {
    const cookie = c.req.header('cookie');
    if (cookie !== undefined && host.current !== null) {
      passCookies(c, await host.current.sessions.signOut(cookie));
      await host.current.sessionsEnded();
    }
    return c.body(null, 204);
  });

  routes.post('/password', async (c) => {
    const { account, token } = await services.signedIn(c);
    const input = await readBody(c, PasswordInput);
    const { ip } = services.client(c);
    services.guard.begin(account.identifier, ip);
    if (!(await host.ente.accounts.hasPassword(account, input.current)))
      throw new HttpProblem('wrong-password', { faults: [{ path: 'current', detail: 'Non è la password attuale.' }] });
    services.guard.succeeded(account.identifier, ip);
    await host.ente.accounts.setPassword(account, input.next, token);
    await host.ente.sessionsEnded();
    return c.body(null, 204);
  });

  routes.get('/invitations/:token', (c) => {
    services.linkBucket.take(services.client(c).ip);
    const { ente } = host;
    const person = ente.accounts.invited(c.req.param('token'));
    const invitation: Invitation = {
      entity: ente.registry.entity.name,
      person: nameOf(ente, person),
      identifier: ente.accounts.ofPerson(person)?.identifier ?? null,
    };
    return c.json(invitation);
  });

  routes.post('/invitations/:token', async (c) => {
    services.linkBucket.take(services.client(c).ip);
    const input = await readBody(c, InvitationInput);
    const { ente } = host;
    const token = c.req.param('token');
    const identifier = await accept(ente, token, input);
    return signInAndAnswer(services, c, identifier, input.password, ente);
  });

  return routes;
}

/** Answers with the session and sets its cookie. */
export async function signInAndAnswer(
  services: Services,
  c: AppContext,
  identifier: string,
  password: string,
  ente: Ente = services.host.ente,
): Promise<Response> {
  const cookies = await ente.sessions.signIn(identifier, password);
  passCookies(c, cookies);
  const signedIn = await ente.sessions.read(cookies.map((cookie) => cookie.split(';', 1)[0]).join('; '));
  if (signedIn === null) throw new HttpProblem('signed-out');
  return c.json(sessionOf(services, ente, signedIn));
}

/** Makes the account or gives it its new password; the link is used up. Returns the identifier. */
async function accept(
  ente: Ente,
  token: string,
  input: { identifier?: string | undefined; password: string },
): Promise<string> {
  const person = ente.accounts.invited(token);
  const account = ente.accounts.ofPerson(person);
  const identifier = account?.identifier ?? input.identifier;
  if (identifier === undefined) throw invalid('identifier', 'Scegli un nome utente o scrivi la tua e-mail.');
  if (account === null && ente.accounts.ofIdentifier(identifier) !== null)
    throw new HttpProblem('identifier-taken', {
      faults: [{ path: 'identifier', detail: 'È già di un’altra persona.' }],
    });
  ente.accounts.consume(token);
  try {
    if (account === null) await ente.accounts.create(person, identifier, input.password);
    else await ente.accounts.setPassword(account, input.password, null);
  } catch (fault) {
    ente.accounts.release(token);
    throw fault;
  }
  await ente.sessionsEnded();
  return identifier;
}

function sessionOf({ host }: Services, ente: Ente, signedIn: SignedIn): Session {
  const { id, name } = ente.registry.entity;
  return {
    person: { id: signedIn.person, name: nameOf(ente, signedIn.person) },
    identifier: signedIn.account.identifier,
    administrator: ente.actor(signedIn.person).administrator,
    entity: { id, name },
    example: host.example,
    expiresAt: signedIn.expiresAt.toISOString(),
  };
}

function nameOf(ente: Ente, id: string): string {
  const person = ente.registry.people.find((one) => one.id === id);
  return person === undefined ? '' : personName(person);
}
