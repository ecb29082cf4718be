import type * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { formatSubprotocol, isWriteFrame, MESSAGE, readExtension, type Hello } from '#lib/protocol/frames.ts';
import { AREA_ID } from './served-relay.ts';

/** The stock provider, unmodified; what it lacks is added through the options it offers. */
export class StockDevice {
  readonly doc: Y.Doc;
  readonly awareness: Awareness;
  readonly provider: WebsocketProvider;
  sent = 0;
  acknowledged = 0;
  hello: Hello | null = null;
  /** Final closes. */
  readonly closed: number[] = [];
  /** Every close that came from the relay. */
  readonly closes: number[] = [];
  readonly #changed = new Set<() => void>();

  constructor(
    server: { url: string },
    person: string,
    options: { doc?: Y.Doc; protocols?: string[]; documentId?: string; connect?: boolean } = {},
  ) {
    this.doc = options.doc ?? new Y.Doc();
    this.awareness = new Awareness(this.doc);
    // The counters belong to the device: the provider calls the socket's class with `new`.
    const count = (data: unknown) => {
      if (data instanceof Uint8Array && isWriteFrame(data)) this.sent += 1;
    };
    const reset = () => {
      this.sent = 0;
      this.acknowledged = 0;
    };
    class CountingSocket extends WebSocket {
      constructor(url: string, protocols: string[]) {
        super(url, protocols);
        reset();
      }
      override send(data: Parameters<WebSocket['send']>[0]): void {
        count(data);
        if (this.readyState === WebSocket.OPEN) super.send(data);
      }
    }
    this.provider = new WebsocketProvider(server.url, options.documentId ?? AREA_ID, this.doc, {
      awareness: this.awareness,
      params: { person },
      protocols: options.protocols ?? [formatSubprotocol(DOCUMENT_SCHEMA.area)],
      WebSocketPolyfill: CountingSocket as unknown as typeof globalThis.WebSocket,
      disableBc: true,
      maxBackoffTime: 100,
      connect: options.connect ?? true,
    });
    this.provider.messageHandlers[MESSAGE.extension] = (_encoder: unknown, decoder: decoding.Decoder) => {
      const message = readExtension(decoder);
      if (message?.type === 'hello') this.hello = message;
      if (message?.type === 'ack') this.acknowledged = message.n;
      this.#notify();
    };
    this.provider.on('closed', ({ code }: { code: number }) => {
      this.closed.push(code);
      this.#notify();
    });
    this.provider.on('connection-close', (event: { code: number } | null) => {
      if (event !== null) this.closes.push(event.code);
      this.#notify();
    });
    this.provider.on('sync', () => this.#notify());
    this.provider.on('status', () => this.#notify());
    this.doc.on('update', () => this.#notify());
    this.awareness.on('change', () => this.#notify());
  }

  /** Resolves when the condition holds; asked again whenever something happens on this device. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const check = () => {
        if (!condition()) return;
        this.#changed.delete(check);
        resolve();
      };
      this.#changed.add(check);
      check();
    });
  }

  synced(): Promise<void> {
    return this.until(() => this.provider.synced);
  }

  allAcknowledged(): Promise<void> {
    return this.until(() => this.provider.synced && this.sent > 0 && this.acknowledged === this.sent);
  }

  destroy(): void {
    this.provider.destroy();
    this.awareness.destroy();
  }

  #notify(): void {
    for (const check of [...this.#changed]) check();
  }
}
