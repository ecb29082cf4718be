import type { FieldChange } from '#lib/documents/changes.ts';
import type { OwnerEntry } from '#lib/protocol/recovery.ts';
import type { Sealed, SealedPlace } from './sealed.ts';

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
  /** Of the relay's document when we last had exchanged everything with it; another one says it was restored. */
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
  /** Update and changes of a confidential document; those beside it are empty. */
  sealed?: Sealed | undefined;
  /** How many changes are sealed. */
  count?: number | undefined;
  /** Why the seal does not open. Never stored. */
  unreadable?: 'locked' | 'damaged';
}

/** One field of a fork: what the Comune had when the person changed it, and what the person wrote. */
export interface ForkValue {
  table: string;
  row: string;
  field: string;
  base: unknown;
  /** A rich text as its blocks. */
  mine: unknown;
  at: string;
}

/** A rich text as the person had it: outbox rows only name it. */
export type ForkText = Omit<ForkValue, 'base'>;

/** A document as it was when the relay refused it, kept until the person has decided. */
export interface ForkRow {
  /** `<document>-<generation>`. */
  id: string;
  document: string;
  generation: number;
  state: Uint8Array;
  rows: OutboxRow[];
  values: ForkValue[];
  texts?: ForkText[];
  /** Only what the person wrote is kept: the document may not be read any more. */
  own?: boolean;
  /** `table/row/field` of what needs no decision any more. */
  settled?: string[];
  /** How many of its rows the Comune keeps too. */
  uploaded?: number;
  /** It did not come from here: brought in from a file, or a proposal that the Comune could not take. */
  source?: 'file' | 'proposal';
  /** Close code that refused it. */
  code: number;
  reason: string;
  at: string;
  /** The states of a confidential document, as each tab had it; the one beside it is empty. */
  sealed?: Sealed[];
  /** Why a seal does not open. Never stored. */
  unreadable?: 'locked' | 'damaged';
}

/** What the Comune has to be told of refused changes, in this order; kept until it knows. */
export type Errand =
  | { type: 'settle'; device: string; document: string; generation: number; keys: string[] }
  | { type: 'propose'; proposal: string; document: string; at: string; values: (ForkValue & { now: unknown })[] }
  | { type: 'read'; proposal: string };
export type KeptErrand = Errand & { id: number };

/** The keys of what is kept as a whole, with their values checked by the reader. */
export type ReferenceKey =
  | 'registry'
  | 'documents'
  | 'session'
  | 'stemma'
  | 'recent-places'
  | 'objective-views'
  | 'objective-layout'
  | 'set-aside'
  | 'read-objectives'
  | 'year-choices'
  /** A random name of this device for this person, */
  | 'device'
  /** refused changes of the person's other devices, and proposals, as last heard. */
  | 'forks'
  | 'proposals'
  | 'sheet-keys'
  | 'personal-device';

/**
 * Everything of one person at one ente on this device, except the documents' content.
 * A promise that resolves means: on the medium.
 */
export interface LocalStore {
  document(id: string): Promise<LocalDocument>;
  saveDocument(id: string, facts: Partial<Omit<LocalDocument, 'id' | 'generation'>>): Promise<void>;
  /** Who writes under which client id of a document, as the relay vouched for it. */
  owners(document: string): Promise<OwnerEntry[]>;
  keepOwners(document: string, entries: readonly OwnerEntry[]): Promise<void>;
  /** Oldest first. */
  outbox(document: string, generation: number): Promise<OutboxRow[]>;
  /** Every document's rows, oldest first. */
  unsent(): Promise<OutboxRow[]>;
  /**
   * A row of a generation that was forked meanwhile goes to its fork; `forked` says so. Without an id it is nowhere:
   * this device keeps nothing of the document.
   */
  addToOutbox(row: Omit<OutboxRow, 'id'>): Promise<{ id: number | null; forked: boolean }>;
  /** Written before this returns, for a page that may be gone at once; who opens the document next takes it in. */
  leaveNote(key: string, row: Omit<OutboxRow, 'id'>): void;
  removeNote(key: string): void;
  removeFromOutbox(ids: readonly number[]): Promise<void>;
  /**
   * Moves a generation's rows into a fork and starts the next generation: all or nothing.
   * Two tabs may do it for the same generation; the second adds to the fork of the first.
   * Returns the generation to go on with.
   */
  fork(fork: Omit<ForkRow, 'id' | 'rows' | 'values' | 'unreadable'>): Promise<number>;
  forks(): Promise<ForkRow[]>;
  /** A fork that comes from elsewhere; one that is here already stays as it is. */
  addFork(fork: ForkRow): Promise<void>;
  /** Its document may not be read any more: what the person did not write goes. */
  keepOwn(id: string): Promise<void>;
  /** The Comune keeps its first `rows` rows too; null when it turned out that it does not. */
  markUploaded(id: string, rows: number | null): Promise<void>;
  /**
   * Fields that need no decision any more, and what has to be told for it: all or nothing. An empty fork goes; whether
   * a sealed one is `empty` only who can open it knows.
   */
  settle(id: string | null, keys: readonly string[], errands: readonly Errand[], empty?: boolean): Promise<void>;
  errands(): Promise<KeptErrand[]>;
  /** It is done, or cannot be: then what it carried comes back as a fork. */
  removeErrand(id: number, back?: ForkRow): Promise<void>;
  read(key: ReferenceKey): Promise<unknown>;
  write(key: ReferenceKey, value: unknown): Promise<void>;
  /** Puts what `change` makes of the value that is there, with no other tab in between. */
  update(key: ReferenceKey, change: (value: unknown) => unknown): Promise<void>;
  /** The sealed content of a document's generation. */
  readState(place: SealedPlace): Promise<Sealed | undefined>;
  writeState(place: SealedPlace, sealed: Sealed): Promise<void>;
  /** Of one document but for a generation, or of all. */
  forgetStates(document?: string, keep?: number): Promise<void>;
  /** Names of the documents' databases beside this one. */
  caches(): Promise<string[]>;
  rememberCache(name: string): Promise<void>;
  forgetCache(name: string): Promise<void>;
  /** Called when the store was taken from under us and may have lost what it had. Returns how to stop. */
  onDropped(listener: () => void): () => void;
  close(): void;
  /** Closes and removes all of it. */
  wipe(): Promise<void>;
}
