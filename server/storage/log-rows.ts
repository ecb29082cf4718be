import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { ChainedRow, LogRow, StoredChange } from './document-store.ts';

/** One row as SQLite gives it. */
export type Row = Record<string, SQLOutputValue>;

export const textOf = (row: Row, column: string): string => String(row[column]);
export const maybeText = (row: Row, column: string): string | null =>
  row[column] === null ? null : String(row[column]);
export const numberOf = (row: Row, column: string): number => Number(row[column]);
export const maybeBytes = (row: Row, column: string): Uint8Array | null => {
  const value = row[column];
  return value instanceof Uint8Array ? value : null;
};
export const bytesOf = (row: Row, column: string): Uint8Array => {
  const value = maybeBytes(row, column);
  if (value === null) throw new TypeError(`${column} is not bytes`);
  return value;
};
const jsonOf = (row: Row, column: string): unknown => JSON.parse(textOf(row, column));
export const toJson = (value: unknown): string => JSON.stringify(value ?? null);

export function toLogRow(row: Row): LogRow {
  const claimedAt = maybeText(row, 'claimed_at');
  return {
    seq: numberOf(row, 'seq'),
    person: maybeText(row, 'person'),
    device: maybeText(row, 'device'),
    at: textOf(row, 'at'),
    ...(claimedAt === null ? {} : { claimedAt }),
    bytes: bytesOf(row, 'bytes'),
  };
}

export function toChange(row: Row): StoredChange {
  const proposedBy = maybeText(row, 'proposed_by');
  return {
    seq: numberOf(row, 'seq'),
    table: textOf(row, 'table_name'),
    row: textOf(row, 'row_id'),
    field: textOf(row, 'field'),
    from: jsonOf(row, 'from_value'),
    to: jsonOf(row, 'to_value'),
    person: maybeText(row, 'person'),
    ...(proposedBy === null ? {} : { proposedBy }),
    at: textOf(row, 'at'),
    outcome: row['outcome'] === 'lost' ? 'lost' : 'applied',
  };
}

/** Rows after `seq` with all that their imprints cover. */
export function chainedRows(database: DatabaseSync, id: string, seq: number, limit: number): ChainedRow[] {
  const rows = database
    .prepare('SELECT * FROM log WHERE document = ? AND seq > ? ORDER BY seq LIMIT ?')
    .all(id, seq, limit);
  const last = rows.at(-1);
  if (last === undefined) return [];
  const changes = database
    .prepare('SELECT * FROM changes WHERE document = ? AND seq > ? AND seq <= ? ORDER BY seq, id')
    .all(id, seq, numberOf(last, 'seq'))
    .map(toChange);
  const bySeq = Map.groupBy(changes, (change) => change.seq);
  const owners = Map.groupBy(
    database
      .prepare('SELECT client, person, seq FROM owners WHERE document = ? AND seq > ? AND seq <= ?')
      .all(id, seq, numberOf(last, 'seq')),
    (owner) => numberOf(owner, 'seq'),
  );
  return rows.map((row) => ({
    ...toLogRow(row),
    hash: maybeBytes(row, 'hash'),
    changes: bySeq.get(numberOf(row, 'seq')) ?? [],
    owners: (owners.get(numberOf(row, 'seq')) ?? []).map((owner): [number, string | null] => [
      numberOf(owner, 'client'),
      maybeText(owner, 'person'),
    ]),
  }));
}
