import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { openDatabase } from '../../server/storage/database.ts';
import { SqliteDocumentStore } from '../../server/storage/sqlite-document-store.ts';
import { verifyDocument } from '../../server/storage/verify-document.ts';
import { AREA_ID, SECOND_ID } from './served-relay.ts';
import { StockDevice } from './stock-device.ts';

const ROUNDS = 6;
const ACKNOWLEDGED_PER_ROUND = 25;

const folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
const database = join(folder, 'comune.sqlite');
let running: ChildProcess | null = null;
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(port: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash-server.ts'), database, String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running = child;
  for await (const chunk of child.stdout) {
    const match = /listening (\d+)/.exec(String(chunk));
    if (match !== null) return Number(match[1]);
  }
  throw new Error('The relay did not start');
}

async function kill(): Promise<void> {
  const child = running;
  if (child === null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}

test('[RE1] what was acknowledged is there after SIGKILL, round after round', async () => {
  const port = await start(0);
  const server = { url: `ws://127.0.0.1:${port}/sync` };
  const anna = new StockDevice(server, 'anna');
  const document = new AreaDocument(anna.doc);
  await anna.synced();
  const objective = document.addObjective({ title: 'Sotto carico' });
  await anna.allAcknowledged();

  // Which frame carries which edit: the provider sends from its own listener, which comes before this one.
  let inFlight: { frame: number; update: Uint8Array }[] = [];
  const acknowledged: Uint8Array[] = [];
  anna.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== anna.provider) inFlight.push({ frame: anna.sent, update });
  });
  // A second room, so that commits are of both; all it writes is asked for at the end.
  const carla = new StockDevice(server, 'carla', { documentId: SECOND_ID });
  const second = new AreaDocument(carla.doc);
  await carla.synced();
  const other = second.addObjective({ title: 'Anche qui' });
  let written = 0;
  const write = () => {
    second.setField(other, 'title', `Scritto insieme ${written}`);
    document.setField(
      objective,
      'description',
      `Riga ${++written}. ${document.read().objectives[0]?.description ?? ''}`.slice(0, 4_000),
    );
  };

  for (let round = 1; round <= ROUNDS; round += 1) {
    await anna.synced();
    inFlight = [];
    const target = acknowledged.length + ACKNOWLEDGED_PER_ROUND;
    for (let count = 0; count < 5; count += 1) write();
    await anna.until(() => {
      const covered = inFlight.filter((one) => one.frame <= anna.acknowledged);
      if (covered.length > 0) {
        inFlight = inFlight.filter((one) => one.frame > anna.acknowledged);
        acknowledged.push(...covered.map((one) => one.update));
      }
      const enough = acknowledged.length >= target;
      // Always some on the way when the process dies.
      if (covered.length > 0 || enough) for (let count = 0; count < 3; count += 1) write();
      return enough;
    });
    anna.provider.disconnect();
    await kill();

    await start(port);
    // Anna is off: what a stranger to these edits is sent comes from the file alone.
    const witness = new StockDevice(server, 'bruno');
    await witness.synced();
    const stored = Y.snapshot(witness.doc);
    expect(acknowledged.filter((update) => !Y.snapshotContainsUpdate(stored, update))).toEqual([]);
    witness.destroy();
    anna.provider.connect();
  }
  await Promise.all([anna.allAcknowledged(), carla.allAcknowledged()]);
  expect([...anna.closed, ...carla.closed]).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_PER_ROUND);
  await kill();

  const file = openDatabase(database);
  const store = new SqliteDocumentStore(file);
  for (const [id, written] of [
    [AREA_ID, document],
    [SECOND_ID, second],
  ] as const) {
    const replayed = new Y.Doc();
    for (const row of await store.log(id)) Y.applyUpdate(replayed, row.bytes);
    expect(new AreaDocument(replayed).read().objectives).toEqual(written.read().objectives);
    const loaded = await store.load(id);
    const fromSnapshot = new Y.Doc();
    for (const { bytes } of [...(loaded?.snapshot ? [loaded.snapshot] : []), ...(loaded?.rows ?? [])]) {
      Y.applyUpdate(fromSnapshot, bytes);
    }
    const stored = await store.find(id);
    expect(stored && (await verifyDocument(store, stored, { replay: true, tombstones: [] }))).toEqual([]);
    expect(loaded?.snapshot?.vector).toBeDefined();
    expect(Y.equalSnapshots(Y.snapshot(fromSnapshot), Y.snapshot(replayed))).toBe(true);
  }
  file.close();
  anna.destroy();
  carla.destroy();
}, 60_000);
