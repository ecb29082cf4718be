import * as Y from 'yjs';
import { forkValues, openValues, ownRows } from './fork-values.ts';
import type { ForkRow, LocalStore, OutboxRow } from './local-store.ts';
import { decodeRow, encodeRow, UnreadableSeal } from './sealed.ts';
import type { Vault } from './vault.ts';

type NewRow = Omit<OutboxRow, 'id'>;

const NOTHING = new Uint8Array(0);

/**
 * A local store in which the rows of confidential documents lie sealed. Who reads gets them open, or marked as
 * unreadable with how many changes they hold; nothing of them is dropped. Where there is no vault nothing confidential
 * is kept at all.
 */
export function sealingStore(
  inner: LocalStore,
  vault: Vault,
  isConfidential: (document: string) => boolean,
): LocalStore {
  const opened = async <Row extends NewRow>(row: Row): Promise<Row> => {
    if (!row.sealed) return row;
    try {
      return { ...row, ...decodeRow(await vault.open(row.sealed, row)), sealed: undefined, count: undefined };
    } catch (fault) {
      return { ...row, unreadable: whyUnreadable(fault) };
    }
  };

  const openedFork = async (fork: ForkRow): Promise<ForkRow> => {
    const rows = await Promise.all(fork.rows.map(opened));
    if (!fork.sealed && rows.every((row, index) => row === fork.rows[index])) return fork;
    try {
      const sealed = fork.sealed ?? [];
      const states = await Promise.all(sealed.map((one) => vault.open(one, fork)));
      const updates = [fork.state, ...states, ...rows.map((row) => row.update)].filter((bytes) => bytes.length > 0);
      const unreadable = rows.flatMap((row) => row.unreadable ?? [])[0];
      const state = updates.length > 0 ? Y.mergeUpdates(updates) : NOTHING;
      const values = forkValues(fork.own ? ownRows(rows) : rows);
      return { ...fork, state, rows, values, ...(unreadable ? { unreadable } : {}) };
    } catch (fault) {
      return { ...fork, rows, unreadable: whyUnreadable(fault) };
    }
  };

  const leftClosed = (row: NewRow, sealed: NewRow['sealed']): NewRow => {
    const { document, generation, createdAt, changes } = row;
    return { document, generation, createdAt, update: NOTHING, changes: [], sealed, count: changes.length };
  };

  return {
    ...inner,

    outbox: async (document, generation) => {
      const rows = await Promise.all((await inner.outbox(document, generation)).map(opened));
      if (rows.some((row) => row.unreadable === 'locked')) throw new UnreadableSeal('locked');
      // What is damaged stays in the store, where it is counted and told.
      return rows.filter((row) => !row.unreadable);
    },

    unsent: async () => Promise.all((await inner.unsent()).map(opened)),

    addToOutbox: async (row) => {
      if (!isConfidential(row.document)) return inner.addToOutbox(row);
      if (!vault.isAvailable) return { id: null, forked: false };
      return inner.addToOutbox(leftClosed(row, await vault.seal(encodeRow(row), row)));
    },

    leaveNote: (key, row) => {
      if (!isConfidential(row.document)) {
        inner.leaveNote(key, row);
        return;
      }
      const sealed = vault.sealNow(encodeRow(row), row);
      if (sealed) inner.leaveNote(key, leftClosed(row, sealed));
    },

    fork: async (fork) => {
      const { document, generation } = fork;
      const hidden = isConfidential(document) || (await inner.outbox(document, generation)).some((row) => row.sealed);
      if (!hidden) return inner.fork(fork);
      return inner.fork({ ...fork, state: NOTHING, sealed: [await vault.seal(fork.state, fork)] });
    },

    forks: async () => Promise.all((await inner.forks()).map(openedFork)),

    settle: async (id, keys, told, empty) => {
      const fork = id === null ? undefined : (await inner.forks()).find((one) => one.id === id);
      const hidden = fork?.sealed !== undefined || fork?.rows.some((row) => row.sealed);
      if (empty !== undefined || !fork || !hidden) return inner.settle(id, keys, told, empty);
      const opened = await openedFork(fork);
      const left = openValues({ ...opened, settled: [...(opened.settled ?? []), ...keys] });
      // What does not open now may hold what nobody has decided.
      return inner.settle(id, keys, told, opened.unreadable === undefined && left.length === 0);
    },
  };
}

function whyUnreadable(fault: unknown): 'locked' | 'damaged' {
  // Bytes that open and are no row were not written by us.
  return fault instanceof UnreadableSeal ? fault.why : 'damaged';
}
