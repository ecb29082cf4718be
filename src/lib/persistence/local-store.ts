import type { FieldChange } from '#lib/documents/changes.ts';

/** A person's change of one field, with the device's time of it. */
export interface TimedChange extends FieldChange {
  /** ISO 8601. */
  at: string;
}

/** What this device knows of one document besides its content. */
export interface LocalDocument {
  id: string;
  /** Grows by one at every fork; part of every local name, so that refused bytes never meet the new ones. */
  generation: number;
  /** The relay's sequence number that the content goes up to, */
  lastSeq: number;
  /** and the Yjs state vector it had then. */
  lastVector: Uint8Array | null;
  /** When the relay last said that everything of ours is stored. ISO 8601. */
  lastAckAt: string | null;
  epoch: string | null;
}

/** Changes on their way: written before they count as saved, removed when the relay has stored them. */
export interface OutboxRow {
  id: number;
  document: string;
  generation: number;
  update: Uint8Array;
  changes: TimedChange[];
  createdAt: string;
  /** The key of the note it still is: the outbox has no room for it. Never stored. */
  note?: string;
}

/** One field of a fork: what the Comune had when the person changed it, and what the person wrote. */
export interface ForkValue {
  table: string;
  row: string;
  field: string;
  base: unknown;
  mine: unknown;
  at: string;
}

/** A document as it was when the relay refused it, kept until the person has decided. */
export interface ForkRow {
  /** `<document>-<generation>`. */
  id: string;
  document: string;
  generation: number;
  state: Uint8Array;
  rows: OutboxRow[];
  values: ForkValue[];
  /** Close code that refused it. */
  code: number;
  reason: string;
  at: string;
}

/** The keys of what is kept as a whole, with their values checked by the reader. */
export type ReferenceKey =
  | 'registry'
  | 'documents'
  | 'session'
  | 'recent-places'
  | 'objective-views'
  | 'objective-layout'
  | 'set-aside'
  | 'read-objectives';

/**
 * Everything of one person at one ente on this device, except the documents' content.
 * A promise that resolves means: on the medium.
 */
export interface LocalStore {
  document(id: string): Promise<LocalDocument>;
  saveDocument(id: string, facts: Partial<Omit<LocalDocument, 'id' | 'generation'>>): Promise<void>;
  /** Oldest first. */
  outbox(document: string, generation: number): Promise<OutboxRow[]>;
  /** Every document's rows, oldest first. */
  unsent(): Promise<OutboxRow[]>;
  /** A row of a generation that was forked meanwhile goes to its fork; `forked` says so. */
  addToOutbox(row: Omit<OutboxRow, 'id'>): Promise<{ id: number; forked: boolean }>;
  /** Written before this returns, for a page that may be gone at once; who opens the document next takes it in. */
  leaveNote(key: string, row: Omit<OutboxRow, 'id'>): void;
  removeNote(key: string): void;
  removeFromOutbox(ids: readonly number[]): Promise<void>;
  /**
   * Moves a generation's rows into a fork and starts the next generation: all or nothing.
   * Two tabs may do it for the same generation; the second adds to the fork of the first.
   * Returns the generation to go on with.
   */
  fork(fork: Omit<ForkRow, 'id' | 'rows' | 'values'>): Promise<number>;
  forks(): Promise<ForkRow[]>;
  removeFork(id: string): Promise<void>;
  read(key: ReferenceKey): Promise<unknown>;
  write(key: ReferenceKey, value: unknown): Promise<void>;
  /** Names of the documents' databases beside this one. */
  caches(): Promise<string[]>;
  rememberCache(name: string): Promise<void>;
  forgetCache(name: string): Promise<void>;
  close(): void;
  /** Closes and removes all of it. */
  wipe(): Promise<void>;
}
