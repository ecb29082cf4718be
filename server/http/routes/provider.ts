import { Hono } from 'hono';
import { ProviderInput } from '#lib/protocol/access.ts';
import type { PersonAccount } from '../../auth/accounts.ts';
import type { Known, Provider } from '../../auth/provider.ts';
import type { Ente } from '../../entity/ente.ts';
import type { AppEnv, Services } from '../context.ts';
import { openSession } from '../enter.ts';
import { pageOrigin } from '../page-origin.ts';
import { HttpProblem } from '../problem.ts';
import { readBody } from '../request-body.ts';
import { beginStep, endStep, stepToken } from '../step-cookie.ts';

const CALLBACK = '/session/provider/callback';

/** Signing in with the organisation's own sign-in: there and back. */
export function providerRoutes(services: Services): Hono<AppEnv> {
  const { host, parts } = services;
  const routes = new Hono<AppEnv>();

  routes.post('/session/provider', async (c) => {
    services.signInBucket.take(services.client(c).ip);
    const { next } = await readBody(c, ProviderInput);
    const provider = assertProvider(parts.provider);
    const redirect = `${pageOrigin(c.env.incoming, parts.baseUrl)}/api${CALLBACK}`;
    const { url, ...begun } = await provider.begin(redirect);
    beginStep(services, c, { kind: 'provider', ...begun, redirect, next });
    return c.json({ url });
  });

  // A browser comes here by itself, from another site: whatever happens it is shown a page of ours.
  routes.get(CALLBACK, async (c) => {
    services.signInBucket.take(services.client(c).ip);
    try {
      const provider = assertProvider(parts.provider);
      const step = host.ente.signInSteps.take(stepToken(services, c), 'provider');
      endStep(services, c);
      const answer = new URL(step.redirect);
      answer.search = new URL(c.req.url).search;
      const account = accountOf(host.ente, await provider.finish(answer, step));
      await openSession(services, c, account, 'provider');
      return c.redirect(step.next, 303);
    } catch (fault) {
      if (!(fault instanceof HttpProblem)) throw fault;
      return c.redirect(`/accedi?motivo=${fault.code}`, 303);
    }
  });

  return routes;
}

function assertProvider(provider: Provider | null): Provider {
  if (provider === null) throw new HttpProblem('not-found');
  return provider;
}

/**
 * The account of who came back. The first time by the identifier; from then on by the provider's own name for
 * the person, so that an address given to somebody else later opens nothing. Never makes an account.
 */
function accountOf(ente: Ente, { issuer, subject, identifier }: Known): PersonAccount {
  const bound = ente.accounts.ofSubject(issuer, subject);
  const account = bound ?? (identifier === null ? null : ente.accounts.ofIdentifier(identifier));
  if (account === null || account.deactivated) throw new HttpProblem('provider-no-account');
  if (bound === null && !ente.accounts.bindSubject(issuer, subject, account.person))
    throw new HttpProblem('provider-other-person');
  return account;
}
