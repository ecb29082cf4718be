import { mkdtempSync, rmSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { openDatabase } from '../../server/storage/database.ts';
import { SqliteDocumentStore } from '../../server/storage/sqlite-document-store.ts';
import { isStorageFault } from '../../server/storage-fault.ts';
import { AREA_ID, serveRelay, type ServedRelay } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

// SQLite's own limit on pages stands for a full disk: the fault, and what was half written, are real.
let folder: string;
let database: DatabaseSync;
let served: ServedRelay;
let faults: unknown[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
  database = openDatabase(join(folder, 'comune.sqlite'));
  faults = [];
  served = await serveRelay({
    store: new SqliteDocumentStore(database),
    onFault: (fault) => faults.push(fault),
    limits: { idleMs: 10, lookMs: 10, restLooks: 0 },
  });
});

afterEach(async () => {
  await served.close();
  database.close();
  rmSync(folder, { recursive: true, force: true });
});

const pages = () => Number(database.prepare('PRAGMA page_count').get()?.['page_count']);
const fill = () => database.exec(`PRAGMA max_page_count = ${pages()}`);
const free = () => database.exec('PRAGMA max_page_count = 1000000');
const replayed = async () => {
  const doc = new Y.Doc();
  for (const row of await served.store.log(AREA_ID)) Y.applyUpdate(doc, row.bytes);
  return new AreaDocument(doc).read();
};
/** Too much for what is left in the last page. */
const LONG = 'Il testo di una relazione. '.repeat(500);

test('[RE1] a full disk: the write is not acknowledged nor shown, stays on the device, and arrives when there is room', async () => {
  const anna = new StockDevice(served, 'anna');
  const bruno = new StockDevice(served, 'bruno');
  await Promise.all([anna.synced(), bruno.synced()]);
  const annas = new AreaDocument(anna.doc);
  const brunos = new AreaDocument(bruno.doc);
  const id = annas.addObjective({ title: 'Prima' });
  await anna.allAcknowledged();
  await bruno.until(() => brunos.read().objectives.length === 1);
  const before = await replayed();

  fill();
  annas.setField(id, 'description', LONG);
  await anna.until(() => anna.closes.length > 0);
  expect(anna.closes[0]).toBe(CLOSE.notStored);
  expect(served.relay.healthy).toBe(false);
  expect(faults.length).toBeGreaterThan(0);
  expect(faults.every(isStorageFault)).toBe(true);
  expect(brunos.read()).toEqual(before);
  expect(await replayed()).toEqual(before);
  expect(await served.relay.read(AREA_ID)).toEqual(before);
  expect(bruno.closes).toEqual([]);

  free();
  await anna.allAcknowledged();
  await bruno.until(() => brunos.read().objectives[0]?.description === LONG);
  expect(anna.closed).toEqual([]);
  expect(served.relay.healthy).toBe(true);
  expect(await replayed()).toEqual(annas.read());
  anna.destroy();
  bruno.destroy();
});

test('[RE2] a refusal that cannot be kept is no refusal yet: the device keeps it and is asked to come back', async () => {
  const anna = new StockDevice(served, 'anna');
  await anna.synced();
  fill();
  anna.doc.getMap('secrets').set('a', LONG);
  await anna.until(() => anna.closes.length > 0);
  expect(anna.closes[0]).toBe(CLOSE.notStored);
  expect(anna.closed).toEqual([]);
  expect(await served.store.quarantined(AREA_ID)).toEqual([]);
  free();
  await anna.until(() => anna.closed.length > 0);
  expect(anna.closed).toEqual([CLOSE.rejected]);
  expect(await served.store.quarantined(AREA_ID)).toMatchObject([{ person: 'anna', code: CLOSE.rejected }]);
  anna.destroy();
});

test('a state that cannot be stored leaves the log as the truth', async () => {
  const anna = new StockDevice(served, 'anna');
  await anna.synced();
  const document = new AreaDocument(anna.doc);
  document.addObjective({ title: 'Prima', description: LONG });
  await anna.allAcknowledged();
  const whole = document.read();
  database.exec(
    "CREATE TRIGGER full BEFORE INSERT ON snapshots BEGIN SELECT raise(ABORT, 'database or disk is full'); END",
  );
  document.addObjective({ title: 'Seconda' });
  await anna.allAcknowledged();
  anna.destroy();
  await served.close();
  expect(faults.length).toBeGreaterThan(0);
  database.exec('DROP TRIGGER full');
  served = await serveRelay({ store: new SqliteDocumentStore(database) });
  expect(await served.relay.read(AREA_ID)).toEqual(document.read());
  expect(whole.objectives).toHaveLength(1);
});
