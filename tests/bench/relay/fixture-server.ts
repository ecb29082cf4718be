/**
 * Our relay over documents of any shape, for benches: every check of a write on, a real file, every commit
 * on stable storage. `POST /prepare` with a list of names creates documents. Arguments: port, database.
 */
import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { createStructure, type DocumentName } from '#lib/documents/kind.ts';
import { chooseSubprotocol } from '#lib/protocol/frames.ts';
import { SOCKET_MAX_PAYLOAD } from '../../../server/relay/limits.ts';
import { Relay } from '../../../server/relay/relay.ts';
import { keepHeapSmall } from '../../../server/small-heap.ts';
import { openDatabase } from '../../../server/storage/database.ts';
import { SqliteDocumentStore } from '../../../server/storage/sqlite-document-store.ts';
import { FIXTURE_RULES } from './fixture-rules.ts';

keepHeapSmall();
const [port = '0', path = ':memory:'] = process.argv.slice(2);
const store = new SqliteDocumentStore(openDatabase(path));
const relay = new Relay({
  store,
  clock: () => new Date(),
  access: () => 'write',
  session: () => true,
  fixture: FIXTURE_RULES,
  // A bench replays a year in seconds; the buckets are asked all the same.
  limits: { burst: 1_000_000, framesPerSecond: 1_000_000 },
  onFault: (fault) => console.error(fault),
});

async function prepare(names: readonly string[]): Promise<void> {
  for (const area of names) {
    const name: DocumentName = { kind: 'area', year: 2027, area };
    if ((await store.find(area)) !== null) continue;
    await store.create(name, area, createStructure(name), new Date().toISOString());
  }
}

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    prepare(JSON.parse(body) as string[]).then(
      () => response.end(),
      (fault: unknown) => response.writeHead(500).end(String(fault)),
    );
  });
});
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
      device: null,
      // The raw clients of a bench offer no subprotocol; the address says what they understand.
      subprotocol: webSocket.protocol === '' ? url.searchParams.get('subprotocol') : webSocket.protocol,
      session: { id: person },
    });
  });
});
process.once('SIGTERM', () => {
  void relay.close().then(() => process.exit());
});
server.listen(Number(port), '127.0.0.1', () => {
  const address = server.address();
  console.log(`listening ${typeof address === 'object' ? address?.port : ''}`);
});
