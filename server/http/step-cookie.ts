import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { cookiePrefix } from '../auth/auth.ts';
import { STEP_SECONDS } from '../auth/sign-in-steps.ts';
import type { Step } from '../auth/sign-in-steps.ts';
import type { Ente } from '../entity/ente.ts';
import type { AppContext, Services } from './context.ts';

/** Begins a step of signing in; only this browser can go on with it. */
export function beginStep(services: Services, c: AppContext, step: Step): void {
  const { ente } = services.host;
  setCookie(c, nameOf(services, ente), ente.signInSteps.begin(step), {
    httpOnly: true,
    // Not strict: the organisation's sign-in comes back from another site.
    sameSite: 'Lax',
    path: '/api/session',
    secure: services.parts.https,
    maxAge: STEP_SECONDS,
  });
}

export function stepToken(services: Services, c: AppContext): string | undefined {
  return getCookie(c, nameOf(services, services.host.ente));
}

/** The step is over, here and in the browser. */
export function endStep(services: Services, c: AppContext): void {
  const { ente } = services.host;
  ente.signInSteps.end(stepToken(services, c));
  deleteCookie(c, nameOf(services, ente), { path: '/api/session', secure: services.parts.https });
}

function nameOf({ parts }: Services, ente: Ente): string {
  return `${parts.https ? '__Secure-' : ''}${cookiePrefix(ente.registry.entity.id)}.step`;
}
