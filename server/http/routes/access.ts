import { Hono } from 'hono';
import {
  CodeInput,
  NewPasskeyAnswer,
  NewPasskeyInput,
  PasskeyRemoval,
  PasswordProof,
  SecondFactorProof,
  SessionEnding,
} from '#lib/protocol/access.ts';
import type { AccessFacts } from '#lib/protocol/access.ts';
import type { SignedIn } from '../../auth/sessions.ts';
import type { AppContext, AppEnv, Services } from '../context.ts';
import { proveOwnPassword } from '../own-password.ts';
import { pageOrigin } from '../page-origin.ts';
import { HttpProblem } from '../problem.ts';
import { readBody } from '../request-body.ts';

/** How I get in, and where I am in. What changes it asks for the password again. */
export function accessRoutes(services: Services): Hono<AppEnv> {
  const { host } = services;
  const routes = new Hono<AppEnv>();

  routes.get('/access', async (c) => {
    const { account, person, sessionId } = await services.signedIn(c);
    const { ente } = host;
    const facts: AccessFacts = {
      identifier: account.identifier,
      password: ente.accounts.usesPassword(account),
      secondFactor: ente.secondFactors.of(person),
      passkeys: ente.passkeys.of(person),
      sessions: ente.sessions.of(account, sessionId),
    };
    return c.json(facts);
  });

  routes.post('/access/second-factor/begin', async (c) => {
    const signedIn = await services.signedIn(c);
    const { password } = await readBody(c, PasswordProof);
    const { ente } = host;
    if (ente.secondFactors.of(signedIn.person) !== null) throw new HttpProblem('second-factor-on');
    await proveOwnPassword(services, c, signedIn, password, 'password');
    const { secret, address } = ente.secondFactors.draw(signedIn.account.identifier, ente.registry.entity.name);
    const { person } = signedIn;
    ente.signInSteps.keep(keyOf(signedIn, 'second-factor-new'), { kind: 'second-factor-new', person, secret });
    return c.json({ secret, address });
  });

  routes.post('/access/second-factor/confirm', async (c) => {
    const signedIn = await services.signedIn(c);
    const { code } = await readBody(c, CodeInput);
    const { ente } = host;
    const key = keyOf(signedIn, 'second-factor-new');
    const { secret } = ente.signInSteps.find(key, 'second-factor-new');
    const codes = await ente.secondFactors.turnOn(signedIn.person, secret, code.replace(/\s/g, ''));
    if (codes === null) throw wrongCode();
    ente.signInSteps.end(key);
    return c.json({ codes });
  });

  routes.post('/access/second-factor/remove', async (c) => {
    const signedIn = await proveBoth(services, c);
    host.ente.secondFactors.turnOff(signedIn.person);
    return c.body(null, 204);
  });

  routes.post('/access/recovery-codes', async (c) => {
    const signedIn = await proveBoth(services, c);
    return c.json({ codes: host.ente.secondFactors.renewCodes(signedIn.person) });
  });

  routes.post('/access/passkeys/options', async (c) => {
    const signedIn = await services.signedIn(c);
    const { name, password } = await readBody(c, NewPasskeyInput);
    const { ente } = host;
    const origin = pageOrigin(c.env.incoming, services.parts.baseUrl);
    await proveOwnPassword(services, c, signedIn, password, 'password');
    const { person, account } = signedIn;
    const shown = ente.registry.people.find((one) => one.id === person);
    const display = shown === undefined ? account.identifier : `${shown.givenName} ${shown.familyName}`;
    const options = await ente.passkeys.registrationOptions(person, account.identifier, display, origin);
    const step = { kind: 'passkey-new', person, name, origin, challenge: options.challenge } as const;
    ente.signInSteps.keep(keyOf(signedIn, 'passkey-new'), step);
    return c.json(options);
  });

  routes.post('/access/passkeys', async (c) => {
    const signedIn = await services.signedIn(c);
    const answer = await readBody(c, NewPasskeyAnswer);
    const { ente } = host;
    const step = ente.signInSteps.take(keyOf(signedIn, 'passkey-new'), 'passkey-new');
    await ente.passkeys.register(signedIn.person, step.name, answer, step);
    return c.body(null, 204);
  });

  routes.post('/access/passkeys/remove', async (c) => {
    const signedIn = await services.signedIn(c);
    const { id, password } = await readBody(c, PasskeyRemoval);
    await proveOwnPassword(services, c, signedIn, password, 'password');
    host.ente.passkeys.remove(signedIn.person, id);
    return c.body(null, 204);
  });

  routes.post('/access/sessions/end', async (c) => {
    const { account, sessionId } = await services.signedIn(c);
    const asked = await readBody(c, SessionEnding);
    const { ente } = host;
    if ('others' in asked) ente.sessions.endAll(account, sessionId);
    else ente.sessions.end(account, asked.id);
    await ente.sessionsEnded();
    return c.body(null, 204);
  });

  routes.post('/access/notices/seen', async (c) => {
    const { person } = await services.signedIn(c);
    host.ente.accounts.noticesSeen(person);
    return c.body(null, 204);
  });

  return routes;
}

/** Steps begun by one signed in belong to that session. */
function keyOf({ sessionId }: SignedIn, what: string): string {
  return `${what} ${sessionId}`;
}

/** Password and code: neither an open screen nor a phone left behind takes the second factor away. */
async function proveBoth(services: Services, c: AppContext): Promise<SignedIn> {
  const signedIn = await services.signedIn(c);
  const { code, password } = await readBody(c, SecondFactorProof);
  const { ente } = services.host;
  if (ente.secondFactors.of(signedIn.person) === null) throw new HttpProblem('second-factor-off');
  await proveOwnPassword(services, c, signedIn, password, 'password');
  const { ip } = services.client(c);
  services.guard.begin(signedIn.account.identifier, ip);
  if (!(await ente.secondFactors.accepts(signedIn.person, code))) throw wrongCode();
  services.guard.succeeded(signedIn.account.identifier, ip);
  return signedIn;
}

function wrongCode(): HttpProblem {
  return new HttpProblem('wrong-second-factor', {
    faults: [{ path: 'code', detail: 'Il codice non corrisponde o è già stato usato.' }],
  });
}
