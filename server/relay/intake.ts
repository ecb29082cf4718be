import * as Y from 'yjs';
import type { DocumentKind } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import type { FoundTwin, Twin } from '#lib/documents/twins.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import type { DocumentStore, LoadedDocument, LogRow } from '../storage/document-store.ts';
import type { Batch } from './batch.ts';
import type { Connection, Incoming } from './connection.ts';
import type { DocumentRules } from './document-rules.ts';
import { inspectUpdate } from './inspect-update.ts';
import type { Limits } from './limits.ts';
import { RestingDocument } from './resting-document.ts';
import { RoomDocument, type Applied, type StoredContent } from './room-document.ts';
import { splitByOwner } from './split-by-owner.ts';
import { twinRows } from './twin-rows.ts';
import type { WorkBudget } from './work-budget.ts';

type Write = Extract<Incoming, { type: 'write' }>;

export interface IntakeContext {
  store: DocumentStore;
  rules: (kind: DocumentKind) => DocumentRules;
  limits: Limits;
  clock: () => Date;
  onFault: (fault: unknown) => void;
  onRefused: (person: string, bytes: number) => void;
  mayBring: (person: string, newClients: number) => boolean;
  work: WorkBudget;
}

/** Who makes an edit on the server. */
export interface EditBy {
  /** `null` is the Comune. */
  person: string | null;
  /** Whose proposal it is, for the history. */
  proposedBy?: string | null;
  /** Written with the edit, or not at all; not called when the edit changes nothing. */
  beside?: () => void;
  /** It takes rows out of the document for good: nobody can see the document meanwhile, nor wrote in it. */
  empties?: boolean;
}

/** What a device hands back after a restore, decoded, its owners vouched for. */
export interface Recovery {
  /** Whose device it is: never the owner of what others wrote. */
  messenger: string;
  /** Whether the messenger may write the document: else nothing becomes theirs. */
  mayWrite: boolean;
  update: Uint8Array;
  owners: ReadonlyMap<number, string | null>;
}

/** Nothing more of a recovery is taken in; what was before stays. */
export class RecoveryRefused extends Error {}

/**
 * The way of a write into a room's document: each check in its order, then the batch or the quarantine.
 * The document is unpacked for the first write that brings something, and packed again when it rests.
 */
export class Intake {
  readonly #id: string;
  readonly #context: IntakeContext;
  readonly #owners: Map<number, string | null>;
  readonly kind: DocumentKind;
  #live: RoomDocument | null = null;
  #resting: RestingDocument | null = null;

  constructor(loaded: LoadedDocument, context: IntakeContext) {
    this.#id = loaded.document.id;
    this.kind = loaded.document.kind;
    this.#context = context;
    this.#owners = loaded.owners;
    if (loaded.snapshot !== null && loaded.rows.length === 0) {
      this.#resting = new RestingDocument(loaded.snapshot.bytes, loaded.snapshot.vector ?? undefined);
    } else this.#live = this.#unpack(loaded);
  }

  /** Unpacked; it stays so until `rest`. */
  get document(): RoomDocument {
    if (this.#live !== null) return this.#live;
    const bytes = this.#resting?.state ?? new Uint8Array();
    this.#live = this.#unpack({ snapshot: { bytes }, rows: [] });
    this.#resting = null;
    return this.#live;
  }

  get live(): boolean {
    return this.#live !== null;
  }

  /** Only while everything in the document is stored. */
  rest(): void {
    if (this.#live === null) return;
    this.#resting = new RestingDocument(this.#live.state(), this.#live.vector());
    this.#live.destroy();
    this.#live = null;
  }

  vector(): Uint8Array {
    return this.#resting?.vector ?? this.document.vector();
  }

  /** What a device that has `vector` lacks. Throws on bytes that are no state vector. */
  answer(vector: Uint8Array): Uint8Array {
    return this.#resting?.answer(vector) ?? this.document.answer(vector);
  }

  /** Who writes under a client id; `null` is the Comune, `undefined` nobody yet. */
  ownerOf(client: number): string | null | undefined {
    return this.#owners.get(client);
  }

  destroy(): void {
    this.#live?.destroy();
  }

  /** What one connection sent one after the other. */
  async write(connection: Connection, frames: readonly Write[], batch: Batch): Promise<void> {
    const { work } = this.#context;
    const { id: person } = connection.request.person;
    let from = 0;
    if (frames.length > 1 && connection.access === 'write')
      from = await work.measure(person, () => this.#writeTogether(connection, frames, batch));
    for (const frame of frames.slice(from)) {
      if (connection.access !== 'none' && work.isSpent(person)) {
        // What was taken in is acknowledged first; the rest the device keeps, and comes back with it.
        connection.access = 'none';
        batch.then(() => connection.end(CLOSE.flood, 'work'));
      }
      await work.measure(person, () => this.#writeOne(connection, frame, batch));
    }
  }

  /**
   * The frames up to the first that needs a closer look, as one: fast typing costs one transaction and one
   * row. Returns how many; none when together they break a rule, and then each stands for itself.
   */
  async #writeTogether(connection: Connection, frames: readonly Write[], batch: Batch): Promise<number> {
    if (connection.fenced) return 0;
    const { id: person } = connection.request.person;
    const document = this.document;
    const writers = new Set<number>();
    const taken: Write[] = [];
    const applied = document.apply(this.#plain(frames, person, document, writers, taken), person);
    if ('refused' in applied) {
      await this.#rebuild(batch);
      return 0;
    }
    const author = { person, device: connection.request.device, claimedAt: taken.at(-1)?.claimedAt };
    await this.#accept(applied, author, connection, writers, batch);
    for (const frame of taken) if (connection.take(frame)) batch.acknowledged.add(connection);
    return taken.length;
  }

  /** The frames that attach and go on under this person's client ids, each looked at when those before it are in. */
  *#plain(
    frames: readonly Write[],
    person: string,
    document: RoomDocument,
    writers: Set<number>,
    taken: Write[],
  ): Generator<Uint8Array> {
    for (const frame of frames) {
      if (this.#context.work.isSpent(person)) return;
      const inspection = inspectUpdate(frame.update, document.doc, this.#context.limits);
      if (typeof inspection === 'string' || !inspection.attaches) return;
      for (const client of inspection.writers) {
        if (this.#owners.get(client) !== person) return;
        writers.add(client);
      }
      taken.push(frame);
      yield frame.update;
    }
  }

  async #writeOne(connection: Connection, frame: Write, batch: Batch): Promise<void> {
    if (connection.fenced) {
      await this.#quarantine(connection, frame.update, CLOSE.rejected, 'after a refusal', batch);
      return;
    }
    const { id: person } = connection.request.person;
    if (connection.access === 'none') return;
    if (this.#resting?.holds(frame.update, this.#context.limits) === true) {
      if (connection.take(frame)) batch.acknowledged.add(connection);
      return;
    }
    const document = this.document;
    const inspection = inspectUpdate(frame.update, document.doc, this.#context.limits);
    if (inspection === 'too-large') return this.#reject(connection, frame, CLOSE.tooLarge, 'too large', batch);
    if (typeof inspection === 'string') return this.#reject(connection, frame, CLOSE.rejected, inspection, batch);
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
    const newcomers = [...inspection.writers].filter((client) => !this.#owners.has(client)).length;
    if (newcomers > 0 && connection.access === 'write' && !this.#context.mayBring(person, newcomers)) {
      // Nothing is lost: the device keeps it and comes back. What follows here would build on it.
      connection.access = 'none';
      connection.end(CLOSE.flood, 'new clients');
      return;
    }
    if (connection.access === 'read') {
      if (!document.contains(frame.update)) {
        return this.#reject(connection, frame, CLOSE.notWritable, 'not writable', batch);
      }
    } else {
      const applied = document.apply([frame.update], person);
      if ('refused' in applied) return this.#reject(connection, frame, CLOSE.rejected, applied.refused, batch, true);
      const { device } = connection.request;
      const { claimedAt } = frame;
      await this.#accept(applied, { person, device, claimedAt }, connection, inspection.writers, batch);
    }
    if (connection.take(frame)) batch.acknowledged.add(connection);
  }

  /** The owners, for devices to keep. */
  get owners(): ReadonlyMap<number, string | null> {
    return this.#owners;
  }

  /** Takes back what others wrote, each part in the name of whoever wrote it. Throws RecoveryRefused. */
  async recover(recovery: Recovery, batch: Batch): Promise<void> {
    const { messenger, update } = recovery;
    const { doc } = this.document;
    const inspection = inspectUpdate(update, doc, this.#context.limits);
    if (typeof inspection === 'string') return this.#refuse(recovery, inspection);
    const state = (client: number) => Y.getState(doc.store, client);
    const { parts, deletions } = splitByOwner(update, state, (client) => this.#recoveredOwner(client, recovery));
    for (const { person, update: part, clients } of parts) {
      const applied = this.document.apply([part], person, { byComune: person === null });
      if ('refused' in applied) return this.#refuse(recovery, applied.refused, batch);
      if (applied.bytes !== null) batch.recovered.set(batch.seq + 1, messenger);
      await this.#accept(applied, { person, device: null }, null, clients, batch);
    }
    if (deletions === null) return;
    const applied = this.document.apply([deletions], null, { asGone: true });
    if ('refused' in applied) return this.#refuse(recovery, applied.refused, batch);
    if (applied.bytes !== null) batch.recovered.set(batch.seq + 1, messenger);
    await this.#accept(applied, { person: null, device: null }, null, [], batch);
  }

  /** Whose a client id is: as known here, and vouched for or the messenger's own. `undefined`: nobody's to take. */
  #recoveredOwner(client: number, { owners, messenger, mayWrite }: Recovery): string | null | undefined {
    const known = this.#owners.get(client);
    const vouched = owners.get(client);
    if (known !== undefined) return vouched === known || (mayWrite && known === messenger) ? known : undefined;
    return vouched === undefined && mayWrite ? messenger : vouched;
  }

  async #refuse({ messenger, update }: Recovery, reason: string, dirty: Batch | null = null): Promise<never> {
    this.#context.onRefused(messenger, update.byteLength);
    if (dirty !== null) await this.#rebuild(dirty);
    throw new RecoveryRefused(reason);
  }

  /** An edit made by the server. Throws when it breaks the rules; then nothing of it stands. */
  async edit(
    { person, proposedBy = null, beside, empties = false }: EditBy,
    edit: (document: AnyDocument) => void,
    batch: Batch,
  ): Promise<void> {
    const { update, client } = this.document.draft(edit);
    const applied = this.document.apply([update], person, { empties });
    if ('refused' in applied) {
      await this.#rebuild(batch);
      throw new Error(`The edit was refused: ${applied.refused}`);
    }
    await this.#accept(applied, { person, device: null }, null, [client], batch, proposedBy);
    if (applied.bytes !== null && beside !== undefined) batch.beside.push(beside);
  }

  /** Adds what was applied to the batch: the row, its owners, its history, and the twins it made. */
  async #accept(
    applied: Applied,
    author: Pick<LogRow, 'person' | 'device' | 'claimedAt'>,
    sender: Connection | null,
    writers: Iterable<number>,
    batch: Batch,
    proposedBy: string | null = null,
  ): Promise<void> {
    if (applied.bytes === null) return;
    const { person } = author;
    const at = this.#context.clock().toISOString();
    for (const client of writers) this.#own(client, person, batch);
    const twins = applied.twins.length === 0 ? [] : await this.#twinRows(applied.twins, at, batch);
    batch.add({ ...author, at, bytes: applied.bytes }, applied.changes, sender, proposedBy);
    batch.lose(applied.twins, person, at);
    this.#addOwn(this.document.followTwins(applied.changes, person, at), at, batch);
    for (const twin of twins) this.#addOwn(this.document.recordTwin(twin), at, batch);
  }

  #twinRows(twins: readonly FoundTwin[], at: string, batch: Batch): Promise<Omit<Twin, 'id'>[]> {
    return twinRows(twins, {
      document: this.#id,
      store: this.#context.store,
      batch,
      owner: (client) => this.#owners.get(client) ?? null,
      at,
    });
  }

  /** A row of the Comune's own. */
  #addOwn(applied: Applied, at: string, batch: Batch): void {
    if (applied.bytes === null) return;
    this.#own(this.document.doc.clientID, null, batch);
    batch.add({ person: null, device: null, at, bytes: applied.bytes }, [], null);
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
    if (code === CLOSE.tooLarge || (await this.#quarantine(connection, frame.update, code, reason, batch))) {
      connection.end(code, reason);
    } else {
      connection.end(CLOSE.notStored, 'not stored');
    }
  }

  /** Whether the frame is safely kept. */
  async #quarantine(
    connection: Connection,
    bytes: Uint8Array,
    code: CloseCode,
    reason: string,
    batch: Batch,
  ): Promise<boolean> {
    const { person, device } = connection.request;
    try {
      await this.#context.store.quarantine({
        id: newId(),
        document: this.#id,
        person: person.id,
        device,
        code,
        reason,
        baseSeq: batch.base,
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
    const loaded = await this.#context.store.load(this.#id);
    if (loaded === null) throw new Error(`No document ${this.#id}`);
    this.#live?.destroy();
    this.#live = this.#unpack(loaded);
    this.#resting = null;
    for (const row of batch.rows) this.#live.replay(row.bytes);
  }

  #unpack(stored: StoredContent): RoomDocument {
    return new RoomDocument(this.kind, stored, this.#owners, this.#context.rules(this.kind));
  }
}
