import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { PersonId } from '#lib/domain/org.ts';
import type { PasskeyFacts } from '#lib/protocol/access.ts';
import { all, first, numberOf, run, textOf } from '../entity/rows.ts';
import type { Row } from '../entity/rows.ts';
import { HttpProblem } from '../http/problem.ts';

/** Nobody has so many devices. */
const MOST_EACH = 10;
const Transports = v.array(v.picklist(['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb']));

/** Keys that a device makes and keeps, opened by its finger, face or PIN (WebAuthn). */
export class Passkeys {
  readonly #db: DatabaseSync;
  readonly #clock: () => Date;

  constructor(db: DatabaseSync, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  of(person: PersonId): PasskeyFacts[] {
    return all(this.#db, 'SELECT * FROM passkeys WHERE person = ? ORDER BY created_at, id', person).map((row) => ({
      id: textOf(row, 'id'),
      name: textOf(row, 'name'),
      createdAt: textOf(row, 'created_at'),
      usedAt: row.used_at === null ? null : textOf(row, 'used_at'),
    }));
  }

  /** What the browser needs to make one. `origin` is the address the person is at. */
  async registrationOptions(person: PersonId, identifier: string, name: string, origin: string) {
    const rows = all(this.#db, 'SELECT id, transports FROM passkeys WHERE person = ?', person);
    if (rows.length >= MOST_EACH) throw new HttpProblem('too-many-passkeys');
    return generateRegistrationOptions({
      rpName: 'Traguardo',
      rpID: new URL(origin).hostname,
      userID: new TextEncoder().encode(person),
      userName: identifier,
      userDisplayName: name,
      attestationType: 'none',
      excludeCredentials: rows.map((row) => ({ id: textOf(row, 'id'), transports: transportsOf(row) })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
  }

  /** 422 unless the answer is to this challenge, from this address, with the person verified by the device. */
  async register(
    person: PersonId,
    name: string,
    answer: RegistrationResponseJSON,
    asked: { challenge: string; origin: string },
  ): Promise<void> {
    const rpId = new URL(asked.origin).hostname;
    const { registrationInfo } = await refused(() =>
      verifyRegistrationResponse({
        response: answer,
        expectedChallenge: asked.challenge,
        expectedOrigin: asked.origin,
        expectedRPID: rpId,
        requireUserVerification: true,
      }),
    );
    if (registrationInfo === undefined) throw new HttpProblem('passkey-refused');
    const { credential } = registrationInfo;
    if (first(this.#db, 'SELECT 1 FROM passkeys WHERE id = ?', credential.id) !== null)
      throw new HttpProblem('passkey-refused');
    run(
      this.#db,
      `INSERT INTO passkeys (id, person, name, rp_id, public_key, counter, transports, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      credential.id,
      person,
      name,
      rpId,
      credential.publicKey,
      credential.counter,
      JSON.stringify(answer.response.transports ?? []),
      this.#clock().toISOString(),
    );
  }

  /** What the browser needs to let a person choose among the keys of this device, without a name. */
  signInOptions(origin: string) {
    return generateAuthenticationOptions({ rpID: new URL(origin).hostname, userVerification: 'required' });
  }

  /** Whose key answered. 422 when the answer proves nothing. */
  async personOf(answer: AuthenticationResponseJSON, asked: { challenge: string; origin: string }): Promise<PersonId> {
    const rpId = new URL(asked.origin).hostname;
    const row = first(this.#db, 'SELECT * FROM passkeys WHERE id = ? AND rp_id = ?', answer.id, rpId);
    if (row === null || !(row.public_key instanceof Uint8Array)) throw new HttpProblem('passkey-refused');
    const { public_key: publicKey } = row;
    const { verified, authenticationInfo } = await refused(() =>
      verifyAuthenticationResponse({
        response: answer,
        expectedChallenge: asked.challenge,
        expectedOrigin: asked.origin,
        expectedRPID: rpId,
        requireUserVerification: true,
        credential: {
          id: textOf(row, 'id'),
          publicKey: new Uint8Array(publicKey),
          counter: numberOf(row, 'counter'),
          transports: transportsOf(row),
        },
      }),
    );
    if (!verified) throw new HttpProblem('passkey-refused');
    const sql = 'UPDATE passkeys SET counter = ?, used_at = ? WHERE id = ?';
    run(this.#db, sql, authenticationInfo.newCounter, this.#clock().toISOString(), answer.id);
    return textOf(row, 'person');
  }

  /** 404 unless it is this person's. */
  remove(person: PersonId, id: string): void {
    if (run(this.#db, 'DELETE FROM passkeys WHERE person = ? AND id = ?', person, id) !== 1)
      throw new HttpProblem('not-found');
  }

  removeAll(person: PersonId): void {
    run(this.#db, 'DELETE FROM passkeys WHERE person = ?', person);
  }
}

function transportsOf(row: Row) {
  const read = v.safeParse(Transports, JSON.parse(textOf(row, 'transports')));
  return read.success ? read.output : [];
}

/** The library throws on everything that does not fit; a person is told one sentence. */
async function refused<T>(verify: () => Promise<T>): Promise<T> {
  try {
    return await verify();
  } catch {
    throw new HttpProblem('passkey-refused');
  }
}
