import type { DatabaseSync } from 'node:sqlite';
import { StartFault, codeOf } from '../start-fault.ts';
import { openDatabase } from '../storage/database.ts';

/** Opens the ente's database; what can go wrong with the machine becomes one clear sentence. */
export function openEnteDatabase(file: string): DatabaseSync {
  try {
    return openDatabase(file);
  } catch (fault) {
    throw sentenceFor(fault, file) ?? fault;
  }
}

function sentenceFor(fault: unknown, file: string): StartFault | null {
  if (!(fault instanceof Error)) return null;
  const sqlite = 'errcode' in fault && typeof fault.errcode === 'number' ? fault.errcode & 0xff : null;
  if (sqlite === 5 || sqlite === 6) {
    return new StartFault(`Il database ${file} è in uso da un altro programma: chiudilo e riprova.`, 1);
  }
  if (sqlite === 11 || sqlite === 26) {
    return new StartFault(`Il database ${file} è danneggiato: rimetti l’ultima copia di sicurezza, poi riprova.`, 1);
  }
  if (sqlite === 13 || codeOf(fault) === 'ENOSPC') {
    return new StartFault(`Il disco è pieno: libera spazio per ${file}, poi riprova.`, 1);
  }
  if (
    sqlite === 8 ||
    sqlite === 10 ||
    sqlite === 14 ||
    ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(codeOf(fault))
  ) {
    return new StartFault(
      `Il database ${file} non si può aprire in scrittura: controlla il disco e i permessi della cartella.`,
      1,
    );
  }
  return null;
}
