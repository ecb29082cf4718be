import type { DatabaseSync, StatementSync } from 'node:sqlite';

const known = new WeakMap<DatabaseSync, Map<string, StatementSync>>();

/** A statement of this database, compiled the first time it is asked for. For texts written in the code only. */
export function prepared(database: DatabaseSync, sql: string): StatementSync {
  let statements = known.get(database);
  if (statements === undefined) known.set(database, (statements = new Map<string, StatementSync>()));
  let statement = statements.get(sql);
  if (statement === undefined) statements.set(sql, (statement = database.prepare(sql)));
  return statement;
}
