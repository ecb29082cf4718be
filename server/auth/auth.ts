import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';

const DAY = 86_400;

export interface AuthSettings {
  secret: string;
  entityId: string;
  /** Whether browsers reach us by https: then the cookie is Secure. */
  https: boolean;
}

/** Opens a session for a person who has proved who they are; only called by our own code. */
const openSession = createAuthEndpoint.serverOnly(
  { method: 'POST', body: v.object({ userId: v.string() }) },
  async (context) => {
    const { internalAdapter } = context.context;
    const user = await internalAdapter.findUserById(context.body.userId);
    if (user === null) throw new Error('a session for nobody');
    const session = await internalAdapter.createSession(user.id);
    await setSessionCookie(context, { session, user });
    return { id: session.id };
  },
);

/**
 * better-auth with passwords, never mounted: our endpoints call its API. Accounts are made by invitation, so
 * its sign-up stays closed; how a person proves who they are is in `sign-in.ts`, so its sign-in is not used
 * either. Its multi-step writes run without transactions, because everybody shares this connection; the one
 * that needs care (making an account) is undone by hand in `accounts.ts`.
 */
export function createAuth(db: DatabaseSync, settings: AuthSettings) {
  return betterAuth({
    database: db,
    secret: settings.secret,
    // Only used to build links we never send; the origin of requests is checked by ourselves.
    baseURL: 'http://localhost',
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 10,
      maxPasswordLength: 200,
      autoSignIn: false,
    },
    session: { modelName: 'auth_session', expiresIn: 30 * DAY, updateAge: DAY },
    user: { modelName: 'auth_user' },
    account: { modelName: 'auth_credential' },
    verification: { modelName: 'auth_verification' },
    plugins: [{ id: 'open-session', endpoints: { openSession } }],
    advanced: {
      cookiePrefix: cookiePrefix(settings.entityId),
      useSecureCookies: settings.https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableOriginCheck: true,
    },
  });
}
export type Auth = ReturnType<typeof createAuth>;

/** What every cookie of ours begins with, whatever the ente. */
export const COOKIES = 'traguardo-';

/** Cookies are not kept apart by port: two enti on one machine need two names. */
export function cookiePrefix(entityId: string): string {
  return `${COOKIES}${entityId.slice(0, 8)}`;
}

/** better-auth knows accounts by e-mail; a user name gets an address that can never exist (RFC 2606). */
export function emailOf(identifier: string): string {
  return identifier.includes('@') ? identifier : `${identifier}@nome-utente.invalid`;
}
