import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import { syncFrame } from '../../sync/frame-bytes.ts';

/** The least client that speaks the wire protocol: what is measured is the relay. */
export class BenchClient {
  readonly doc: Y.Doc;
  readonly #url: string;
  #socket: WebSocket | null = null;

  constructor(url: string, doc = new Y.Doc()) {
    this.doc = doc;
    this.#url = url;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this && this.#socket?.readyState === WebSocket.OPEN)
        this.#socket.send(syncFrame('update', update));
    });
  }

  /** Resolves when the relay's answer is in. */
  connect(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = new WebSocket(this.#url, { perMessageDeflate: false });
      this.#socket = socket;
      socket.on('open', () => socket.send(syncFrame('step1', Y.encodeStateVector(this.doc))));
      socket.on('error', reject);
      socket.on('message', (data: Buffer) => {
        const decoder = decoding.createDecoder(data);
        if (decoding.readVarUint(decoder) !== MESSAGE.sync) return;
        const step = decoding.readVarUint(decoder);
        const payload = decoding.readVarUint8Array(decoder);
        if (step === SYNC.step1) socket.send(syncFrame('step2', Y.encodeStateAsUpdate(this.doc, payload)));
        else Y.applyUpdate(this.doc, payload, this);
        if (step === SYNC.step2) resolve();
      });
    });
  }

  disconnect(): void {
    this.#socket?.terminate();
    this.#socket = null;
  }

  /** Resolves with the time at which this much of somebody's writing is here. */
  arrival(client: number, clock: number): Promise<number> {
    return new Promise((resolve) => {
      const look = () => {
        if (Y.getState(this.doc.store, client) < clock) return;
        this.doc.off('afterTransaction', look);
        resolve(performance.now());
      };
      this.doc.on('afterTransaction', look);
      look();
    });
  }
}
