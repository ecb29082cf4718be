import * as v from 'valibot';
import { AccessFacts, PasskeyOptions, RecoveryCodes, SecondFactorSecret } from '#lib/protocol/access.ts';
import { makePasskey } from './passkeys.ts';
import type { Send } from './request.ts';

export type { AccessFacts, PasskeyFacts, SecondFactorSecret, SessionFacts } from '#lib/protocol/access.ts';

const NOTHING = v.unknown();

/** How the person signed in gets in, and from where. Every method throws `RequestFailure`. */
export class Access {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  facts(): Promise<AccessFacts> {
    return this.#send('GET', '/api/access', AccessFacts);
  }

  async changePassword(input: { current: string; next: string }): Promise<void> {
    await this.#send('POST', '/api/password', NOTHING, input);
  }

  /** A secret for the app of the phone; nothing is on yet. */
  beginSecondFactor(password: string): Promise<SecondFactorSecret> {
    return this.#send('POST', '/api/access/second-factor/begin', SecondFactorSecret, { password });
  }

  /** It is on from here: returns the recovery codes, told this once. */
  async confirmSecondFactor(code: string): Promise<string[]> {
    return (await this.#send('POST', '/api/access/second-factor/confirm', RecoveryCodes, { code })).codes;
  }

  async removeSecondFactor(proof: { password: string; code: string }): Promise<void> {
    await this.#send('POST', '/api/access/second-factor/remove', NOTHING, proof);
  }

  /** The earlier ones stop working. */
  async renewRecoveryCodes(proof: { password: string; code: string }): Promise<string[]> {
    return (await this.#send('POST', '/api/access/recovery-codes', RecoveryCodes, proof)).codes;
  }

  /** `cancelled`: the person or the device said no. */
  async addPasskey(input: { name: string; password: string }): Promise<'added' | 'known' | 'cancelled'> {
    const options = await this.#send('POST', '/api/access/passkeys/options', PasskeyOptions, input);
    const made = await makePasskey(options);
    if (made === null) return 'cancelled';
    if (made === 'known') return 'known';
    await this.#send('POST', '/api/access/passkeys', NOTHING, made);
    return 'added';
  }

  async removePasskey(input: { id: string; password: string }): Promise<void> {
    await this.#send('POST', '/api/access/passkeys/remove', NOTHING, input);
  }

  async endSession(id: string): Promise<void> {
    await this.#send('POST', '/api/access/sessions/end', NOTHING, { id });
  }

  async endOtherSessions(): Promise<void> {
    await this.#send('POST', '/api/access/sessions/end', NOTHING, { others: true });
  }

  async noticesSeen(): Promise<void> {
    await this.#send('POST', '/api/access/notices/seen', NOTHING);
  }
}
