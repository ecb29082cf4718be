/** The words of the one chip: `product.md` has the sentences, this says which of them is true. */
export const SYNC_STATES = [
  'saved',
  'saved-here',
  'sending',
  'offline',
  'session-expired',
  'to-review',
  'not-accepted',
  'not-saved',
  'memory-lost',
  'read-only',
  'update-needed',
  'at-risk',
] as const;
export type SyncState = (typeof SYNC_STATES)[number];

export interface SyncSummary {
  state: SyncState;
  /** Changes the relay has not stored yet. */
  unsent: number;
  /** `saved`: when the Comune last confirmed; otherwise: of when the data is. */
  at: Date | null;
  /** `to-review`: points to look at; `not-accepted`: refused changes. */
  points: number;
}

/**
 * `waiting`: not connected yet, nothing has gone wrong. `synced`: has the relay’s state and gave it ours.
 * `exchanged`: without a connection; the last exchange by request left nothing to fetch nor to give.
 */
export type Connection = 'waiting' | 'connected' | 'synced' | 'exchanged' | 'lost' | 'stopped';

/** What the status needs to know of one open document. */
export interface DocumentFacts {
  connection: Connection;
  access: 'read' | 'write';
  /** Changed fields without the relay’s acknowledgement. */
  unsent: number;
  /** Some of them are not on this device’s medium yet. */
  unwritten: boolean;
  /** This device could not write them, */
  failed: boolean;
  /** and not for want of room. */
  memoryLost: boolean;
  /** Twins nobody has settled. */
  points: number;
  /** The relay said that the session is over. */
  expired: boolean;
  /** The relay said that this version of the app is too old. */
  outdated: boolean;
  /** Milliseconds since 1970: the last time the relay confirmed that it has everything. */
  confirmedAt: number | null;
}

/** What the status needs to know of the device and the session. */
export interface DeviceFacts {
  /** False when the device knows it has no network. */
  online: boolean;
  /** The relay has answered since this page is open: before that nothing is called saved there. */
  answered: boolean;
  expired: boolean;
  outdated: boolean;
  /** Refused changes that nobody has dealt with. */
  refused: number;
  /** Unsent changes of documents that are not open. */
  unsentElsewhere: number;
  /** What is unsent would not survive closing the page: no secure context, or hardly any space left. */
  atRisk: boolean;
}

function latest(documents: readonly DocumentFacts[]): Date | null {
  const times = documents.flatMap((document) => document.confirmedAt ?? []);
  return times.length > 0 ? new Date(Math.max(...times)) : null;
}

/** Green only when the relay holds everything; else the state that matters most to the person. */
export function summarize(documents: readonly DocumentFacts[], device: DeviceFacts): SyncSummary {
  const unsent = documents.reduce((sum, document) => sum + document.unsent, device.unsentElsewhere);
  const points = documents.reduce((sum, document) => sum + document.points, 0);
  const lost = !device.online || documents.some((document) => document.connection === 'lost');
  const state = stateOf();
  return { state, unsent, at: latest(documents), points: state === 'not-accepted' ? device.refused : points };

  function stateOf(): SyncState {
    if (documents.some((document) => document.failed && document.memoryLost)) return 'memory-lost';
    if (documents.some((document) => document.failed)) return 'not-saved';
    if (device.expired || documents.some((document) => document.expired)) return 'session-expired';
    if (device.outdated || documents.some((document) => document.outdated)) return 'update-needed';
    if (device.refused > 0) return 'not-accepted';
    if (lost) return device.atRisk && unsent > 0 ? 'at-risk' : 'offline';
    if (points > 0) return 'to-review';
    if (unsent > 0) return sendingOrHere();
    if (documents.some(({ connection }) => connection !== 'synced' && connection !== 'exchanged')) return 'saved-here';
    if (!device.answered && documents.length === 0) return 'saved-here';
    if (documents.length > 0 && documents.every((document) => document.access === 'read')) return 'read-only';
    return 'saved';
  }

  function sendingOrHere(): SyncState {
    const busy = documents.filter((document) => document.unsent > 0);
    const sending = busy.some((document) => document.connection === 'synced' || document.connection === 'connected');
    return sending || busy.some((document) => document.unwritten) ? 'sending' : 'saved-here';
  }
}
