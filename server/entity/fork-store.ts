import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import { fieldKey } from '#lib/documents/field-values.ts';
import type { PersonId } from '#lib/domain/org.ts';
import { RefusedValue, type ForkInput, type ForkRecord, type ForkSettled } from '#lib/protocol/refused.ts';
import { inTransaction } from '../storage/database.ts';
import { all, first, numberOf, run, textOf, type Row } from './rows.ts';

const Values = v.array(RefusedValue);
const Keys = v.array(v.string());

type ForkPlace = Pick<ForkSettled, 'device' | 'document' | 'generation'>;
interface StoredFork extends Pick<ForkRecord, 'code' | 'reason' | 'at' | 'values' | 'settled'> {
  bytes: Uint8Array | null;
}

/** What a device is told at once: the latest, the settled ones too, so that it lets them go. */
const MOST_TOLD = 500;
/** Undecided forks one person may leave here, and bytes of them. */
const MOST_OPEN = 200;
const MOST_BYTES = 64 * 1024 * 1024;

/** Refused changes as the people's devices keep them. */
export class ForkStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** This person's device has the document, through the relay. */
  noteReader(document: string, person: PersonId, at: string): void {
    run(
      this.#db,
      'INSERT OR IGNORE INTO document_readers (document, person, at) VALUES (?, ?, ?)',
      document,
      person,
      at,
    );
  }

  /** Whether this person ever had the document: opened it, wrote in it, or was refused in it. */
  hadAccess(document: string, person: PersonId): boolean {
    const found = first(
      this.#db,
      `SELECT 1 WHERE EXISTS (SELECT 1 FROM document_readers WHERE document = ?1 AND person = ?2)
         OR EXISTS (SELECT 1 FROM owners WHERE document = ?1 AND person = ?2)
         OR EXISTS (SELECT 1 FROM quarantine WHERE document = ?1 AND person = ?2)`,
      document,
      person,
    );
    return found !== null;
  }

  /** False when this person has too much here already. What came before, or was settled before, stays so. */
  save(person: PersonId, document: string, input: ForkInput, receivedAt: string): boolean {
    const place = { device: input.device, document, generation: input.generation };
    return inTransaction(this.#db, () => {
      const known = this.#read(person, place);
      const bytes = input.bytes === null ? (known?.bytes ?? null) : Buffer.from(input.bytes, 'base64');
      if (known === null && !this.#hasRoom(person, bytes?.byteLength ?? 0)) return false;
      const settled = [...new Set([...(known?.settled ?? []), ...input.settled])];
      const { code, reason, at, values } = input;
      this.#write(person, place, { code, reason, at, values, settled, bytes }, receivedAt);
      return true;
    });
  }

  /** Also of a fork that has not come yet: it will be found settled. */
  settle(person: PersonId, { keys, ...place }: ForkSettled, at: string): void {
    inTransaction(this.#db, () => {
      const known = this.#read(person, place);
      if (known === null && !this.#hasRoom(person, 0)) return;
      const settled = [...new Set([...(known?.settled ?? []), ...keys])];
      const fork = known ?? { code: 0, reason: '', at, values: [], settled, bytes: null };
      this.#write(person, place, { ...fork, settled }, at);
    });
  }

  /** Latest first. What is settled is told by its keys alone. */
  list(person: PersonId): Omit<ForkRecord, 'own'>[] {
    return all(
      this.#db,
      `SELECT device, document, generation, code, reason, at, field_values, settled FROM forks
       WHERE person = ? ORDER BY open DESC, received_at DESC, rowid DESC LIMIT ?`,
      person,
      MOST_TOLD,
    ).map((row) => {
      const { values, settled, code, reason, at } = forkOf(row);
      const place = { device: textOf(row, 'device'), document: textOf(row, 'document') };
      const open = values.filter((value) => !settled.includes(fieldKey(value)));
      return { ...place, generation: numberOf(row, 'generation'), code, reason, at, values: open, settled };
    });
  }

  /** One person was written in two ways. */
  replacePerson(from: PersonId, to: PersonId): void {
    run(this.#db, 'UPDATE forks SET person = ? WHERE person = ?', to, from);
  }

  #hasRoom(person: PersonId, bytes: number): boolean {
    const row = first(
      this.#db,
      'SELECT count(*) AS forks, ifnull(sum(length(bytes)), 0) AS bytes FROM forks WHERE person = ? AND open = 1',
      person,
    );
    if (row === null) return true;
    return numberOf(row, 'forks') < MOST_OPEN && numberOf(row, 'bytes') + bytes <= MOST_BYTES;
  }

  #read(person: PersonId, { device, document, generation }: ForkPlace): StoredFork | null {
    const row = first(
      this.#db,
      'SELECT * FROM forks WHERE person = ? AND device = ? AND document = ? AND generation = ?',
      person,
      device,
      document,
      generation,
    );
    return row === null ? null : { ...forkOf(row), bytes: row['bytes'] instanceof Uint8Array ? row['bytes'] : null };
  }

  #write(person: PersonId, { device, document, generation }: ForkPlace, fork: StoredFork, receivedAt: string): void {
    const open = fork.values.some((value) => !fork.settled.includes(fieldKey(value)));
    run(
      this.#db,
      `INSERT INTO forks
         (person, device, document, generation, code, reason, at, received_at, field_values, settled, open, bytes)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (person, device, document, generation) DO UPDATE SET
         code = excluded.code, reason = excluded.reason, at = excluded.at, field_values = excluded.field_values,
         settled = excluded.settled, open = excluded.open, bytes = excluded.bytes`,
      person,
      device,
      document,
      generation,
      fork.code,
      fork.reason,
      fork.at,
      receivedAt,
      // Nobody has to read again what is decided.
      JSON.stringify(open ? fork.values : []),
      JSON.stringify(fork.settled),
      open ? 1 : 0,
      open ? fork.bytes : null,
    );
  }
}

function forkOf(row: Row): Omit<StoredFork, 'bytes'> {
  return {
    code: numberOf(row, 'code'),
    reason: textOf(row, 'reason'),
    at: textOf(row, 'at'),
    values: v.parse(Values, JSON.parse(textOf(row, 'field_values'))),
    settled: v.parse(Keys, JSON.parse(textOf(row, 'settled'))),
  };
}
