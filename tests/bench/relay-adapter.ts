/**
 * Our relay for the harness that measures Yjs relays side by side. It is run from the harness' folder
 * (or RELAY_BENCH names that folder): node bench.ts --server …/tests/bench/relay-adapter.ts --scenario s1
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as decoding from 'lib0/decoding';
import { formatSubprotocol, MESSAGE, readExtension } from '#lib/protocol/frames.ts';

interface Handle {
  port: number;
}

/** The least of the harness' client for y-websocket's protocol that we extend. */
interface RawClient {
  sentUpdates: number;
  ackedUpdates: number | null;
}
type RawClientClass = new (options: unknown) => RawClient;

const harness = pathToFileURL(`${process.env['RELAY_BENCH'] ?? process.cwd()}/`);
const load = async (file: string) => (await import(new URL(file, harness).href)) as Record<string, unknown>;

const YwsRaw = (await load('lib/clients/yws.ts'))['YwsRaw'] as RawClientClass;
const YwsProvider = (await load('lib/clients/yws-provider.ts'))['YwsProvider'];
const spawnServer = (await load('lib/serverproc.ts'))['spawnServer'] as (options: unknown) => Promise<Handle>;

/** Counts what our ACK covers: it counts write frames, and an answer to step 1 is one that is no update. */
class TraguardoRaw extends YwsRaw {
  static kind = 'raw y-websocket protocol with our ACK';
  override ackedUpdates: number | null = 0;
  #step2s: number[] = [];
  #sentBefore = 0;

  hello(): void {
    this.#step2s = [];
    this.#sentBefore = this.sentUpdates;
  }

  sentStep2(): void {
    this.#step2s.push(this.sentUpdates - this.#sentBefore + this.#step2s.length + 1);
  }

  other(type: number, decoder: decoding.Decoder): void {
    const message = type === MESSAGE.extension ? readExtension(decoder) : null;
    if (message?.type !== 'ack') return;
    this.ackedUpdates = this.#sentBefore + message.n - this.#step2s.filter((frame) => frame <= message.n).length;
  }
}

/** Newer than any document; the documents' own modules would bring a second Yjs into the harness. */
const SCHEMA = 999_999;
const ROOT = join(import.meta.dirname, '../..');
let people = 0;

export default {
  name: 'traguardo',
  title: 'Traguardo',
  versions: {},
  durable: true,
  acks: 'durable',
  flushWaitMs: 0,
  clients: { raw: TraguardoRaw, provider: YwsProvider },
  start: ({ port, dataDir }: { port: number; dataDir: string }) =>
    spawnServer({
      cmd: process.execPath,
      args: [
        ...(process.env['RELAY_NODE_ARGS']?.split(' ') ?? []),
        join(ROOT, 'tests/bench/relay/fixture-server.ts'),
        String(port),
        join(dataDir, 'comune.sqlite'),
      ],
      cwd: ROOT,
      port,
    }),
  async prepare(handle: Handle, docs: string[]): Promise<void> {
    const answer = await fetch(`http://127.0.0.1:${handle.port}/prepare`, {
      method: 'POST',
      body: JSON.stringify(docs),
    });
    if (!answer.ok) throw new Error(await answer.text());
  },
  /** Every client is a person of its own. */
  target: (port: number, doc: string) => {
    const person = `p${process.pid}-${++people}`;
    const base = `ws://127.0.0.1:${port}/sync`;
    const subprotocol = formatSubprotocol(SCHEMA);
    const url = `${base}/${doc}?person=${person}&subprotocol=${subprotocol}`;
    return { url, base, room: doc, params: { person } };
  },
};
