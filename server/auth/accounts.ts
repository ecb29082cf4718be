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
  /** Keeps the password when the organisation's own sign-in is the only way in for the others. */
  emergency: boolean;
}

/** What somebody else did to an account, and its person has not seen yet. */
export type NoticeCode = 'second-factor-removed';

const SEVEN_DAYS = 7 * 86_400_000;

/** What hangs on a person's account. */
const OF_PERSON = [
  'account_notices',
  'provider_subjects',
  'passkeys',
  'recovery_codes',
  'second_factors',
  'person_accounts',
] as const;

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
              EXISTS (SELECT 1 FROM invitations WHERE invitations.person = people.id AND used_at IS NULL AND expires_at > ?1) AS invited,
              EXISTS (SELECT 1 FROM second_factors WHERE second_factors.person = people.id)
                OR EXISTS (SELECT 1 FROM passkeys WHERE passkeys.person = people.id) AS strong,
              (SELECT count(*) FROM auth_session WHERE auth_session.userId = user_id AND auth_session.expiresAt > ?1) AS sessions
       FROM people LEFT JOIN person_accounts ON person_accounts.person = people.id ORDER BY family_name, given_name, people.id`,
      this.#clock().toISOString(),
    ).map((row) => ({
      person: textOf(row, 'person'),
      identifier: row.identifier === null ? null : textOf(row, 'identifier'),
      state: stateOf(row),
      strong: row.strong === 1,
      sessions: numberOf(row, 'sessions'),
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

  /** The account these open; null for an unknown one, a wrong password, a deactivated account. All take one hash's work. */
  async prove(identifier: string, password: string): Promise<PersonAccount | null> {
    const account = this.ofIdentifier(identifier);
    const proved = await this.#verify(account, password);
    return proved && account !== null && !account.deactivated ? account : null;
  }

  /** Whether this is the account’s password. */
  hasPassword(account: PersonAccount, password: string): Promise<boolean> {
    return this.#verify(account, password);
  }

  /** Whether the account has a password at all. */
  usesPassword(account: PersonAccount): boolean {
    return this.#hashOf(account) !== null;
  }

  async #verify(account: PersonAccount | null, password: string): Promise<boolean> {
    const context = await this.#auth.$context;
    const hash = account === null ? null : this.#hashOf(account);
    if (hash !== null) return context.password.verify({ hash, password });
    // As much work as for an account that is there: the time must not tell which are.
    await context.password.hash(password);
    return false;
  }

  #hashOf(account: PersonAccount): string | null {
    const sql = `SELECT password FROM auth_credential WHERE userId = ? AND providerId = 'credential'`;
    const row = first(this.#db, sql, account.userId);
    return row === null ? null : textOf(row, 'password');
  }

  /**
   * Gives `person` an account, all or nothing; without a password for one who comes in by the organisation's own
   * sign-in. 409 when the identifier is somebody’s or the person has one.
   */
  async create(person: PersonId, identifier: string, password: string | null, emergency = false): Promise<void> {
    this.#refuseTaken(person, identifier);
    const context = await this.#auth.$context;
    const hash = password === null ? null : await context.password.hash(password);
    await this.#open(person, identifier, hash, emergency);
  }

  /** Accounts with one password that everybody may know, as those of the example: it is hashed once. */
  async createWithOnePassword(
    all: readonly { person: PersonId; identifier: string }[],
    password: string,
  ): Promise<void> {
    const context = await this.#auth.$context;
    const hash = await context.password.hash(password);
    for (const { person, identifier } of all) {
      this.#refuseTaken(person, identifier);
      await this.#open(person, identifier, hash, false);
    }
  }

  #refuseTaken(person: PersonId, identifier: string): void {
    if (this.ofPerson(person) !== null) throw new HttpProblem('account-exists');
    if (this.ofIdentifier(identifier) !== null) throw new HttpProblem('identifier-taken');
  }

  async #open(person: PersonId, identifier: string, hash: string | null, emergency: boolean): Promise<void> {
    const context = await this.#auth.$context;
    const user = await context.internalAdapter.createUser(
      { email: emailOf(identifier), name: identifier, emailVerified: true },
      { method: 'email' },
    );
    try {
      if (hash !== null) await this.#addCredential(user.id, hash);
      run(
        this.#db,
        'INSERT INTO person_accounts (person, user_id, identifier, emergency) VALUES (?, ?, ?, ?)',
        person,
        user.id,
        identifier,
        Number(emergency),
      );
    } catch (fault) {
      run(this.#db, 'DELETE FROM auth_user WHERE id = ?', user.id);
      throw fault;
    }
  }

  async #addCredential(userId: string, hash: string): Promise<void> {
    const context = await this.#auth.$context;
    await context.internalAdapter.linkAccount({ userId, providerId: 'credential', accountId: userId, password: hash });
  }

  /** A new password ends every session but `keepSession` (its token). */
  async setPassword(account: PersonAccount, password: string, keepSession: string | null): Promise<void> {
    const context = await this.#auth.$context;
    const hash = await context.password.hash(password);
    if (!this.usesPassword(account)) await this.#addCredential(account.userId, hash);
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

  /** Whether the account keeps its password when the others must use the organisation's own sign-in. */
  setEmergency(person: PersonId, emergency: boolean): void {
    const sql = 'UPDATE person_accounts SET emergency = ? WHERE person = ?';
    if (run(this.#db, sql, Number(emergency), person) !== 1) throw new HttpProblem('not-found');
  }

  /** Whom the organisation's own sign-in knows by `subject`; null when it has not come in yet. */
  ofSubject(issuer: string, subject: string): PersonAccount | null {
    const sql = 'SELECT person FROM provider_subjects WHERE issuer = ? AND subject = ?';
    const row = first(this.#db, sql, issuer, subject);
    return row === null ? null : this.ofPerson(textOf(row, 'person'));
  }

  /** From now on `subject` is this person. False when the person is another one there already. */
  bindSubject(issuer: string, subject: string, person: PersonId): boolean {
    const sql = 'INSERT INTO provider_subjects (issuer, subject, person) VALUES (?, ?, ?) ON CONFLICT DO NOTHING';
    return run(this.#db, sql, issuer, subject, person) === 1;
  }

  /** Told to the person from the next sign-in on, until seen. */
  notify(person: PersonId, code: NoticeCode, by: PersonId | null): void {
    const sql = 'INSERT INTO account_notices (person, code, by_person, at) VALUES (?, ?, ?, ?)';
    run(this.#db, sql, person, code, by, this.#clock().toISOString());
  }

  noticesOf(person: PersonId): { code: NoticeCode; by: PersonId | null; at: string }[] {
    return all(this.#db, 'SELECT * FROM account_notices WHERE person = ? ORDER BY id', person).map((row) => ({
      code: textOf(row, 'code') as NoticeCode,
      by: row.by_person === null ? null : textOf(row, 'by_person'),
      at: textOf(row, 'at'),
    }));
  }

  noticesSeen(person: PersonId): void {
    run(this.#db, 'DELETE FROM account_notices WHERE person = ?', person);
  }

  setDeactivated(person: PersonId, deactivated: boolean): void {
    const account = this.ofPerson(person);
    if (account === null) throw new HttpProblem('not-found');
    run(this.#db, 'UPDATE person_accounts SET deactivated = ? WHERE person = ?', Number(deactivated), person);
    if (!deactivated) return;
    run(this.#db, 'DELETE FROM auth_session WHERE userId = ?', account.userId);
    run(this.#db, 'DELETE FROM invitations WHERE person = ? AND used_at IS NULL', person);
    // Whoever the organisation gave the same address to meanwhile is not this person.
    run(this.#db, 'DELETE FROM provider_subjects WHERE person = ?', person);
  }

  /** Nothing is left of the person's account and links. */
  forget(person: PersonId): void {
    const account = this.ofPerson(person);
    this.forgetInvitations(person);
    if (account === null) return;
    for (const table of OF_PERSON) run(this.#db, `DELETE FROM ${table} WHERE person = ?`, person);
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
      emergency: numberOf(row, 'emergency') === 1,
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
