import { isWriteFrame, SYNC } from '#lib/protocol/frames.ts';

export interface SocketWatcher {
  opened(): void;
  /** A write frame has been handed to the socket. */
  sent(kind: 'step2' | 'update'): void;
}

/** A WebSocket that tells which write frames leave: y-websocket itself has no notion of acknowledgement. */
export function watchedSocket(base: typeof WebSocket, watcher: SocketWatcher): typeof WebSocket {
  return class extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      watcher.opened();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      super.send(data);
      if (data instanceof Uint8Array && isWriteFrame(data)) {
        watcher.sent(data[1] === SYNC.step2 ? 'step2' : 'update');
      }
    }
  };
}
