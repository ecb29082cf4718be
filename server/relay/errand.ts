import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { BatchDocument, BatchRequest } from '#lib/protocol/batch.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { decodeExtension, MESSAGE, SYNC, type Hello } from '#lib/protocol/frames.ts';
import type { ConnectionRequest } from './connection.ts';
import type { SocketData, SocketLike } from './socket.ts';

type Asked = BatchRequest['documents'][number];

/**
 * A device's exchange without a socket of its own: it says step 1, and step 2 if there is something to give, hears
 * the answer and hangs up. To the relay it is a connection like any other, so every check is the same.
 */
class Errand implements SocketLike {
  readonly bufferedAmount = 0;
  readonly answer: Promise<BatchDocument>;
  readonly #asked: Asked;
  #answerWith: (answer: BatchDocument) => void = () => undefined;
  #hear: (data: SocketData, isBinary: boolean) => void = () => undefined;
  readonly #leave: (() => void)[] = [];
  #hello: Hello | null = null;
  #gives = false;
  #vector: Uint8Array | null = null;
  #update: Uint8Array | null = null;
  #storedSeq: number | null = null;
  #over = false;

  constructor(asked: Asked) {
    this.#asked = asked;
    this.answer = new Promise((resolve) => {
      this.#answerWith = resolve;
    });
  }

  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): this;
  on(event: 'close' | 'error' | 'pong', listener: () => void): this;
  on(event: string, listener: (...values: never[]) => void): this {
    if (event === 'message') this.#hear = listener as (data: SocketData, isBinary: boolean) => void;
    if (event === 'close') this.#leave.push(listener as () => void);
    return this;
  }

  send(frame: Uint8Array): void {
    if (this.#over) return;
    if (frame[0] === MESSAGE.extension) this.#onExtension(frame);
    else if (frame[0] === MESSAGE.sync) this.#onSync(frame);
    this.#settle();
  }

  close(code: number, reason = ''): void {
    this.#end({ id: this.#asked.id, closed: code, reason });
  }

  /** Never older than a moment. */
  ping(): void {}

  terminate(): void {
    this.close(CLOSE.overloaded);
  }

  #onExtension(frame: Uint8Array): void {
    const message = decodeExtension(frame);
    if (message?.type === 'hello') {
      const { type: _, ...hello } = message;
      this.#hello = hello;
      this.#speak(hello);
    } else if (message?.type === 'ack') {
      this.#storedSeq = message.seq;
    }
  }

  /** Both frames at once: one turn of the room, one commit. */
  #speak(hello: Hello): void {
    const { epoch, vector, update } = this.#asked;
    this.#gives = update !== undefined && epoch === hello.epoch;
    this.#hear(Buffer.from(syncFrame(SYNC.step1, vector)), true);
    if (this.#gives && update !== undefined) this.#hear(Buffer.from(syncFrame(SYNC.step2, update)), true);
  }

  #onSync(frame: Uint8Array): void {
    const decoder = decoding.createDecoder(frame);
    decoding.readVarUint(decoder);
    const type = decoding.readVarUint(decoder);
    const payload = decoding.readVarUint8Array(decoder);
    if (type === SYNC.step1) this.#vector = payload;
    else if (type === SYNC.step2) this.#update = payload;
  }

  #settle(): void {
    const hello = this.#hello;
    const [vector, update, stored] = [this.#vector, this.#update, this.#storedSeq];
    if (hello === null || vector === null || update === null || (this.#gives && stored === null)) return;
    const seq = stored ?? hello.seq;
    this.#end({ id: this.#asked.id, hello, seq, vector, update, stored: stored !== null });
  }

  #end(answer: BatchDocument): void {
    if (this.#over) return;
    this.#over = true;
    this.#answerWith(answer);
    // After the room has finished speaking: it may be going through its connections right now.
    queueMicrotask(() => {
      for (const leave of this.#leave) leave();
    });
  }
}

/** Whoever takes sockets in: the relay. */
interface Door {
  connect(socket: SocketLike, request: ConnectionRequest): void;
}

/** Resolves once what was given is stored or refused, with what a socket would have heard. */
export function runErrand(
  relay: Door,
  asked: Asked,
  who: Pick<ConnectionRequest, 'person' | 'device' | 'session'>,
): Promise<BatchDocument> {
  const errand = new Errand(asked);
  relay.connect(errand, { documentId: asked.id, subprotocol: asked.subprotocol, ...who });
  return errand.answer;
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}
