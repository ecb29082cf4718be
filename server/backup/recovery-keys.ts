import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { keyLetters } from '#lib/domain/recovery-key-text.ts';
import { first, run, textOf } from '../entity/rows.ts';
import { keyIdOf, RecoveryKey } from './recovery-key.ts';

/** The public half new copies are sealed to. */
export interface KnownKey {
  id: string;
  createdAt: string;
  publicBytes: Uint8Array;
}

export function currentKey(db: DatabaseSync): KnownKey | null {
  const row = first(db, 'SELECT * FROM recovery_keys ORDER BY rowid DESC LIMIT 1');
  if (row === null) return null;
  const { public_key: publicBytes } = row;
  if (!(publicBytes instanceof Uint8Array)) throw new TypeError('public_key is not bytes');
  return { id: textOf(row, 'id'), createdAt: textOf(row, 'created_at'), publicBytes };
}

export function saveKey(db: DatabaseSync, publicBytes: Uint8Array, at: string, person: string | null): string {
  const id = keyIdOf(publicBytes);
  run(
    db,
    'INSERT INTO recovery_keys (id, public_key, created_at, person) VALUES (?, ?, ?, ?)',
    id,
    publicBytes,
    at,
    person,
  );
  return id;
}

interface Offered {
  entity: string;
  person: string;
  publicBytes: Buffer;
  lastGroup: string;
  until: number;
}

const STANDS_MS = 3_600_000;
const MOST_OFFERED = 20;

/** Keys that were shown and not taken yet: one counts only once its reader has typed its end back. */
export class OfferedKeys {
  readonly #offered = new Map<string, Offered>();
  readonly #clock: () => Date;

  constructor(clock: () => Date) {
    this.#clock = clock;
  }

  offer(entity: string, person: string): { offer: string; key: RecoveryKey } {
    const now = this.#clock().getTime();
    for (const [id, { until }] of this.#offered) if (until < now) this.#offered.delete(id);
    const oldest = this.#offered.keys().next();
    if (this.#offered.size >= MOST_OFFERED && oldest.done !== true) this.#offered.delete(oldest.value);
    const key = RecoveryKey.draw();
    const offer = randomUUID();
    const { publicBytes } = key;
    this.#offered.set(offer, { entity, person, publicBytes, lastGroup: lastGroupOf(key.text), until: now + STANDS_MS });
    return { offer, key };
  }

  /** The key's public half, when it was this person's and they read its end right; null otherwise. */
  take(offer: string, entity: string, person: string, lastGroup: string): Buffer | null {
    const offered = this.#offered.get(offer);
    if (offered === undefined || offered.until < this.#clock().getTime()) return null;
    if (offered.entity !== entity || offered.person !== person) return null;
    if (keyLetters(lastGroup) !== offered.lastGroup) return null;
    this.#offered.delete(offer);
    return offered.publicBytes;
  }
}

function lastGroupOf(text: string): string {
  return text.slice(text.lastIndexOf('-') + 1);
}
