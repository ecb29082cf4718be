import { betterAuth } from 'better-auth';
import type { DatabaseSync } from 'node:sqlite';

const DAY = 86_400;

export interface AuthSettings {
  secret: string;
  entityId: string;
  /** Whether browsers reach us by https: then the cookie is Secure. */
  https: boolean;
}

/**
 * better-auth with passwords, never mounted: our endpoints call its API. Accounts are made by invitation, so
 * its sign-up stays closed. Its multi-step writes run without transactions, because everybody shares this
 * connection; the one that needs care (making an account) is undone by hand in `accounts.ts`.
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
    advanced: {
      // Cookies are not kept apart by port: two enti on one machine need two names.
      cookiePrefix: `traguardo-${settings.entityId.slice(0, 8)}`,
      useSecureCookies: settings.https,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', path: '/' },
      disableOriginCheck: true,
    },
  });
}
export type Auth = ReturnType<typeof createAuth>;

/** better-auth knows accounts by e-mail; a user name gets an address that can never exist (RFC 2606). */
export function emailOf(identifier: string): string {
  return identifier.includes('@') ? identifier : `${identifier}@nome-utente.invalid`;
}
