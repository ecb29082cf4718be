import { DOCUMENT_SCHEMA, formatDocumentName, type DocumentName } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import { ownersOfStructure } from './structure.ts';
import type {
  ChangeFilter,
  DocumentAppend,
  DocumentStore,
  LoadedDocument,
  LogRow,
  QuarantineEntry,
  StoredChange,
  StoredDocument,
} from './document-store.ts';

interface Kept {
  document: StoredDocument;
  rows: LogRow[];
  owners: Map<number, string | null>;
  changes: StoredChange[];
  snapshot: { seq: number; bytes: Uint8Array } | null;
  quarantine: QuarantineEntry[];
}

/** Documents in memory, for tests: the same behaviour as the SQLite store, held by the same contract. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #kept = new Map<string, Kept>();

  async create(name: DocumentName, id: string, structure: Uint8Array, at: string): Promise<void> {
    const taken = [...this.#kept.values()].some((one) => formatDocumentName(one.document) === formatDocumentName(name));
    if (taken || this.#kept.has(id)) throw new Error(`${formatDocumentName(name)} exists`);
    this.#kept.set(id, {
      document: { ...name, id, schema: DOCUMENT_SCHEMA[name.kind], seq: 1, state: 'open', epoch: newId() },
      rows: [{ seq: 1, person: null, device: null, at, bytes: structure.slice() }],
      owners: ownersOfStructure(structure),
      changes: [],
      snapshot: null,
      quarantine: [],
    });
  }

  async list(): Promise<StoredDocument[]> {
    return [...this.#kept.values()]
      .map((one) => ({ ...one.document }))
      .sort((a, b) => formatDocumentName(a).localeCompare(formatDocumentName(b)));
  }

  async find(id: string): Promise<StoredDocument | null> {
    const kept = this.#kept.get(id);
    return kept === undefined ? null : { ...kept.document };
  }

  async load(id: string): Promise<LoadedDocument | null> {
    const kept = this.#kept.get(id);
    if (kept === undefined) return null;
    const from = kept.snapshot?.seq ?? 0;
    return {
      document: { ...kept.document },
      snapshot: kept.snapshot,
      rows: kept.rows.filter((row) => row.seq > from),
      owners: new Map(kept.owners),
    };
  }

  async log(id: string): Promise<LogRow[]> {
    return [...this.#get(id).rows];
  }

  async append(entries: readonly DocumentAppend[]): Promise<void> {
    const heads = new Map<string, number>();
    const owned = new Set<string>();
    for (const entry of entries) {
      const kept = this.#get(entry.document);
      let head = heads.get(entry.document) ?? kept.document.seq;
      for (const row of entry.rows) {
        if (row.seq !== head + 1) throw new Error(`Row ${row.seq} does not follow the log of ${entry.document}`);
        head = row.seq;
      }
      heads.set(entry.document, head);
      for (const client of entry.owners.keys()) {
        const key = `${entry.document}/${client}`;
        if (kept.owners.has(client) || owned.has(key)) throw new Error(`Client ${client} has an owner`);
        owned.add(key);
      }
    }
    for (const entry of entries) {
      const kept = this.#get(entry.document);
      kept.rows.push(...entry.rows.map((row) => ({ ...row, bytes: row.bytes.slice() })));
      kept.document.seq = kept.rows.at(-1)?.seq ?? 0;
      kept.document.schema = entry.schema ?? kept.document.schema;
      for (const [client, person] of entry.owners) kept.owners.set(client, person);
      kept.changes.push(
        ...entry.changes.map((change) => ({ ...change, from: change.from ?? null, to: change.to ?? null })),
      );
    }
  }

  async saveSnapshot(id: string, seq: number, bytes: Uint8Array): Promise<void> {
    const kept = this.#get(id);
    if (kept.snapshot === null || kept.snapshot.seq < seq) kept.snapshot = { seq, bytes: bytes.slice() };
  }

  async changes(id: string, filter: ChangeFilter): Promise<StoredChange[]> {
    return this.#get(id)
      .changes.filter(
        (change) =>
          (filter.table === undefined || change.table === filter.table) &&
          (filter.row === undefined || change.row === filter.row) &&
          (filter.field === undefined || change.field === filter.field),
      )
      .reverse()
      .slice(0, filter.limit);
  }

  async quarantine(entry: QuarantineEntry): Promise<void> {
    this.#get(entry.document).quarantine.push({ ...entry, bytes: entry.bytes.slice() });
  }

  async quarantined(id: string): Promise<QuarantineEntry[]> {
    return [...this.#get(id).quarantine];
  }

  async setState(id: string, state: StoredDocument['state']): Promise<void> {
    this.#get(id).document.state = state;
  }

  #get(id: string): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Error(`No document ${id}`);
    return kept;
  }
}
