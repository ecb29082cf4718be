import { fromBase64 } from 'lib0/buffer';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as syncProtocol from 'y-protocols/sync';
import * as Y from 'yjs';
import type { BatchAnswer } from '#lib/protocol/batch.ts';
import { encodeAck, encodeHello, isWriteFrame, MESSAGE, SYNC, type Hello } from '#lib/protocol/frames.ts';
import type { WireLetter } from './courier.ts';

/** One device's connection. Nothing moves until the test says so. */
export class HandFlushedSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = '';
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: Uint8Array }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  /** Frames on their way to the relay. */
  readonly outgoing: Uint8Array[] = [];
  /** Write frames the relay has taken in. */
  taken = 0;
  attached = false;

  send(data: Uint8Array): void {
    if (this.readyState === this.OPEN) this.outgoing.push(data);
  }

  close(): void {
    this.readyState = this.CLOSED;
  }

  deliver(frame: Uint8Array): void {
    this.onmessage?.({ data: frame });
  }
}

/** A relay for tests: keeps what it stores in a document and does each step when it is told to. */
export class HandFlushedRelay {
  readonly doc = new Y.Doc();
  readonly sockets: HandFlushedSocket[] = [];
  access: 'read' | 'write' = 'write';
  /** Another one says that the document was restored from a copy. */
  epoch = 'e1';
  #seq = 0;

  constructor(structure: Uint8Array) {
    Y.applyUpdate(this.doc, structure);
  }

  /** To be given to a device. Each connection appears in `sockets`. */
  get socket(): typeof WebSocket {
    const { sockets } = this;
    const Socket = class extends HandFlushedSocket {
      constructor() {
        super();
        sockets.push(this);
      }
    };
    return Socket as unknown as typeof WebSocket;
  }

  get last(): HandFlushedSocket {
    const socket = this.sockets.at(-1);
    if (!socket) throw new Error('no device has connected');
    return socket;
  }

  /** The upgrade is accepted; the room is not loaded yet. */
  accept(socket = this.last): void {
    socket.readyState = socket.OPEN;
    socket.onopen?.();
  }

  /** The room is loaded: HELLO, then step 1. */
  greet(socket = this.last): void {
    socket.deliver(encodeHello(this.#hello()));
    socket.deliver(syncFrame((encoder) => syncProtocol.writeSyncStep1(encoder, this.doc)));
  }

  /** Takes the oldest frame in. Returns false when there is none. */
  take(socket = this.last): boolean {
    const frame = socket.outgoing.shift();
    if (!frame) return false;
    if (isWriteFrame(frame)) socket.taken += 1;
    if (frame[1] === SYNC.step2) socket.attached = true;
    // What comes before the first step 2 is contained in it.
    if (frame[0] !== MESSAGE.sync || (isWriteFrame(frame) && !socket.attached)) return true;
    const decoder = decoding.createDecoder(frame.subarray(1));
    const reply = encoding.createEncoder();
    encoding.writeVarUint(reply, MESSAGE.sync);
    syncProtocol.readSyncMessage(decoder, reply, this.doc, socket);
    if (encoding.length(reply) > 1) socket.deliver(encoding.toUint8Array(reply));
    if (isWriteFrame(frame)) this.#broadcast(frame, socket);
    return true;
  }

  /** Everything taken in so far is on stable storage. */
  acknowledge(socket = this.last): void {
    this.#seq += 1;
    socket.deliver(encodeAck({ n: socket.taken, seq: this.#seq }));
  }

  /** The whole exchange, up to the acknowledgement. */
  serve(socket = this.last): void {
    this.accept(socket);
    this.greet(socket);
    this.settle(socket);
  }

  settle(socket = this.last): void {
    while (this.take(socket)) continue;
    this.acknowledge(socket);
  }

  /** The same by request: stored as it comes. */
  carry(letters: readonly WireLetter[]): BatchAnswer {
    return {
      documents: letters.map(({ id, vector, update }) => {
        if (update !== undefined) {
          const before = Y.encodeStateVector(this.doc);
          Y.applyUpdate(this.doc, fromBase64(update));
          const change = Y.encodeStateAsUpdate(this.doc, before);
          this.#seq += 1;
          this.#broadcast(
            syncFrame((encoder) => syncProtocol.writeUpdate(encoder, change)),
            null,
          );
        }
        return {
          id,
          hello: this.#hello(),
          seq: this.#seq,
          vector: Y.encodeStateVector(this.doc),
          update: Y.encodeStateAsUpdate(this.doc, fromBase64(vector)),
          stored: update !== undefined,
        };
      }),
    };
  }

  #hello(): Hello {
    const at = '2027-03-01T09:00:00.000Z';
    return { access: this.access, epoch: this.epoch, seq: this.#seq, schema: 1, reason: null, at };
  }

  /** Somebody else's change, from far away. */
  change(edit: (doc: Y.Doc) => void): void {
    const vector = Y.encodeStateVector(this.doc);
    edit(this.doc);
    const update = Y.encodeStateAsUpdate(this.doc, vector);
    this.#broadcast(
      syncFrame((encoder) => syncProtocol.writeUpdate(encoder, update)),
      null,
    );
  }

  close(code: number, socket = this.last, reason = ''): void {
    socket.readyState = socket.CLOSED;
    socket.onclose?.({ code, reason });
  }

  #broadcast(frame: Uint8Array, from: HandFlushedSocket | null): void {
    for (const socket of this.sockets) {
      if (socket !== from && socket.attached && socket.readyState === socket.OPEN) socket.deliver(frame);
    }
  }
}

function syncFrame(write: (encoder: encoding.Encoder) => void): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  write(encoder);
  return encoding.toUint8Array(encoder);
}
