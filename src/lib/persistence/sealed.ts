import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { TimedChange } from './local-store.ts';

/** Bytes that only the person's session, or a personal device, can open. */
export interface Sealed {
  /** Which of the person's keys on this device. */
  key: string;
  iv: Uint8Array;
  /** AES-GCM, the tag at the end. */
  bytes: Uint8Array;
  /** Sealed under a key of its own, which is sealed itself: what must be written in an instant cannot wait for the other. */
  under?: { iv: Uint8Array; bytes: Uint8Array };
}

/** What a seal belongs to: moved to another document, generation or person it does not open. */
export interface SealedPlace {
  document: string;
  generation: number;
}

/** `locked`: the key is not here now. `damaged`: with the right key it does not open. */
export class UnreadableSeal extends Error {
  readonly why: 'locked' | 'damaged';

  constructor(why: 'locked' | 'damaged') {
    super(why);
    this.name = 'UnreadableSeal';
    this.why = why;
  }
}

export function encodeRow(row: { update: Uint8Array; changes: readonly TimedChange[] }): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint8Array(encoder, row.update);
  encoding.writeVarString(encoder, JSON.stringify(row.changes));
  return encoding.toUint8Array(encoder);
}

export function decodeRow(bytes: Uint8Array): { update: Uint8Array; changes: TimedChange[] } {
  const decoder = decoding.createDecoder(bytes);
  const update = decoding.readVarUint8Array(decoder);
  // Written by `encodeRow`: the seal says that nobody else did.
  return { update, changes: JSON.parse(decoding.readVarString(decoder)) as TimedChange[] };
}
