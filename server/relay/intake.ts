import { newId } from '#lib/documents/new-id.ts';
import type { AnyDocument } from '#lib/documents/open-document.ts';
import { CLOSE, type CloseCode } from '#lib/protocol/close-codes.ts';
import type { DocumentStore, LoadedDocument } from '../storage/document-store.ts';
import type { Batch } from './batch.ts';
import type { Connection, Incoming } from './connection.ts';
import { inspectUpdate } from './inspect-update.ts';
import type { Limits } from './limits.ts';
import { RoomDocument, type Applied } from './room-document.ts';
import { twinRows } from './twin-rows.ts';

type Write = Extract<Incoming, { type: 'write' }>;

export interface IntakeContext {
  store: DocumentStore;
  limits: Limits;
  clock: () => Date;
  onFault: (fault: unknown) => void;
  onRefused: (person: string, bytes: number) => void;
}

/** The way of a write into a room's document: each check in its order, then the batch or the quarantine. */
export class Intake {
  readonly #id: string;
  readonly #context: IntakeContext;
  readonly #owners: Map<number, string | null>;
  #document: RoomDocument;

  constructor(loaded: LoadedDocument, context: IntakeContext) {
    this.#id = loaded.document.id;
    this.#context = context;
    this.#owners = loaded.owners;
    this.#document = new RoomDocument(loaded);
  }

  get document(): RoomDocument {
    return this.#document;
  }

  /** Who writes under a client id; `null` is the Comune, `undefined` nobody yet. */
  ownerOf(client: number): string | null | undefined {
    return this.#owners.get(client);
  }

  destroy(): void {
    this.#document.destroy();
  }

  async write(connection: Connection, frame: Write, batch: Batch): Promise<void> {
    if (connection.fenced) {
      await this.#quarantine(connection, frame.update, CLOSE.rejected, 'after a refusal', batch);
      return;
    }
    const { id: person } = connection.request.person;
    if (connection.access === 'none') return;
    const document = this.#document;
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

  /** An edit made by the server. Throws when it breaks the rules; then nothing of it stands. */
  async edit(person: string | null, edit: (document: AnyDocument) => void, batch: Batch): Promise<void> {
    const { update, client } = this.#document.draft(edit);
    const applied = this.#document.apply(update);
    if ('refused' in applied) {
      await this.#rebuild(batch);
      throw new Error(`The edit was refused: ${applied.refused}`);
    }
    await this.#accept(applied, person, null, null, [client], batch);
  }

  /** Adds what was applied to the batch: the row, its owners, its history, and the twins it made. */
  async #accept(
    applied: Applied,
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
      document: this.#id,
      store: this.#context.store,
      batch,
      owner: (client) => this.#owners.get(client) ?? null,
      at,
    });
    batch.add({ person, device, at, bytes: applied.bytes }, applied.changes, sender);
    batch.lose(applied.twins, person, at);
    this.#addOwn(this.#document.followTwins(applied.changes, person, at), at, batch);
    for (const twin of twins) this.#addOwn(this.#document.recordTwin(twin), at, batch);
  }

  /** A row of the Comune's own. */
  #addOwn(applied: Applied, at: string, batch: Batch): void {
    if (applied.bytes === null) return;
    this.#own(this.#document.doc.clientID, null, batch);
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
    this.#document.destroy();
    this.#document = new RoomDocument({ ...loaded, owners: this.#owners });
    for (const row of batch.rows) this.#document.replay(row.bytes);
  }
}
