import { Dexie, type EntityTable, type Table } from 'dexie';
import * as Y from 'yjs';
import { forkValues } from './fork-values.ts';
import type { LastNotes } from './last-notes.ts';
import type { ForkRow, LocalDocument, LocalStore, OutboxRow, ReferenceKey } from './local-store.ts';

class Database extends Dexie {
  declare documents: Table<LocalDocument, string>;
  declare outbox: EntityTable<OutboxRow, 'id'>;
  declare forks: Table<ForkRow, string>;
  declare reference: Table<{ key: ReferenceKey; value: unknown }, string>;
  declare caches: Table<{ name: string }, string>;

  constructor(name: string) {
    // Relaxed durability may lose what was called saved when the tablet's battery dies.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      documents: 'id',
      outbox: '++id, [document+generation]',
      forks: 'id',
      reference: 'key',
      caches: 'name',
    });
  }
}

function unknownDocument(id: string): LocalDocument {
  return { id, generation: 1, lastSeq: 0, lastVector: null, lastAckAt: null, epoch: null };
}

function forkId(document: string, generation: number): string {
  return `${document}-${generation}`;
}

/** The fork of a row that was still being written when the person had already dealt with the fork. */
function lateFork(row: Omit<OutboxRow, 'id'>): ForkRow {
  const { document, generation, update, createdAt } = row;
  return {
    id: forkId(document, generation),
    document,
    generation,
    state: update,
    rows: [],
    values: [],
    code: 0,
    reason: '',
    at: createdAt,
  };
}

/** The local store in IndexedDB. Throws dexie’s errors (`QuotaExceededError`, …): the caller shows them. */
export function openDexieStore(name: string, notes: LastNotes): LocalStore {
  const database = new Database(name);
  const { documents, outbox, forks, reference, caches } = database;
  const rowsOf = (document: string, generation: number) =>
    outbox.where('[document+generation]').equals([document, generation]);

  const addToOutbox: LocalStore['addToOutbox'] = (row) =>
    database.transaction('rw', documents, outbox, forks, async () => {
      const current = (await documents.get(row.document))?.generation ?? 1;
      if (row.generation >= current) return { id: await outbox.add(row), forked: false };
      const fork = (await forks.get(forkId(row.document, row.generation))) ?? lateFork(row);
      // Negative ids cannot meet those of the outbox.
      const id = -1 - fork.rows.length;
      const rows = [...fork.rows, { ...row, id }];
      await forks.put({ ...fork, rows, values: forkValues(rows) });
      return { id, forked: true };
    });

  const takeNotes = async () => {
    for (const { key, row } of notes.all()) {
      await addToOutbox(row);
      notes.remove(key);
    }
  };

  return {
    document: async (id) => (await documents.get(id)) ?? unknownDocument(id),

    saveDocument: (id, facts) =>
      database.transaction('rw', documents, async () => {
        await documents.put({ ...((await documents.get(id)) ?? unknownDocument(id)), ...facts });
      }),

    outbox: async (document, generation) => {
      // Without room for them the rows that are there must be read all the same.
      await takeNotes().catch(() => undefined);
      const rows = await rowsOf(document, generation).sortBy('id');
      const left = notes.all().filter(({ row }) => row.document === document && row.generation === generation);
      return [...rows, ...left.map(({ key, row }) => ({ ...row, id: 0, note: key }))];
    },

    // A note may be of a page that is still there and writing: it is counted, not taken.
    unsent: async () => [
      ...(await outbox.orderBy('id').toArray()),
      ...notes.all().map(({ row }) => ({ ...row, id: 0 })),
    ],

    addToOutbox,

    leaveNote: (key, row) => {
      notes.leave(key, row);
    },

    removeNote: (key) => {
      notes.remove(key);
    },

    removeFromOutbox: (ids) => outbox.bulkDelete([...ids]),

    fork: (fork) =>
      database.transaction('rw', documents, outbox, forks, async () => {
        const id = forkId(fork.document, fork.generation);
        const before = await forks.get(id);
        const rows = [...(before?.rows ?? []), ...(await rowsOf(fork.document, fork.generation).sortBy('id'))];
        const state = before ? Y.mergeUpdates([before.state, fork.state]) : fork.state;
        await forks.put({ ...fork, ...before, id, state, rows, values: forkValues(rows) });
        await rowsOf(fork.document, fork.generation).delete();
        const facts = (await documents.get(fork.document)) ?? unknownDocument(fork.document);
        const generation = Math.max(facts.generation, fork.generation + 1);
        await documents.put({ ...facts, generation });
        return generation;
      }),

    forks: () => forks.toArray(),

    removeFork: (id) => forks.delete(id),

    read: async (key) => (await reference.get(key))?.value,

    write: async (key, value) => {
      await reference.put({ key, value });
    },

    caches: async () => (await caches.toCollection().primaryKeys()).map(String),

    rememberCache: async (cache) => {
      await caches.put({ name: cache });
    },

    forgetCache: (cache) => caches.delete(cache),

    close: () => database.close(),

    wipe: async () => {
      notes.wipe();
      await database.delete();
    },
  };
}
