import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { personName } from '#lib/domain/org.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { chooseSubprotocol } from '#lib/protocol/frames.ts';
import type { EnteHost } from '../entity/ente-host.ts';
import { SOCKET_MAX_PAYLOAD } from '../relay/limits.ts';
import { isStorageFault } from '../storage-fault.ts';
import { clientAddress } from './client-address.ts';
import type { RemoteAddress } from './client-address.ts';
import { HttpProblem } from './problem.ts';
import { isSameOrigin } from './same-origin.ts';
import { TokenBucket } from './token-bucket.ts';

interface UpgradeParts {
  host: EnteHost;
  clock: () => Date;
  baseUrl: string | null;
  trustedProxies: readonly string[];
  remote: RemoteAddress;
  log: (line: Record<string, unknown>) => void;
}

/**
 * Opens /sync/<document>. A refusal is *accept, then close with a code*: a stock client retries an HTTP
 * refusal for ever. Who asks is decided before the handshake is answered, so that no frame comes early.
 */
export class Upgrades {
  readonly #parts: UpgradeParts;
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // The relay itself refuses what is too large, with a code of ours; this only bounds memory.
    maxPayload: SOCKET_MAX_PAYLOAD,
    handleProtocols: (offered) => chooseSubprotocol(offered),
  });

  /** Handshakes of nobody, by address; past them the connection is cut without one. */
  readonly #strangers: TokenBucket;

  constructor(parts: UpgradeParts) {
    this.#parts = parts;
    this.#strangers = new TokenBucket(300, 1, parts.clock);
  }

  readonly handle = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    const asked = askedFor(request);
    if (asked === null) {
      socket.end('HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    void this.#decide(request, asked).then(
      (admit) => {
        if (!socket.destroyed) this.#server.handleUpgrade(request, socket, head, admit);
      },
      () => socket.destroy(),
    );
  };

  /** 1012: the devices come back by themselves. */
  close(): void {
    for (const client of this.#server.clients) client.close(CLOSE.restart);
    this.#server.close();
  }

  terminate(): void {
    for (const client of this.#server.clients) client.terminate();
  }

  async #decide(request: IncomingMessage, { documentId, device }: Asked): Promise<(socket: WebSocket) => void> {
    const { host, baseUrl, log } = this.#parts;
    if (!isSameOrigin(request, baseUrl)) return this.#refuseStranger(request, CLOSE.noAccess);
    const ente = host.current;
    if (ente === null) return this.#refuseStranger(request, CLOSE.sessionExpired);
    try {
      const signedIn = await ente.sessions.read(request.headers.cookie);
      if (signedIn === null) return this.#refuseStranger(request, CLOSE.sessionExpired);
      const person = ente.registry.people.find((one) => one.id === signedIn.person);
      if (person === undefined) return refuse(CLOSE.noAccess);
      return (socket) => {
        ente.relay.connect(socket, {
          documentId,
          person: { id: person.id, name: personName(person) },
          device,
          subprotocol: socket.protocol === '' ? null : socket.protocol,
          session: { id: signedIn.sessionId },
        });
      };
    } catch (fault) {
      if (fault instanceof HttpProblem) throw fault;
      log({ level: 'error', route: '/sync/:id', fault: String(fault) });
      return refuse(isStorageFault(fault) ? CLOSE.notStored : CLOSE.restart);
    }
  }

  #refuseStranger(request: IncomingMessage, code: number): (socket: WebSocket) => void {
    const { remote, trustedProxies } = this.#parts;
    this.#strangers.take(clientAddress(request, remote(request), trustedProxies).ip);
    return refuse(code);
  }
}

interface Asked {
  documentId: string;
  device: string | null;
}

function askedFor(request: IncomingMessage): Asked | null {
  const url = URL.parse(request.url ?? '', 'http://traguardo.invalid');
  const documentId = /^\/sync\/([A-Za-z0-9_-]{1,64})$/.exec(url?.pathname ?? '')?.[1];
  if (url === null || documentId === undefined) return null;
  const device = url.searchParams.get('device');
  return { documentId, device: device !== null && /^[A-Za-z0-9_-]{1,64}$/.test(device) ? device : null };
}

function refuse(code: number): (socket: WebSocket) => void {
  return (socket) => {
    // What it still sends is read until it has gone; a frame that is none must not end the process.
    socket.on('error', () => socket.terminate());
    socket.close(code);
  };
}
