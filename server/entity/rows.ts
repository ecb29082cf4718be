import type { DatabaseSync, SQLInputValue } from 'node:sqlite';

/** One row as SQLite gives it. */
export type Row = Record<string, unknown>;

/** Text of a column that is NOT NULL; anything else is a damaged database. */
export function textOf(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is not a text`);
  return value;
}

export function numberOf(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is not a number`);
  return value;
}

export function bytesOf(row: Row, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} is not bytes`);
  return value;
}

export function all(db: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row[] {
  return db.prepare(sql).all(...values);
}

export function first(db: DatabaseSync, sql: string, ...values: SQLInputValue[]): Row | null {
  return db.prepare(sql).get(...values) ?? null;
}

export function run(db: DatabaseSync, sql: string, ...values: SQLInputValue[]): number {
  return Number(db.prepare(sql).run(...values).changes);
}
