import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { StartFault, codeOf } from '../start-fault.ts';
import { openDatabase } from '../storage/database.ts';
import { isDamage, sqliteCode } from '../storage-fault.ts';
import { first } from './rows.ts';

/** SQLite writes whole pages, and needs a few for its log. */
const LEAST_ROOM = 64 * 1024;

/** Opens the ente's database and looks whether its pages hold together; throws what SQLite throws. */
export function openEnteDatabase(file: string): DatabaseSync {
  const db = openDatabase(file);
  try {
    const found = first(db, 'PRAGMA quick_check(1)')?.quick_check;
    if (found !== 'ok') throw damaged(file);
    return db;
  } catch (fault) {
    db.close();
    throw fault;
  }
}

/** What is wrong with the machine or the database, as one clear sentence; null when it is something else. */
export function explainOpening(fault: unknown, file: string): StartFault | null {
  if (!(fault instanceof Error)) return null;
  const sqlite = sqliteCode(fault);
  const code = codeOf(fault);
  if (sqlite === 5 || sqlite === 6) {
    return new StartFault(`Il database ${file} è in uso da un altro programma: chiudilo e riprova.`, 1);
  }
  if (isDamage(fault)) return damaged(file);
  const unwritable = sqlite === 8 || sqlite === 10 || sqlite === 14;
  if (sqlite === 13 || code === 'ENOSPC' || code === 'EDQUOT' || (unwritable && isFull(file))) {
    return new StartFault(`Il disco è pieno: libera spazio per ${file}, poi riprova.`, 1);
  }
  if (unwritable || ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EIO'].includes(code)) {
    return new StartFault(
      `Il database ${file} non si può aprire in scrittura: controlla il disco e i permessi della cartella.`,
      1,
    );
  }
  return null;
}

function damaged(file: string): StartFault {
  return new StartFault(`Il database ${file} è danneggiato: rimetti l’ultima copia di sicurezza, poi riprova.`, 1);
}

function isFull(file: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(dirname(file));
    return bavail * bsize < LEAST_ROOM;
  } catch {
    return false;
  }
}
