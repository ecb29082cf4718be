import type { PersonId } from '#lib/domain/org.ts';
import { HttpProblem } from '../http/problem.ts';
import type { Accounts, PersonAccount } from './accounts.ts';
import { emailOf } from './auth.ts';
import type { Auth } from './auth.ts';

/** Who is asking, once the cookie has been read. */
export interface SignedIn {
  account: PersonAccount;
  person: PersonId;
  sessionId: string;
  token: string;
  expiresAt: Date;
  /** Set-Cookie values to pass on: a session in use lives longer. */
  cookies: string[];
}

/** Signing in and out, and reading who asks, over better-auth's cookies. */
export class Sessions {
  readonly #auth: Auth;
  readonly #accounts: Accounts;

  constructor(auth: Auth, accounts: Accounts) {
    this.#auth = auth;
    this.#accounts = accounts;
  }

  /** 401 with one answer for an unknown account, a wrong password, a deactivated account; all take a password's time. */
  async signIn(identifier: string, password: string): Promise<string[]> {
    let headers: Headers;
    try {
      const answer = await this.#auth.api.signInEmail({
        body: { email: emailOf(identifier), password },
        returnHeaders: true,
      });
      headers = answer.headers;
      const account = this.#accounts.ofIdentifier(identifier);
      if (account === null || account.deactivated) {
        await (await this.#auth.$context).internalAdapter.deleteSession(answer.response.token);
        throw new HttpProblem('wrong-credentials');
      }
    } catch (fault) {
      if (isRefusal(fault)) throw new HttpProblem('wrong-credentials');
      throw fault;
    }
    return headers.getSetCookie();
  }

  /** Who the cookie belongs to; null when nobody, expired, or deactivated. */
  async read(cookie: string | undefined): Promise<SignedIn | null> {
    if (cookie === undefined || cookie === '') return null;
    const { response, headers } = await this.#lookUp(new Headers({ cookie }));
    if (response === null) return null;
    const account = this.#accounts.ofUser(response.user.id);
    if (account === null || account.deactivated) return null;
    return {
      account,
      person: account.person,
      sessionId: response.session.id,
      token: response.session.token,
      expiresAt: response.session.expiresAt,
      cookies: headers.getSetCookie(),
    };
  }

  /** A session in use is made to live longer, which writes; when the disk takes no writes it is only read. */
  async #lookUp(headers: Headers) {
    try {
      return await this.#auth.api.getSession({ headers, returnHeaders: true });
    } catch (fault) {
      if (isRefusal(fault)) throw fault;
      return this.#auth.api.getSession({ headers, query: { disableRefresh: true }, returnHeaders: true });
    }
  }

  async signOut(cookie: string): Promise<string[]> {
    const { headers } = await this.#auth.api.signOut({ headers: new Headers({ cookie }), returnHeaders: true });
    return headers.getSetCookie();
  }
}

/** better-auth's own refusals (APIError) have a 4xx status; all else is a fault. */
function isRefusal(fault: unknown): boolean {
  return (
    fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number' && fault.statusCode < 500
  );
}
