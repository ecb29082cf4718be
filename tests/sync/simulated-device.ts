import * as decoding from 'lib0/decoding';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE, mayRetry } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol, isWriteFrame, MESSAGE, readExtension, SYNC } from '#lib/protocol/frames.ts';
import { HandFlushedPair } from './hand-flushed-pair.ts';

/** A local update that has not been acknowledged: what a device keeps through a crash. */
interface OutboxRow {
  update: Uint8Array;
  /** The write frame of this connection whose acknowledgement covers it; `null` until one was sent. */
  frame: number | null;
}

/** After these a device cannot go on with the bytes it has. */
const REFUSED = new Set<number>([CLOSE.rejected, CLOSE.notWritable, CLOSE.tooLarge, CLOSE.noAccess]);

/** Origin of what another tab of the same person shared. */
const TAB = Symbol('another tab');

export interface SimulatedNetwork {
  accept: (pair: HandFlushedPair, device: SimulatedDevice) => void;
}

/** A tablet: the stock provider on hand-flushed sockets, an outbox, a state cache that may lag behind. */
export class SimulatedDevice {
  readonly person: string;
  readonly name: string;
  readonly #network: SimulatedNetwork;
  readonly #nextClientId: () => number;
  /** Survives a crash. */
  #cache: Uint8Array;
  readonly outbox: OutboxRow[] = [];
  /** Updates the relay said it stored. */
  readonly acknowledged: Uint8Array[] = [];
  /** What the person wrote, every update of it. */
  readonly written: Uint8Array[] = [];
  /** What was refused, kept until the person decides; survives a crash. */
  readonly forks: Uint8Array[] = [];
  /** What the relay told since the last look, as it came. */
  received: Uint8Array[] = [];
  readonly finalCloses: number[] = [];
  /** The document as it was each time the relay said that it does not take what this device wrote. */
  readonly refused: Uint8Array[] = [];
  /** The relay's last word on this person's access. */
  mayWrite = true;

  doc!: Y.Doc;
  document!: AreaDocument;
  provider!: WebsocketProvider;
  pair: HandFlushedPair | null = null;
  #sent = 0;
  #sentStep2 = false;
  #tab: SimulatedDevice | null = null;

  constructor(person: string, name: string, network: SimulatedNetwork, nextClientId: () => number) {
    this.person = person;
    this.name = name;
    this.#network = network;
    this.#nextClientId = nextClientId;
    this.#cache = Y.encodeStateAsUpdate(new Y.Doc());
    this.#start();
  }

  /** From now on the two are tabs of one browser: each shares its edits at once, and its state when the other opens. */
  shareWith(other: SimulatedDevice): void {
    this.#tab = other;
    other.#tab = this;
    this.#exchangeStates(other);
  }

  connect(): void {
    if (this.pair === null) this.provider.connect();
  }

  cut(): void {
    this.pair?.cut();
  }

  /** y-indexeddb gets round to it. */
  persistCache(): void {
    this.#cache = Y.encodeStateAsUpdate(this.doc);
  }

  /** The battery is empty: cache and outbox are what is left. */
  crash(): void {
    this.cut();
    this.#stop();
    this.#start();
  }

  /** Keeps what was refused and goes on from the relay's state, in all tabs. */
  fork(): void {
    const tab = this.#tab;
    for (const one of tab === null ? [this] : [this, tab]) {
      one.#stop();
      one.forks.push(...one.outbox.splice(0).map((row) => row.update));
      one.#cache = Y.encodeStateAsUpdate(new Y.Doc());
      // What the other tab still shows is of before.
      one.#tab = null;
      one.#start();
    }
    if (tab !== null) this.shareWith(tab);
  }

  stop(): void {
    this.cut();
    this.#stop();
  }

  #stop(): void {
    this.provider.destroy();
    this.provider.awareness.destroy();
    this.doc.destroy();
    this.pair = null;
  }

  #start(): void {
    this.doc = new Y.Doc();
    this.doc.clientID = this.#nextClientId();
    Y.applyUpdate(this.doc, this.#cache);
    for (const row of this.outbox) {
      row.frame = null;
      Y.applyUpdate(this.doc, row.update);
    }
    // Before the provider's own listener: the row is there when its frame is sent.
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === this.provider) return;
      if (origin !== TAB) this.written.push(update);
      this.outbox.push({ update, frame: null });
      if (origin !== TAB && this.#tab !== null) Y.applyUpdate(this.#tab.doc, update, TAB);
    });
    this.document = new AreaDocument(this.doc);
    const socketOf = () => this.#open();
    // A constructor that returns an object: `new` gives the pair's client end.
    const Polyfill = function (): unknown {
      return socketOf();
    };
    this.provider = new WebsocketProvider('ws://hand', 'document', this.doc, {
      awareness: new Awareness(this.doc),
      connect: false,
      disableBc: true,
      protocols: [formatSubprotocol(DOCUMENT_SCHEMA.area)],
      WebSocketPolyfill: Polyfill as unknown as typeof WebSocket,
    });
    this.provider.messageHandlers[MESSAGE.extension] = (_encoder: unknown, decoder: decoding.Decoder) => {
      const message = readExtension(decoder);
      if (message?.type === 'ack') this.#acknowledge(message.n);
      if (message?.type === 'hello') this.mayWrite = message.access === 'write';
    };
    this.provider.on('connection-close', (event: { code: number } | null) => {
      if (event !== null && !mayRetry(event.code)) this.finalCloses.push(event.code);
      this.pair = null;
    });
    this.provider.on('closed', ({ code }: { code: number }) => {
      if (!REFUSED.has(code)) return;
      this.refused.push(Y.encodeStateAsUpdate(this.doc));
      this.fork();
    });
    if (this.#tab !== null) this.#exchangeStates(this.#tab);
  }

  #exchangeStates(other: SimulatedDevice): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(other.doc, Y.encodeStateVector(this.doc)), TAB);
    Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(other.doc)), TAB);
  }

  #open(): unknown {
    const pair = new HandFlushedPair();
    this.pair = pair;
    this.#sent = 0;
    this.#sentStep2 = false;
    for (const row of this.outbox) row.frame = null;
    const { client } = pair;
    const send = client.send.bind(client);
    client.send = (data: Uint8Array) => {
      if (isWriteFrame(data)) this.#count(data);
      send(data);
    };
    pair.onDelivered = (bytes) => {
      const decoder = decoding.createDecoder(bytes);
      if (decoding.readVarUint(decoder) !== MESSAGE.sync || decoding.readVarUint(decoder) === SYNC.step1) return;
      this.received.push(decoding.readVarUint8Array(decoder));
    };
    this.#network.accept(pair, this);
    return client;
  }

  #count(data: Uint8Array): void {
    this.#sent += 1;
    if (data[1] === SYNC.step2 && !this.#sentStep2) {
      // The first step 2 brings everything that has no frame of its own on this connection.
      this.#sentStep2 = true;
      for (const row of this.outbox) row.frame ??= this.#sent;
    } else if (data[1] === SYNC.update) {
      const row = this.outbox.at(-1);
      if (row !== undefined) row.frame ??= this.#sent;
    }
  }

  #acknowledge(n: number): void {
    const covered = this.outbox.filter((row) => row.frame !== null && row.frame <= n);
    for (const row of covered) {
      this.acknowledged.push(row.update);
      this.outbox.splice(this.outbox.indexOf(row), 1);
    }
  }
}
