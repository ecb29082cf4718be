import * as encoding from 'lib0/encoding';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import { Batch } from './batch.ts';
import type { Committer } from './committer.ts';
import type { Connection, Incoming } from './connection.ts';
import { Intake, type IntakeContext } from './intake.ts';
import { Presence } from './presence.ts';
import type { RoomDocument } from './room-document.ts';
import type { Scheduler } from './scheduler.ts';

export interface RoomContext extends IntakeContext {
  committer: Committer;
  scheduler: Scheduler;
  onStored: (documentId: string, seq: number) => void;
  /** The room is out of memory; the next one may be loaded. */
  onGone: (room: Room) => void;
}

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
  #intake: Intake | null = null;
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
      (client) => this.#intake?.ownerOf(client),
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
    this.#intake = new Intake(loaded, this.#context);
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
      await this.#giveUp(works, fault);
      return;
    }
    this.#publish(batch);
    if (this.#seq - this.#snapshotSeq >= this.#context.limits.snapshotRows) await this.#snapshot();
  }

  /**
   * Nothing of this turn was stored, nothing was told. Who wrote comes back later; who reads stays, on
   * the document as it is stored.
   */
  async #giveUp(works: Work[], fault: unknown): Promise<void> {
    for (const work of works.filter(isWrite)) this.#refuse(work, fault);
    // What a connection sent next builds on what was lost with it.
    const waiting = [...works.filter((work) => !isWrite(work)), ...this.#queue];
    this.#queue = waiting.filter((work) => work.type !== 'frame' || !work.connection.ended);
    const before = this.#seq;
    this.#intake?.destroy();
    this.#intake = null;
    await this.#load();
    // Rows that nobody here wrote: what the connections know is no longer what is stored.
    if (this.#seq !== before) throw fault;
    this.#context.onFault(fault);
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
        try {
          await this.#taker().edit(work.person, work.edit, batch);
          batch.then(() => work.resolve(this.#seq));
        } catch (fault) {
          work.reject(fault);
        }
        return;
      case 'frame': {
        const { connection, frame } = work;
        connection.waitingBytes -= work.bytes;
        if (frame.type === 'write') await this.#taker().write(connection, frame, batch);
        else if (frame.type === 'step1') batch.questions.push({ connection, vector: frame.vector });
        else if (frame.type === 'query') batch.then(() => this.#showPresence(connection));
        return;
      }
      default:
        work satisfies never;
    }
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

  /** Loading is quicker with one, and works without. */
  async #snapshot(): Promise<void> {
    const seq = this.#seq;
    try {
      await this.#context.store.saveSnapshot(this.id, seq, this.#opened().state());
      this.#snapshotSeq = seq;
    } catch (fault) {
      this.#context.onFault(fault);
    }
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
    if (this.#seq > this.#snapshotSeq) await this.#snapshot();
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
    this.#intake?.destroy();
    this.#intake = null;
    this.#context.onGone(this);
    this.#markGone();
  }

  #taker(): Intake {
    if (this.#intake === null) throw new Error('The room is not loaded');
    return this.#intake;
  }

  #opened(): RoomDocument {
    return this.#taker().document;
  }
}

function isWrite(work: Work): boolean {
  return work.type === 'edit' || (work.type === 'frame' && work.frame.type === 'write');
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
