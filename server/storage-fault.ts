/** SQLite's result codes for a disk or file that does not take writes: BUSY LOCKED READONLY IOERR CORRUPT FULL CANTOPEN NOTADB. */
const STORAGE_CODES = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** The primary result code of SQLite; null when the fault is not SQLite's. */
export function sqliteCode(fault: unknown): number | null {
  return fault instanceof Error && 'errcode' in fault && typeof fault.errcode === 'number'
    ? fault.errcode & 0xff
    : null;
}

/** Whether the disk or the database file is at fault, not the request. */
export function isStorageFault(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = sqliteCode(fault);
  if (code !== null) return STORAGE_CODES.has(code);
  return 'code' in fault && ['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'].includes(String(fault.code));
}

/** Whether the database file is not what SQLite wrote: CORRUPT, NOTADB. */
export function isDamage(fault: unknown): boolean {
  const code = sqliteCode(fault);
  return code === 11 || code === 26;
}
