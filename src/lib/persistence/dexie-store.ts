import { Dexie, type EntityTable, type Table } from 'dexie';
import * as Y from 'yjs';
import type { OwnerEntry } from '#lib/protocol/recovery.ts';
import { forkValues, openValues, ownRows } from './fork-values.ts';
import type { LastNotes } from './last-notes.ts';
import { overLiveConnection } from './live-connection.ts';
import type { ForkRow, KeptErrand, LocalDocument, LocalStore, OutboxRow, ReferenceKey } from './local-store.ts';
import type { Sealed } from './sealed.ts';

const NOTHING = new Uint8Array(0);

class Database extends Dexie {
  declare documents: Table<LocalDocument, string>;
  declare outbox: EntityTable<OutboxRow, 'id'>;
  declare forks: Table<ForkRow, string>;
  declare reference: Table<{ key: ReferenceKey; value: unknown }, string>;
  declare caches: Table<{ name: string }, string>;
  declare errands: EntityTable<KeptErrand, 'id'>;
  declare owners: Table<OwnerEntry & { document: string }, [string, number]>;
  declare states: Table<{ id: string; document: string; sealed: Sealed }, string>;

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
    this.version(2).stores({ errands: '++id', owners: '[document+client], document', states: 'id, document' });
  }
}

function unknownDocument(id: string): LocalDocument {
  return { id, generation: 1, lastSeq: 0, lastVector: null, lastAckAt: null, epoch: null };
}

function forkId(document: string, generation: number): string {
  return `${document}-${generation}`;
}

/** Of a confidential document there is nothing to merge: its states are sealed, each by itself. */
function mergeStates(states: readonly Uint8Array[]): Uint8Array {
  const filled = states.filter((state) => state.length > 0);
  return filled.length > 0 ? Y.mergeUpdates(filled) : new Uint8Array(0);
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
  const { documents, outbox, forks, reference, caches, errands, owners, states } = database;
  const rowsOf = (document: string, generation: number) =>
    outbox.where('[document+generation]').equals([document, generation]);

  const addToOutbox: LocalStore['addToOutbox'] = (row) =>
    database.transaction('rw', documents, outbox, forks, async () => {
      const current = (await documents.get(row.document))?.generation ?? 1;
      if (row.generation >= current) return { id: await outbox.add(row), forked: false };
      const fork = (await forks.get(forkId(row.document, row.generation))) ?? lateFork(row);
      // Negative ids cannot meet those of the outbox.
      const id = -1 - fork.rows.length;
      const late = { ...row, id };
      const rows = [...fork.rows, ...(fork.own ? ownRows([late]) : [late])];
      await forks.put({ ...fork, rows, values: forkValues(rows, fork.texts) });
      return { id, forked: true };
    });

  const takeNotes = async () => {
    for (const { key, row } of notes.all()) {
      await addToOutbox(row);
      notes.remove(key);
    }
  };

  const droppings = new Set<() => void>();
  const dropped = () => {
    for (const listener of droppings) listener();
  };
  // Deleted by another tab or by the person; dexie opens an empty one the next time.
  database.on('versionchange', ({ newVersion }) => {
    if (newVersion === null) dropped();
  });
  let closed = false;
  // Taken away by the browser: nothing but this event says so.
  database.on(
    'ready',
    (db) => {
      db.backendDB().addEventListener('close', dropped);
    },
    true,
  );

  const store: LocalStore = {
    document: async (id) => (await documents.get(id)) ?? unknownDocument(id),

    saveDocument: (id, facts) =>
      database.transaction('rw', documents, async () => {
        await documents.put({ ...((await documents.get(id)) ?? unknownDocument(id)), ...facts });
      }),

    owners: async (document) => {
      const rows = await owners.where('document').equals(document).toArray();
      return rows.map(({ client, person, mac }) => ({ client, person, mac }));
    },

    keepOwners: async (document, entries) => {
      await owners.bulkPut(entries.map((entry) => ({ ...entry, document })));
    },

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
        const found = await rowsOf(fork.document, fork.generation).sortBy('id');
        const own = before?.own ?? fork.own;
        const rows = [...(before?.rows ?? []), ...(own ? ownRows(found) : found)];
        const state = mergeStates(before ? [before.state, fork.state] : [fork.state]);
        const texts = [...(before?.texts ?? []), ...(fork.texts ?? [])];
        const sealed = fork.sealed ? { sealed: [...(before?.sealed ?? []), ...fork.sealed] } : {};
        await forks.put({ ...fork, ...before, ...sealed, id, state, rows, texts, values: forkValues(rows, texts) });
        await rowsOf(fork.document, fork.generation).delete();
        const facts = (await documents.get(fork.document)) ?? unknownDocument(fork.document);
        const generation = Math.max(facts.generation, fork.generation + 1);
        await documents.put({ ...facts, generation });
        return generation;
      }),

    forks: () => forks.toArray(),

    addFork: (fork) =>
      database.transaction('rw', forks, async () => {
        if (!(await forks.get(fork.id))) await forks.put(fork);
      }),

    keepOwn: (id) =>
      database.transaction('rw', forks, async () => {
        const fork = await forks.get(id);
        if (!fork || fork.own) return;
        const rows = ownRows(fork.rows);
        const updates = rows.map((row) => row.update).filter((update) => update.length > 0);
        const state = updates.length > 0 ? Y.mergeUpdates(updates) : rows.length > 0 ? NOTHING : fork.state;
        const values = fork.values.map((value) => ({ ...value, base: null }));
        // Sealed rows are the person's own; sealed states are the whole document.
        const sealed = rows.length > 0 ? undefined : fork.sealed;
        await forks.put({ ...fork, own: true, rows, state, values, ...(fork.sealed ? { sealed } : {}) });
      }),

    markUploaded: (id, rows) =>
      database.transaction('rw', forks, async () => {
        const fork = await forks.get(id);
        if (fork) await forks.put({ ...fork, uploaded: rows ?? undefined });
      }),

    settle: (id, keys, told, empty) =>
      database.transaction('rw', forks, errands, async () => {
        await errands.bulkAdd([...told] as KeptErrand[]);
        const fork = id === null ? undefined : await forks.get(id);
        if (!fork) return;
        const settled = { ...fork, settled: [...new Set([...(fork.settled ?? []), ...keys])] };
        if (empty ?? openValues(settled).length === 0) await forks.delete(fork.id);
        else await forks.put(settled);
      }),

    errands: () => errands.orderBy('id').toArray(),

    removeErrand: (id, back) =>
      database.transaction('rw', forks, errands, async () => {
        if (back) await forks.put(back);
        await errands.delete(id);
      }),

    read: async (key) => (await reference.get(key))?.value,

    write: async (key, value) => {
      await reference.put({ key, value });
    },

    update: (key, change) =>
      database.transaction('rw', reference, async () => {
        await reference.put({ key, value: change((await reference.get(key))?.value) });
      }),

    readState: async ({ document, generation }) => (await states.get(forkId(document, generation)))?.sealed,

    writeState: async ({ document, generation }, sealed) => {
      await states.put({ id: forkId(document, generation), document, sealed });
    },

    forgetStates: async (document, keep) => {
      if (document === undefined) return states.clear();
      const kept = keep === undefined ? null : forkId(document, keep);
      await states
        .where({ document })
        .and((row) => row.id !== kept)
        .delete();
    },

    caches: async () => (await caches.toCollection().primaryKeys()).map(String),

    rememberCache: async (cache) => {
      await caches.put({ name: cache });
    },

    forgetCache: (cache) => caches.delete(cache),

    onDropped: (listener) => {
      droppings.add(listener);
      return () => droppings.delete(listener);
    },

    close: () => {
      closed = true;
      database.close();
    },

    wipe: async () => {
      closed = true;
      notes.wipe();
      await database.delete();
    },
  };

  return overLiveConnection(store, () => {
    // Closed by us it stays closed.
    if (!closed) database.close({ disableAutoOpen: false });
  });
}
