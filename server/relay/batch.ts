import type { FieldChange } from '#lib/documents/changes.ts';
import type { FoundTwin } from '#lib/documents/twins.ts';
import type { DocumentAppend, LogRow, StoredChange } from '../storage/document-store.ts';
import type { Connection } from './connection.ts';

/** What one turn of a room gathered: what goes to the store together, and what is said once it is there. */
export class Batch implements DocumentAppend {
  readonly document: string;
  readonly rows: LogRow[] = [];
  readonly owners = new Map<number, string | null>();
  readonly changes: StoredChange[] = [];
  readonly beside: (() => void)[] = [];
  readonly recovered = new Map<number, string>();

  readonly sent: { bytes: Uint8Array; sender: Connection | null }[] = [];
  readonly questions: { connection: Connection; vector: Uint8Array }[] = [];
  /** New connections, and those that sent what does not attach: both get our step 1. */
  readonly greeted = new Set<Connection>();
  readonly healed = new Set<Connection>();
  readonly acknowledged = new Set<Connection>();
  /** The document's last stored row, and the last once this is stored. */
  readonly base: number;
  seq: number;
  readonly #afterwards: (() => void)[] = [];

  constructor(document: string, seq: number) {
    this.document = document;
    this.base = seq;
    this.seq = seq;
  }

  add(
    row: Omit<LogRow, 'seq'>,
    changes: readonly FieldChange[],
    sender: Connection | null,
    proposedBy: string | null = null,
  ): void {
    this.seq += 1;
    this.rows.push({ ...row, seq: this.seq });
    this.sent.push({ bytes: row.bytes, sender });
    for (const change of changes) {
      const by = { person: row.person, ...(proposedBy === null ? {} : { proposedBy }) };
      this.changes.push({ ...change, seq: this.seq, ...by, at: row.at, outcome: 'applied' });
    }
  }

  /** Keeps what came in and gave way: the log's row has only a tombstone for it. */
  lose(twins: readonly FoundTwin[], person: string | null, at: string): void {
    for (const { table, row, field, kept, other, keptIsNew } of twins) {
      if (keptIsNew) continue;
      this.changes.push({ seq: this.seq, table, row, field, from: kept, to: other, person, at, outcome: 'lost' });
    }
  }

  then(work: () => void): void {
    this.#afterwards.push(work);
  }

  settle(): void {
    for (const work of this.#afterwards) work();
  }
}
