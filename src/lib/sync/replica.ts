import type * as encoding from 'lib0/encoding';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { openDocument } from '#lib/documents/open-document.ts';
import { newId } from '#lib/documents/new-id.ts';
import { observeChanges } from '#lib/documents/changes.ts';
import { EditHistory } from '#lib/documents/undo.ts';
import { DOCUMENT_SCHEMA, readMeta, type DocumentKind } from '#lib/documents/kind.ts';
import { fieldKey } from '#lib/persistence/fork-values.ts';
import { cacheName } from '#lib/persistence/local-names.ts';
import type { ForkText, OutboxRow, TimedChange } from '#lib/persistence/local-store.ts';
import { openStateCache, type StateCache } from '#lib/persistence/state-cache.ts';
import { writtenTexts } from '#lib/persistence/written-texts.ts';
import { CLOSE, mayRetry } from '#lib/protocol/close-codes.ts';
import { formatSubprotocol, MESSAGE, readExtension, type Hello } from '#lib/protocol/frames.ts';
import type { OwnerEntry } from '#lib/protocol/recovery.ts';
import { AckLedger } from './ack-ledger.ts';
import type { Channel } from './channel.ts';
import type { Environment } from './environment.ts';
import { Outbox, type Batch } from './outbox.ts';
import { parcelsOf, type Parcel } from './parcels.ts';
import { KnownOwners, readStep1, writeStep2 } from './recovery.ts';
import type { Connection } from './sync-status.ts';
import { parseTabMessage, type TabMessage } from './tab-message.ts';
import { watchedSocket } from './watched-socket.ts';

/** Origins of what is on this device's medium already, or will be by somebody else's hand. */
const OUTBOX_ORIGIN = Symbol('outbox');
const TAB_ORIGIN = Symbol('another tab');
/** What came by request, here or in the leading tab: the relay has it. */
const FETCHED_ORIGIN = Symbol('fetched');

/** From this long ago on, in milliseconds, the relay is told when a change was written. */
const CLAIM_AFTER_MS = 60_000;

/** How long, in milliseconds, a closed connection may take to come back before it counts as lost. */
const GRACE_MS = 1_500;
const RECOVERY_RETRY_MS = 5_000;

export interface ReplicaEvents {
  /** The content changed. `received`: these fields by somebody else, while we were up to date. */
  content(received: readonly string[]): void;
  /** Something about connection, rights, or what is unsent. */
  status(): void;
  presence(): void;
  /** The relay has stored these fields. */
  stored(keys: readonly string[]): void;
  /** The relay closed for good. */
  closed(code: number, reason: string): void;
  /** Another tab has gone on with a later generation. */
  superseded(): void;
}

/** One generation of a document on this device: its Yjs document, caches and connection. */
export class Replica {
  readonly doc = new Y.Doc();
  readonly generation: number;
  readonly document: ReturnType<typeof openDocument>;
  readonly history: EditHistory;
  /** Content and outbox of this device are in the document. */
  readonly loaded: Promise<void>;
  connection: Connection = 'waiting';
  hello: Hello | null = null;
  /** Milliseconds since 1970 of the relay's last word while it had everything of ours. */
  confirmedAt: number | null = null;
  isLoaded = false;
  /** The relay said that it has nowhere to store what we write, and has stored nothing since. */
  cannotStore = false;
  /** The relay's sequence number that the content here goes up to. */
  seq = 0;
  /** The relay's document that the content here is of; null before any was met. */
  epoch: string | null = null;

  readonly #environment: Environment;
  readonly #id: string;
  readonly #events: ReplicaEvents;
  readonly #cache: StateCache;
  readonly #channel: Channel;
  readonly #outbox: Outbox;
  readonly #ledger = new AckLedger<Batch>();
  readonly #provider: WebsocketProvider;
  readonly #stopObserving: () => void;
  /** Messages of other tabs before our own content is there. */
  #early: TabMessage[] = [];
  #changes: TimedChange[] = [];
  #received: string[] = [];
  /** The edit whose update is being handed to the provider right now. */
  #leaving: Batch | null = null;
  #frozen = false;
  #resting = true;
  readonly #owners: KnownOwners;
  /** Between meeting a restored relay and having handed back what it lost: nothing is exchanged. */
  #recovering = false;
  /** The epoch in which that was done, however it went: it is not tried twice. */
  #recoveredIn: string | null = null;
  #cancelRecovery: () => void = () => undefined;
  /** What the courier has with it, and what it takes after that. */
  #parcels: Parcel[] = [];
  /** The relay takes no frame so large as ours would be: it goes by request, in pieces. */
  #inPieces = false;
  /** All pieces were given, and since then nothing was written and no connection has been up to date. */
  #gavePieces = false;
  #cancelGrace: () => void = () => undefined;

  constructor(environment: Environment, id: string, kind: DocumentKind, generation: number, events: ReplicaEvents) {
    const { store, owner, now, later, openChannel } = environment;
    this.#environment = environment;
    this.#id = id;
    this.#events = events;
    this.generation = generation;
    this.#owners = new KnownOwners(owner.person);
    const name = cacheName(owner, id, generation);

    this.document = openDocument(kind, this.doc);
    this.history = new EditHistory(this.document);
    this.#stopObserving = observeChanges(this.doc, kind, (changes, { local, origin }) => {
      if (local) {
        const at = new Date(now()).toISOString();
        this.#changes.push(...changes.map((change) => ({ ...change, at })));
      } else if (origin === this.#provider && this.#provider.synced) {
        this.#received.push(...changes.map(fieldKey));
      }
    });
    // Before the cache and the provider: an edit is in the ledger when its frame leaves.
    this.doc.on('update', this.#onUpdate);
    this.#cache = environment.openCache?.(this.doc, { document: id, generation }) ?? openStateCache(name, this.doc);
    this.#outbox = new Outbox({
      store,
      document: id,
      generation,
      now,
      later,
      onChange: () => {
        events.status();
      },
      onWritten: (batch) => {
        if (batch.row !== null) this.#tell({ type: 'written', batch: batch.key, row: batch.row });
      },
      onForked: () => {
        events.superseded();
      },
    });
    this.#provider = this.#createProvider(kind);
    this.#channel = openChannel(name, (message) => {
      const known = parseTabMessage(message);
      if (known) this.#receive(known);
    });
    this.loaded = this.#load(name);
  }

  get hasContent(): boolean {
    return this.isLoaded && readMeta(this.doc) !== null;
  }

  get changes(): TimedChange[] {
    return this.#outbox.changes;
  }

  get hasUnsent(): boolean {
    return !this.#outbox.isEmpty;
  }

  get unwritten(): boolean {
    return this.#outbox.unwritten;
  }

  get unwrittenRows(): Omit<OutboxRow, 'id'>[] {
    return this.#outbox.unwrittenRows;
  }

  get failed(): boolean {
    return this.#outbox.failed;
  }

  /** The rich texts among the unsent changes, as they stand here. */
  writtenTexts(): ForkText[] {
    return writtenTexts(this.document, this.#outbox.changes);
  }

  get memoryLost(): boolean {
    return this.#outbox.memoryLost;
  }

  recheck(): Promise<void> {
    return this.#outbox.recheck();
  }

  get access(): Hello['access'] | null {
    return this.hello?.access ?? null;
  }

  /** States of everybody in the document but this tab, as the relay vouches for them. */
  get peers(): unknown[] {
    const states = [...this.#provider.awareness.getStates()];
    return states.filter(([client]) => client !== this.doc.clientID).map(([, state]) => state);
  }

  share(state: Record<string, unknown>): void {
    this.#provider.awareness.setLocalState(state);
  }

  connect(): void {
    if (this.#frozen) return;
    if (this.#inPieces) {
      this.revive();
      return;
    }
    this.#resting = false;
    if (this.#recovering) return;
    this.#provider.wsUnsuccessfulReconnects = 0;
    this.#provider.connect();
  }

  /** Lets the connection go, for one that is needed more. Only while there is nothing to send. */
  rest(): void {
    if (this.#frozen || this.#resting) return;
    const current = this.connection === 'synced' && !this.hasUnsent;
    this.#resting = true;
    this.#provider.disconnect();
    this.#setConnection(current ? 'exchanged' : 'waiting');
  }

  /** What is too much for one frame. False when that was done, and it is too much still. */
  goInPieces(): boolean {
    if (this.#frozen || this.#gavePieces) return false;
    this.#inPieces = true;
    this.#resting = true;
    this.#setConnection('connected');
    return true;
  }

  /** The relay has all the pieces, or is another one than it was: a connection may try again. */
  endPieces(): void {
    this.#gavePieces = this.#inPieces && !this.hasUnsent;
    this.#inPieces = false;
  }

  get inPieces(): boolean {
    return this.#inPieces;
  }

  /** Nothing goes out any more until it is connected or `revive`d: the relay said so. */
  halt(): void {
    this.#setConnection('stopped');
  }

  revive(): void {
    if (!this.#frozen && this.#resting && this.connection === 'stopped') this.#setConnection('waiting');
  }

  /** Without a connection, and free to be carried by request. */
  get travels(): boolean {
    return this.isLoaded && this.#resting && !this.#frozen && !this.#recovering && this.connection !== 'stopped';
  }

  get vector(): Uint8Array {
    return Y.encodeStateVector(this.doc);
  }

  /** The relay's answer to a request: takes in what was missing here. */
  fetched(update: Uint8Array, hello: Hello, seq: number): void {
    this.#take(update, hello, seq);
    this.#confirm();
    this.#settleExchange();
    this.#tell({ type: 'fetched', update, hello, seq });
  }

  /** The first of what a relay with this vector lacks, to be given by request; null when that is nothing. */
  give(vector: Uint8Array): Uint8Array | null {
    this.#parcels = [];
    if (this.#owners.isLackingOthers(this.doc, vector) && this.#recoveredIn !== this.epoch) {
      this.#recover();
      return null;
    }
    const carried = this.#outbox.carry();
    // Also what no row stands for, such as an edit a crashed tab left in the content cache only.
    const ahead = [...Y.decodeStateVector(this.vector)];
    const known = Y.decodeStateVector(vector);
    if (carried.size === 0 && ahead.every(([client, clock]) => (known.get(client) ?? 0) >= clock)) return null;
    this.#parcels = parcelsOf(this.#owners.answer(this.doc, vector), known, carried);
    return this.#parcels[0]?.update ?? null;
  }

  /** What was given last is on stable storage; what was written meanwhile is not. Returns what comes after it. */
  given(update: Uint8Array, hello: Hello, seq: number): Uint8Array | null {
    this.#take(update, hello, seq);
    const carries = [...(this.#parcels.shift()?.carries ?? [])];
    const batches = carries.filter(([batch, edits]) => batch.updates.length === edits).map(([batch]) => batch);
    for (const batch of batches) this.#ledger.forget(batch);
    this.cannotStore = false;
    this.#tellStored(batches);
    this.#stored(batches, seq);
    this.#settleExchange();
    this.#tell({ type: 'fetched', update, hello, seq });
    return this.#parcels[0]?.update ?? null;
  }

  #take(update: Uint8Array, hello: Hello, seq: number): void {
    this.#onHello(hello);
    Y.applyUpdate(this.doc, update, FETCHED_ORIGIN);
    this.seq = Math.max(this.seq, seq);
  }

  /** Up to date by request; with a connection, that one knows better. */
  #settleExchange(): void {
    if (!this.#resting || this.connection === 'stopped') return;
    this.#setConnection(!this.hasUnsent ? 'exchanged' : this.#inPieces ? 'connected' : 'waiting');
  }

  #tellStored(batches: readonly Batch[]): void {
    if (batches.length === 0) return;
    const rows = batches.flatMap((batch) => batch.row ?? []);
    this.#tell({ type: 'stored', batches: batches.map((batch) => batch.key), rows });
  }

  async flush(): Promise<void> {
    await Promise.all([this.#outbox.flush(), this.#cache.flush?.()]);
  }

  /** The page may be gone in an instant. */
  hide(): void {
    this.#outbox.hide();
  }

  /** Nothing more goes to the relay or comes from it; edits still reach the outbox, and so the fork. */
  freeze(): void {
    if (this.#frozen) return;
    this.#frozen = true;
    this.#cancelRecovery();
    this.#cancelGrace();
    this.connection = 'stopped';
    this.#provider.destroy();
  }

  /** Tells the other tabs that the document goes on in `generation`. */
  announceFork(generation: number): void {
    this.#tell({ type: 'forked', generation });
  }

  async close(): Promise<void> {
    await this.loaded.catch(() => undefined);
    await this.flush();
    this.freeze();
    this.#outbox.stop();
    this.#channel.close();
    this.#stopObserving();
    this.history.destroy();
    await this.#cache.close();
    this.doc.destroy();
  }

  async #load(name: string): Promise<void> {
    const { store } = this.#environment;
    // Known before it exists: a wipe must find it.
    if (!this.#environment.openCache) await store.rememberCache(name).catch(() => undefined);
    await this.#cache.loaded;
    // A store that cannot be read is no reason not to work online: the next write says what is wrong.
    for (const { row, batch } of await this.#outbox.load().catch(() => [])) {
      Y.applyUpdate(this.doc, row.update, OUTBOX_ORIGIN);
      this.#ledger.edited(batch);
    }
    const known = await store.document(this.#id).catch(() => null);
    this.epoch = known?.epoch ?? null;
    this.#owners.add(await store.owners(this.#id).catch(() => []));
    const lastAckAt = known?.lastAckAt ?? null;
    this.confirmedAt ??= lastAckAt === null ? null : Date.parse(lastAckAt);
    // The cache may have lost what did not fit: the number counts for what was there when it was noted.
    if (known?.lastVector && covers(this.doc, known.lastVector)) this.seq = known.lastSeq;
    this.isLoaded = true;
    const early = this.#early;
    this.#early = [];
    for (const message of early) this.#receive(message);
    this.#tell({ type: 'opened', vector: Y.encodeStateVector(this.doc) });
    this.#events.content([]);
    this.#events.status();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown, _doc: Y.Doc, transaction: Y.Transaction): void => {
    const received = this.#received;
    this.#received = [];
    if (transaction.local) {
      this.#gavePieces = false;
      const changes = this.#changes;
      this.#changes = [];
      this.#environment.onFirstWrite?.();
      const batch = this.#outbox.edited(update, changes);
      this.#ledger.edited(batch);
      this.#leaving = batch;
      this.#tell({ type: 'edit', batch: batch.key, update, changes });
      this.#events.status();
    } else if (origin === TAB_ORIGIN && this.#leaving === null) {
      // Another tab's whole state: whether the relay has it, only an acknowledgement can say.
      this.#leaving = this.#outbox.editedElsewhere(newId(), update, []);
      this.#ledger.edited(this.#leaving);
    } else if (origin !== TAB_ORIGIN) {
      this.#leaving = null;
    }
    this.#events.content(received);
  };

  #createProvider(kind: DocumentKind): WebsocketProvider {
    const { url, socket } = this.#environment;
    const provider = new WebsocketProvider(url, this.#id, this.doc, {
      connect: false,
      // Our own channel shares edits between tabs; y-websocket's would carry on after a revocation.
      disableBc: true,
      protocols: [formatSubprotocol(DOCUMENT_SCHEMA[kind])],
      WebSocketPolyfill: watchedSocket(socket, {
        opened: () => {
          this.#ledger.connectionOpened();
        },
        mayWrite: () => !this.#recovering,
        claim: (frame) => this.#claimOf(frame === 'step2' ? this.changes : (this.#leaving?.changes ?? [])),
        sent: (frame) => {
          if (frame === 'step2') this.#ledger.step2Sent();
          else this.#ledger.updateSent(this.#leaving);
        },
      }),
      // After a restart of the relay not everybody comes back in the same instant.
      maxBackoffTime: 20_000 + Math.random() * 20_000,
      shouldReconnect: (event) => mayRetry(event.code),
    });
    provider.messageHandlers[MESSAGE.extension] = (_encoder, decoder) => {
      const message = readExtension(decoder);
      if (this.#recovering) return;
      if (message?.type === 'hello') this.#onHello(message);
      if (message?.type === 'ack') this.#onAck(message.n, message.seq);
      if (message?.type === 'owners') this.#keepOwners(message.entries);
    };
    const exchange = provider.messageHandlers[MESSAGE.sync];
    provider.messageHandlers[MESSAGE.sync] = (encoder, decoder, ...rest) => {
      if (this.#recovering) return;
      const vector = readStep1(decoder);
      if (vector === null) exchange?.(encoder, decoder, ...rest);
      else this.#answer(vector, encoder);
    };
    provider.on('status', ({ status }) => {
      if (status === 'connected') this.#setConnection('connected');
    });
    provider.on('sync', () => {
      this.#checkSynced();
    });
    provider.on('connection-close', (event) => {
      if (event?.code === CLOSE.notStored) this.cannotStore = true;
      // Up to the relay's last message this device knew everything.
      if (this.connection === 'synced' && !this.hasUnsent)
        this.#confirm(this.#environment.now() - (Date.now() - provider.wsLastMessageReceived));
      if (!this.#frozen && !this.#resting && !this.#recovering) this.#connectionClosed();
    });
    provider.on('closed', ({ code, reason }) => {
      this.#setConnection('stopped');
      this.#events.closed(code, reason);
    });
    provider.awareness.on('change', () => {
      this.#events.presence();
    });
    return provider;
  }

  /** When the last of these changes was written, if that was long enough ago to be worth saying. */
  #claimOf(changes: readonly TimedChange[]): string | null {
    const last = changes.reduce((latest, { at }) => (at > latest ? at : latest), '');
    return last !== '' && this.#environment.now() - Date.parse(last) > CLAIM_AFTER_MS ? last : null;
  }

  /** A connection that comes back in a moment is not worth a word: the relay restarts, the role changes. */
  #connectionClosed(): void {
    if (this.connection === 'waiting' || this.connection === 'lost') {
      this.#setConnection('lost');
      return;
    }
    this.#setConnection('waiting');
    this.#cancelGrace = this.#environment.later(GRACE_MS, () => {
      this.#setConnection('lost');
    });
  }

  #setConnection(connection: Connection): void {
    this.#cancelGrace();
    this.connection = connection;
    this.#events.status();
  }

  /** Synced: we have the relay's state, and it has said that it has ours. */
  #checkSynced(): void {
    if (!this.#provider.synced || !this.#ledger.isCaughtUp || this.connection === 'synced') return;
    this.seq = Math.max(this.seq, this.hello?.seq ?? 0);
    this.#gavePieces = false;
    if (!this.hasUnsent) this.#confirm();
    this.#setConnection('synced');
  }

  #onHello(hello: Hello): void {
    this.hello = hello;
    this.#environment.onServerTime?.(hello.at);
    if (this.epoch !== null && this.epoch !== hello.epoch) this.#recover();
    else if (this.epoch === null) this.#enter(hello.epoch);
    this.#events.status();
  }

  #enter(epoch: string): void {
    this.epoch = epoch;
    void this.#environment.store.saveDocument(this.#id, { epoch }).catch(() => undefined);
  }

  #keepOwners(entries: readonly OwnerEntry[]): void {
    const fresh = this.#owners.add(entries);
    if (fresh.length > 0) void this.#environment.store.keepOwners(this.#id, fresh).catch(() => undefined);
  }

  /** What the relay lacks of ours. If it lacks what others wrote it was restored: that goes another way, first. */
  #answer(vector: Uint8Array, encoder: encoding.Encoder): void {
    if (this.#owners.isLackingOthers(this.doc, vector) && this.#recoveredIn !== this.epoch) this.#recover();
    else writeStep2(encoder, MESSAGE.sync, this.#owners.answer(this.doc, vector));
  }

  /** Lets the connection go, hands back to the relay what a restore lost, and connects again. */
  #recover(): void {
    this.#recovering = true;
    this.#provider.disconnect();
    this.#setConnection('connected');
    void this.#handBack().then(
      () => {
        this.#resume();
      },
      () => {
        // The relay tells again that it was restored, when it can be reached again.
        this.#setConnection('lost');
        this.#cancelRecovery = this.#environment.later(RECOVERY_RETRY_MS, () => {
          this.#resume();
        });
      },
    );
  }

  #resume(): void {
    this.#recovering = false;
    if (this.#resting) this.#setConnection('waiting');
    else if (!this.#frozen) this.connect();
    this.#events.status();
  }

  async #handBack(): Promise<void> {
    const { recovery, store } = this.#environment;
    const standing = await recovery.standing(this.#id);
    if (standing.open) {
      const own = this.#outbox.clients.add(this.doc.clientID);
      await recovery.offer(this.#id, this.#owners.offerFor(this.doc, standing, own));
    }
    this.#recoveredIn = standing.epoch;
    this.epoch = standing.epoch;
    this.seq = 0;
    await store.saveDocument(this.#id, { epoch: standing.epoch, lastSeq: 0, lastVector: null }).catch(() => undefined);
  }

  #onAck(frames: number, seq: number): void {
    this.cannotStore = false;
    const batches = this.#ledger.acknowledged(frames);
    this.#tellStored(batches);
    this.#stored(batches, seq);
    this.#checkSynced();
  }

  #stored(batches: readonly Batch[], seq = 0): void {
    this.#outbox.stored(batches);
    this.seq = Math.max(this.seq, seq);
    this.#confirm();
    this.#events.stored(batches.flatMap((batch) => batch.changes.map(fieldKey)));
    this.#events.status();
  }

  #confirm(at = this.#environment.now()): void {
    if (!this.hasUnsent) this.confirmedAt = at;
    const lastAckAt = this.confirmedAt === null ? null : new Date(this.confirmedAt).toISOString();
    const facts = { lastSeq: this.seq, lastVector: Y.encodeStateVector(this.doc), lastAckAt };
    void this.#environment.store.saveDocument(this.#id, facts).catch(() => undefined);
  }

  #tell(message: TabMessage): void {
    this.#channel.post(message);
  }

  #receive(message: TabMessage): void {
    // A tab that has yet to load gets what it lacks when it says that it has opened.
    if (!this.isLoaded && message.type !== 'forked') {
      this.#early.push(message);
      return;
    }
    switch (message.type) {
      case 'opened': {
        const update = Y.encodeStateAsUpdate(this.doc, message.vector);
        // Two bytes: no structs, no deletions.
        if (update.length > 2) this.#tell({ type: 'state', update });
        return;
      }
      case 'state':
        this.#leaving = null;
        Y.applyUpdate(this.doc, message.update, TAB_ORIGIN);
        this.#leaving = null;
        return;
      case 'edit': {
        this.#gavePieces = false;
        const batch = this.#outbox.editedElsewhere(message.batch, message.update, message.changes);
        this.#ledger.edited(batch);
        this.#leaving = batch;
        Y.applyUpdate(this.doc, message.update, TAB_ORIGIN);
        this.#leaving = null;
        this.#events.status();
        return;
      }
      case 'written':
        this.#outbox.writtenElsewhere(message.batch, message.row);
        return;
      case 'stored': {
        // Our own frame may never leave: what came from the relay before it came from the tab is not sent again.
        const batches = this.#outbox.find(message.batches, message.rows);
        for (const batch of batches) this.#ledger.forget(batch);
        if (batches.length > 0) this.#stored(batches);
        return;
      }
      case 'fetched':
        if (!this.#resting || this.#frozen) return;
        this.#take(message.update, message.hello, message.seq);
        this.#settleExchange();
        return;
      case 'forked':
        if (message.generation > this.generation) this.#events.superseded();
        return;
      default:
        message satisfies never;
    }
  }
}

/** Whether the document has everything that a state vector speaks of. */
function covers(doc: Y.Doc, vector: Uint8Array): boolean {
  return [...Y.decodeStateVector(vector)].every(([client, clock]) => Y.getState(doc.store, client) >= clock);
}
