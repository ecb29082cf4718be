/** Why a copy was not written, or is not taken back. */
export type BackupFaultCode =
  | 'not-a-copy'
  | 'newer-format'
  | 'newer-version'
  | 'damaged'
  | 'wrong-key'
  | 'mistyped-key'
  | 'no-key'
  | 'no-folder'
  | 'no-room'
  | 'busy';

export class BackupFault extends Error {
  readonly code: BackupFaultCode;
  /** More for the log; never a secret. */
  readonly detail: string;

  constructor(code: BackupFaultCode, detail = '') {
    super(detail === '' ? code : `${code}: ${detail}`);
    this.code = code;
    this.detail = detail;
  }
}
