import { encodeClaim, isWriteFrame, SYNC } from '#lib/protocol/frames.ts';

export interface SocketWatcher {
  opened(): void;
  /** Whether write frames may leave at all; what may not is dropped, and goes out on the next connection. */
  mayWrite(): boolean;
  /** A write frame is about to leave: when what it carries was written, where that is not now. */
  claim(kind: 'step2' | 'update'): string | null;
  /** A write frame has been handed to the socket. */
  sent(kind: 'step2' | 'update'): void;
}

/**
 * A WebSocket that tells which write frames leave, and says before them what the watcher claims: y-websocket itself
 * has no notion of either.
 */
export function watchedSocket(base: typeof WebSocket, watcher: SocketWatcher): typeof WebSocket {
  return class extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      watcher.opened();
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const kind =
        data instanceof Uint8Array && isWriteFrame(data) ? (data[1] === SYNC.step2 ? 'step2' : 'update') : null;
      if (kind !== null && !watcher.mayWrite()) return;
      const claimed = kind === null ? null : watcher.claim(kind);
      if (claimed !== null) super.send(encodeClaim(claimed));
      super.send(data);
      if (kind !== null) watcher.sent(kind);
    }
  };
}
