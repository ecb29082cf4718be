import type { Access } from '../../server/relay/connection.ts';
import type { Relay, RelayOptions } from '../../server/relay/relay.ts';
import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import { formatSubprotocol } from '#lib/protocol/frames.ts';
import type { DocumentAppend, DocumentStore } from '../../server/storage/document-store.ts';
import { MemoryDocumentStore } from '../../server/storage/memory-document-store.ts';
import type { HandFlushedPair } from './hand-flushed-pair.ts';
import { HeldScheduler } from './held-scheduler.ts';
import { AREA_ID } from './served-relay.ts';
import type { SimulatedDevice } from './simulated-device.ts';

export type RelayClass = new (options: RelayOptions) => Relay;

/** The store as one process sees it: loads can be held back, appends can fail, and the dead write nothing. */
class ProcessStore extends MemoryDocumentStore {
  alive = true;
  readonly #disk: DocumentStore;
  readonly #gate: () => Promise<void>;
  readonly #append: (entries: readonly DocumentAppend[]) => Promise<void>;

  constructor(disk: DocumentStore, gate: () => Promise<void>, append: typeof disk.append) {
    super();
    this.#disk = disk;
    this.#gate = gate;
    this.#append = append;
  }

  override find(id: string) {
    return this.#whileAlive(() => this.#disk.find(id));
  }
  override async load(id: string) {
    await this.#gate();
    return this.#whileAlive(() => this.#disk.load(id));
  }
  override append(entries: readonly DocumentAppend[]) {
    return this.#whileAlive(() => this.#append(entries));
  }
  override saveSnapshot(...args: Parameters<DocumentStore['saveSnapshot']>) {
    return this.#whileAlive(() => this.#disk.saveSnapshot(...args));
  }
  override changes(...args: Parameters<DocumentStore['changes']>) {
    return this.#whileAlive(() => this.#disk.changes(...args));
  }
  override setState(...args: Parameters<DocumentStore['setState']>) {
    return this.#whileAlive(() => this.#disk.setState(...args));
  }
  override quarantine(...args: Parameters<DocumentStore['quarantine']>) {
    return this.#whileAlive(() => this.#disk.quarantine(...args));
  }

  #whileAlive<T>(work: () => Promise<T>): Promise<T> {
    return this.alive ? work() : new Promise<T>(() => undefined);
  }
}

/** One look, and every document that is not being written in rests. */
export const REST_LOOK_MS = 2_000;

export interface SimulatedRelayOptions {
  Relay: RelayClass;
  /** How appends reach the disk; the default does it at once. */
  append?: (disk: DocumentStore) => DocumentStore['append'];
}

/** A relay whose time, network and disk are in the test's hands, and that can be killed. */
export class SimulatedRelay {
  readonly disk = new MemoryDocumentStore();
  readonly #options: SimulatedRelayOptions;
  readonly #append: DocumentStore['append'];
  readonly #pairs = new Set<HandFlushedPair>();
  readonly faults: unknown[] = [];
  #gates: (() => void)[] = [];
  holdLoads = false;
  failNextAppend = false;
  readonly roles = new Map<string, Access>([['carla', 'read']]);
  #now = Date.parse('2027-01-01T08:00:00Z');
  scheduler = new HeldScheduler();
  #store: ProcessStore;
  #relay: Relay;

  constructor(options: SimulatedRelayOptions) {
    this.#options = options;
    const append = options.append?.(this.disk) ?? ((entries) => this.disk.append(entries));
    this.#append = (entries) => {
      if (!this.failNextAppend) return append(entries);
      this.failNextAppend = false;
      return Promise.reject(new Error('disk full'));
    };
    this.#store = this.#newStore();
    this.#relay = this.#newRelay();
  }

  accept(pair: HandFlushedPair, device: SimulatedDevice): void {
    this.#pairs.add(pair);
    this.#relay.connect(pair.server, {
      documentId: AREA_ID,
      person: { id: device.person, name: device.person },
      device: device.name,
      subprotocol: formatSubprotocol(DOCUMENT_SCHEMA.area),
      session: { id: device.name },
    });
  }

  /** SIGKILL and start again. */
  crash(): void {
    this.#store.alive = false;
    for (const pair of this.#pairs) pair.cut();
    this.#pairs.clear();
    this.scheduler = new HeldScheduler();
    this.#store = this.#newStore();
    this.#relay = this.#newRelay();
  }

  /** A command changes what a person may; every open connection feels it. */
  setRole(person: string, access: Access): void {
    this.roles.set(person, access);
    void this.#relay.rightsChanged();
  }

  /** The document is approved, or opened again. */
  setState(state: 'open' | 'closed'): void {
    // A relay that is killed meanwhile never answers.
    void this.#relay.setState(AREA_ID, state).catch((fault: unknown) => this.faults.push(fault));
  }

  releaseLoads(): void {
    this.holdLoads = false;
    const gates = this.#gates;
    this.#gates = [];
    for (const open of gates) open();
  }

  get relay(): Relay {
    return this.#relay;
  }

  #newStore(): ProcessStore {
    const gate = () => (this.holdLoads ? new Promise<void>((resolve) => this.#gates.push(resolve)) : Promise.resolve());
    return new ProcessStore(this.disk, gate, (entries) => this.#append(entries));
  }

  #newRelay(): Relay {
    return new this.#options.Relay({
      store: this.#store,
      scheduler: this.scheduler,
      clock: () => new Date((this.#now += 7)),
      access: (_document, person) => this.roles.get(person) ?? 'write',
      limits: { snapshotRows: 5, idleMs: 60_000, lookMs: REST_LOOK_MS, restLooks: 0 },
      onFault: (fault) => this.faults.push(fault),
    });
  }
}
