import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import type { AnyDocument, DocumentContent } from '#lib/documents/open-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { KEEPALIVE, parseSubprotocol } from '#lib/protocol/frames.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { DocumentStore, StoredDocument } from '../storage/document-store.ts';
import { Committer } from './committer.ts';
import { Connection, type Access, type ConnectionRequest } from './connection.ts';
import { LIMITS, type Limits } from './limits.ts';
import { Refusals } from './refusals.ts';
import { Room } from './room.ts';
import { systemScheduler, type Scheduler } from './scheduler.ts';
import type { SocketLike } from './socket.ts';

export interface RelayOptions {
  store: DocumentStore;
  clock: () => Date;
  /** What the person may do with the document today, by rights alone. */
  access: (document: StoredDocument, person: string) => Access | Promise<Access>;
  /** Whether the session still stands; without it sessions are never asked again. */
  session?: (id: string) => boolean | Promise<boolean>;
  /** For benches and tests: clients without our subprotocol may write. */
  fixture?: boolean;
  scheduler?: Scheduler;
  limits?: Partial<Limits>;
  /** Something the operator should know: a commit or a load failed. */
  onFault?: (fault: unknown) => void;
}

/** Takes in what devices write, stores it, and only then tells the others. */
export class Relay {
  readonly #options: RelayOptions;
  readonly #limits: Limits;
  readonly #scheduler: Scheduler;
  readonly #committer: Committer;
  readonly #refusals: Refusals;
  readonly #rooms = new Map<string, Room>();
  readonly #connections = new Set<Connection>();
  readonly #listeners = new Set<(documentId: string, seq: number) => void>();
  readonly #timers: (() => void)[];
  #closing = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#scheduler = options.scheduler ?? systemScheduler;
    this.#committer = new Committer(options.store, this.#scheduler);
    this.#refusals = new Refusals(this.#limits, () => options.clock().getTime());
    this.#timers = [
      this.#scheduler.every(this.#limits.keepaliveMs, () => this.#keepAlive()),
      this.#scheduler.every(this.#limits.pingMs, () => this.#ping()),
      this.#scheduler.every(this.#limits.rightsMs, () => void this.rightsChanged()),
    ];
  }

  /** Whether the last write reached the disk. */
  get healthy(): boolean {
    return this.#committer.healthy;
  }

  /** Rooms in memory. */
  get openRooms(): number {
    return this.#rooms.size;
  }

  /** Takes over an upgraded socket. Refusals close it with a code: a refused upgrade would be tried for ever. */
  connect(socket: SocketLike, request: ConnectionRequest): void {
    const connection = new Connection(socket, request, this.#limits, () => this.#options.clock().getTime());
    this.#connections.add(connection);
    connection.onEnd = () => this.#connections.delete(connection);
    this.#admit(connection).catch((fault: unknown) => {
      this.#options.onFault?.(fault);
      connection.end(CLOSE.notStored);
    });
  }

  /** Reads the rights of every open connection again; who may no longer is off at once. */
  async rightsChanged(): Promise<void> {
    for (const connection of [...this.#connections]) {
      if (connection.access === 'none' || connection.ended) continue;
      try {
        await this.#recheck(connection);
      } catch (fault) {
        // Rights that cannot be read are no rights; the device comes back and asks again.
        this.#options.onFault?.(fault);
        connection.end(CLOSE.overloaded);
      }
    }
  }

  /** An edit made here, through the same checks, log and broadcast. Resolves with its seq once it is stored. */
  async edit(documentId: string, person: string | null, edit: (document: AnyDocument) => void): Promise<number> {
    return (await this.#room(documentId)).edit(person, edit);
  }

  async read(documentId: string): Promise<DocumentContent> {
    return (await this.#room(documentId)).read((document) => document.read());
  }

  /** Called after each commit. Returns how to stop. */
  onStored(listener: (documentId: string, seq: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Stores what was received, tells everybody to come back later, frees everything. */
  async close(): Promise<void> {
    this.#closing = true;
    for (const cancel of this.#timers) cancel();
    await Promise.all([...this.#rooms.values()].map((room) => room.close(CLOSE.restart)));
    for (const connection of [...this.#connections]) connection.end(CLOSE.restart);
  }

  async #admit(connection: Connection): Promise<void> {
    const { documentId, subprotocol } = connection.request;
    if (this.#closing) return connection.end(CLOSE.restart);
    if (this.#refusals.tooMany(connection.request.person.id)) return connection.end(CLOSE.flood, 'refusals');
    if (!(await this.#sessionStands(connection))) return connection.end(CLOSE.sessionExpired);
    const spoken = parseSubprotocol(subprotocol);
    connection.extended = spoken !== null;
    const document = await this.#options.store.find(documentId);
    const byRights = document === null ? 'none' : await this.#options.access(document, connection.request.person.id);
    if (document === null || byRights === 'none') return connection.end(CLOSE.noAccess);
    if (spoken !== null && (spoken.protocol !== PROTOCOL_VERSION || spoken.schema < document.schema)) {
      return connection.end(CLOSE.clientTooOld);
    }
    connection.access = await this.#accessOf(document, connection);
    connection.hello({
      access: connection.access === 'write' ? 'write' : 'read',
      epoch: document.epoch,
      seq: document.seq,
      schema: DOCUMENT_SCHEMA[document.kind],
      reason: connection.access === 'write' ? null : document.state === 'closed' ? 'closed' : 'role',
      at: this.#options.clock().toISOString(),
    });
    const room = await this.#room(documentId);
    if (connection.ended) return;
    room.join(connection);
    const left = connection.onEnd;
    connection.onEnd = () => {
      this.#connections.delete(connection);
      left();
    };
  }

  async #recheck(connection: Connection): Promise<void> {
    if (!(await this.#sessionStands(connection))) {
      connection.access = 'none';
      return connection.end(CLOSE.sessionExpired);
    }
    const document = await this.#options.store.find(connection.request.documentId);
    const access = document === null ? 'none' : await this.#accessOf(document, connection);
    if (access === connection.access) return;
    connection.access = access;
    connection.end(access === 'none' ? CLOSE.noAccess : CLOSE.role);
  }

  /** Rights, narrowed by the document's state and by what the client can tell. */
  async #accessOf(document: StoredDocument, connection: Connection): Promise<Access> {
    const access = await this.#options.access(document, connection.request.person.id);
    if (access !== 'write') return access;
    if (document.state === 'closed') return 'read';
    return connection.extended || this.#options.fixture === true ? 'write' : 'read';
  }

  async #sessionStands(connection: Connection): Promise<boolean> {
    return (await this.#options.session?.(connection.request.session.id)) ?? true;
  }

  async #room(documentId: string): Promise<Room> {
    for (let room = this.#rooms.get(documentId); room !== undefined; room = this.#rooms.get(documentId)) {
      if (!room.closing) return room;
      await room.gone;
    }
    if (this.#closing) throw new Error('The relay is closing');
    const room = new Room(documentId, {
      store: this.#options.store,
      committer: this.#committer,
      scheduler: this.#scheduler,
      limits: this.#limits,
      clock: this.#options.clock,
      onStored: (id, seq) => {
        for (const listener of this.#listeners) this.#guard(() => listener(id, seq));
      },
      onGone: (gone) => {
        if (this.#rooms.get(documentId) === gone) this.#rooms.delete(documentId);
      },
      onFault: (fault) => this.#options.onFault?.(fault),
      onRefused: (person, bytes) => this.#refusals.add(person, bytes),
    });
    this.#rooms.set(documentId, room);
    return room;
  }

  /** A listener's fault is its own, never the room's. */
  #guard(work: () => void): void {
    try {
      work();
    } catch (fault) {
      this.#options.onFault?.(fault);
    }
  }

  #ping(): void {
    for (const connection of [...this.#connections]) connection.ping();
  }

  #keepAlive(): void {
    for (const connection of [...this.#connections]) connection.send(KEEPALIVE);
  }
}
