/**
 * Why the relay closes a connection. y-websocket retries every code but 4400–4499, which it
 * reports once as `closed`.
 */
export const CLOSE = {
  /** The relay stops or starts anew. */
  restart: 1012,
  /** This connection reads too slowly, or the relay is busy. */
  overloaded: 1013,
  /** The rights changed; connect again and read them from HELLO. */
  role: 4300,
  /** Bytes that are no frame of this protocol. */
  malformed: 4400,
  sessionExpired: 4401,
  /** No access, or no such document: the same answer. */
  noAccess: 4403,
  /** A successor took the document's place. */
  replaced: 4410,
  tooLarge: 4413,
  /** The update was refused and kept in quarantine. */
  rejected: 4422,
  /** A write to a document this person may not write; kept in quarantine. */
  notWritable: 4423,
  clientTooOld: 4426,
  /** The relay cannot store at the moment. */
  notStored: 4503,
  /** Too many frames at once. */
  flood: 4529,
} as const;
export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE];

/** Reason of `replaced` after an erasure: the device keeps nothing of the old document but what it wrote itself. */
export const REPLACED_BY_ACT = 'erased';

/** Whether connecting again can help. 1009 comes from a socket's own size limit: the same bytes would come again. */
export function mayRetry(code: number): boolean {
  return code !== 1009 && !(code >= 4400 && code < 4500);
}
