import type { DocumentName } from '#lib/documents/kind.ts';

/** A document as the store knows it; its content is in the log. */
export type StoredDocument = DocumentName & {
  id: string;
  schema: number;
  /** Last row of its log; the structure is row 1. */
  seq: number;
  state: 'open' | 'closed';
  epoch: string;
};

/** One row of a document's log: what really changed, by whom, when. */
export interface LogRow {
  seq: number;
  /** `null`: the Comune itself. */
  person: string | null;
  device: string | null;
  /** Server time, ISO 8601. */
  at: string;
  /** When the device says it was written; only where it said so. Nobody vouches for it. */
  claimedAt?: string;
  bytes: Uint8Array;
}

/** One field's change in plain values. A `lost` one gave way to a concurrent value and never stood in the document. */
export interface StoredChange {
  seq: number;
  table: string;
  row: string;
  field: string;
  from: unknown;
  to: unknown;
  person: string | null;
  at: string;
  outcome: 'applied' | 'lost';
  /** Who proposed what `person` accepted. */
  proposedBy?: string | null;
}

/** A change as the history shows it. */
export interface HistoryEntry extends StoredChange {
  /** Ascending in the order of storing. */
  id: number;
  device: string | null;
  claimedAt: string | null;
}

/** What a document gains in one commit. Rows follow its last seq without a gap. */
export interface DocumentAppend {
  document: string;
  rows: LogRow[];
  /** Client ids seen for the first time. */
  owners: ReadonlyMap<number, string | null>;
  changes: StoredChange[];
  /** Rows that a device brought back after a restore: by seq, the person whose device it was. */
  recovered?: ReadonlyMap<number, string>;
  /** The document is of this schema from now on. */
  schema?: number;
  /** Written in the same transaction, after the rows; it may be tried more than once. */
  beside?: readonly (() => void)[];
}

export interface LoadedDocument {
  document: StoredDocument;
  snapshot: { seq: number; bytes: Uint8Array; vector: Uint8Array | null } | null;
  /** After the snapshot, ascending. */
  rows: LogRow[];
  owners: Map<number, string | null>;
}

/** A refused frame, kept as it came. */
export interface QuarantineEntry {
  id: string;
  document: string;
  person: string;
  device: string | null;
  code: number;
  reason: string;
  /** The document's seq when it was refused. */
  baseSeq: number;
  bytes: Uint8Array;
  at: string;
}

export interface ChangeFilter {
  table?: string;
  row?: string;
  field?: string;
  limit: number;
}

/** Which part of a document's history; what is absent does not narrow it. */
export interface HistoryFilter {
  person?: string | null;
  /** Rows of tables, and rows that lie in them. */
  places?: readonly { table: string; row: string }[];
  table?: string;
  field?: string;
  /** ISO 8601: not before, and before. */
  since?: string;
  until?: string;
  /** Only what was stored before this entry. */
  before?: number;
  limit: number;
}

/** A row of the log with all that its imprint covers. */
export interface ChainedRow extends LogRow {
  hash: Uint8Array | null;
  changes: StoredChange[];
  owners: [client: number, person: string | null][];
}

/** A decision of an organ of the ente. */
export interface ErasureAct {
  organ: string;
  number: string;
  /** ISO date. */
  day: string;
}

/** What remains of an erased document. */
export interface Tombstone {
  document: string;
  name: DocumentName;
  successor: string;
  seq: number;
  head: Uint8Array;
  /** How many rows of tables were erased. */
  erased: number;
  at: string;
  person: string;
  act: ErasureAct;
}

/** The document that goes on after an erasure; it has the name of the one before. */
export interface Successor {
  structure: Uint8Array;
  /** Everything that stays, written by the Comune. */
  content: Uint8Array;
  /** Whether a change of the old document may stay in the history. */
  keeps: (change: StoredChange) => boolean;
}

/**
 * Where documents live. Every promise that resolves says: it is on stable storage.
 * Asynchronous so that a worker thread or another engine can stand behind it.
 */
export interface DocumentStore {
  /** The structure becomes row 1 of the log. Rejects when id or name exist. */
  create(name: DocumentName, id: string, structure: Uint8Array, at: string): Promise<void>;
  list(): Promise<StoredDocument[]>;
  find(id: string): Promise<StoredDocument | null>;
  load(id: string): Promise<LoadedDocument | null>;
  /** The whole log, for history and verification. Never for devices: rows keep text that was deleted since. */
  log(id: string): Promise<LogRow[]>;
  /** All of it in one transaction, or nothing. Rejects when a row does not follow its document's last. */
  append(entries: readonly DocumentAppend[]): Promise<void>;
  /** `vector`: the state vector of these bytes, so that nobody has to unpack them to know it. */
  saveSnapshot(id: string, seq: number, bytes: Uint8Array, vector?: Uint8Array): Promise<void>;
  /** Work that can be done now and would otherwise keep a later commit waiting. */
  tidy(): Promise<void>;
  /** Latest first. */
  changes(id: string, filter: ChangeFilter): Promise<StoredChange[]>;
  quarantine(entry: QuarantineEntry): Promise<void>;
  /** Oldest first. */
  quarantined(id: string): Promise<QuarantineEntry[]>;
  setState(id: string, state: StoredDocument['state']): Promise<void>;
  /** Latest first. */
  history(id: string, filter: HistoryFilter): Promise<HistoryEntry[]>;
  /** Everybody the history names. */
  authors(id: string): Promise<(string | null)[]>;
  /** The last row of the log stored at that moment or before; 0 when there is none. */
  seqAt(id: string, at: string): Promise<number>;
  /** Rows of the log after `seq`, at most `limit`, for whoever checks them. */
  chained(id: string, seq: number, limit: number): Promise<ChainedRow[]>;
  /** The imprint of the last row. */
  head(id: string): Promise<Uint8Array | null>;
  /** Places that do not fit the log: changes of rows that are not there, owners no row answers for. */
  strays(id: string): Promise<{ changes: number[]; owners: number[] }>;
  /**
   * Puts the successor in the document's place and forgets everything of the old one but its tombstone, in one
   * transaction.
   */
  erase(tombstone: Omit<Tombstone, 'seq' | 'head'>, successor: Successor): Promise<void>;
  /** Leaves nothing on the medium of what was deleted. */
  scrub(): Promise<void>;
  /** Oldest first. */
  tombstones(): Promise<Tombstone[]>;
}
