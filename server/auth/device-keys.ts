import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { PersonId } from '#lib/domain/org.ts';
import { first, run } from '../entity/rows.ts';
import { inTransaction } from '../storage/database.ts';

const SECRET_BYTES = 32;
/** Nobody works on so many; of more the one unused for longest is forgotten. */
const MOST_DEVICES = 100;

/** The secrets that open what each person's devices keep sealed. Who has the device alone has nothing. */
export class DeviceKeys {
  readonly #db: DatabaseSync;
  readonly #clock: () => Date;

  constructor(db: DatabaseSync, clock: () => Date) {
    this.#db = db;
    this.#clock = clock;
  }

  /** Drawn when it is first asked for, the same ever after. */
  secretOf(person: PersonId, device: string): Uint8Array {
    const at = this.#clock().toISOString();
    return inTransaction(this.#db, () => {
      const known = first(this.#db, 'SELECT secret FROM device_keys WHERE person = ? AND device = ?', person, device);
      if (known?.secret instanceof Uint8Array) {
        run(this.#db, 'UPDATE device_keys SET used_at = ? WHERE person = ? AND device = ?', at, person, device);
        return known.secret;
      }
      const secret = new Uint8Array(randomBytes(SECRET_BYTES));
      run(this.#db, 'INSERT INTO device_keys VALUES (?, ?, ?, ?, ?)', person, device, secret, at, at);
      run(
        this.#db,
        `DELETE FROM device_keys WHERE person = ? AND device IN
           (SELECT device FROM device_keys WHERE person = ? ORDER BY used_at DESC, rowid DESC LIMIT -1 OFFSET ?)`,
        person,
        person,
        MOST_DEVICES,
      );
      return secret;
    });
  }

  /** The person has left the device: what is sealed there never opens again. */
  forget(person: PersonId, device: string): void {
    run(this.#db, 'DELETE FROM device_keys WHERE person = ? AND device = ?', person, device);
  }
}
