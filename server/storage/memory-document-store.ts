import { DOCUMENT_SCHEMA, formatDocumentName, type DocumentName } from '#lib/documents/kind.ts';
import { newId } from '#lib/documents/new-id.ts';
import { chainEntry, chainStart } from './chain.ts';
import { ownersOfStructure } from './structure.ts';
import type {
  ChainedRow,
  ChangeFilter,
  DocumentAppend,
  DocumentStore,
  HistoryEntry,
  HistoryFilter,
  LoadedDocument,
  LogRow,
  QuarantineEntry,
  StoredChange,
  StoredDocument,
  Successor,
  Tombstone,
} from './document-store.ts';

interface Kept {
  document: StoredDocument;
  rows: LogRow[];
  /** Of each row, and of the log as a whole. */
  hashes: Uint8Array[];
  head: Uint8Array;
  owners: Map<number, string | null>;
  /** The row that answers for each owner. */
  ownerSeqs: Map<number, number>;
  changes: (StoredChange & { id: number })[];
  snapshot: LoadedDocument['snapshot'];
  quarantine: QuarantineEntry[];
}

/** Documents in memory, for tests: the same behaviour as the SQLite store, held by the same contract. */
export class MemoryDocumentStore implements DocumentStore {
  readonly #kept = new Map<string, Kept>();
  #tombstones: Tombstone[] = [];
  #lastChange = 0;

  async create(name: DocumentName, id: string, structure: Uint8Array, at: string): Promise<void> {
    const taken = [...this.#kept.values()].some((one) => formatDocumentName(one.document) === formatDocumentName(name));
    if (taken || this.#kept.has(id)) throw new Error(`${formatDocumentName(name)} exists`);
    this.#insert(name, id, null);
    this.#take([
      {
        document: id,
        rows: [{ seq: 1, person: null, device: null, at, bytes: structure }],
        owners: ownersOfStructure(structure),
        changes: [],
      },
    ]);
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
    this.#take(entries);
  }

  #take(entries: readonly DocumentAppend[]): void {
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
      const first = entry.rows[0]?.seq ?? 0;
      const hashes = chainEntry(kept.head, entry);
      kept.hashes.push(...hashes);
      kept.head = hashes.at(-1) ?? kept.head;
      kept.rows.push(...entry.rows.map((row) => ({ ...row, bytes: row.bytes.slice() })));
      kept.document.seq = kept.rows.at(-1)?.seq ?? 0;
      kept.document.schema = entry.schema ?? kept.document.schema;
      for (const [client, person] of entry.owners) {
        kept.owners.set(client, person);
        kept.ownerSeqs.set(client, first);
      }
      for (const change of entry.changes) {
        kept.changes.push({ ...change, from: change.from ?? null, to: change.to ?? null, id: ++this.#lastChange });
      }
      for (const work of entry.beside ?? []) work();
    }
  }

  async saveSnapshot(id: string, seq: number, bytes: Uint8Array, vector?: Uint8Array): Promise<void> {
    const kept = this.#get(id);
    if (kept.snapshot === null || kept.snapshot.seq < seq) {
      kept.snapshot = { seq, bytes: bytes.slice(), vector: vector?.slice() ?? null };
    }
  }

  async tidy(): Promise<void> {}

  async changes(id: string, filter: ChangeFilter): Promise<StoredChange[]> {
    return this.#get(id)
      .changes.filter(
        (change) =>
          (filter.table === undefined || change.table === filter.table) &&
          (filter.row === undefined || change.row === filter.row) &&
          (filter.field === undefined || change.field === filter.field),
      )
      .map(withoutId)
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

  async history(id: string, filter: HistoryFilter): Promise<HistoryEntry[]> {
    const { person, places, table, field, since, until, before } = filter;
    const kept = this.#get(id);
    return kept.changes
      .filter(
        (change) =>
          change.outcome === 'applied' &&
          (person === undefined || change.person === person) &&
          (places === undefined || places.some((one) => one.table === change.table && one.row === change.row)) &&
          (table === undefined || change.table === table) &&
          (field === undefined || change.field === field) &&
          (since === undefined || change.at >= since) &&
          (until === undefined || change.at < until) &&
          (before === undefined || change.id < before),
      )
      .reverse()
      .slice(0, filter.limit)
      .map((change) => {
        const row = kept.rows[change.seq - 1];
        return { ...change, device: row?.device ?? null, claimedAt: row?.claimedAt ?? null };
      });
  }

  async authors(id: string): Promise<(string | null)[]> {
    return [...new Set(this.#get(id).changes.map(({ person }) => person))].toSorted((a, b) =>
      (a ?? '') < (b ?? '') ? -1 : 1,
    );
  }

  async seqAt(id: string, at: string): Promise<number> {
    return this.#get(id).rows.findLast((row) => row.at <= at)?.seq ?? 0;
  }

  async chained(id: string, seq: number, limit: number): Promise<ChainedRow[]> {
    const kept = this.#get(id);
    return kept.rows.slice(seq, seq + limit).map((row) => ({
      ...row,
      hash: kept.hashes[row.seq - 1] ?? null,
      changes: kept.changes.filter((change) => change.seq === row.seq).map(withoutId),
      owners: [...kept.owners].filter(([client]) => kept.ownerSeqs.get(client) === row.seq),
    }));
  }

  async head(id: string): Promise<Uint8Array | null> {
    return this.#kept.get(id)?.head ?? null;
  }

  async strays(): Promise<{ changes: number[]; owners: number[] }> {
    return { changes: [], owners: [] };
  }

  async erase(erasure: Omit<Tombstone, 'seq' | 'head'>, successor: Successor): Promise<void> {
    const old = this.#get(erasure.document);
    const tombstone = { ...erasure, seq: old.document.seq, head: old.head };
    const changes = old.changes
      .filter((change) => successor.keeps(withoutId(change)))
      .map((change) => ({ ...change, seq: 2 }));
    this.#kept.delete(erasure.document);
    this.#insert(erasure.name, erasure.successor, tombstone);
    this.#take([
      {
        document: erasure.successor,
        rows: [successor.structure, successor.content].map((bytes, index) => ({
          seq: index + 1,
          person: null,
          device: null,
          at: erasure.at,
          bytes,
        })),
        owners: new Map([...ownersOfStructure(successor.structure), ...ownersOfStructure(successor.content)]),
        changes,
      },
    ]);
    this.#tombstones.push(tombstone);
  }

  async scrub(): Promise<void> {}

  async tombstones(): Promise<Tombstone[]> {
    return [...this.#tombstones];
  }

  #insert(name: DocumentName, id: string, erasure: Tombstone | null): void {
    this.#kept.set(id, {
      document: { ...name, id, schema: DOCUMENT_SCHEMA[name.kind], seq: 0, state: 'open', epoch: newId() },
      rows: [],
      hashes: [],
      head: chainStart(id, erasure),
      owners: new Map(),
      ownerSeqs: new Map(),
      changes: [],
      snapshot: null,
      quarantine: [],
    });
  }

  #get(id: string): Kept {
    const kept = this.#kept.get(id);
    if (kept === undefined) throw new Error(`No document ${id}`);
    return kept;
  }
}

function withoutId({ id: _id, ...change }: StoredChange & { id: number }): StoredChange {
  return change;
}
