import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { formatSubprotocol, MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import { Relay, type RelayOptions } from '../../server/relay/relay.ts';
import { MemoryDocumentStore } from '../../server/storage/memory-document-store.ts';
import { syncFrame } from './frame-bytes.ts';
import { HeldScheduler, settled } from './held-scheduler.ts';
import { ProbeSocket } from './probe-socket.ts';
import { AREA_ID, createArea } from './served-relay.ts';

/** A memory store whose loads and appends the test can hold back, count and break. */
export class StagedStore extends MemoryDocumentStore {
  gate: Promise<void> = Promise.resolve();
  broken = false;
  readonly appends: number[] = [];

  override async load(id: string) {
    await this.gate;
    return super.load(id);
  }

  override append(entries: Parameters<MemoryDocumentStore['append']>[0]) {
    if (this.broken) return Promise.reject(new Error('disk full'));
    this.appends.push(entries.length);
    return super.append(entries);
  }
}

/** A relay with time and disk in the test's hands. */
export class RelayStage {
  readonly store: StagedStore;
  readonly scheduler = new HeldScheduler();
  readonly faults: unknown[] = [];
  now = Date.parse('2027-03-01T09:00:00Z');
  relay!: Relay;

  constructor(store = new StagedStore()) {
    this.store = store;
  }

  static async set({ store, ...options }: Partial<RelayOptions> & { store?: StagedStore } = {}): Promise<RelayStage> {
    const stage = new RelayStage(store);
    await createArea(stage.store);
    return stage.start(options);
  }

  /** Another relay on what a stage has stored, as after a restart. */
  async again(): Promise<RelayStage> {
    await this.relay.close();
    const stage = new RelayStage(this.store);
    return stage.start();
  }

  start(options: Partial<RelayOptions> = {}): RelayStage {
    this.relay = new Relay({
      store: this.store,
      scheduler: this.scheduler,
      clock: () => new Date(this.now),
      access: () => 'write',
      onFault: (fault) => this.faults.push(fault),
      ...options,
    });
    return this;
  }

  /** A socket that was just upgraded. */
  async connect(
    person: string,
    options: { documentId?: string; subprotocol?: string | null; session?: string } = {},
  ): Promise<ProbeSocket> {
    const socket = new ProbeSocket();
    this.relay.connect(socket, {
      documentId: options.documentId ?? AREA_ID,
      person: { id: person, name: `Name of ${person}` },
      device: `${person}-device`,
      subprotocol: options.subprotocol === undefined ? formatSubprotocol(DOCUMENT_SCHEMA.area) : options.subprotocol,
      session: { id: options.session ?? `${person}-session` },
    });
    await settled();
    return socket;
  }

  /** What waits is committed and told. */
  async commit(): Promise<void> {
    await settled();
    while (this.scheduler.waiting > 0) {
      this.scheduler.runSoon();
      await settled();
    }
  }

  async member(person: string, options: Parameters<RelayStage['connect']>[1] = {}): Promise<Member> {
    const member = new Member(this, await this.connect(person, options));
    await member.sync();
    return member;
  }
}

/** A person with a document of their own at a socket, sending by hand. */
export class Member {
  readonly doc = new Y.Doc();
  readonly document = new AreaDocument(this.doc);
  readonly socket: ProbeSocket;
  readonly #stage: RelayStage;
  readonly unsent: Uint8Array[] = [];

  constructor(stage: RelayStage, socket: ProbeSocket) {
    this.#stage = stage;
    this.socket = socket;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== this) this.unsent.push(update);
    });
  }

  /** Step 1 and step 2, both ways. */
  async sync(): Promise<void> {
    this.socket.arrive(syncFrame('step1', Y.encodeStateVector(this.doc)));
    await this.#stage.commit();
    this.takeIn();
    this.socket.arrive(syncFrame('step2', Y.encodeStateAsUpdate(this.doc)));
    await this.#stage.commit();
  }

  /** Sends what was written, each update as a frame. */
  send(): void {
    for (const update of this.unsent.splice(0)) this.socket.arrive(syncFrame('update', update));
  }

  /** Applies what arrived since the last time. */
  takeIn(): void {
    for (const frame of this.socket.received.splice(0)) {
      const decoder = decoding.createDecoder(frame);
      if (decoding.readVarUint(decoder) !== MESSAGE.sync) continue;
      if (decoding.readVarUint(decoder) === SYNC.step1) continue;
      Y.applyUpdate(this.doc, decoding.readVarUint8Array(decoder), this);
    }
  }
}
