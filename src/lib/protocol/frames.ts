import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { OwnerEntry } from './recovery.ts';
import { PROTOCOL_VERSION } from './version.ts';

/** First number of every frame. 0–3 are y-websocket's; 100 is ours. */
export const MESSAGE = { sync: 0, awareness: 1, auth: 2, queryAwareness: 3, extension: 100 } as const;
/** Second number of a sync frame. `step2` and `update` are the write frames that ACK counts. */
export const SYNC = { step1: 0, step2: 1, update: 2 } as const;
/** Second number of an extension frame; a device sends the last, the relay the others. */
export const EXTENSION = { hello: 0, ack: 1, owners: 2, claim: 3 } as const;

const SUBPROTOCOL_NAME = 'traguardo';

/** The WebSocket subprotocol of a device that knows documents of this kind up to `schema`. */
export function formatSubprotocol(schema: number): string {
  return `${SUBPROTOCOL_NAME}.${PROTOCOL_VERSION}.${schema}`;
}

export interface Subprotocol {
  protocol: number;
  schema: number;
}

/** `null` for anything that is not ours. */
export function parseSubprotocol(text: string | null | undefined): Subprotocol | null {
  const match = /^traguardo\.(\d{1,6})\.(\d{1,6})$/.exec(text ?? '');
  return match === null ? null : { protocol: Number(match[1]), schema: Number(match[2]) };
}

/** What the relay answers to the offered subprotocols; a browser gives up when it offers some and none is chosen. */
export function chooseSubprotocol(offered: Iterable<string>): string | false {
  for (const text of offered) {
    if (parseSubprotocol(text) !== null) return text;
  }
  return false;
}

/** Before everything else on a connection with our subprotocol. */
export interface Hello {
  access: 'read' | 'write';
  /** Changes when the document's store was restored from a backup. */
  epoch: string;
  /** Last stored row when the connection was admitted. */
  seq: number;
  schema: number;
  /** Why the access is only `read`. */
  reason: 'role' | 'closed' | null;
  /** Server time, ISO 8601. */
  at: string;
}

/** The first `n` write frames of this connection are on stable storage; the document stands at `seq`. */
export interface Ack {
  n: number;
  seq: number;
}

export type ExtensionMessage =
  | ({ type: 'hello' } & Hello)
  | ({ type: 'ack' } & Ack)
  /** Who writes under which client id: all of them after HELLO, each new one before its first change. */
  | { type: 'owners'; entries: OwnerEntry[] };

export function encodeHello(hello: Hello): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.extension);
  encoding.writeVarUint(encoder, EXTENSION.hello);
  encoding.writeVarString(encoder, hello.access);
  encoding.writeVarString(encoder, hello.epoch);
  encoding.writeVarUint(encoder, hello.seq);
  encoding.writeVarUint(encoder, hello.schema);
  encoding.writeVarString(encoder, hello.reason ?? '');
  encoding.writeVarString(encoder, hello.at);
  return encoding.toUint8Array(encoder);
}

export function encodeAck(ack: Ack): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.extension);
  encoding.writeVarUint(encoder, EXTENSION.ack);
  encoding.writeVarUint(encoder, ack.n);
  encoding.writeVarUint(encoder, ack.seq);
  return encoding.toUint8Array(encoder);
}

/**
 * A device's own time, ISO 8601, of what the write frame that comes next brings; of several changes that of the
 * last. Only where it is not now. Nobody vouches for it: it is shown beside the relay's time, never instead.
 */
export function encodeClaim(at: string): Uint8Array<ArrayBuffer> {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.extension);
  encoding.writeVarUint(encoder, EXTENSION.claim);
  encoding.writeVarString(encoder, at);
  return encoding.toUint8Array(encoder);
}

const CLAIMED_TIME = /^2\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

/** Reads a claim after the message type 100; `null` for anything else. Throws on truncated bytes. */
export function readClaim(decoder: decoding.Decoder): string | null {
  if (decoding.readVarUint(decoder) !== EXTENSION.claim) return null;
  const at = decoding.readVarString(decoder);
  return CLAIMED_TIME.test(at) && !Number.isNaN(Date.parse(at)) ? at : null;
}

export function encodeOwners(entries: readonly OwnerEntry[]): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.extension);
  encoding.writeVarUint(encoder, EXTENSION.owners);
  encoding.writeVarUint(encoder, entries.length);
  for (const { client, person, mac } of entries) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarString(encoder, person ?? '');
    encoding.writeVarString(encoder, mac);
  }
  return encoding.toUint8Array(encoder);
}

function readOwners(decoder: decoding.Decoder): OwnerEntry[] {
  const entries: OwnerEntry[] = [];
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const client = decoding.readVarUint(decoder);
    const person = decoding.readVarString(decoder);
    entries.push({ client, person: person === '' ? null : person, mac: decoding.readVarString(decoder) });
  }
  return entries;
}

/** Reads what follows the message type 100. `null` for an extension of a later version. Throws on truncated bytes. */
export function readExtension(decoder: decoding.Decoder): ExtensionMessage | null {
  switch (decoding.readVarUint(decoder)) {
    case EXTENSION.hello: {
      const access = decoding.readVarString(decoder) === 'write' ? 'write' : 'read';
      const epoch = decoding.readVarString(decoder);
      const seq = decoding.readVarUint(decoder);
      const schema = decoding.readVarUint(decoder);
      const reason = decoding.readVarString(decoder);
      const at = decoding.readVarString(decoder);
      return {
        type: 'hello',
        access,
        epoch,
        seq,
        schema,
        reason: reason === 'role' || reason === 'closed' ? reason : null,
        at,
      };
    }
    case EXTENSION.ack:
      return { type: 'ack', n: decoding.readVarUint(decoder), seq: decoding.readVarUint(decoder) };
    case EXTENSION.owners:
      return { type: 'owners', entries: readOwners(decoder) };
    default:
      return null;
  }
}

/** A whole frame; `null` when it is not an extension frame we know. */
export function decodeExtension(frame: Uint8Array): ExtensionMessage | null {
  const decoder = decoding.createDecoder(frame);
  return decoding.readVarUint(decoder) === MESSAGE.extension ? readExtension(decoder) : null;
}

/** Whether the relay counts this frame of a device for ACK. */
export function isWriteFrame(frame: Uint8Array): boolean {
  return frame[0] === MESSAGE.sync && (frame[1] === SYNC.step2 || frame[1] === SYNC.update);
}

/** An awareness frame without states: feeds the device's watchdog, which pings do not. */
export const KEEPALIVE: Uint8Array = new Uint8Array([MESSAGE.awareness, 1, 0]);
/** Below the 30 s after which y-websocket takes a silent connection for dead. */
export const KEEPALIVE_SECONDS = 20;

/** A larger frame closes the connection with 4413. */
export const MAX_FRAME_BYTES = 2 * 1024 * 1024;
