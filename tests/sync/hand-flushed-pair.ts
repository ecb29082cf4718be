import type { SocketData, SocketLike } from '../../server/relay/socket.ts';

type ToClient = { type: 'open' } | { type: 'message'; bytes: Uint8Array } | { type: 'close'; code: number };

interface ClientHandlers {
  onopen: (() => void) | null;
  onmessage: ((event: { data: ArrayBuffer }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: unknown) => void) | null;
}

/** The relay's end. */
class ServerSocket implements SocketLike {
  bufferedAmount = 0;
  readonly #pair: HandFlushedPair;
  readonly #messages: ((data: SocketData, isBinary: boolean) => void)[] = [];
  readonly #closes: (() => void)[] = [];
  #over = false;

  constructor(pair: HandFlushedPair) {
    this.#pair = pair;
  }

  on(event: 'message' | 'close' | 'error' | 'pong', listener: (data: SocketData, isBinary: boolean) => void): this {
    if (event === 'message') this.#messages.push(listener);
    else if (event === 'close') this.#closes.push(listener as () => void);
    return this;
  }

  send(data: Uint8Array): void {
    this.#pair.toClient.push({ type: 'message', bytes: data.slice() });
  }

  close(code: number): void {
    this.#pair.toClient.push({ type: 'close', code });
  }

  ping(): void {}

  terminate(): void {
    this.finish();
  }

  deliver(bytes: Uint8Array): void {
    for (const listener of this.#messages) listener(Buffer.from(bytes), true);
  }

  finish(): void {
    if (this.#over) return;
    this.#over = true;
    for (const listener of this.#closes) listener();
  }
}

/** The device's end, as much of a WebSocket as the stock provider uses. */
class ClientSocket implements ClientHandlers {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  readyState = 0;
  binaryType = 'arraybuffer';
  onopen: ClientHandlers['onopen'] = null;
  onmessage: ClientHandlers['onmessage'] = null;
  onclose: ClientHandlers['onclose'] = null;
  onerror: ClientHandlers['onerror'] = null;
  readonly #pair: HandFlushedPair;

  constructor(pair: HandFlushedPair) {
    this.#pair = pair;
  }

  send(data: Uint8Array): void {
    if (this.readyState === 1) this.#pair.toServer.push(data.slice());
  }

  close(): void {
    if (this.readyState < 2) this.readyState = 2;
    this.#pair.toServer.push('close');
  }
}

/** Two ends of one connection; every frame waits until the test lets it through. */
export class HandFlushedPair {
  readonly toServer: (Uint8Array | 'close')[] = [];
  readonly toClient: ToClient[] = [{ type: 'open' }];
  readonly server = new ServerSocket(this);
  readonly client = new ClientSocket(this);
  over = false;
  /** Called with each frame the device gets. */
  onDelivered: (bytes: Uint8Array) => void = () => undefined;

  /** Lets the next frame reach the relay. */
  flushToServer(): boolean {
    const frame = this.toServer.shift();
    if (frame === undefined) return false;
    if (frame === 'close') this.server.finish();
    else this.server.deliver(frame);
    return true;
  }

  /** Lets the next frame reach the device. */
  flushToClient(): boolean {
    const event = this.toClient.shift();
    if (event === undefined) return false;
    if (this.over) return true;
    switch (event.type) {
      case 'open':
        this.client.readyState = 1;
        this.client.onopen?.();
        break;
      case 'message':
        this.onDelivered(event.bytes);
        this.client.onmessage?.({ data: event.bytes.buffer as ArrayBuffer });
        break;
      case 'close':
        this.#end(event.code);
        break;
      default:
        event satisfies never;
    }
    return true;
  }

  /** The network is gone: what was on the way is lost. */
  cut(): void {
    this.toServer.length = 0;
    this.toClient.length = 0;
    this.#end(1006);
    this.toServer.length = 0;
  }

  #end(code: number): void {
    if (this.over) return;
    this.over = true;
    this.client.readyState = 3;
    this.client.onclose?.({ code, reason: '' });
    this.server.finish();
  }
}
