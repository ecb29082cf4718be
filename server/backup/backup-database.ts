import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';
import { formatDocumentName } from '#lib/documents/kind.ts';
import { all, first, numberOf, textOf } from '../entity/rows.ts';
import type { Row } from '../entity/rows.ts';
import { SqliteDocumentStore } from '../storage/sqlite-document-store.ts';
import { BackupFault } from './backup-fault.ts';
import type { Manifest } from './backup-file.ts';

/** Pages copied in one go: people write between one and the next. */
const PAGES = 200;
const ATTEMPTS = 5;

/** A copy of the living database as one file, whole as of one moment. `onProgress`: from 0 to 1. */
export async function copyDatabase(db: DatabaseSync, to: string, onProgress: (done: number) => void): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    await rm(to, { force: true });
    try {
      await backup(db, to, {
        rate: PAGES,
        progress: ({ totalPages, remainingPages }) => onProgress(1 - remainingPages / Math.max(1, totalPages)),
      });
      break;
    } catch (fault) {
      // While people write a step may meet a lock and give up; another attempt begins anew.
      if (attempt === ATTEMPTS) throw fault;
    }
  }
  const copy = new DatabaseSync(to);
  try {
    // One file, without a log beside it.
    copy.exec('PRAGMA journal_mode = DELETE');
    if (first(copy, 'PRAGMA quick_check(1)')?.quick_check !== 'ok') throw new BackupFault('damaged', 'the database');
  } finally {
    copy.close();
  }
}

/** What the manifest says of a database that nobody writes. */
export async function describeDatabase(
  path: string,
  name: string,
): Promise<{ file: Manifest['files'][number]; documents: Manifest['documents']; schema: string }> {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    const names = new Map((await new SqliteDocumentStore(db).list()).map((one) => [one.id, formatDocumentName(one)]));
    const documents = all(db, 'SELECT id, seq FROM documents ORDER BY id').map((row) => {
      const id = textOf(row, 'id');
      const seq = numberOf(row, 'seq');
      return { id, name: names.get(id) ?? '', seq, head: headOf(db, id, seq) };
    });
    const schema = textOf(first(db, 'SELECT max(name) AS name FROM migrations') ?? {}, 'name');
    return { file: { name, ...(await measure(path)) }, documents, schema };
  } finally {
    db.close();
  }
}

/** The hash of a document's last row, where the log is chained. */
function headOf(db: DatabaseSync, document: string, seq: number): string | null {
  const row: Row = first(db, 'SELECT * FROM log WHERE document = ? AND seq = ?', document, seq) ?? {};
  const hash = row['hash'];
  return hash instanceof Uint8Array ? Buffer.from(hash).toString('hex') : typeof hash === 'string' ? hash : null;
}

async function measure(path: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const bytes of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(bytes);
    size += bytes.byteLength;
  }
  return { size, sha256: hash.digest('hex') };
}
