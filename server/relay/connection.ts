import * as decoding from 'lib0/decoding';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { encodeAck, encodeHello, MESSAGE, readClaim, SYNC, type Hello } from '#lib/protocol/frames.ts';
import type { Limits } from './limits.ts';
import { bytesOf, type SocketData, type SocketLike } from './socket.ts';

export interface ConnectionRequest {
  documentId: string;
  person: { id: string; name: string };
  device: string | null;
  /** As negotiated; `null` for a stock client. */
  subprotocol: string | null;
  session: { id: string };
}

/** A frame of a device, its type known and its payload still unread. */
export type Incoming =
  | { type: 'step1'; vector: Uint8Array }
  /** `n`: which write frame of this connection it is, from 1. */
  | { type: 'write'; update: Uint8Array; n: number; step2: boolean; claimedAt?: string }
  | { type: 'presence'; payload: Uint8Array }
  | { type: 'query' }
  | { type: 'claim' };

export type Access = 'none' | 'read' | 'write';

/** One socket of one person on one document. */
export class Connection {
  readonly request: ConnectionRequest;
  readonly #socket: SocketLike;
  readonly #limits: Limits;
  readonly #now: () => number;

  access: Access = 'none';
  /** Whether the device speaks our subprotocol. */
  extended = false;
  /** Its first step 1 was answered: from here on it gets every change. */
  subscribed = false;
  /** Its first step 2 was taken in: from here on everything it sends attaches. */
  caughtUp = false;
  /** A frame was forgotten that a step 2 still has to bring. */
  owesStep2 = false;
  /** A frame of it was refused; what follows goes to quarantine. */
  fenced = false;
  #fencedFrames = 0;
  #fencedBytes = 0;
  /** Write frames received. */
  received = 0;
  /** The first `taken` write frames are in the document. */
  taken = 0;
  acknowledged = 0;
  /** Received and not yet processed. */
  waitingBytes = 0;
  ended = false;
  /** Anything came since the last ping. */
  #heard = true;

  onFrame: (frame: Incoming, bytes: number) => void = (frame, bytes) => this.#early.push([frame, bytes]);
  onEnd: () => void = () => undefined;
  #early: [frame: Incoming, bytes: number][] = [];
  /** When the device says the next write frame was written. */
  #claimedAt: string | null = null;
  #tokens: number;
  #refilledAt: number;

  constructor(socket: SocketLike, request: ConnectionRequest, limits: Limits, now: () => number) {
    this.request = request;
    this.#socket = socket;
    this.#limits = limits;
    this.#now = now;
    this.#tokens = limits.burst;
    this.#refilledAt = now();
    socket.on('message', (data, isBinary) => this.#receive(data, isBinary));
    socket.on('close', () => this.#finish());
    socket.on('error', () => this.#finish());
    socket.on('pong', () => (this.#heard = true));
  }

  /** Frames go to `onFrame` from now on; those that came during admission first. */
  listen(onFrame: (frame: Incoming, bytes: number) => void): void {
    this.onFrame = onFrame;
    const early = this.#early;
    this.#early = [];
    for (const [frame, bytes] of early) onFrame(frame, bytes);
  }

  send(frame: Uint8Array): void {
    if (this.ended) return;
    if (this.#socket.bufferedAmount > this.#limits.unsentBytes) {
      this.end(CLOSE.overloaded, 'slow reader');
      return;
    }
    try {
      this.#socket.send(frame);
    } catch {
      this.#finish();
    }
  }

  hello(hello: Hello): void {
    if (this.extended) this.send(encodeHello(hello));
  }

  /** Asks whether somebody is still there; who did not answer the last time is not. */
  ping(): void {
    if (this.ended) return;
    if (this.#heard) {
      this.#heard = false;
      this.#socket.ping();
    } else {
      this.#finish();
      this.#socket.terminate();
    }
  }

  /** A write frame of it is in the document. Whether that can be acknowledged: not while a step 2 is owed. */
  take(frame: { n: number; step2: boolean }): boolean {
    if (frame.step2) {
      this.caughtUp = true;
      this.owesStep2 = false;
    }
    if (this.owesStep2) return false;
    this.taken = frame.n;
    return true;
  }

  /** Says that everything taken in so far is stored. */
  acknowledge(seq: number): void {
    if (this.taken === this.acknowledged) return;
    this.acknowledged = this.taken;
    if (this.extended) this.send(encodeAck({ n: this.taken, seq }));
  }

  /** A refused connection goes on being heard, for the quarantine; any other is deaf at once. */
  end(code: CloseCode, reason = ''): void {
    if (this.ended) return;
    this.#finish();
    this.#socket.close(code, reason.slice(0, 100));
  }

  #finish(): void {
    if (this.ended) return;
    this.ended = true;
    this.onEnd();
  }

  #receive(data: SocketData, isBinary: boolean): void {
    this.#heard = true;
    if (this.ended && !this.fenced) return;
    if (!isBinary) {
      this.end(CLOSE.malformed, 'text frame');
      return;
    }
    const bytes = bytesOf(data);
    if (bytes.byteLength > this.#limits.frameBytes) {
      this.end(CLOSE.tooLarge, 'frame');
      return;
    }
    if (!this.#spend()) {
      this.end(CLOSE.flood, 'frames');
      return;
    }
    const frame = this.#parse(bytes);
    if (frame === null) {
      this.end(CLOSE.malformed, 'frame');
      return;
    }
    if (frame.type === 'claim') return;
    if (this.fenced && !(frame.type === 'write' && this.#keepFenced(bytes.byteLength))) return;
    this.waitingBytes += bytes.byteLength;
    if (this.waitingBytes > this.#limits.waitingBytes) {
      this.end(CLOSE.flood, 'bytes');
      return;
    }
    this.onFrame(frame, bytes.byteLength);
  }

  #keepFenced(bytes: number): boolean {
    this.#fencedFrames += 1;
    this.#fencedBytes += bytes;
    return this.#fencedFrames <= this.#limits.fencedFrames && this.#fencedBytes <= this.#limits.fencedBytes;
  }

  #spend(): boolean {
    const now = this.#now();
    const refill = (Math.max(0, now - this.#refilledAt) / 1_000) * this.#limits.framesPerSecond;
    this.#tokens = Math.min(this.#limits.burst, this.#tokens + refill) - 1;
    this.#refilledAt = now;
    return this.#tokens >= 0;
  }

  #parse(bytes: Uint8Array): Incoming | null {
    try {
      const decoder = decoding.createDecoder(bytes);
      switch (decoding.readVarUint(decoder)) {
        case MESSAGE.sync:
          switch (decoding.readVarUint(decoder)) {
            case SYNC.step1:
              return { type: 'step1', vector: decoding.readVarUint8Array(decoder) };
            case SYNC.step2:
              return this.#write(decoding.readVarUint8Array(decoder), true);
            case SYNC.update:
              return this.#write(decoding.readVarUint8Array(decoder), false);
            default:
              return null;
          }
        case MESSAGE.awareness:
          return { type: 'presence', payload: decoding.readVarUint8Array(decoder) };
        case MESSAGE.queryAwareness:
          return { type: 'query' };
        case MESSAGE.extension:
          this.#claimedAt = readClaim(decoder);
          return this.#claimedAt === null ? null : { type: 'claim' };
        default:
          return null;
      }
    } catch {
      return null;
    }
  }

  #write(update: Uint8Array, step2: boolean): Incoming {
    const claimedAt = this.#claimedAt;
    this.#claimedAt = null;
    return { type: 'write', update, n: ++this.received, step2, ...(claimedAt === null ? {} : { claimedAt }) };
  }
}
