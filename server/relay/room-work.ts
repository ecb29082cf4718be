import type { AnyDocument } from '#lib/documents/open-document.ts';
import type { CloseCode } from '#lib/protocol/close-codes.ts';
import type { Connection, Incoming } from './connection.ts';
import type { EditBy, Intake, Recovery } from './intake.ts';

type Write = Extract<Incoming, { type: 'write' }>;

/** What waits in a room's queue. */
export type Work =
  | { type: 'join'; connection: Connection }
  | { type: 'frame'; connection: Connection; frame: Incoming; bytes: number }
  | {
      type: 'edit';
      by: EditBy;
      edit: (document: AnyDocument) => void;
      resolve: (seq: number) => void;
      reject: (fault: unknown) => void;
    }
  | { type: 'alone'; work: () => Promise<void>; resolve: () => void; reject: (fault: unknown) => void }
  | { type: 'recover'; recovery: Recovery; resolve: (rows: number) => void; reject: (fault: unknown) => void }
  | { type: 'read'; read: (intake: Intake) => void; reject: (fault: unknown) => void }
  | { type: 'rest' }
  | { type: 'stop'; code: CloseCode | null };

/** What the log may gain a row by. */
export function isWrite(work: Work): boolean {
  return work.type === 'edit' || work.type === 'recover' || (work.type === 'frame' && work.frame.type === 'write');
}

/** The write frames of a connection from a place on, up to what is somebody else's or something else. */
export function writesFrom(works: readonly Work[], at: number, connection: Connection): Write[] {
  const frames: Write[] = [];
  for (const work of works.slice(at)) {
    if (work.type !== 'frame' || work.connection !== connection || work.frame.type !== 'write') break;
    connection.waitingBytes -= work.bytes;
    frames.push(work.frame);
  }
  return frames;
}
