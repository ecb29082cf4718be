import { open, readdir, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { newId } from '#lib/documents/new-id.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { DATABASE_FILE, type Ente } from '../entity/ente.ts';
import { logCommand } from '../entity/command-log.ts';
import { replayFault } from '../entity/replay.ts';
import { all, first, run, textOf } from '../entity/rows.ts';
import { inTransaction } from '../storage/database.ts';
import { BackupFault } from './backup-fault.ts';
import { openBackup } from './backup-file.ts';
import type { BackupHeader, Manifest } from './backup-file.ts';
import type { RecoveryKey } from './recovery-key.ts';

/** For this long after a restore devices may bring back what was written after the copy. */
const RECOVERY_DAYS = 30;
const DAY = 86_400_000;
const SPARE_BYTES = 64 * 1024 * 1024;

export interface Unpacked {
  header: BackupHeader;
  manifest: Manifest;
}

/** Opens a copy into an empty folder. Throws BackupFault; then what is in the folder is worth nothing. */
export async function unpack(source: AsyncIterable<Uint8Array>, key: RecoveryKey, folder: string): Promise<Unpacked> {
  const { header, manifest, files } = await openBackup(source, key);
  if (header.schema > (await lastMigration())) throw new BackupFault('newer-version', header.version);
  const { bavail, bsize } = await statfs(folder);
  const size = manifest.files.reduce((sum, file) => sum + file.size, 0);
  if (bavail * bsize < size + SPARE_BYTES) throw new BackupFault('no-room', `${size} bytes`);
  for await (const { name, content } of files()) {
    const file = await open(join(folder, name), 'wx', 0o600);
    try {
      for await (const bytes of content) await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  if (!manifest.files.some(({ name }) => name === DATABASE_FILE)) throw new BackupFault('damaged', 'no database');
  return { header, manifest };
}

async function lastMigration(): Promise<string> {
  const names = await readdir(join(import.meta.dirname, '..', 'storage', 'migrations'));
  return (
    names
      .filter((name) => name.endsWith('.sql'))
      .sort()
      .at(-1) ?? ''
  );
}

/** Whether everything that was copied is there: pages, references, and each document from its first row to its last. */
export async function verifyRestored(ente: Ente, manifest: Manifest): Promise<void> {
  const pages = all(ente.db, 'PRAGMA integrity_check').map((row) => String(row.integrity_check));
  if (pages.join() !== 'ok') throw new BackupFault('damaged', pages[0] ?? 'integrity_check');
  if (all(ente.db, 'PRAGMA foreign_key_check').length > 0) throw new BackupFault('damaged', 'references');
  const stored = new Map((await ente.store.list()).map((document) => [document.id, document]));
  for (const { id, name, seq } of manifest.documents) {
    const document = stored.get(id);
    if (document === undefined || document.seq < seq) throw new BackupFault('damaged', name);
    if (document.schema > DOCUMENT_SCHEMA[document.kind]) throw new BackupFault('newer-version', name);
    const fault = await replayFault(ente.store, document);
    if (fault !== null) throw new BackupFault('damaged', `${name}: ${fault}`);
  }
}

/**
 * Makes a restored database this ente's present: devices find other epochs and so bring back what the copy does not
 * have, everybody signs in again, and the log of commands says it. Run before anybody opens it.
 */
export function beginAnew(ente: Ente, header: BackupHeader, by: string | null): void {
  const now = ente.clock();
  const at = now.toISOString();
  inTransaction(ente.db, () => {
    for (const row of all(ente.db, 'SELECT id FROM documents')) {
      run(ente.db, 'UPDATE documents SET epoch = ? WHERE id = ?', newId(), textOf(row, 'id'));
    }
    run(ente.db, 'DELETE FROM auth_session');
    run(ente.db, 'DELETE FROM auth_verification');
    const until = new Date(now.getTime() + RECOVERY_DAYS * DAY).toISOString();
    run(ente.db, 'INSERT INTO restores (at, copied_at, recover_until) VALUES (?, ?, ?)', at, header.createdAt, until);
    // Later than any version a device may have kept: counted in seconds, which nobody's changes outrun.
    run(
      ente.db,
      'UPDATE entity SET registry_version = max(registry_version + 1, ?)',
      Math.floor(now.getTime() / 1_000),
    );
    const payload = { copiedAt: header.createdAt, version: header.version };
    logCommand(ente.db, { at, person: by, roles: [], type: 'backup.restore', payload });
  });
}

/** Until when devices may bring back what the copy does not have; null when nothing was restored. */
export function recoverableUntil(ente: Pick<Ente, 'db'>): Date | null {
  const row = first(ente.db, 'SELECT max(recover_until) AS until FROM restores');
  return row === null || row.until === null ? null : new Date(textOf(row, 'until'));
}
