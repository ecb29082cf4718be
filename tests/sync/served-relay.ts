import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import { createStructure, type DocumentName } from '#lib/documents/kind.ts';
import { chooseSubprotocol } from '#lib/protocol/frames.ts';
import { SOCKET_MAX_PAYLOAD } from '../../server/relay/limits.ts';
import { Relay, type RelayOptions } from '../../server/relay/relay.ts';
import type { DocumentStore } from '../../server/storage/document-store.ts';
import { MemoryDocumentStore } from '../../server/storage/memory-document-store.ts';

export const AREA_ID = 'AreaDocument0000000001';
export const AREA_NAME: DocumentName = { kind: 'area', year: 2027, area: 'area-1' };

/** Where a test needs two: rooms that commit together. */
export const SECOND_ID = 'AreaDocument0000000002';
export const SECOND_NAME: DocumentName = { kind: 'area', year: 2027, area: 'area-2' };

export interface ServedRelay {
  url: string;
  port: number;
  store: DocumentStore;
  relay: Relay;
  close: () => Promise<void>;
}

export async function createArea(store: DocumentStore): Promise<void> {
  if ((await store.find(AREA_ID)) === null) {
    await store.create(AREA_NAME, AREA_ID, createStructure(AREA_NAME), new Date().toISOString());
  }
}

/** The relay behind a real WebSocket server on a free port. Who connects says so in `?person=`. */
export async function serveRelay(
  options: Partial<RelayOptions> & { port?: number; rights?: (person: string) => 'none' | 'read' | 'write' } = {},
): Promise<ServedRelay> {
  const store = options.store ?? new MemoryDocumentStore();
  await createArea(store);
  const relay = new Relay({
    clock: () => new Date(),
    access: (_document, person) => options.rights?.(person) ?? 'write',
    ...options,
    store,
  });
  const server = createServer();
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: SOCKET_MAX_PAYLOAD,
    handleProtocols: (offered) => chooseSubprotocol(offered),
  });
  server.on('upgrade', (request, socket, head) => {
    sockets.handleUpgrade(request, socket, head, (webSocket) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      const person = url.searchParams.get('person') ?? 'nobody';
      relay.connect(webSocket, {
        documentId: url.pathname.split('/').at(-1) ?? '',
        person: { id: person, name: person },
        device: url.searchParams.get('device'),
        subprotocol: webSocket.protocol === '' ? null : webSocket.protocol,
        session: { id: `session-${person}` },
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    port,
    store,
    relay,
    close: async () => {
      await relay.close();
      for (const client of sockets.clients) client.terminate();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
