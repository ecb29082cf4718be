import { decodeExtension, isWriteFrame, MESSAGE, type ExtensionMessage } from '#lib/protocol/frames.ts';
import type { SocketData, SocketLike } from '../../server/relay/socket.ts';

/** A socket without a device: the test says what arrives and reads what was answered. */
export class ProbeSocket implements SocketLike {
  bufferedAmount = 0;
  readonly received: Uint8Array[] = [];
  /** Write frames that arrived. */
  sent = 0;
  pings = 0;
  terminated = false;
  closedWith: number | null = null;
  readonly #messages: ((data: SocketData, isBinary: boolean) => void)[] = [];
  readonly #closes: (() => void)[] = [];
  readonly #pongs: (() => void)[] = [];

  on(event: 'message' | 'close' | 'error' | 'pong', listener: (data: SocketData, isBinary: boolean) => void): this {
    if (event === 'message') this.#messages.push(listener);
    else if (event === 'close') this.#closes.push(listener as () => void);
    else if (event === 'pong') this.#pongs.push(listener as () => void);
    return this;
  }

  send(data: Uint8Array): void {
    this.received.push(data.slice());
  }

  close(code: number): void {
    this.closedWith ??= code;
  }

  ping(): void {
    this.pings += 1;
  }

  pong(): void {
    for (const listener of this.#pongs) listener();
  }

  terminate(): void {
    this.terminated = true;
  }

  arrive(frame: Uint8Array): void {
    if (isWriteFrame(frame)) this.sent += 1;
    for (const listener of this.#messages) listener(Buffer.from(frame), true);
  }

  hangUp(): void {
    for (const listener of this.#closes) listener();
  }

  extensions(): ExtensionMessage[] {
    return this.received.flatMap((frame) => {
      const message = frame[0] === MESSAGE.extension ? decodeExtension(frame) : null;
      return message === null ? [] : [message];
    });
  }

  /** First two numbers of each frame, as they came. */
  kinds(): string[] {
    return this.received.map((frame) => `${frame[0]} ${frame[1]}`);
  }
}
