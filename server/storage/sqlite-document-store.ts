import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import { DOCUMENT_SCHEMA, type DocumentName } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import { chainEntry, chainStart } from './chain.ts';
import { inTransaction } from './database.ts';
import { columnsOf, nameFrom } from './document-name.ts';
import {
  bytesOf,
  chainedRows,
  maybeBytes,
  maybeText,
  numberOf,
  textOf,
  toChange,
  toJson,
  toLogRow,
} from './log-rows.ts';
import type { Row } from './log-rows.ts';
import { prepared } from './statements.ts';
import { ownersOfStructure } from './structure.ts';
import type {
  ChainedRow,
  ChangeFilter,
  DocumentAppend,
  DocumentStore,
  HistoryEntry,
  HistoryFilter,
  LoadedDocument,
  LogRow,
  QuarantineEntry,
  StoredChange,
  StoredDocument,
  Successor,
  Tombstone,
} from './document-store.ts';

/** Documents in the ente's SQLite file. Each method is one synchronous transaction behind a promise. */
export class SqliteDocumentStore implements DocumentStore {
  readonly #database: DatabaseSync;
  /** What runs for every row is prepared once. */

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  async create(name: DocumentName, id: string, structure: Uint8Array, at: string): Promise<void> {
    inTransaction(this.#database, () => {
      this.#insert(name, id, null);
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
    const [snapshot] = this.#all('SELECT seq, bytes, vector FROM snapshots WHERE document = ?', id);
    const from = snapshot === undefined ? 0 : numberOf(snapshot, 'seq');
    return {
      document,
      snapshot:
        snapshot === undefined
          ? null
          : {
              seq: from,
              bytes: bytesOf(snapshot, 'bytes'),
              vector: snapshot['vector'] === null ? null : bytesOf(snapshot, 'vector'),
            },
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

  async saveSnapshot(id: string, seq: number, bytes: Uint8Array, vector?: Uint8Array): Promise<void> {
    this.#prepared(
      `INSERT INTO snapshots (document, seq, bytes, vector) VALUES (?, ?, ?, ?)
         ON CONFLICT (document) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes, vector = excluded.vector
         WHERE excluded.seq > seq`,
    ).run(id, seq, bytes, vector ?? null);
  }

  async tidy(): Promise<void> {
    this.#database.exec('PRAGMA wal_checkpoint(PASSIVE)');
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
    ).map(toChange);
  }

  async quarantine(entry: QuarantineEntry): Promise<void> {
    this.#prepared(
      `INSERT INTO quarantine (id, document, person, device, code, reason, base_seq, bytes, at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
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
    this.#prepared('UPDATE documents SET state = ? WHERE id = ?').run(state, id);
  }

  async history(id: string, filter: HistoryFilter): Promise<HistoryEntry[]> {
    const conditions = ['changes.document = ?', "changes.outcome = 'applied'"];
    const values: SQLInputValue[] = [id];
    const narrow = (condition: string, value: SQLInputValue | undefined) => {
      if (value === undefined) return;
      conditions.push(condition);
      values.push(value);
    };
    narrow('changes.person IS ?', filter.person);
    narrow('changes.table_name = ?', filter.table);
    narrow('changes.field = ?', filter.field);
    narrow('changes.at >= ?', filter.since);
    narrow('changes.at < ?', filter.until);
    narrow('changes.id < ?', filter.before);
    narrow(
      `(changes.table_name || '/' || changes.row_id) IN (SELECT value FROM json_each(?))`,
      filter.places && JSON.stringify(filter.places.map(({ table, row }) => `${table}/${row}`)),
    );
    return this.#all(
      `SELECT changes.*, log.device AS device, log.claimed_at AS claimed_at
       FROM changes LEFT JOIN log ON log.document = changes.document AND log.seq = changes.seq
       WHERE ${conditions.join(' AND ')} ORDER BY changes.id DESC LIMIT ?`,
      ...values,
      filter.limit,
    ).map((row) => ({
      ...toChange(row),
      id: numberOf(row, 'id'),
      device: maybeText(row, 'device'),
      claimedAt: maybeText(row, 'claimed_at'),
    }));
  }

  async authors(id: string): Promise<(string | null)[]> {
    return this.#all('SELECT DISTINCT person FROM changes WHERE document = ? ORDER BY person', id).map((row) =>
      maybeText(row, 'person'),
    );
  }

  async seqAt(id: string, at: string): Promise<number> {
    const [row] = this.#all('SELECT max(seq) AS seq FROM log WHERE document = ? AND at <= ?', id, at);
    return row === undefined || row['seq'] === null ? 0 : numberOf(row, 'seq');
  }

  async chained(id: string, seq: number, limit: number): Promise<ChainedRow[]> {
    return chainedRows(this.#database, id, seq, limit);
  }

  async head(id: string): Promise<Uint8Array | null> {
    const [row] = this.#all('SELECT head FROM documents WHERE id = ?', id);
    return row === undefined ? null : maybeBytes(row, 'head');
  }

  async strays(id: string): Promise<{ changes: number[]; owners: number[] }> {
    const without = (table: string, column: string) =>
      this.#all(
        `SELECT ${column} AS stray FROM ${table} WHERE document = ?
         AND NOT EXISTS (SELECT 1 FROM log WHERE log.document = ${table}.document AND log.seq = ${table}.seq)
         ORDER BY stray`,
        id,
      ).map((row) => numberOf(row, 'stray'));
    return { changes: without('changes', 'seq'), owners: without('owners', 'client') };
  }

  async erase(erasure: Omit<Tombstone, 'seq' | 'head'>, successor: Successor): Promise<void> {
    const { document: old, name, successor: id, at } = erasure;
    inTransaction(this.#database, () => {
      // The one name is taken by two documents until the old one is gone.
      this.#database.exec('PRAGMA defer_foreign_keys = ON');
      const [row] = this.#all('SELECT seq, head FROM documents WHERE id = ?', old);
      if (row === undefined) throw new Error(`No document ${old}`);
      const tombstone = { ...erasure, seq: numberOf(row, 'seq'), head: bytesOf(row, 'head') };
      const gone = this.#all('SELECT * FROM changes WHERE document = ? ORDER BY id', old).filter(
        (one) => !successor.keeps(toChange(one)),
      );
      this.#run('DELETE FROM documents WHERE id = ?', old);
      this.#insert(name, id, tombstone);
      for (const one of gone) this.#run('DELETE FROM changes WHERE id = ?', numberOf(one, 'id'));
      const kept = this.#all('SELECT * FROM changes WHERE document = ? ORDER BY id', old).map((one): StoredChange => ({
        ...toChange(one),
        seq: 2,
      }));
      // Their row is the one that carries over what they led to.
      this.#run('UPDATE changes SET document = ?, seq = 2 WHERE document = ?', id, old);
      this.#forget(old);
      this.#appendOne({
        document: id,
        rows: [successor.structure, successor.content].map((bytes, index) => ({
          seq: index + 1,
          person: null,
          device: null,
          at,
          bytes,
        })),
        owners: new Map([...ownersOfStructure(successor.structure), ...ownersOfStructure(successor.content)]),
        changes: [],
        moved: kept,
      });
      const { kind, year, subject } = columnsOf(name);
      this.#run(
        `INSERT INTO tombstones (document, kind, year, subject, successor, seq, head, erased, at, person, organ, number, day)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        ...[old, kind, year, subject, id, tombstone.seq, tombstone.head, erasure.erased, at, erasure.person],
        ...[erasure.act.organ, erasure.act.number, erasure.act.day],
      );
    });
  }

  async scrub(): Promise<void> {
    // Pages that were freed before this database overwrote what it deletes; then its own log.
    this.#database.exec('VACUUM');
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  async tombstones(): Promise<Tombstone[]> {
    return this.#all('SELECT * FROM tombstones ORDER BY rowid').map(toTombstone);
  }

  #insert(name: DocumentName, id: string, erasure: Tombstone | null): void {
    const { kind, year, subject } = columnsOf(name);
    this.#run(
      `INSERT INTO documents (id, kind, year, subject, schema, seq, state, epoch, head)
       VALUES (?, ?, ?, ?, ?, 0, 'open', ?, ?)`,
      ...[id, kind, year, subject, DOCUMENT_SCHEMA[name.kind], newId(), chainStart(id, erasure)],
    );
  }

  /** Whatever hangs on a document goes with it, also what tables added later keep of it. */
  #forget(id: string): void {
    for (const table of this.#all("SELECT name FROM sqlite_schema WHERE type = 'table'")) {
      const name = textOf(table, 'name');
      for (const key of this.#all(
        'SELECT "from" AS column FROM pragma_foreign_key_list(?) WHERE "table" = ?',
        name,
        'documents',
      )) {
        this.#run(`DELETE FROM "${name}" WHERE "${textOf(key, 'column')}" = ?`, id);
      }
    }
  }

  /** `moved`: changes that are stored already and whose row is in this entry. */
  #appendOne(entry: DocumentAppend & { moved?: readonly StoredChange[] }): void {
    const first = entry.rows[0];
    const last = entry.rows.at(-1);
    if (first === undefined || last === undefined) return;
    entry.rows.forEach((row, index) => {
      if (row.seq !== first.seq + index) throw new Error(`Rows of ${entry.document} have a gap at ${row.seq}`);
    });
    const before = this.#prepared('SELECT head FROM documents WHERE id = ? AND seq = ?').get(
      entry.document,
      first.seq - 1,
    );
    if (before === undefined) throw new Error(`Row ${first.seq} does not follow the log of ${entry.document}`);
    const { document, rows, owners, changes, moved = [] } = entry;
    const hashes = chainEntry(bytesOf(before, 'head'), { document, rows, owners, changes: [...moved, ...changes] });
    this.#prepared('UPDATE documents SET seq = ?, schema = ifnull(?, schema), head = ? WHERE id = ?').run(
      last.seq,
      entry.schema ?? null,
      hashes.at(-1) ?? null,
      document,
    );
    const insertRow = this.#prepared(
      'INSERT INTO log (document, seq, person, device, at, claimed_at, bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    );
    rows.forEach(({ seq, person, device, at, claimedAt, bytes }, index) => {
      insertRow.run(document, seq, person, device, at, claimedAt ?? null, bytes, hashes[index] ?? null);
    });
    const insertOwner = this.#prepared('INSERT INTO owners (document, client, person, seq) VALUES (?, ?, ?, ?)');
    for (const [client, person] of owners) insertOwner.run(document, client, person, first.seq);
    const insertRecovered = this.#prepared('INSERT INTO recovered_rows (document, seq, messenger) VALUES (?, ?, ?)');
    for (const [seq, messenger] of entry.recovered ?? []) insertRecovered.run(document, seq, messenger);
    const insertChange = this.#prepared(
      `INSERT INTO changes (document, seq, table_name, row_id, field, from_value, to_value, person, at, outcome, proposed_by)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
    for (const change of changes) {
      insertChange.run(
        document,
        change.seq,
        change.table,
        change.row,
        change.field,
        toJson(change.from),
        toJson(change.to),
        change.person,
        change.at,
        change.outcome,
        change.proposedBy ?? null,
      );
    }
    for (const work of entry.beside ?? []) work();
  }

  #rowsAfter(id: string, seq: number): LogRow[] {
    return this.#all('SELECT * FROM log WHERE document = ? AND seq > ? ORDER BY seq', id, seq).map(toLogRow);
  }

  #run(sql: string, ...values: SQLInputValue[]): void {
    this.#prepared(sql).run(...values);
  }

  #all(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.#prepared(sql).all(...values);
  }

  #prepared(sql: string): StatementSync {
    return prepared(this.#database, sql);
  }
}

function toTombstone(row: Row): Tombstone {
  return {
    document: textOf(row, 'document'),
    name: nameFrom({ kind: textOf(row, 'kind'), year: numberOf(row, 'year'), subject: maybeText(row, 'subject') }),
    successor: textOf(row, 'successor'),
    seq: numberOf(row, 'seq'),
    head: bytesOf(row, 'head'),
    erased: numberOf(row, 'erased'),
    at: textOf(row, 'at'),
    person: textOf(row, 'person'),
    act: { organ: textOf(row, 'organ'), number: textOf(row, 'number'), day: textOf(row, 'day') },
  };
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
