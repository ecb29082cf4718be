/** What the relay needs of a `ws` WebSocket. */
export interface SocketLike {
  readonly bufferedAmount: number;
  send(data: Uint8Array): void;
  close(code: number, reason?: string): void;
  ping(): void;
  /** Without the other side's consent: it may not be there. */
  terminate(): void;
  on(event: 'message', listener: (data: SocketData, isBinary: boolean) => void): unknown;
  on(event: 'close' | 'error' | 'pong', listener: () => void): unknown;
}

export type SocketData = Buffer | ArrayBuffer | Buffer[];

export function bytesOf(data: SocketData): Uint8Array {
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  return Array.isArray(data) ? Buffer.concat(data) : data;
}
