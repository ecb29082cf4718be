import { createHash, randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { PersonId } from '#lib/domain/org.ts';
import type { Account } from '#lib/protocol/http.ts';
import { all, first, numberOf, run, textOf } from '../entity/rows.ts';
import { HttpProblem } from '../http/problem.ts';
import { inTransaction } from '../storage/database.ts';
import { emailOf } from './auth.ts';
import type { Auth } from './auth.ts';

export interface PersonAccount {
  person: PersonId;
  userId: string;
  identifier: string;
  deactivated: boolean;
}

const SEVEN_DAYS = 7 * 86_400_000;

/** The accounts of the ente's people, and the links that make or mend them. */
export class Accounts {
  readonly #db: DatabaseSync;
  readonly #auth: Auth;
  readonly #clock: () => Date;

  constructor(db: DatabaseSync, auth: Auth, clock: () => Date) {
    this.#db = db;
    this.#auth = auth;
    this.#clock = clock;
  }

  list(): Account[] {
    return all(
      this.#db,
      `SELECT people.id AS person, identifier, deactivated,
              EXISTS (SELECT 1 FROM invitations WHERE invitations.person = people.id AND used_at IS NULL AND expires_at > ?) AS invited
       FROM people LEFT JOIN person_accounts ON person_accounts.person = people.id ORDER BY family_name, given_name, people.id`,
      this.#clock().toISOString(),
    ).map((row) => ({
      person: textOf(row, 'person'),
      identifier: row.identifier === null ? null : textOf(row, 'identifier'),
      state: stateOf(row),
    }));
  }

  ofPerson(person: PersonId): PersonAccount | null {
    return this.#one('person', person);
  }

  ofUser(userId: string): PersonAccount | null {
    return this.#one('user_id', userId);
  }

  ofIdentifier(identifier: string): PersonAccount | null {
    return this.#one('identifier', identifier);
  }

  /** Gives `person` an account, all or nothing. 409 when the identifier is somebody’s or the person has one. */
  async create(person: PersonId, identifier: string, password: string): Promise<void> {
    if (this.ofPerson(person) !== null) throw new HttpProblem('account-exists');
    if (this.ofIdentifier(identifier) !== null) throw new HttpProblem('identifier-taken');
    const context = await this.#auth.$context;
    const hash = await context.password.hash(password);
    const user = await context.internalAdapter.createUser(
      { email: emailOf(identifier), name: identifier, emailVerified: true },
      { method: 'email' },
    );
    try {
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      });
      run(
        this.#db,
        'INSERT INTO person_accounts (person, user_id, identifier) VALUES (?, ?, ?)',
        person,
        user.id,
        identifier,
      );
    } catch (fault) {
      run(this.#db, 'DELETE FROM auth_user WHERE id = ?', user.id);
      throw fault;
    }
  }

  /** A new password ends every session but `keepSession` (its token). */
  async setPassword(account: PersonAccount, password: string, keepSession: string | null): Promise<void> {
    const context = await this.#auth.$context;
    const hash = await context.password.hash(password);
    inTransaction(this.#db, () => {
      run(
        this.#db,
        `UPDATE auth_credential SET password = ? WHERE userId = ? AND providerId = 'credential'`,
        hash,
        account.userId,
      );
      run(this.#db, 'DELETE FROM auth_session WHERE userId = ? AND token IS NOT ?', account.userId, keepSession);
    });
  }

  /** Whether this is the account’s password. */
  async hasPassword(account: PersonAccount, password: string): Promise<boolean> {
    const context = await this.#auth.$context;
    const row = first(
      this.#db,
      `SELECT password FROM auth_credential WHERE userId = ? AND providerId = 'credential'`,
      account.userId,
    );
    return row !== null && (await context.password.verify({ hash: textOf(row, 'password'), password }));
  }

  setDeactivated(person: PersonId, deactivated: boolean): void {
    const account = this.ofPerson(person);
    if (account === null) throw new HttpProblem('not-found');
    run(this.#db, 'UPDATE person_accounts SET deactivated = ? WHERE person = ?', Number(deactivated), person);
    if (!deactivated) return;
    run(this.#db, 'DELETE FROM auth_session WHERE userId = ?', account.userId);
    run(this.#db, 'DELETE FROM invitations WHERE person = ? AND used_at IS NULL', person);
  }

  /** Nothing is left of the person's account and links. */
  forget(person: PersonId): void {
    const account = this.ofPerson(person);
    this.forgetInvitations(person);
    if (account === null) return;
    run(this.#db, 'DELETE FROM person_accounts WHERE person = ?', person);
    run(this.#db, 'DELETE FROM auth_session WHERE userId = ?', account.userId);
    run(this.#db, 'DELETE FROM auth_credential WHERE userId = ?', account.userId);
    run(this.#db, 'DELETE FROM auth_user WHERE id = ?', account.userId);
  }

  forgetInvitations(person: PersonId): void {
    run(this.#db, 'DELETE FROM invitations WHERE person = ?', person);
  }

  /** A new link for `person`; the earlier unused ones stop working. Returns its path. */
  invite(person: PersonId): string {
    const token = randomBytes(24).toString('base64url');
    const expiresAt = new Date(this.#clock().getTime() + SEVEN_DAYS).toISOString();
    run(this.#db, 'DELETE FROM invitations WHERE person = ? AND used_at IS NULL', person);
    run(
      this.#db,
      'INSERT INTO invitations (token_hash, person, expires_at) VALUES (?, ?, ?)',
      hashOf(token),
      person,
      expiresAt,
    );
    return `/invito/${token}`;
  }

  /** Whom the link is for; 410 when used, expired or never given. */
  invited(token: string): PersonId {
    const row = first(
      this.#db,
      'SELECT person FROM invitations WHERE token_hash = ? AND used_at IS NULL AND expires_at > ?',
      hashOf(token),
      this.#clock().toISOString(),
    );
    if (row === null) throw new HttpProblem('link-expired');
    return textOf(row, 'person');
  }

  /** Uses the link up: of two at once, one gets 410. */
  consume(token: string): void {
    const used = run(
      this.#db,
      'UPDATE invitations SET used_at = ? WHERE token_hash = ? AND used_at IS NULL',
      this.#clock().toISOString(),
      hashOf(token),
    );
    if (used !== 1) throw new HttpProblem('link-expired');
  }

  /** Gives the link back after a fault of ours. */
  release(token: string): void {
    run(this.#db, 'UPDATE invitations SET used_at = NULL WHERE token_hash = ?', hashOf(token));
  }

  #one(column: 'person' | 'user_id' | 'identifier', value: string): PersonAccount | null {
    const row = first(this.#db, `SELECT * FROM person_accounts WHERE ${column} = ?`, value);
    if (row === null) return null;
    return {
      person: textOf(row, 'person'),
      userId: textOf(row, 'user_id'),
      identifier: textOf(row, 'identifier'),
      deactivated: numberOf(row, 'deactivated') === 1,
    };
  }
}

function stateOf(row: Record<string, unknown>): Account['state'] {
  if (row.deactivated === 1) return 'deactivated';
  if (row.identifier !== null) return 'active';
  return row.invited === 1 ? 'invited' : 'none';
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
