import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { ConfidentialFacts, Talk, TalkId } from '#lib/domain/confidential.ts';
import type { PersonId } from '#lib/domain/org.ts';
import { nameFrom } from '../storage/document-name.ts';
import { all, first, numberOf, run, textOf } from './rows.ts';

export interface Delivery {
  version: number;
  /** Canonical JSON of the sheet. */
  content: string;
  sha256: string;
  at: string;
}

/** What the registry does not know of evaluations: which years have them, who is in which talk, what was delivered. */
export class Evaluations implements ConfidentialFacts {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  years(): number[] {
    return all(this.#db, 'SELECT year FROM evaluation_years ORDER BY year').map((row) => numberOf(row, 'year'));
  }

  openYear(year: number, at: string): void {
    run(this.#db, 'INSERT OR IGNORE INTO evaluation_years (year, at) VALUES (?, ?)', year, at);
  }

  talk(id: TalkId): Talk | null {
    const row = first(
      this.#db,
      'SELECT kind, year, subject FROM talks JOIN documents ON documents.id = talks.target WHERE talks.id = ?',
      id,
    );
    if (row === null) return null;
    const subject = row.subject === null ? null : textOf(row, 'subject');
    return {
      target: nameFrom({ kind: textOf(row, 'kind'), year: numberOf(row, 'year'), subject }),
      circle: all(this.#db, 'SELECT person FROM talk_members WHERE talk = ?', id).map((one) => textOf(one, 'person')),
    };
  }

  openTalk(id: TalkId, target: string, circle: readonly PersonId[], by: PersonId, at: string): void {
    run(this.#db, 'INSERT INTO talks (id, target, opened_by, at) VALUES (?, ?, ?, ?)', id, target, by, at);
    for (const person of circle) run(this.#db, 'INSERT INTO talk_members (talk, person) VALUES (?, ?)', id, person);
  }

  isDelivered(year: number, person: PersonId): boolean {
    const sql = `SELECT 1 FROM deliveries JOIN documents ON documents.id = deliveries.document
                 WHERE kind = 'eval-sheet' AND year = ? AND subject = ?`;
    return first(this.#db, sql, year, person) !== null;
  }

  delivered(document: string): Delivery | null {
    const row = first(
      this.#db,
      'SELECT version, content, sha256, at FROM deliveries WHERE document = ? ORDER BY version DESC LIMIT 1',
      document,
    );
    if (row === null) return null;
    return {
      version: numberOf(row, 'version'),
      content: textOf(row, 'content'),
      sha256: textOf(row, 'sha256'),
      at: textOf(row, 'at'),
    };
  }

  /** Keeps a version of the sheet as it stands at `seq`. */
  deliver(document: string, seq: number, content: unknown, by: PersonId, at: string): void {
    const text = canonicalJson(content);
    run(
      this.#db,
      `INSERT INTO deliveries (document, version, seq, content, sha256, person, at)
       SELECT ?, 1 + ifnull(max(version), 0), ?, ?, ?, ?, ? FROM deliveries WHERE document = ?`,
      document,
      seq,
      text,
      createHash('sha256').update(text).digest('hex'),
      by,
      at,
      document,
    );
  }
}

/** Keys in order at every depth, so that equal values have equal bytes. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
