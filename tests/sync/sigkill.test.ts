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
import { AREA_ID } from './served-relay.ts';
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
  let written = 0;
  const write = () =>
    document.setField(
      objective,
      'description',
      `Riga ${++written}. ${document.read().objectives[0]?.description ?? ''}`.slice(0, 4_000),
    );

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
  await anna.allAcknowledged();
  expect(anna.closed).toEqual([]);
  expect(acknowledged.length).toBeGreaterThanOrEqual(ROUNDS * ACKNOWLEDGED_PER_ROUND);
  await kill();

  const file = openDatabase(database);
  const replayed = new Y.Doc();
  for (const row of await new SqliteDocumentStore(file).log(AREA_ID)) Y.applyUpdate(replayed, row.bytes);
  file.close();
  expect(new AreaDocument(replayed).read()).toEqual(document.read());
  anna.destroy();
}, 60_000);
