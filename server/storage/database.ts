import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { chainExisting } from './chain-existing.ts';
import { prepared } from './statements.ts';

const migrationsFolder = join(import.meta.dirname, 'migrations');

/**
 * Opens the ente's database, creating or upgrading it. `:memory:` is accepted.
 * Throws what SQLite throws (damaged file, disk full, locked by another process).
 */
export function openDatabase(path: string): DatabaseSync {
  if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: 5_000 });
  try {
    database.exec('PRAGMA journal_mode = WAL');
    // In WAL mode anything less may forget the last commits when the power goes; we acknowledge after a commit.
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA foreign_keys = ON');
    // The relay moves the log's pages into the file between commits; this is for when it never finds the time.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    // What is deleted is overwritten with zeros: an erasure means the medium too.
    database.exec('PRAGMA secure_delete = ON');
    migrate(database);
    return database;
  } catch (fault) {
    database.close();
    throw fault;
  }
}

/** What SQL alone cannot do, in the transaction of its file. */
const CODE_STEPS: Readonly<Record<string, (database: DatabaseSync) => void>> = { '0041-chain.sql': chainExisting };

/** Applies the files of `migrations/` that this database has not seen, in order, each in a transaction of its own. */
function migrate(database: DatabaseSync): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY) STRICT');
  const done = new Set(
    database
      .prepare('SELECT name FROM migrations')
      .all()
      .map((row) => String(row['name'])),
  );
  for (const name of readdirSync(migrationsFolder).sort()) {
    if (!name.endsWith('.sql') || done.has(name)) continue;
    inTransaction(database, () => {
      database.exec(readFileSync(join(migrationsFolder, name), 'utf8'));
      CODE_STEPS[name]?.(database);
      database.prepare('INSERT INTO migrations (name) VALUES (?)').run(name);
    });
  }
}

/** All or nothing. `work` is synchronous: nothing else can slip between its statements. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  prepared(database, 'BEGIN IMMEDIATE').run();
  try {
    const result = work();
    prepared(database, 'COMMIT').run();
    return result;
  } catch (fault) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw fault;
  }
}
