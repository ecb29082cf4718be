import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { storeName } from '#lib/persistence/local-names.ts';
import type { LocalStore } from '#lib/persistence/local-store.ts';
import { readDocument } from '#lib/persistence/read-document.ts';
import { DocumentSync } from './document-sync.ts';
import { HandFlushedRelay } from './hand-flushed-relay.ts';
import { TestDevice } from './test-device.ts';

const open = IDBFactory.prototype.open;
const connections = new Set<IDBDatabase>();
const syncs: DocumentSync[] = [];
let broken = false;

beforeEach(() => {
  broken = false;
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(function (this: IDBFactory, ...given) {
    if (broken) throw new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    const request = open.apply(this, given);
    request.addEventListener('success', () => connections.add(request.result));
    return request;
  });
});

afterEach(async () => {
  broken = false;
  for (const sync of syncs.splice(0)) await sync.close();
  vi.restoreAllMocks();
});

/** What Safari does to a page in the background. */
function dropAll(): void {
  for (const connection of connections) connection.close();
  connections.clear();
}

async function visit(device: TestDevice, relay: HandFlushedRelay, store: LocalStore): Promise<DocumentSync> {
  const sync = new DocumentSync(device.environment(relay.socket, store), 'doc', 'area');
  syncs.push(sync);
  await sync.open();
  return sync;
}

const newRelay = () => new HandFlushedRelay(createStructure({ kind: 'area', year: 2027, area: 'amm' }));
const area = (sync: DocumentSync) => sync.document as AreaDocument;

test('[DE2] a connection that the browser dropped is opened anew by the next edit, for outbox and content', async () => {
  const device = new TestDevice();
  const store = device.openStore();
  const relay = newRelay();
  const sync = await visit(device, relay, store);
  relay.serve();
  area(sync).addObjective({ title: 'Prima' });
  await sync.flush();
  dropAll();
  area(sync).addObjective({ title: 'Dopo' });
  await sync.flush();
  expect(sync.facts(0)).toMatchObject({ failed: false, unwritten: false });
  expect(await store.unsent()).toHaveLength(2);
  area(sync).addObjective({ title: 'Ancora' });
  await sync.close();
  // The content lives again too, with what was written while it was gone.
  await store.removeFromOutbox((await store.unsent()).map((row) => row.id));
  const content = await readDocument(store, device.owner, 'doc');
  const titles = content && 'objectives' in content ? content.objectives.map((one) => one.title) : null;
  expect(titles?.toSorted()).toEqual(['Ancora', 'Dopo', 'Prima']);
});

test('[DE2] what a deleted database had and the relay has not is written again', async () => {
  const device = new TestDevice();
  const store = device.openStore();
  const sync = await visit(device, newRelay(), store);
  store.onDropped(() => void sync.recheck());
  area(sync).addObjective({ title: 'Sportello' });
  await sync.flush();
  await new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(storeName(device.owner));
    deleting.onsuccess = resolve;
  });
  await vi.waitUntil(async () => (await store.unsent()).length === 1);
  expect(sync.facts(0)).toMatchObject({ failed: false, unwritten: false, unsent: 1 });

  // Looked at again without a word from the browser: nothing is written twice.
  await sync.recheck();
  expect(await store.unsent()).toHaveLength(1);
});

test('[DE2] a memory that does not come back is said, and what was typed survives the reload', async () => {
  const device = new TestDevice();
  const store = device.openStore();
  const relay = newRelay();
  const sync = await visit(device, relay, store);
  broken = true;
  dropAll();
  area(sync).addObjective({ title: 'Sportello' });
  await sync.flush();
  expect(sync.facts(0)).toMatchObject({ failed: true, memoryLost: true, unsent: 1 });
  // The page goes, as a reload does.
  sync.hide();
  await sync.flush();
  broken = false;
  const again = await visit(device, relay, device.openStore());
  expect(
    area(again)
      .read()
      .objectives.map((one) => one.title),
  ).toEqual(['Sportello']);
  expect(again.facts(0)).toMatchObject({ failed: false, memoryLost: false, unsent: 1 });
});
