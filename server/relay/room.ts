import * as encoding from 'lib0/encoding';
import { isConfidential } from '#lib/domain/confidential.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import { MESSAGE, SYNC } from '#lib/protocol/frames.ts';
import { Batch } from './batch.ts';
import type { Committer } from './committer.ts';
import type { Connection, Incoming } from './connection.ts';
import { Intake, type EditBy, type IntakeContext, type Recovery } from './intake.ts';
import type { LiveDocuments } from './live-documents.ts';
import { OwnerFrames, type SealOwner } from './owner-frames.ts';
import { Presence } from './presence.ts';
import { isWrite, writesFrom, type Work } from './room-work.ts';
import type { Scheduler } from './scheduler.ts';

export interface RoomContext extends IntakeContext {
  committer: Committer;
  scheduler: Scheduler;
  /** What has to be known before anything is taken in. */
  beforeTurn: () => Promise<void>;
  live: LiveDocuments;
  /** Signs who writes under a client id; without it devices are not told. */
  sealOwner: SealOwner | null;
  onStored: (documentId: string, seq: number) => void;
  /** The room is out of memory; the next one may be loaded. */
  onGone: (room: Room) => void;
}

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
  readonly #owners: OwnerFrames;
  #intake: Intake | null = null;
  #seq = 0;
  #snapshotSeq = 0;
  #cancelUnload: (() => void) | null = null;
  #stop: { code: CloseCode | null } | null = null;
  #wantsRest = false;
  readonly gone: Promise<void>;
  #markGone: () => void = () => undefined;

  constructor(id: string, context: RoomContext) {
    this.id = id;
    this.#context = context;
    this.#owners = new OwnerFrames(id, context.sealOwner);
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

  /** Resolves with the seq at which the edit is stored. */
  edit(by: EditBy, edit: (document: AnyDocument) => void): Promise<number> {
    return new Promise((resolve, reject) => this.#enqueue({ type: 'edit', by, edit, resolve, reject }));
  }

  /** Resolves with how many rows the log gained, once they are stored. Rejects with RecoveryRefused. */
  recover(recovery: Recovery): Promise<number> {
    return new Promise((resolve, reject) => this.#enqueue({ type: 'recover', recovery, resolve, reject }));
  }

  read<T>(read: (document: AnyDocument) => T): Promise<T> {
    return this.#read((intake) => read(intake.document.view()));
  }

  /** The state vector of what is stored. */
  vector(): Promise<Uint8Array> {
    return this.#read((intake) => intake.vector());
  }

  #read<T>(read: (intake: Intake) => T): Promise<T> {
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

  /** Runs between two turns: what came before is stored, what comes after sees what it did. */
  alone(work: () => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => this.#enqueue({ type: 'alone', work, resolve, reject }));
  }

  /** The document goes back to its stored state; nobody notices. */
  rest(): void {
    if (this.#state === 'open') this.#enqueue({ type: 'rest' });
  }

  /** Ends every connection, after what was received is stored; with no code they are only not heard any more. */
  async close(code: CloseCode | null): Promise<void> {
    this.#enqueue({ type: 'stop', code });
    await this.gone;
  }

  #receive(connection: Connection, frame: Incoming, bytes: number): void {
    if (frame.type !== 'presence') {
      this.#enqueue({ type: 'frame', connection, frame, bytes });
      return;
    }
    connection.waitingBytes -= bytes;
    if (this.#isConfidential()) return;
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
      while (this.#queue.length > 0 && this.#stop === null) {
        const [first] = this.#queue;
        if (first?.type === 'alone') {
          this.#queue.shift();
          await first.work().then(first.resolve, first.reject);
          continue;
        }
        await this.#context.beforeTurn();
        const alone = this.#queue.findIndex((work) => work.type === 'alone');
        await this.#turn(this.#queue.splice(0, alone < 0 ? WORK_PER_TURN : Math.min(alone, WORK_PER_TURN)));
      }
    } catch (fault) {
      this.#fail(fault, CLOSE.notStored);
      return;
    }
    this.#running = false;
    if (this.#stop !== null) {
      this.#dismiss(new Error('The room is closing'), this.#stop.code);
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
      for (let at = 0; at < works.length;) at += await this.#process(works, at, batch);
      if (batch.rows.length > 0) {
        await this.#context.committer.commit(batch);
        this.#seq = batch.seq;
      }
    } catch (fault) {
      await this.#giveUp(works, fault);
      return;
    }
    this.#publish(batch);
    if (this.#wantsRest && this.#queue.length === 0) await this.#rest();
    else if (this.#seq - this.#snapshotSeq >= this.#context.limits.snapshotRows) await this.#snapshot();
    if (this.#intake?.live === true) this.#context.live.use(this);
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

  /** The work at a place, and what belongs to it after that. Returns how many it was. */
  async #process(works: readonly Work[], at: number, batch: Batch): Promise<number> {
    const work = works[at];
    if (work === undefined) return 1;
    switch (work.type) {
      case 'join':
        batch.greeted.add(work.connection);
        return 1;
      case 'read':
        batch.then(() => work.read(this.#taker()));
        return 1;
      case 'rest':
        this.#wantsRest = true;
        return 1;
      case 'stop':
        this.#stop = { code: work.code };
        return 1;
      case 'alone':
        throw new Error('It runs between turns');
      case 'edit':
        try {
          await this.#taker().edit(work.by, work.edit, batch);
          batch.then(() => work.resolve(this.#seq));
        } catch (fault) {
          work.reject(fault);
        }
        return 1;
      case 'recover':
        try {
          const before = batch.seq;
          await this.#taker().recover(work.recovery, batch);
          const rows = batch.seq - before;
          batch.then(() => work.resolve(rows));
        } catch (fault) {
          work.reject(fault);
        }
        return 1;
      case 'frame': {
        const { connection, frame } = work;
        if (frame.type === 'write') {
          const frames = writesFrom(works, at, connection);
          await this.#taker().write(connection, frames, batch);
          return frames.length;
        }
        connection.waitingBytes -= work.bytes;
        if (frame.type === 'step1') batch.questions.push({ connection, vector: frame.vector });
        else batch.then(() => this.#showPresence(connection));
        return 1;
      }
      default:
        return work satisfies never;
    }
  }

  #publish(batch: Batch): void {
    this.#tellOwners(batch);
    for (const { bytes, sender } of batch.sent) {
      this.#tellSubscribed(syncFrame(SYNC.update, bytes), sender);
    }
    const intake = this.#taker();
    const stepOnes = new Set([...batch.greeted, ...batch.healed]);
    const { work } = this.#context;
    for (const { connection, vector } of batch.questions) {
      const { id: person } = connection.request.person;
      if (work.isSpent(person)) {
        // After it has heard of what it wrote.
        batch.then(() => connection.end(CLOSE.flood, 'work'));
        continue;
      }
      const answer = work.measure(person, () => answerOf(intake, vector));
      if (answer === null) {
        connection.end(CLOSE.malformed, 'state vector');
        continue;
      }
      connection.send(syncFrame(SYNC.step2, answer));
      if (connection.subscribed) stepOnes.add(connection);
      else this.#showPresence(connection);
      connection.subscribed = true;
    }
    for (const connection of stepOnes) connection.send(syncFrame(SYNC.step1, intake.vector()));
    for (const connection of batch.acknowledged) connection.acknowledge(this.#seq);
    if (batch.rows.length > 0) this.#context.onStored(this.id, this.#seq);
    batch.settle();
  }

  /** Before any change under a new client id: who holds the change can then say whose it is. */
  #tellOwners(batch: Batch): void {
    const fresh = this.#owners.frames(batch.owners);
    for (const connection of [...this.connections]) {
      if (connection.extended && !batch.greeted.has(connection)) for (const frame of fresh) connection.send(frame);
    }
    const greeted = [...batch.greeted].filter(({ extended }) => extended);
    if (greeted.length === 0) return;
    for (const frame of this.#owners.frames(this.#taker().owners)) {
      for (const connection of greeted) connection.send(frame);
    }
  }

  #tellSubscribed(frame: Uint8Array, except: Connection | null): void {
    for (const connection of [...this.connections]) {
      if (connection !== except && connection.subscribed) connection.send(frame);
    }
  }

  #tell(frame: Uint8Array | null, except: Connection): void {
    if (frame !== null) this.#tellSubscribed(frame, except);
  }

  /** Who looks at somebody's sheet is nobody's to know. */
  #isConfidential(): boolean {
    return this.#intake !== null && isConfidential(this.#intake.kind);
  }

  #showPresence(connection: Connection): void {
    if (this.#isConfidential()) return;
    const states = this.#presence.statesFor(connection);
    if (states !== null) connection.send(states);
  }

  #leave(connection: Connection): void {
    this.connections.delete(connection);
    this.#tell(this.#presence.leave(connection), connection);
    if (this.connections.size === 0 && !this.#running) this.#scheduleUnload();
  }

  async #rest(): Promise<void> {
    this.#wantsRest = false;
    if (this.#intake?.live !== true) return;
    if (this.#seq > this.#snapshotSeq) await this.#snapshot();
    if (this.#seq === this.#snapshotSeq) this.#intake.rest();
  }

  /** Loading is quicker with one, and works without. */
  async #snapshot(): Promise<void> {
    const seq = this.#seq;
    try {
      const { document } = this.#taker();
      await this.#context.store.saveSnapshot(this.id, seq, document.state(), document.vector());
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

  #dismiss(fault: unknown, code: CloseCode | null): void {
    const queue = this.#queue;
    this.#queue = [];
    for (const connection of [...this.connections]) {
      if (code !== null) connection.end(code);
      else connection.listen(() => undefined);
    }
    for (const work of queue) {
      if (code !== null || work.type === 'edit' || work.type === 'read') this.#refuse(work, fault);
    }
  }

  #refuse(work: Work, fault: unknown): void {
    if (work.type === 'join' || work.type === 'frame') work.connection.end(CLOSE.notStored);
    else if ('reject' in work) work.reject(fault);
  }

  #end(): void {
    this.#context.live.forget(this);
    this.#intake?.destroy();
    this.#intake = null;
    this.#context.onGone(this);
    this.#markGone();
  }

  #taker(): Intake {
    if (this.#intake === null) throw new Error('The room is not loaded');
    return this.#intake;
  }
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, MESSAGE.sync);
  encoding.writeVarUint(encoder, type);
  encoding.writeVarUint8Array(encoder, payload);
  return encoding.toUint8Array(encoder);
}

function answerOf(intake: Intake, vector: Uint8Array): Uint8Array | null {
  try {
    return intake.answer(vector);
  } catch {
    return null;
  }
}
