import { DOCUMENT_SCHEMA } from '#lib/documents/kind.ts';
import type { AnyDocument, DocumentContent } from '#lib/documents/open-document.ts';
import { CLOSE, REPLACED_BY_ACT } from '#lib/protocol/close-codes.ts';
import { KEEPALIVE, parseSubprotocol } from '#lib/protocol/frames.ts';
import { PROTOCOL_VERSION } from '#lib/protocol/version.ts';
import type { DocumentStore, StoredDocument } from '../storage/document-store.ts';
import { Committer } from './committer.ts';
import { Connection, type Access, type ConnectionRequest } from './connection.ts';
import { rulesOf, type DocumentRules } from './document-rules.ts';
import { RecoveryRefused, type EditBy, type Recovery } from './intake.ts';
import { LIMITS, type Limits } from './limits.ts';
import { LiveDocuments } from './live-documents.ts';
import { Refusals } from './refusals.ts';
import { Room } from './room.ts';
import { systemScheduler, type Scheduler } from './scheduler.ts';
import type { SocketLike } from './socket.ts';
import { WorkBudget } from './work-budget.ts';

export interface RelayOptions {
  store: DocumentStore;
  clock: () => Date;
  /** What the person may do with the document today, by rights alone. */
  access: (document: StoredDocument, person: string) => Access | Promise<Access>;
  /** When rights change by themselves after this moment: an incarico ends with its day. */
  nextDay?: (now: Date) => Date;
  /** Whether this document, which is no more, has a successor that the person may open. */
  replaced?: (documentId: string, person: string) => boolean | Promise<boolean>;
  /** Whether the session still stands; without it sessions are never asked again. */
  session?: (id: string) => boolean | Promise<boolean>;
  /** Signs who writes under a client id, for devices to keep. */
  sealOwner?: (document: string, client: number, person: string | null) => string;
  /** For benches and tests: clients without our subprotocol may write; by these rules, where they are given. */
  fixture?: true | DocumentRules;
  scheduler?: Scheduler;
  /** Milliseconds that only go forward, to measure work with. */
  stopwatch?: () => number;
  limits?: Partial<Limits>;
  /** Rights were read again because another day has begun. */
  onNewDay?: () => void;
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
  readonly #work: WorkBudget;
  readonly #live: LiveDocuments;
  /** Something was stored since the store was last tidied. */
  #untidy = false;
  readonly #rooms = new Map<string, Room>();
  readonly #connections = new Set<Connection>();
  readonly #listeners = new Set<(documentId: string, seq: number) => void>();
  /** Documents that are being replaced by a successor: their rooms stay shut. */
  readonly #retiring = new Map<string, Promise<unknown>>();
  readonly #timers: (() => void)[];
  /** Rights were read for the time in between. */
  #readAt = 0;
  #dayEnds = Infinity;
  #cancelMidnight: () => void = () => undefined;
  #closing = false;

  constructor(options: RelayOptions) {
    this.#options = options;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#scheduler = options.scheduler ?? systemScheduler;
    this.#committer = new Committer(options.store, this.#scheduler);
    this.#refusals = new Refusals(this.#limits, () => options.clock().getTime());
    this.#work = new WorkBudget(this.#limits, options.stopwatch ?? (() => performance.now()));
    this.#live = new LiveDocuments(this.#limits);
    this.#timers = [
      this.#scheduler.every(this.#limits.keepaliveMs, () => this.#keepAlive()),
      this.#scheduler.every(this.#limits.pingMs, () => this.#ping()),
      this.#scheduler.every(this.#limits.rightsMs, () => void this.rightsChanged()),
      this.#scheduler.every(this.#limits.lookMs, () => this.#live.look()),
      this.#scheduler.every(this.#limits.tidyMs, () => this.#tidy()),
    ];
    this.#awaitNextDay();
  }

  /** Whether the last write reached the disk. */
  get healthy(): boolean {
    return this.#committer.healthy;
  }

  /** Rooms in memory. */
  get openRooms(): number {
    return this.#rooms.size;
  }

  /** Documents unpacked in memory. */
  get liveDocuments(): number {
    return this.#live.size;
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

  /** Opens or closes a document between two writes: those before are stored, those after meet its new state. */
  async setState(documentId: string, state: StoredDocument['state']): Promise<void> {
    const room = await this.#room(documentId);
    await room.alone(async () => {
      await this.#options.store.setState(documentId, state);
      for (const connection of [...room.connections]) await this.#recheck(connection);
    });
  }

  /** An edit made here, through the same checks, log and broadcast. Resolves with its seq once it is stored. */
  async edit(
    documentId: string,
    person: string | null,
    edit: (document: AnyDocument) => void,
    more: Omit<EditBy, 'person'> = {},
  ): Promise<number> {
    return (await this.#room(documentId)).edit({ person, ...more }, edit);
  }

  read(documentId: string): Promise<DocumentContent> {
    return this.inspect(documentId, (document) => document.read());
  }

  /** What `look` finds in a document as it is stored; it must not change it. */
  async inspect<T>(documentId: string, look: (document: AnyDocument) => T): Promise<T> {
    return (await this.#room(documentId)).read(look);
  }

  /**
   * Stores what was received of a document, sends everybody off it and keeps it shut while `work` puts a successor in
   * its place. When that fails the document is as before, and people come back to it.
   */
  async retire<T>(documentId: string, work: () => Promise<T>): Promise<T> {
    if (this.#closing || this.#retiring.has(documentId)) throw new Error(`${documentId} is being closed`);
    const done = Promise.withResolvers<boolean>();
    this.#retiring.set(documentId, done.promise);
    const leaving = [...this.#connections].filter((one) => one.request.documentId === documentId);
    try {
      // Nobody is told yet: what they send from here on is not stored, and so not acknowledged.
      await this.#rooms.get(documentId)?.close(null);
      const result = await work();
      for (const connection of leaving) connection.end(CLOSE.replaced, REPLACED_BY_ACT);
      return result;
    } catch (fault) {
      for (const connection of leaving) connection.end(CLOSE.notStored);
      throw fault;
    } finally {
      this.#retiring.delete(documentId);
      done.resolve(true);
    }
  }

  /** The state vector of a document as it is stored. */
  async vector(documentId: string): Promise<Uint8Array> {
    return (await this.#room(documentId)).vector();
  }

  /** Takes back what a restore lost. Resolves with the rows gained once stored; rejects with RecoveryRefused. */
  async recover(documentId: string, recovery: Recovery): Promise<number> {
    if (this.#refusals.tooMany(recovery.messenger)) throw new RecoveryRefused('too many refusals');
    return (await this.#room(documentId)).recover(recovery);
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
    this.#cancelMidnight();
    await Promise.all([...this.#rooms.values()].map((room) => room.close(CLOSE.restart)));
    for (const connection of [...this.#connections]) connection.end(CLOSE.restart);
  }

  async #admit(connection: Connection): Promise<void> {
    const { documentId, subprotocol } = connection.request;
    if (this.#closing) return connection.end(CLOSE.restart);
    if (this.#refusals.tooMany(connection.request.person.id)) return connection.end(CLOSE.flood, 'refusals');
    if (this.#work.isSpent(connection.request.person.id)) return connection.end(CLOSE.flood, 'work');
    if (!(await this.#sessionStands(connection))) return connection.end(CLOSE.sessionExpired);
    const spoken = parseSubprotocol(subprotocol);
    connection.extended = spoken !== null;
    await this.#retiring.get(documentId);
    const document = await this.#options.store.find(documentId);
    const byRights = document === null ? 'none' : await this.#options.access(document, connection.request.person.id);
    if (document === null && (await this.#options.replaced?.(documentId, connection.request.person.id)) === true)
      return connection.end(CLOSE.replaced, REPLACED_BY_ACT);
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

  #awaitNextDay(): void {
    const now = this.#options.clock();
    this.#readAt = now.getTime();
    this.#dayEnds = this.#options.nextDay?.(now).getTime() ?? Infinity;
    this.#cancelMidnight();
    if (this.#dayEnds === Infinity) return;
    this.#cancelMidnight = this.#scheduler.after(this.#dayEnds - this.#readAt, () => void this.#keepDay());
  }

  /** Another day than the one rights were read for, also when the clock was set: they are read again, before anything is written. */
  async #keepDay(): Promise<void> {
    const now = this.#options.clock().getTime();
    if (now >= this.#readAt && now < this.#dayEnds) return;
    this.#awaitNextDay();
    await this.rightsChanged();
    this.#options.onNewDay?.();
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
    return connection.extended || this.#options.fixture !== undefined ? 'write' : 'read';
  }

  async #sessionStands(connection: Connection): Promise<boolean> {
    return (await this.#options.session?.(connection.request.session.id)) ?? true;
  }

  async #room(documentId: string): Promise<Room> {
    await this.#retiring.get(documentId);
    for (let room = this.#rooms.get(documentId); room !== undefined; room = this.#rooms.get(documentId)) {
      if (!room.closing) return room;
      await room.gone;
    }
    if (this.#closing) throw new Error('The relay is closing');
    const { fixture } = this.#options;
    const room = new Room(documentId, {
      store: this.#options.store,
      rules: typeof fixture === 'object' ? () => fixture : rulesOf,
      committer: this.#committer,
      scheduler: this.#scheduler,
      limits: this.#limits,
      clock: this.#options.clock,
      live: this.#live,
      sealOwner: this.#options.sealOwner ?? null,
      onStored: (id, seq) => {
        this.#untidy = true;
        for (const listener of this.#listeners) this.#guard(() => listener(id, seq));
      },
      onGone: (gone) => {
        if (this.#rooms.get(documentId) === gone) this.#rooms.delete(documentId);
      },
      onFault: (fault) => this.#options.onFault?.(fault),
      beforeTurn: () => this.#keepDay(),
      onRefused: (person, bytes) => this.#refusals.add(person, bytes),
      mayBring: (person, newClients) => this.#refusals.mayBring(person, newClients),
      work: this.#work,
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

  #tidy(): void {
    if (!this.#untidy) return;
    this.#untidy = false;
    this.#options.store.tidy().catch((fault: unknown) => this.#options.onFault?.(fault));
  }

  #ping(): void {
    for (const connection of [...this.#connections]) connection.ping();
  }

  #keepAlive(): void {
    for (const connection of [...this.#connections]) connection.send(KEEPALIVE);
  }
}
