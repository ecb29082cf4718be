import * as Y from 'yjs';
import { newId } from '#lib/documents/new-id.ts';
import { isFull } from '#lib/persistence/live-connection.ts';
import type { LocalStore, OutboxRow, TimedChange } from '#lib/persistence/local-store.ts';
import type { Later } from './environment.ts';

/** Edits that will be, or are, one row of the outbox. */
export interface Batch {
  /** Names the batch between tabs before it has a row. */
  readonly key: string;
  readonly updates: Uint8Array[];
  readonly changes: TimedChange[];
  /** `elsewhere`: another tab writes it, and says when it has. `unkept`: this device keeps nothing of the document. */
  state: 'open' | 'queued' | 'writing' | 'written' | 'failed' | 'elsewhere' | 'unkept';
  row: number | null;
  /** The relay has it: the row, once it exists, can go. */
  stored: boolean;
}

interface OutboxOptions {
  store: LocalStore;
  document: string;
  generation: number;
  now: () => number;
  later: Later;
  /** Something about pending, unwritten or failed has changed. */
  onChange: () => void;
  onWritten: (batch: Batch) => void;
  /** The generation was forked in another tab: this replica is of the past. */
  onForked: () => void;
}

/** Keystrokes of this long, in milliseconds, become one row. */
const MERGE_MS = 150;
const RETRY_MS = 5_000;

/** One document's changes on their way to the relay, kept on this device until it has them. */
export class Outbox {
  readonly #options: OutboxOptions;
  readonly #batches = new Map<string, Batch>();
  #open: Batch | null = null;
  #writing: Promise<void> | null = null;
  #memoryLost = false;
  #cancelMerge: () => void = () => undefined;
  #cancelRetry: () => void = () => undefined;

  constructor(options: OutboxOptions) {
    this.#options = options;
  }

  /** Every change the relay has not stored, oldest first. */
  get changes(): TimedChange[] {
    return [...this.#batches.values()].flatMap((batch) => batch.changes);
  }

  get isEmpty(): boolean {
    return this.#batches.size === 0;
  }

  /** Something is not on this device's medium yet. */
  get unwritten(): boolean {
    return this.#some((batch) => batch.state !== 'written' && batch.state !== 'elsewhere');
  }

  get failed(): boolean {
    return this.#some((batch) => batch.state === 'failed');
  }

  /** It could not be written for another reason than a full device. */
  get memoryLost(): boolean {
    return this.failed && this.#memoryLost;
  }

  /** What only this page has, or another tab may be writing, as rows to be. */
  get unwrittenRows(): Omit<OutboxRow, 'id'>[] {
    return [...this.#batches.values()].filter((batch) => batch.row === null).map((batch) => this.#row(batch));
  }

  /** Client ids of what is unsent: this person's, whatever session it was. */
  get clients(): Set<number> {
    const updates = [...this.#batches.values()].flatMap((batch) => batch.updates);
    return new Set(updates.flatMap((update) => [...Y.parseUpdateMeta(update).to.keys()]));
  }

  batch(key: string): Batch | undefined {
    return this.#batches.get(key);
  }

  /** By what another tab calls them: batches of earlier visits have a key of each tab's own, and one row. */
  find(keys: readonly string[], rows: readonly number[]): Batch[] {
    return [...this.#batches.values()].filter(
      (batch) => keys.includes(batch.key) || (batch.row !== null && rows.includes(batch.row)),
    );
  }

  /** What is in the document and not stored, and how much of each batch that is. */
  carry(): Map<Batch, number> {
    return new Map([...this.#batches.values()].map((batch) => [batch, batch.updates.length]));
  }

  /** What earlier visits left. */
  async load(): Promise<{ row: OutboxRow; batch: Batch }[]> {
    const { store, document, generation } = this.#options;
    const rows = await store.outbox(document, generation);
    return rows.map((row) => {
      const { id, update, changes, note } = row;
      const batch: Batch =
        note === undefined
          ? { key: newId(), updates: [update], changes, state: 'written', row: id, stored: false }
          : { key: note, updates: [update], changes, state: 'failed', row: null, stored: false };
      this.#batches.set(batch.key, batch);
      if (this.failed) this.#retryLater();
      return { row, batch };
    });
  }

  /** Takes an edit of this tab in. */
  edited(update: Uint8Array, changes: readonly TimedChange[]): Batch {
    if (!this.#open) {
      this.#open = { key: newId(), updates: [], changes: [], state: 'open', row: null, stored: false };
      this.#batches.set(this.#open.key, this.#open);
      this.#cancelMerge = this.#options.later(MERGE_MS, () => void this.flush());
    }
    this.#open.updates.push(update);
    this.#open.changes.push(...changes);
    return this.#open;
  }

  /** Takes an edit of another tab in, which writes it. */
  editedElsewhere(key: string, update: Uint8Array, changes: readonly TimedChange[]): Batch {
    const known = this.#batches.get(key);
    const batch: Batch = known ?? { key, updates: [], changes: [], state: 'elsewhere', row: null, stored: false };
    this.#batches.set(key, batch);
    batch.updates.push(update);
    batch.changes.push(...changes);
    return batch;
  }

  /** Another tab has written its batch. */
  writtenElsewhere(key: string, row: number): void {
    const batch = this.#batches.get(key);
    // Stored before it was written: nobody but us may know that the row can go.
    if (!batch) void this.#remove([row]);
    else batch.row = row;
  }

  /** The relay has these on stable storage. */
  stored(batches: readonly Batch[]): void {
    const rows: number[] = [];
    for (const batch of batches) {
      batch.stored = true;
      if (batch === this.#open) this.#open = null;
      this.#batches.delete(batch.key);
      this.#options.store.removeNote(batch.key);
      if (batch.row !== null) rows.push(batch.row);
    }
    void this.#remove(rows);
  }

  /** Writes what is not written yet. Resolves when that was tried; `failed` says how it went. */
  flush(): Promise<void> {
    this.#cancelMerge();
    this.#cancelRetry();
    this.#open = null;
    for (const batch of this.#batches.values()) {
      if (batch.state === 'open' || batch.state === 'failed') batch.state = 'queued';
    }
    if (this.#next()) this.#writing ??= this.#write();
    return this.#writing ?? Promise.resolve();
  }

  /** The store may have lost what it had: what is not there any more is written again. */
  async recheck(): Promise<void> {
    const { store, document, generation } = this.#options;
    const written = [...this.#batches.values()].filter((batch) => batch.row !== null);
    if (written.length === 0) return;
    // What cannot be read cannot be called saved.
    const rows = await store.outbox(document, generation).catch(() => []);
    const kept = (batch: Batch) =>
      rows.some((row) => row.id === batch.row && sameBytes(row.update, Y.mergeUpdates(batch.updates)));
    for (const batch of written) {
      if (kept(batch) || batch.row === null || !this.#batches.has(batch.key)) continue;
      batch.row = null;
      batch.state = 'queued';
    }
    this.#options.onChange();
    if (this.#next()) this.#writing ??= this.#write();
    await this.#writing;
  }

  /** The page may be gone in an instant: leaves a note of all that is not written, and goes on writing. */
  hide(): void {
    for (const batch of this.#batches.values()) {
      if (batch.state !== 'written' && batch.state !== 'elsewhere')
        this.#options.store.leaveNote(batch.key, this.#row(batch));
    }
    void this.flush();
  }

  /** No more writing by itself. */
  stop(): void {
    this.#cancelMerge();
    this.#cancelRetry();
  }

  async #write(): Promise<void> {
    let next = this.#next();
    while (next) {
      next.state = 'writing';
      if (!(await this.#writeOne(next))) {
        next.state = 'failed';
        for (const batch of this.#batches.values()) if (batch.state === 'queued') batch.state = 'failed';
        this.#retryLater();
      }
      this.#options.onChange();
      next = this.#next();
    }
    this.#writing = null;
  }

  #retryLater(): void {
    this.#cancelRetry();
    this.#cancelRetry = this.#options.later(RETRY_MS, () => void this.flush());
  }

  async #writeOne(batch: Batch): Promise<boolean> {
    const { store } = this.#options;
    try {
      const { id, forked } = await store.addToOutbox(this.#row(batch));
      if (id === null && !forked) {
        batch.state = 'unkept';
        return true;
      }
      batch.state = 'written';
      store.removeNote(batch.key);
      if (forked) {
        this.#batches.delete(batch.key);
        this.#options.onForked();
        return true;
      }
      batch.row = id;
      if (batch.stored && id !== null) await this.#remove([id]);
      this.#options.onWritten(batch);
      return true;
    } catch (fault) {
      this.#memoryLost = !isFull(fault);
      return batch.stored;
    }
  }

  #row(batch: Batch): Omit<OutboxRow, 'id'> {
    const { document, generation, now } = this.#options;
    return {
      document,
      generation,
      update: Y.mergeUpdates(batch.updates),
      changes: [...batch.changes],
      createdAt: new Date(now()).toISOString(),
    };
  }

  #next(): Batch | undefined {
    return [...this.#batches.values()].find((batch) => batch.state === 'queued');
  }

  #some(matches: (batch: Batch) => boolean): boolean {
    return [...this.#batches.values()].some(matches);
  }

  /** A row that cannot be removed goes out again at the next visit, which changes nothing. */
  async #remove(rows: readonly number[]): Promise<void> {
    if (rows.length > 0) await this.#options.store.removeFromOutbox(rows).catch(() => undefined);
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
