import type { DatabaseSync } from 'node:sqlite';
import type { PersonId } from '#lib/domain/org.ts';
import type { Proposal, ProposalInput, ProposedValue } from '#lib/protocol/refused.ts';
import { inTransaction } from '../storage/database.ts';
import { all, first, numberOf, run, textOf, type Row } from './rows.ts';

export interface StoredProposal extends Proposal {
  /** The author has read what became of all of it. */
  readAt: string | null;
}

type Outcome = NonNullable<Proposal['values'][number]['outcome']>;

/** What people without the right to write offer to those who have it. */
export class ProposalStore {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  find(id: string): StoredProposal | null {
    const row = first(this.#db, 'SELECT * FROM proposals WHERE id = ?', id);
    return row === null ? null : this.#proposalOf(row);
  }

  /** Those with something to decide, and those whose author has not read the outcome; oldest first. */
  waiting(): StoredProposal[] {
    return all(
      this.#db,
      `SELECT * FROM proposals WHERE read_at IS NULL
         OR EXISTS (SELECT 1 FROM proposal_values WHERE proposal = id AND outcome IS NULL)
       ORDER BY at, rowid`,
    ).map((row) => this.#proposalOf(row));
  }

  /** How many values of this person wait for somebody's decision, and how long they are together. */
  waitingOf(author: PersonId): { values: number; length: number } {
    const row = first(
      this.#db,
      `SELECT count(*) AS n, ifnull(sum(length(base) + length(value)), 0) AS size
       FROM proposal_values JOIN proposals ON id = proposal WHERE author = ? AND outcome IS NULL`,
      author,
    );
    return { values: row === null ? 0 : numberOf(row, 'n'), length: row === null ? 0 : numberOf(row, 'size') };
  }

  /** The id is the device's: the same one again is the same proposal. */
  add(document: string, author: PersonId, { id, values }: ProposalInput, at: string): void {
    inTransaction(this.#db, () => {
      run(this.#db, 'INSERT INTO proposals (id, document, author, at) VALUES (?, ?, ?, ?)', id, document, author, at);
      values.forEach(({ table, row, field, base, value }, place) => {
        run(
          this.#db,
          `INSERT INTO proposal_values (proposal, place, table_name, row_id, field, base, value)
           VALUES (?, ?, ?, ?, ?, ?, ?)`,
          id,
          place,
          table,
          row,
          field,
          JSON.stringify(base),
          JSON.stringify(value),
        );
      });
    });
  }

  /** Within the caller's transaction, or as one of its own. */
  decide(id: string, places: readonly number[], outcome: Outcome, by: PersonId, at: string): void {
    for (const place of places)
      run(
        this.#db,
        `UPDATE proposal_values SET outcome = ?, decided_by = ?, decided_at = ?
         WHERE proposal = ? AND place = ? AND outcome IS NULL`,
        outcome,
        by,
        at,
        id,
        place,
      );
  }

  markRead(id: string, at: string): void {
    run(this.#db, 'UPDATE proposals SET read_at = ifnull(read_at, ?) WHERE id = ?', at, id);
  }

  /** One person was written in two ways. */
  replacePerson(from: PersonId, to: PersonId): void {
    run(this.#db, 'UPDATE proposals SET author = ? WHERE author = ?', to, from);
    run(this.#db, 'UPDATE proposal_values SET decided_by = ? WHERE decided_by = ?', to, from);
  }

  #proposalOf(row: Row): StoredProposal {
    const id = textOf(row, 'id');
    const values = all(this.#db, 'SELECT * FROM proposal_values WHERE proposal = ? ORDER BY place', id);
    return {
      id,
      document: textOf(row, 'document'),
      author: textOf(row, 'author'),
      at: textOf(row, 'at'),
      readAt: maybeText(row, 'read_at'),
      values: values.map((value) => ({
        table: textOf(value, 'table_name'),
        row: textOf(value, 'row_id'),
        field: textOf(value, 'field'),
        base: JSON.parse(textOf(value, 'base')) as ProposedValue['base'],
        value: JSON.parse(textOf(value, 'value')) as ProposedValue['value'],
        outcome: outcomeOf(value),
        decidedBy: maybeText(value, 'decided_by'),
        decidedAt: maybeText(value, 'decided_at'),
      })),
    };
  }
}

function maybeText(row: Row, column: string): string | null {
  return row[column] === null ? null : textOf(row, column);
}

function outcomeOf(row: Row): Outcome | null {
  const outcome = maybeText(row, 'outcome');
  return outcome === 'accepted' || outcome === 'declined' ? outcome : null;
}
