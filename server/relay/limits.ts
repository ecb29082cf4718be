import { KEEPALIVE_SECONDS, MAX_FRAME_BYTES } from '#lib/protocol/frames.ts';

/** What no honest device reaches. */
export interface Limits {
  frameBytes: number;
  structs: number;
  /** Integration is quadratic in clients that insert at one place. */
  newClients: number;
  /** Nested types or values; a document of ours has 2, and a rich text's nodes under them. */
  depth: number;
  /** Frames a connection may send in a burst, and per second after that. */
  burst: number;
  framesPerSecond: number;
  /** Received and not yet processed, per connection. */
  waitingBytes: number;
  /** Sent and not yet taken by the network, per connection. */
  unsentBytes: number;
  presenceBytes: number;
  presencePerSecond: number;
  /** Kept of what a connection sends after its refusal. */
  fencedFrames: number;
  fencedBytes: number;
  /** Refusals of one person, and bytes kept of them, in an hour. */
  refusalsPerHour: number;
  refusedBytesPerHour: number;
  /** Client ids nobody had, of one person, in an hour: a page that writes needs one. */
  newClientsPerHour: number;
  /** Of the relay's time, that the writes and questions of one person take: so much at once, and what share of it after that. */
  workMs: number;
  workShare: number;
  /** Rows between snapshots of a document that never rests. */
  snapshotRows: number;
  /** Documents held unpacked at once, and how many of those that are not in use at the moment. */
  liveDocuments: number;
  calmDocuments: number;
  /** How often unpacked documents are looked at, and after how many looks one that nobody used rests. */
  lookMs: number;
  restLooks: number;
  tidyMs: number;
  keepaliveMs: number;
  /** A connection that answers no ping for this long has nobody behind it. */
  pingMs: number;
  /** A room without connections is unloaded after this. */
  idleMs: number;
  rightsMs: number;
}

export const LIMITS: Limits = {
  frameBytes: MAX_FRAME_BYTES,
  structs: 50_000,
  newClients: 1_000,
  depth: 16,
  burst: 5_000,
  framesPerSecond: 200,
  waitingBytes: 8 * 1024 * 1024,
  unsentBytes: 8 * 1024 * 1024,
  presenceBytes: 4 * 1024,
  presencePerSecond: 10,
  fencedFrames: 64,
  fencedBytes: 4 * 1024 * 1024,
  refusalsPerHour: 60,
  refusedBytesPerHour: 64 * 1024 * 1024,
  newClientsPerHour: 2_000,
  workMs: 5_000,
  workShare: 0.25,
  snapshotRows: 1_000,
  liveDocuments: 64,
  calmDocuments: 16,
  lookMs: 2_000,
  restLooks: 20,
  tidyMs: 5_000,
  keepaliveMs: KEEPALIVE_SECONDS * 1_000,
  pingMs: 30_000,
  idleMs: 60_000,
  rightsMs: 60_000,
};

/**
 * `maxPayload` for the socket server: above ours, so that a large frame meets 4413 (final) and not
 * 1009, which a stock client answers by sending the same bytes again.
 */
export const SOCKET_MAX_PAYLOAD = 4 * MAX_FRAME_BYTES;
