import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { DOCUMENT_SCHEMA, type DocumentName } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import { ownersOfStructure } from './structure.ts';
import { inTransaction } from './database.ts';
import { columnsOf, nameFrom } from './document-name.ts';
import type {
  ChangeFilter,
  DocumentAppend,
  DocumentStore,
  LoadedDocument,
  LogRow,
  QuarantineEntry,
  StoredChange,
  StoredDocument,
} from './document-store.ts';

type Row = Record<string, SQLOutputValue>;

const textOf = (row: Row, column: string): string => String(row[column]);
const maybeText = (row: Row, column: string): string | null => (row[column] === null ? null : String(row[column]));
const numberOf = (row: Row, column: string): number => Number(row[column]);
const bytesOf = (row: Row, column: string): Uint8Array => {
  const value = row[column];
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`${column} is not bytes`);
};
const jsonOf = (row: Row, column: string): unknown => JSON.parse(textOf(row, column));
const toJson = (value: unknown): string => JSON.stringify(value ?? null);

/** Documents in the ente's SQLite file. Each method is one synchronous transaction behind a promise. */
export class SqliteDocumentStore implements DocumentStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async create(name: DocumentName, id: string, structure: Uint8Array, at: string): Promise<void> {
    const { kind, year, subject } = columnsOf(name);
    inTransaction(this.#database, () => {
      this.#database
        .prepare(
          `INSERT INTO documents (id, kind, year, subject, schema, seq, state, epoch) VALUES (?, ?, ?, ?, ?, 0, 'open', ?)`,
        )
        .run(id, kind, year, subject, DOCUMENT_SCHEMA[name.kind], newId());
      this.#appendOne({
        document: id,
        rows: [{ seq: 1, person: null, device: null, at, bytes: structure }],
        owners: ownersOfStructure(structure),
        changes: [],
      });
    });
  }

  async list(): Promise<StoredDocument[]> {
    return this.#all('SELECT * FROM documents ORDER BY year, kind, subject').map(toDocument);
  }

  async find(id: string): Promise<StoredDocument | null> {
    const [row] = this.#all('SELECT * FROM documents WHERE id = ?', id);
    return row === undefined ? null : toDocument(row);
  }

  async load(id: string): Promise<LoadedDocument | null> {
    const document = await this.find(id);
    if (document === null) return null;
    const [snapshot] = this.#all('SELECT seq, bytes FROM snapshots WHERE document = ?', id);
    const from = snapshot === undefined ? 0 : numberOf(snapshot, 'seq');
    return {
      document,
      snapshot: snapshot === undefined ? null : { seq: from, bytes: bytesOf(snapshot, 'bytes') },
      rows: this.#rowsAfter(id, from),
      owners: new Map(
        this.#all('SELECT client, person FROM owners WHERE document = ?', id).map((row) => [
          numberOf(row, 'client'),
          maybeText(row, 'person'),
        ]),
      ),
    };
  }

  async log(id: string): Promise<LogRow[]> {
    return this.#rowsAfter(id, 0);
  }

  async append(entries: readonly DocumentAppend[]): Promise<void> {
    inTransaction(this.#database, () => {
      for (const entry of entries) this.#appendOne(entry);
    });
  }

  async saveSnapshot(id: string, seq: number, bytes: Uint8Array): Promise<void> {
    this.#database
      .prepare(
        `INSERT INTO snapshots (document, seq, bytes) VALUES (?, ?, ?)
         ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes WHERE excluded.seq > seq`,
      )
      .run(id, seq, bytes);
  }

  async changes(id: string, filter: ChangeFilter): Promise<StoredChange[]> {
    const conditions = ['document = ?'];
    const values: (string | number)[] = [id];
    for (const [column, value] of [
      ['table_name', filter.table],
      ['row_id', filter.row],
      ['field', filter.field],
    ] as const) {
      if (value === undefined) continue;
      conditions.push(`${column} = ?`);
      values.push(value);
    }
    return this.#all(
      `SELECT * FROM changes WHERE ${conditions.join(' AND ')} ORDER BY id DESC LIMIT ?`,
      ...values,
      filter.limit,
    ).map((row) => ({
      seq: numberOf(row, 'seq'),
      table: textOf(row, 'table_name'),
      row: textOf(row, 'row_id'),
      field: textOf(row, 'field'),
      from: jsonOf(row, 'from_value'),
      to: jsonOf(row, 'to_value'),
      person: maybeText(row, 'person'),
      at: textOf(row, 'at'),
      outcome: row['outcome'] === 'lost' ? 'lost' : 'applied',
    }));
  }

  async quarantine(entry: QuarantineEntry): Promise<void> {
    this.#database
      .prepare(
        `INSERT INTO quarantine (id, document, person, device, code, reason, base_seq, bytes, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        entry.id,
        entry.document,
        entry.person,
        entry.device,
        entry.code,
        entry.reason,
        entry.baseSeq,
        entry.bytes,
        entry.at,
      );
  }

  async quarantined(id: string): Promise<QuarantineEntry[]> {
    return this.#all('SELECT * FROM quarantine WHERE document = ? ORDER BY rowid', id).map((row) => ({
      id: textOf(row, 'id'),
      document: textOf(row, 'document'),
      person: textOf(row, 'person'),
      device: maybeText(row, 'device'),
      code: numberOf(row, 'code'),
      reason: textOf(row, 'reason'),
      baseSeq: numberOf(row, 'base_seq'),
      bytes: bytesOf(row, 'bytes'),
      at: textOf(row, 'at'),
    }));
  }

  async setState(id: string, state: StoredDocument['state']): Promise<void> {
    this.#database.prepare('UPDATE documents SET state = ? WHERE id = ?').run(state, id);
  }

  #appendOne(entry: DocumentAppend): void {
    const first = entry.rows[0];
    const last = entry.rows.at(-1);
    if (first === undefined || last === undefined) return;
    const moved = this.#database
      .prepare('UPDATE documents SET seq = ?, schema = ifnull(?, schema) WHERE id = ? AND seq = ?')
      .run(last.seq, entry.schema ?? null, entry.document, first.seq - 1);
    if (moved.changes !== 1) throw new Error(`Row ${first.seq} does not follow the log of ${entry.document}`);
    const insertRow = this.#database.prepare(
      'INSERT INTO log (document, seq, person, device, at, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    entry.rows.forEach((row, index) => {
      if (row.seq !== first.seq + index) throw new Error(`Rows of ${entry.document} have a gap at ${row.seq}`);
      insertRow.run(entry.document, row.seq, row.person, row.device, row.at, row.bytes);
    });
    const insertOwner = this.#database.prepare('INSERT INTO owners (document, client, person) VALUES (?, ?, ?)');
    for (const [client, person] of entry.owners) insertOwner.run(entry.document, client, person);
    const insertChange = this.#database.prepare(
      `INSERT INTO changes (document, seq, table_name, row_id, field, from_value, to_value, person, at, outcome)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const change of entry.changes) {
      insertChange.run(
        entry.document,
        change.seq,
        change.table,
        change.row,
        change.field,
        toJson(change.from),
        toJson(change.to),
        change.person,
        change.at,
        change.outcome,
      );
    }
  }

  #rowsAfter(id: string, seq: number): LogRow[] {
    return this.#all('SELECT * FROM log WHERE document = ? AND seq > ? ORDER BY seq', id, seq).map((row) => ({
      seq: numberOf(row, 'seq'),
      person: maybeText(row, 'person'),
      device: maybeText(row, 'device'),
      at: textOf(row, 'at'),
      bytes: bytesOf(row, 'bytes'),
    }));
  }

  #all(sql: string, ...values: (string | number)[]): Row[] {
    return this.#database.prepare(sql).all(...values);
  }
}

function toDocument(row: Row): StoredDocument {
  return {
    ...nameFrom({ kind: textOf(row, 'kind'), year: numberOf(row, 'year'), subject: maybeText(row, 'subject') }),
    id: textOf(row, 'id'),
    schema: numberOf(row, 'schema'),
    seq: numberOf(row, 'seq'),
    state: row['state'] === 'closed' ? 'closed' : 'open',
    epoch: textOf(row, 'epoch'),
  };
}
