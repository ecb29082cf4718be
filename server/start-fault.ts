/** What keeps Traguardo from starting or a command from running, as one Italian line for stderr. */
export class StartFault extends Error {
  /** 1: the machine is at fault (port, disk, database). 2: the input is wrong. */
  readonly exitCode: 1 | 2;

  constructor(sentence: string, exitCode: 1 | 2) {
    super(sentence);
    this.exitCode = exitCode;
  }
}

/** The `code` that Node and SQLite put on their errors: `EADDRINUSE`, `ERR_SQLITE_ERROR`. */
export function codeOf(fault: unknown): string {
  return fault instanceof Error && 'code' in fault && typeof fault.code === 'string' ? fault.code : '';
}
