import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { OwnerEntry } from '#lib/protocol/recovery.ts';
import { first, run } from './rows.ts';

const MAC_BYTES = 16;

/**
 * Signs who writes under which client id. The key is in the database, and so in every copy: what was signed before
 * a restore still holds after it. A signature vouches for the person, not for what is written under the id.
 */
export class OwnerSeals {
  readonly #key: Uint8Array;

  constructor(db: DatabaseSync) {
    run(db, 'INSERT OR IGNORE INTO owner_seal (only_row, key) VALUES (1, ?)', randomBytes(32));
    const key = first(db, 'SELECT key FROM owner_seal')?.key;
    if (!(key instanceof Uint8Array)) throw new TypeError('the owners’ key is not bytes');
    this.#key = key;
  }

  seal(document: string, client: number, person: string | null): string {
    return this.#mac(document, client, person).toString('base64url');
  }

  holds(document: string, { client, person, mac }: OwnerEntry): boolean {
    const given = Buffer.from(mac, 'base64url');
    return given.byteLength === MAC_BYTES && timingSafeEqual(given, this.#mac(document, client, person));
  }

  #mac(document: string, client: number, person: string | null): Buffer {
    const text = JSON.stringify([document, client, person]);
    return createHmac('sha256', this.#key).update(text).digest().subarray(0, MAC_BYTES);
  }
}
