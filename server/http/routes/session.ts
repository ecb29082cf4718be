import { Hono } from 'hono';
import type { PersonId } from '#lib/domain/org.ts';
import { CodeInput, PasskeyAnswer } from '#lib/protocol/access.ts';
import { InvitationInput, PasswordInput, SignInInput } from '#lib/protocol/http.ts';
import type { Invitation } from '#lib/protocol/http.ts';
import { COOKIES } from '../../auth/auth.ts';
import type { Ente } from '../../entity/ente.ts';
import { passCookies } from '../context.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { assertMayEnterHere, enter, enterWithPassword, nameOf, sessionOf } from '../enter.ts';
import { assertOwnChoice, proveOwnPassword } from '../own-password.ts';
import { pageOrigin } from '../page-origin.ts';
import { HttpProblem, invalid } from '../problem.ts';
import { readBody } from '../request-body.ts';
import { beginStep, endStep, stepToken } from '../step-cookie.ts';

/** Guesses of a code before the password is asked for again. */
const MOST_TRIES = 5;

/** Signing in and out, one's own password, the links that make an account. */
export function sessionRoutes(services: Services): Hono<AppEnv> {
  const { host } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/session', async (c) => {
    const { identifier, password } = await readBody(c, SignInInput);
    const { ip } = services.client(c);
    services.signInBucket.take(ip);
    const { ente } = host;
    const takeBack = services.guard.begin(identifier, ip);
    const account = await ente.accounts.prove(identifier, password);
    if (account === null) throw new HttpProblem('wrong-credentials');
    takeBack();
    return enterWithPassword(services, c, account);
  });

  routes.post('/session/second-factor', async (c) => {
    const { code } = await readBody(c, CodeInput);
    const { ip } = services.client(c);
    services.signInBucket.take(ip);
    const { ente } = host;
    const step = ente.signInSteps.find(stepToken(services, c), 'second-factor');
    services.guard.begin(step.identifier, ip);
    step.tries += 1;
    if (step.tries > MOST_TRIES) {
      endStep(services, c);
      throw new HttpProblem('step-expired');
    }
    if (!(await ente.secondFactors.accepts(step.person, code))) throw new HttpProblem('wrong-second-factor');
    // Of two right codes at once, one ends the step.
    ente.signInSteps.take(stepToken(services, c), 'second-factor');
    endStep(services, c);
    const account = ente.accounts.ofPerson(step.person);
    if (account === null || account.deactivated) throw new HttpProblem('wrong-credentials');
    services.guard.succeeded(step.identifier, ip);
    return enter(services, c, account, 'second-factor');
  });

  routes.post('/session/passkey/options', async (c) => {
    services.signInBucket.take(services.client(c).ip);
    const { ente } = host;
    const origin = pageOrigin(c.env.incoming, services.parts.baseUrl);
    const options = await ente.passkeys.signInOptions(origin);
    beginStep(services, c, { kind: 'passkey', challenge: options.challenge, origin });
    return c.json(options);
  });

  routes.post('/session/passkey', async (c) => {
    const answer = await readBody(c, PasskeyAnswer);
    services.signInBucket.take(services.client(c).ip);
    const { ente } = host;
    const step = ente.signInSteps.take(stepToken(services, c), 'passkey');
    endStep(services, c);
    const person = await ente.passkeys.personOf(answer, step);
    const account = ente.accounts.ofPerson(person);
    if (account === null || account.deactivated) throw new HttpProblem('passkey-refused');
    assertMayEnterHere(services, account);
    // The device has asked for finger, face or PIN: key and person are two factors already.
    return enter(services, c, account, 'passkey');
  });

  routes.get('/session', async (c) => {
    const signedIn = await services.signedIn(c);
    return c.json(sessionOf(services, host.ente, signedIn));
  });

  routes.delete('/session', async (c) => {
    services.strangers.take(services.client(c).ip);
    const cookie = c.req.header('cookie') ?? '';
    // First what needs no disk: whatever happens then, this browser is out.
    for (const name of ownCookies(cookie, services.parts.https)) passCookies(c, [name]);
    // Kept answers of ours, where a browser has any. Never "storage": it would take the unsent work of the others
    // who use this device; what was this person's has been removed by the app itself.
    c.header('clear-site-data', '"cache"');
    if (cookie !== '' && host.current !== null) {
      await host.current.sessions.signOut(cookie);
      await host.current.sessionsEnded();
    }
    return c.body(null, 204);
  });

  routes.post('/password', async (c) => {
    const signedIn = await services.signedIn(c);
    const input = await readBody(c, PasswordInput);
    assertOwnChoice(services, input.next, 'next');
    await proveOwnPassword(services, c, signedIn, input.current, 'current');
    await host.ente.accounts.setPassword(signedIn.account, input.next, signedIn.token);
    await host.ente.sessionsEnded();
    return c.body(null, 204);
  });

  routes.get('/invitations/:token', (c) => {
    services.linkBucket.take(services.client(c).ip);
    const { ente } = host;
    const person = ente.accounts.invited(c.req.param('token'));
    assertPasswordUseful(services, ente, person);
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
    assertPasswordUseful(services, ente, ente.accounts.invited(c.req.param('token')));
    assertOwnChoice(services, input.password, 'password');
    const identifier = await accept(ente, c.req.param('token'), input);
    return enterWithNewPassword(services, c, identifier);
  });

  return routes;
}

/** After the password was just chosen: it needs no second look. */
export async function enterWithNewPassword(services: Services, c: AppContext, identifier: string): Promise<Response> {
  const account = services.host.ente.accounts.ofIdentifier(identifier);
  if (account === null || account.deactivated) throw new HttpProblem('wrong-credentials');
  return enterWithPassword(services, c, account);
}

/** Where passwords open only the emergency account, nobody else is made to choose one. */
function assertPasswordUseful({ parts }: Services, ente: Ente, person: PersonId): void {
  if (parts.provider?.only === true && ente.accounts.ofPerson(person)?.emergency !== true)
    throw new HttpProblem('password-off');
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

/** Set-Cookie values that take every cookie of ours from the browser, also one of an ente that is no more. */
function ownCookies(cookie: string, https: boolean): string[] {
  const names = cookie.split(';').map((one) => one.split('=', 1)[0]?.trim() ?? '');
  return [...new Set(names)]
    .filter((name) => /^[\w.-]+$/.test(name) && name.replace('__Secure-', '').startsWith(COOKIES))
    .map((name) => `${name}=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`);
}
