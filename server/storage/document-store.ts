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
}

/** What a document gains in one commit. Rows follow its last seq without a gap. */
export interface DocumentAppend {
  document: string;
  rows: LogRow[];
  /** Client ids seen for the first time. */
  owners: ReadonlyMap<number, string | null>;
  changes: StoredChange[];
  /** The document is of this schema from now on. */
  schema?: number;
}

export interface LoadedDocument {
  document: StoredDocument;
  snapshot: { seq: number; bytes: Uint8Array } | null;
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
  saveSnapshot(id: string, seq: number, bytes: Uint8Array): Promise<void>;
  /** Latest first. */
  changes(id: string, filter: ChangeFilter): Promise<StoredChange[]>;
  quarantine(entry: QuarantineEntry): Promise<void>;
  /** Oldest first. */
  quarantined(id: string): Promise<QuarantineEntry[]>;
  setState(id: string, state: StoredDocument['state']): Promise<void>;
}
