/** SQLite's result codes for a disk or file that does not take writes: BUSY LOCKED READONLY IOERR CORRUPT FULL CANTOPEN NOTADB. */
const STORAGE_CODES = new Set([5, 6, 8, 10, 11, 13, 14, 26]);

/** Whether the disk or the database file is at fault, not the request. */
export function isStorageFault(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  if ('errcode' in fault && typeof fault.errcode === 'number') return STORAGE_CODES.has(fault.errcode & 0xff);
  return 'code' in fault && ['ENOSPC', 'EROFS', 'EIO', 'EDQUOT'].includes(String(fault.code));
}
