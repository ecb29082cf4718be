import { symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import { createHmac, randomInt } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { Secret, TOTP } from 'otpauth';
import type { PersonId } from '#lib/domain/org.ts';
import { first, numberOf, run, textOf } from '../entity/rows.ts';
import { inTransaction } from '../storage/database.ts';

/** Seconds a code lasts; one step before and after is taken too, for clocks that are not quite right. */
const PERIOD = 30;
const DIGITS = 6;
const NEIGHBOURS = 1;
const HOW_MANY_CODES = 10;
/** Without those that are read one for another. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** One-time codes of an app (RFC 6238), and the recovery codes for when the phone is not there. */
export class SecondFactors {
  readonly #db: DatabaseSync;
  readonly #secret: string;
  readonly #clock: () => Date;

  constructor(db: DatabaseSync, secret: string, clock: () => Date) {
    this.#db = db;
    this.#secret = secret;
    this.#clock = clock;
  }

  /** Since when the person has one, and how many recovery codes are left; null when there is none. */
  of(person: PersonId): { since: string; codesLeft: number } | null {
    const row = first(this.#db, 'SELECT since FROM second_factors WHERE person = ?', person);
    if (row === null) return null;
    const codes = first(this.#db, 'SELECT count(*) AS n FROM recovery_codes WHERE person = ?', person);
    return { since: textOf(row, 'since'), codesLeft: codes === null ? 0 : numberOf(codes, 'n') };
  }

  /** A secret for an app, as text and as the address a QR code holds. Nothing is on yet. */
  draw(identifier: string, entity: string): { secret: string; address: string } {
    const secret = new Secret({ size: 20 });
    const address = new TOTP({ secret, issuer: `Traguardo ${entity}`, label: identifier, ...SHAPE }).toString();
    return { secret: secret.base32, address };
  }

  /** Turns it on if `code` is of this secret: the recovery codes, told this once; null when the code is wrong. */
  async turnOn(person: PersonId, secret: string, code: string): Promise<string[] | null> {
    const step = this.#stepOf(secret, code);
    if (step === null) return null;
    const encrypted = await symmetricEncrypt({ key: this.#secret, data: secret });
    const codes = drawCodes();
    inTransaction(this.#db, () => {
      this.turnOff(person);
      run(
        this.#db,
        'INSERT INTO second_factors (person, secret, since, last_step) VALUES (?, ?, ?, ?)',
        person,
        encrypted,
        this.#clock().toISOString(),
        step,
      );
      this.#keep(person, codes);
    });
    return codes;
  }

  turnOff(person: PersonId): void {
    run(this.#db, 'DELETE FROM recovery_codes WHERE person = ?', person);
    run(this.#db, 'DELETE FROM second_factors WHERE person = ?', person);
  }

  /** New recovery codes; the earlier ones stop working. */
  renewCodes(person: PersonId): string[] {
    const codes = drawCodes();
    inTransaction(this.#db, () => {
      run(this.#db, 'DELETE FROM recovery_codes WHERE person = ?', person);
      this.#keep(person, codes);
    });
    return codes;
  }

  /** Whether this is a code of the app not used before, or a recovery code, which is used up. */
  async accepts(person: PersonId, typed: string): Promise<boolean> {
    const code = typed.toLowerCase().replace(/[^a-z0-9]/g, '');
    return /^\d{6}$/.test(code) ? this.#acceptsOfApp(person, code) : this.#acceptsRecovery(person, code);
  }

  async #acceptsOfApp(person: PersonId, code: string): Promise<boolean> {
    const row = first(this.#db, 'SELECT secret FROM second_factors WHERE person = ?', person);
    if (row === null) return false;
    const secret = await symmetricDecrypt({ key: this.#secret, data: textOf(row, 'secret') });
    const step = this.#stepOf(secret, code);
    // Whoever saw the code being typed must not use it a second time; of two at once, one is taken.
    const taken = 'UPDATE second_factors SET last_step = ?1 WHERE person = ?2 AND last_step < ?1';
    return step !== null && run(this.#db, taken, step, person) === 1;
  }

  #acceptsRecovery(person: PersonId, code: string): boolean {
    const sql = 'DELETE FROM recovery_codes WHERE person = ? AND code_hash = ?';
    return run(this.#db, sql, person, this.#hash(code)) === 1;
  }

  /** The time step `code` is of; null when it is of none near now. */
  #stepOf(secret: string, code: string): number | null {
    const timestamp = this.#clock().getTime();
    const totp = new TOTP({ secret: Secret.fromBase32(secret), ...SHAPE });
    const delta = totp.validate({ token: code, timestamp, window: NEIGHBOURS });
    return delta === null ? null : totp.counter({ timestamp }) + delta;
  }

  #keep(person: PersonId, codes: readonly string[]): void {
    for (const code of codes) {
      const sql = 'INSERT INTO recovery_codes (person, code_hash) VALUES (?, ?)';
      run(this.#db, sql, person, this.#hash(code.replaceAll('-', '')));
    }
  }

  #hash(code: string): string {
    return createHmac('sha256', this.#secret).update(`recovery code ${code}`).digest('base64url');
  }
}

const SHAPE = { algorithm: 'SHA1', digits: DIGITS, period: PERIOD } as const;

/** Twelve letters each, 59 bits: never only digits, which are of the app. */
function drawCodes(): string[] {
  return Array.from({ length: HOW_MANY_CODES }, () => {
    const letters = Array.from({ length: 12 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8)}`;
  });
}
