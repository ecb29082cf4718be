import type { LocalStore } from './local-store.ts';

/** What IndexedDB and dexie say of a connection that is no more; Safari takes it from a page in the background. */
const LOST = ['InvalidStateError', 'UnknownError', 'DatabaseClosedError'];

/** A failure that a new connection may mend; a full disk is none. */
function isConnectionLost(fault: unknown): boolean {
  return fault instanceof Error && (LOST.includes(fault.name) || ('inner' in fault && isConnectionLost(fault.inner)));
}

/** Whether the device had no room. */
export function isFull(fault: unknown): boolean {
  if (!(fault instanceof Error || fault instanceof DOMException)) return false;
  return fault.name === 'QuotaExceededError' || ('inner' in fault && isFull(fault.inner));
}

/**
 * The same store, in which what fails for want of a connection is tried once more over a new one. Doing it twice
 * harms nothing: a row that is there twice is stored once.
 */
export function overLiveConnection(store: LocalStore, reconnect: () => void): LocalStore {
  const again =
    <Values extends unknown[], Result>(work: (...values: Values) => Promise<Result>) =>
    async (...values: Values): Promise<Result> => {
      try {
        return await work(...values);
      } catch (fault) {
        if (!isConnectionLost(fault)) throw fault;
        reconnect();
        return work(...values);
      }
    };
  return {
    ...store,
    document: again(store.document),
    saveDocument: again(store.saveDocument),
    outbox: again(store.outbox),
    unsent: again(store.unsent),
    addToOutbox: again(store.addToOutbox),
    removeFromOutbox: again(store.removeFromOutbox),
    fork: again(store.fork),
    forks: again(store.forks),
    addFork: again(store.addFork),
    keepOwn: again(store.keepOwn),
    markUploaded: again(store.markUploaded),
    settle: again(store.settle),
    errands: again(store.errands),
    removeErrand: again(store.removeErrand),
    owners: again(store.owners),
    keepOwners: again(store.keepOwners),
    read: again(store.read),
    write: again(store.write),
    update: again(store.update),
    readState: again(store.readState),
    writeState: again(store.writeState),
    forgetStates: again(store.forgetStates),
    caches: again(store.caches),
    rememberCache: again(store.rememberCache),
    forgetCache: again(store.forgetCache),
  };
}
