import type { DatabaseSync } from 'node:sqlite';
import type { PersonId } from '#lib/domain/org.ts';
import type { SessionFacts } from '#lib/protocol/access.ts';
import { all, run, textOf } from '../entity/rows.ts';
import { HttpProblem } from '../http/problem.ts';
import { isStorageFault } from '../storage-fault.ts';
import type { Accounts, PersonAccount } from './accounts.ts';
import type { Auth } from './auth.ts';
import { deviceName } from './device-name.ts';

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

/** How a person proved who they are. */
export type Means = SessionFacts['means'];

const LONGEST_AGENT = 400;
const NOTED_EVERY_MS = 5 * 60_000;
const MOST_NOTED = 10_000;

/** The sessions there are, over better-auth's cookies: one for each browser a person is signed in with. */
export class Sessions {
  readonly #db: DatabaseSync;
  readonly #auth: Auth;
  readonly #accounts: Accounts;
  readonly #clock: () => Date;
  /** When each was last written down as used; the rest of its uses need no write. */
  readonly #noted = new Map<string, number>();

  constructor(db: DatabaseSync, auth: Auth, accounts: Accounts, clock: () => Date) {
    this.#db = db;
    this.#auth = auth;
    this.#accounts = accounts;
    this.#clock = clock;
  }

  /** Opens a session for one who has proved who they are. Returns the Set-Cookie values. */
  async open(account: PersonAccount, means: Means, userAgent: string): Promise<string[]> {
    const { headers, response } = await this.#auth.api.openSession({
      body: { userId: account.userId },
      headers: new Headers({ 'user-agent': printable(userAgent) }),
      returnHeaders: true,
    });
    const sql = 'INSERT INTO session_uses (session, means, used_at) VALUES (?, ?, ?)';
    run(this.#db, sql, response.id, means, this.#clock().toISOString());
    return headers.getSetCookie();
  }

  /** Who the cookie belongs to; null when nobody, expired, or deactivated. */
  async read(cookie: string | undefined): Promise<SignedIn | null> {
    if (cookie === undefined || cookie === '') return null;
    const { response, headers } = await this.#lookUp(new Headers({ cookie }));
    if (response === null) return null;
    const account = this.#accounts.ofUser(response.user.id);
    if (account === null || account.deactivated) return null;
    this.#noteUse(response.session.id);
    return {
      account,
      person: account.person,
      sessionId: response.session.id,
      token: response.session.token,
      expiresAt: response.session.expiresAt,
      cookies: headers.getSetCookie(),
    };
  }

  /** The session this cookie holds is no more. By hand: better-auth keeps it to itself when it could not be removed. */
  async signOut(cookie: string): Promise<void> {
    const { response } = await this.#lookUp(new Headers({ cookie }));
    if (response !== null) run(this.#db, 'DELETE FROM auth_session WHERE id = ?', response.session.id);
  }

  /** Where a person is signed in, the last used first. */
  of(account: PersonAccount, current: string | null): SessionFacts[] {
    return all(
      this.#db,
      `SELECT id, createdAt, updatedAt, userAgent, means, used_at FROM auth_session
       LEFT JOIN session_uses ON session_uses.session = auth_session.id
       WHERE userId = ? AND expiresAt > ? ORDER BY coalesce(used_at, updatedAt) DESC, createdAt DESC, id`,
      account.userId,
      this.#clock().toISOString(),
    ).map((row) => ({
      id: textOf(row, 'id'),
      current: row.id === current,
      ...deviceName(row.userAgent === null ? '' : textOf(row, 'userAgent')),
      means: row.means === null ? 'password' : (textOf(row, 'means') as Means),
      since: textOf(row, 'createdAt'),
      usedAt: textOf(row, row.used_at === null ? 'updatedAt' : 'used_at'),
    }));
  }

  /** 404 unless it is one of this person's. */
  end(account: PersonAccount, id: string): void {
    if (run(this.#db, 'DELETE FROM auth_session WHERE userId = ? AND id = ?', account.userId, id) !== 1)
      throw new HttpProblem('not-found');
  }

  /** Ends all of a person's but `keep`, a session's id. */
  endAll(account: PersonAccount, keep: string | null): void {
    run(this.#db, 'DELETE FROM auth_session WHERE userId = ? AND id IS NOT ?', account.userId, keep);
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

  #noteUse(id: string): void {
    const now = this.#clock().getTime();
    const before = this.#noted.get(id);
    if (before !== undefined && Math.abs(now - before) < NOTED_EVERY_MS) return;
    if (this.#noted.size > MOST_NOTED) this.#noted.clear();
    this.#noted.set(id, now);
    try {
      run(
        this.#db,
        // One that was ended meanwhile is not noted.
        `INSERT INTO session_uses (session, means, used_at)
         SELECT id, 'password', ? FROM auth_session WHERE id = ?
         ON CONFLICT DO UPDATE SET used_at = excluded.used_at`,
        this.#clock().toISOString(),
        id,
      );
    } catch (fault) {
      // Nobody is kept out because the disk is full.
      if (!isStorageFault(fault)) throw fault;
    }
  }
}

/** A header may hold only what HTTP lets through. */
function printable(userAgent: string): string {
  return userAgent.replace(/[^\x20-\x7e]/g, '').slice(0, LONGEST_AGENT);
}

/** better-auth's own refusals (APIError) have a 4xx status; all else is a fault. */
function isRefusal(fault: unknown): boolean {
  return (
    fault instanceof Error && 'statusCode' in fault && typeof fault.statusCode === 'number' && fault.statusCode < 500
  );
}
