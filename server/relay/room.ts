import * as encoding from 'lib0/encoding';
import { newId } from '#lib/documents/new-id.ts';
import type { AreaDocument } from '#lib/documents/area-document.ts';
import type { PlanDocument } from '#lib/documents/plan-document.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import type { DocumentStore } from '../storage/document-store.ts';
import { Batch } from './batch.ts';
import type { Committer } from './committer.ts';
import type { Connection, Incoming } from './connection.ts';
import { inspectUpdate } from './inspect-update.ts';
import type { Limits } from './limits.ts';
import { Presence } from './presence.ts';
import { RoomDocument } from './room-document.ts';
import type { Scheduler } from './scheduler.ts';
import { twinRows } from './twin-rows.ts';

export interface RoomContext {
  store: DocumentStore;
  committer: Committer;
  scheduler: Scheduler;
  limits: Limits;
  clock: () => Date;
  onStored: (documentId: string, seq: number) => void;
  /** The room is out of memory; the next one may be loaded. */
  onGone: (room: Room) => void;
  onFault: (fault: unknown) => void;
  onRefused: (person: string, bytes: number) => void;
}

type AnyDocument = AreaDocument | PlanDocument;
type Write = Extract<Incoming, { type: 'write' }>;
type Work =
  | { type: 'join'; connection: Connection }
  | { type: 'frame'; connection: Connection; frame: Incoming; bytes: number }
  | {
      type: 'edit';
      person: string | null;
      edit: (document: AnyDocument) => void;
      resolve: (seq: number) => void;
      reject: (fault: unknown) => void;
    }
  | { type: 'read'; read: (document: AnyDocument) => void; reject: (fault: unknown) => void }
  | { type: 'stop'; code: CloseCode };

/** Bounds how long one busy room keeps the others from their turn. */
const WORK_PER_TURN = 256;

/**
 * One document in memory: a serial queue, and a loop that takes what is queued, processes it in
 * order, commits it together, and only then tells anybody. What arrives during a commit waits, so
 * outside a turn the document is exactly what is stored.
 */
export class Room {
  readonly id: string;
  readonly connections = new Set<Connection>();
  readonly #context: RoomContext;
  readonly #presence: Presence;
  #state: 'loading' | 'open' | 'closing' = 'loading';
  #queue: Work[] = [];
  #running = false;
  #document: RoomDocument | null = null;
  #owners = new Map<number, string | null>();
  #seq = 0;
  #snapshotSeq = 0;
  #cancelUnload: (() => void) | null = null;
  #stopCode: CloseCode | null = null;
  readonly gone: Promise<void>;
  #markGone: () => void = () => undefined;

  constructor(id: string, context: RoomContext) {
    this.id = id;
    this.#context = context;
    this.#presence = new Presence(
      context.limits,
      () => context.clock().getTime(),
      (client) => this.#owners.get(client),
    );
    this.gone = new Promise((resolve) => {
      this.#markGone = resolve;
    });
    this.#running = true;
    void this.#run(true);
  }

  get closing(): boolean {
    return this.#state === 'closing';
  }

  join(connection: Connection): void {
    this.connections.add(connection);
    connection.onEnd = () => this.#leave(connection);
    this.#enqueue({ type: 'join', connection });
    connection.listen((frame, bytes) => this.#receive(connection, frame, bytes));
  }

  /** Resolves with the seq at which the edit is stored; attributed to `person`, the Comune when `null`. */
  edit(person: string | null, edit: (document: AnyDocument) => void): Promise<number> {
    return new Promise((resolve, reject) => this.#enqueue({ type: 'edit', person, edit, resolve, reject }));
  }

  read<T>(read: (document: AnyDocument) => T): Promise<T> {
    return new Promise((resolve, reject) =>
      this.#enqueue({
        type: 'read',
        read: (document) => {
          try {
            resolve(read(document));
          } catch (fault) {
            reject(fault);
          }
        },
        reject,
      }),
    );
  }

  /** Ends every connection, after what was received is stored. */
  async close(code: CloseCode): Promise<void> {
    this.#enqueue({ type: 'stop', code });
    await this.gone;
  }

  #receive(connection: Connection, frame: Incoming, bytes: number): void {
    if (frame.type !== 'presence') {
      this.#enqueue({ type: 'frame', connection, frame, bytes });
      return;
    }
    connection.waitingBytes -= bytes;
    this.#tell(this.#presence.receive(connection, frame.payload), connection);
  }

  #enqueue(work: Work): void {
    if (this.#state === 'closing') {
      this.#refuse(work, new Error('The room is closing'));
      return;
    }
    this.#cancelUnload?.();
    this.#cancelUnload = null;
    this.#queue.push(work);
    if (!this.#running) {
      this.#running = true;
      void this.#run(false);
    }
  }

  async #run(load: boolean): Promise<void> {
    try {
      if (load) {
        await this.#load();
        this.#state = 'open';
      }
      // Frames that came in one packet are one turn, and one commit.
      await Promise.resolve();
      while (this.#queue.length > 0 && this.#stopCode === null) {
        await this.#turn(this.#queue.splice(0, WORK_PER_TURN));
      }
    } catch (fault) {
      this.#fail(fault, CLOSE.notStored);
      return;
    }
    this.#running = false;
    if (this.#stopCode !== null) {
      this.#dismiss(new Error('The room is closing'), this.#stopCode);
      await this.#unload();
      return;
    }
    if (this.connections.size === 0) this.#scheduleUnload();
  }

  async #load(): Promise<void> {
    const loaded = await this.#context.store.load(this.id);
    if (loaded === null) throw new Error(`No document ${this.id}`);
    this.#document = new RoomDocument(loaded);
    this.#owners = loaded.owners;
    this.#seq = loaded.document.seq;
    this.#snapshotSeq = loaded.snapshot?.seq ?? 0;
  }

  async #turn(works: Work[]): Promise<void> {
    const batch = new Batch(this.id, this.#seq);
    try {
      for (const work of works) await this.#process(work, batch);
      if (batch.rows.length > 0) {
        await this.#context.committer.commit(batch);
        this.#seq = batch.seq;
      }
    } catch (fault) {
      for (const work of works) this.#refuse(work, fault);
      throw fault;
    }
    this.#publish(batch);
    if (this.#seq - this.#snapshotSeq >= this.#context.limits.snapshotRows) await this.#snapshot();
  }

  async #process(work: Work, batch: Batch): Promise<void> {
    switch (work.type) {
      case 'join':
        batch.greeted.add(work.connection);
        return;
      case 'read':
        batch.then(() => work.read(this.#opened().view()));
        return;
      case 'stop':
        this.#stopCode = work.code;
        return;
      case 'edit':
        await this.#edit(work, batch);
        return;
      case 'frame': {
        const { connection, frame } = work;
        connection.waitingBytes -= work.bytes;
        if (frame.type === 'write') await this.#write(connection, frame, batch);
        else if (frame.type === 'step1') batch.questions.push({ connection, vector: frame.vector });
        else if (frame.type === 'query') batch.then(() => this.#showPresence(connection));
        return;
      }
      default:
        work satisfies never;
    }
  }

  async #write(connection: Connection, frame: Write, batch: Batch): Promise<void> {
    if (connection.fenced) {
      await this.#quarantine(connection, frame.update, CLOSE.rejected, 'after a refusal');
      return;
    }
    const { id: person } = connection.request.person;
    if (connection.access === 'none') return;
    const document = this.#opened();
    const inspection = inspectUpdate(frame.update, document.doc, this.#context.limits);
    if (inspection === 'garbage') return this.#reject(connection, frame, CLOSE.rejected, 'garbage', batch);
    if (inspection === 'too-large') return this.#reject(connection, frame, CLOSE.tooLarge, 'too large', batch);
    if (!inspection.attaches) {
      if (connection.caughtUp || frame.step2) return this.#reject(connection, frame, CLOSE.rejected, 'gap', batch);
      // A stock client sends what is typed before it answers our step 1; that answer will contain it.
      connection.owesStep2 = true;
      batch.healed.add(connection);
      return;
    }
    for (const client of inspection.writers) {
      const owner = this.#owners.get(client);
      if (owner !== undefined && owner !== person) {
        return this.#reject(connection, frame, CLOSE.rejected, 'foreign client', batch);
      }
    }
    if (connection.access === 'read') {
      if (!document.contains(frame.update)) {
        return this.#reject(connection, frame, CLOSE.notWritable, 'not writable', batch);
      }
    } else {
      const applied = document.apply(frame.update);
      if ('refused' in applied) return this.#reject(connection, frame, CLOSE.rejected, applied.refused, batch, true);
      await this.#accept(applied, person, connection.request.device, connection, inspection.writers, batch);
    }
    if (frame.step2) {
      connection.caughtUp = true;
      connection.owesStep2 = false;
    }
    if (!connection.owesStep2) {
      connection.taken = frame.n;
      batch.acknowledged.add(connection);
    }
  }

  async #edit(work: Extract<Work, { type: 'edit' }>, batch: Batch): Promise<void> {
    try {
      const document = this.#opened();
      const { update, client } = document.draft(work.edit);
      const applied = document.apply(update);
      if ('refused' in applied) {
        await this.#rebuild(batch);
        throw new Error(`The edit was refused: ${applied.refused}`);
      }
      if (applied.bytes !== null) await this.#accept(applied, work.person, null, null, [client], batch);
    } catch (fault) {
      work.reject(fault);
      return;
    }
    batch.then(() => work.resolve(this.#seq));
  }

  /** Adds what was applied to the batch: the row, its owners, its history, and the twins it made. */
  async #accept(
    applied: Exclude<ReturnType<RoomDocument['apply']>, { refused: string }>,
    person: string | null,
    device: string | null,
    sender: Connection | null,
    writers: Iterable<number>,
    batch: Batch,
  ): Promise<void> {
    if (applied.bytes === null) return;
    const at = this.#context.clock().toISOString();
    for (const client of writers) this.#own(client, person, batch);
    const twins = await twinRows(applied.twins, {
      document: this.id,
      store: this.#context.store,
      batch,
      owner: (client) => this.#owners.get(client) ?? null,
      at,
    });
    batch.add({ person, device, at, bytes: applied.bytes }, applied.changes, sender);
    batch.lose(applied.twins, person, at);
    for (const twin of twins) {
      const document = this.#opened();
      const recorded = document.recordTwin(twin);
      this.#own(document.doc.clientID, null, batch);
      if (recorded.bytes !== null) batch.add({ person: null, device: null, at, bytes: recorded.bytes }, [], null);
    }
  }

  #own(client: number, person: string | null, batch: Batch): void {
    if (this.#owners.has(client)) return;
    this.#owners.set(client, person);
    batch.owners.set(client, person);
  }

  async #reject(
    connection: Connection,
    frame: Write,
    code: CloseCode,
    reason: string,
    batch: Batch,
    dirty = false,
  ): Promise<void> {
    connection.fenced = true;
    this.#context.onRefused(connection.request.person.id, frame.update.byteLength);
    if (dirty) await this.#rebuild(batch);
    if (code === CLOSE.tooLarge || (await this.#quarantine(connection, frame.update, code, reason))) {
      connection.end(code, reason);
    } else {
      connection.end(CLOSE.notStored, 'not stored');
    }
  }

  /** Whether the frame is safe. Rows of this batch are not stored yet: the seq below is the base it was refused on. */
  async #quarantine(connection: Connection, bytes: Uint8Array, code: CloseCode, reason: string): Promise<boolean> {
    const { person, device } = connection.request;
    try {
      await this.#context.store.quarantine({
        id: newId(),
        document: this.id,
        person: person.id,
        device,
        code,
        reason,
        baseSeq: this.#seq,
        bytes,
        at: this.#context.clock().toISOString(),
      });
      return true;
    } catch (fault) {
      this.#context.onFault(fault);
      return false;
    }
  }

  /** What is stored, and what this batch accepted so far, without what was refused. */
  async #rebuild(batch: Batch): Promise<void> {
    const loaded = await this.#context.store.load(this.id);
    if (loaded === null) throw new Error(`No document ${this.id}`);
    this.#document?.destroy();
    this.#document = new RoomDocument({ ...loaded, owners: this.#owners });
    for (const row of batch.rows) this.#document.replay(row.bytes);
  }

  #publish(batch: Batch): void {
    for (const { bytes, sender } of batch.sent) {
      this.#tellSubscribed(syncFrame(SYNC.update, bytes), sender);
    }
    const document = this.#opened();
    const stepOnes = new Set([...batch.greeted, ...batch.healed]);
    for (const { connection, vector } of batch.questions) {
      const answer = answerOf(document, vector);
      if (answer === null) {
        connection.end(CLOSE.malformed, 'state vector');
        continue;
      }
      connection.send(syncFrame(SYNC.step2, answer));
      if (connection.subscribed) stepOnes.add(connection);
      else this.#showPresence(connection);
      connection.subscribed = true;
    }
    for (const connection of stepOnes) connection.send(syncFrame(SYNC.step1, document.vector()));
    for (const connection of batch.acknowledged) connection.acknowledge(this.#seq);
    if (batch.rows.length > 0) this.#context.onStored(this.id, this.#seq);
    batch.settle();
  }

  #tellSubscribed(frame: Uint8Array, except: Connection | null): void {
    for (const connection of [...this.connections]) {
      if (connection !== except && connection.subscribed) connection.send(frame);
    }
  }

  #tell(frame: Uint8Array | null, except: Connection): void {
    if (frame !== null) this.#tellSubscribed(frame, except);
  }

  #showPresence(connection: Connection): void {
    const states = this.#presence.statesFor(connection);
    if (states !== null) connection.send(states);
  }

  #leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#tell(this.#presence.leave(connection), connection);
    if (this.connections.size === 0 && !this.#running) this.#scheduleUnload();
  }

  async #snapshot(): Promise<void> {
    const seq = this.#seq;
    await this.#context.store.saveSnapshot(this.id, seq, this.#opened().state());
    this.#snapshotSeq = seq;
  }

  #scheduleUnload(): void {
    if (this.#state !== 'open') return;
    this.#cancelUnload?.();
    this.#cancelUnload = this.#context.scheduler.after(this.#context.limits.idleMs, () => void this.#unload());
  }

  async #unload(): Promise<void> {
    this.#cancelUnload?.();
    this.#cancelUnload = null;
    if (this.#state !== 'open') return;
    this.#state = 'closing';
    try {
      if (this.#seq > this.#snapshotSeq) await this.#snapshot();
    } catch (fault) {
      this.#context.onFault(fault);
    }
    this.#end();
  }

  /** Nothing is told of what was not stored; everybody comes back and finds what is. */
  #fail(fault: unknown, code: CloseCode): void {
    this.#state = 'closing';
    this.#context.onFault(fault);
    this.#dismiss(fault, code);
    this.#end();
  }

  #dismiss(fault: unknown, code: CloseCode): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const connection of [...this.connections]) connection.end(code);
    for (const work of queue) this.#refuse(work, fault);
  }

  #refuse(work: Work, fault: unknown): void {
    if (work.type === 'edit' || work.type === 'read') work.reject(fault);
    else if (work.type !== 'stop') work.connection.end(CLOSE.notStored);
  }

  #end(): void {
    this.#document?.destroy();
    this.#document = null;
    this.#context.onGone(this);
    this.#markGone();
  }

  #opened(): RoomDocument {
    if (this.#document === null) throw new Error('The room is not loaded');
    return this.#document;
  }
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

function answerOf(document: RoomDocument, vector: Uint8Array): Uint8Array | null {
  try {
    return document.state(vector);
  } catch {
    return null;
  }
}
