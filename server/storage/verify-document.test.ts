import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { createStructure, type DocumentName } from '#lib/documents/kind.ts';
import { chainHash, chainStart, hexOf } from './chain.ts';
import { inTransaction, openDatabase } from './database.ts';
import type { DocumentAppend, DocumentStore } from './document-store.ts';
import { MemoryDocumentStore } from './memory-document-store.ts';
import { SqliteDocumentStore } from './sqlite-document-store.ts';
import { verifyDocument } from './verify-document.ts';

const NAME: DocumentName = { kind: 'area', year: 2027, area: 'am' };
const STRUCTURE = createStructure(NAME);
const at = (minute: number) => `2027-03-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** Entries as a relay hands them in: an objective, then a change of its title at each. */
function entries(count: number): { entries: DocumentAppend[]; state: () => Uint8Array } {
  const doc = new Y.Doc();
  doc.clientID = 7;
  Y.applyUpdate(doc, STRUCTURE);
  const area = new AreaDocument(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const id = area.addObjective({ title: 'T0' });
  for (let index = 1; updates.length < count; index += 1) area.setField(id, 'title', `T${index}`);
  return {
    state: () => Y.encodeStateAsUpdate(doc),
    entries: updates.map((bytes, index) => ({
      document: 'd1',
      rows: [
        {
          seq: index + 2,
          person: 'anna',
          device: 'tablet',
          at: at(index),
          ...(index === 3 ? { claimedAt: at(0) } : {}),
          bytes,
        },
      ],
      owners: index === 0 ? new Map([[7, 'anna']]) : new Map<number, string | null>(),
      changes: [
        {
          seq: index + 2,
          table: 'objectives',
          row: id,
          field: 'title',
          from: `T${index - 1}`,
          to: `T${index}`,
          person: 'anna',
          at: at(index),
          outcome: 'applied',
        },
      ],
    })),
  };
}

describe('[RE8] a log that was tampered with is found and named', () => {
  let folder: string;
  let database: DatabaseSync;
  let store: SqliteDocumentStore;
  const faults = async (anchor: { seq: number; head: Uint8Array } | null = null) => {
    const document = await store.find('d1');
    if (document === null) throw new Error('no document');
    return verifyDocument(store, document, { replay: true, tombstones: await store.tombstones(), anchor });
  };
  const hash = (seq: number) =>
    (database.prepare(`SELECT hash FROM log WHERE seq = ?`).get(seq) as { hash: Uint8Array }).hash;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
    database = openDatabase(join(folder, 'comune.sqlite'));
    store = new SqliteDocumentStore(database);
    await store.create(NAME, 'd1', STRUCTURE, at(0));
    const written = entries(8);
    for (const entry of written.entries) await store.append([entry]);
    await store.saveSnapshot('d1', 9, written.state());
  });
  afterEach(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  test('an honest one holds', async () => {
    expect(await faults()).toEqual([]);
  });

  const altered = (seq: number) => ({ code: 'altered-row', seq, at: at(seq - 2), person: 'anna' });
  test.each<[what: string, sql: string, expected: object[]]>([
    ['the author of a row', `UPDATE log SET person = 'bruno' WHERE seq = 5`, [{ ...altered(5), person: 'bruno' }]],
    ['its time', `UPDATE log SET at = '${at(1)}' WHERE seq = 5`, [{ ...altered(5), at: at(1) }]],
    ['its device', `UPDATE log SET device = 'altro' WHERE seq = 5`, [altered(5)]],
    ['the time its device claims', `UPDATE log SET claimed_at = NULL WHERE seq = 5`, [altered(5)]],
    ['a value of the history', `UPDATE changes SET to_value = '"X"' WHERE seq = 4`, [altered(4)]],
    ['who is in the history', `UPDATE changes SET person = 'bruno' WHERE seq = 4`, [altered(4)]],
    ['a change taken out of the history', `DELETE FROM changes WHERE seq = 4`, [altered(4)]],
    [
      'a change put into the history',
      `INSERT INTO changes (document, seq, table_name, row_id, field, from_value, to_value, person, at, outcome)
       SELECT document, seq, table_name, row_id, 'code', '""', '"A"', person, at, outcome FROM changes WHERE seq = 4`,
      [altered(4)],
    ],
    [
      'a change of no row',
      `UPDATE changes SET seq = 40 WHERE seq = 4`,
      [altered(4), { code: 'stray-change', seq: 40 }],
    ],
    ['who owns what was written', `UPDATE owners SET person = 'bruno' WHERE client = 7`, [altered(2)]],
    ['an owner of no row', `INSERT INTO owners VALUES ('d1', 99, 'bruno', 40)`, [{ code: 'stray-owner', client: 99 }]],
    [
      'a row taken out',
      `DELETE FROM log WHERE seq = 5`,
      [
        { code: 'missing-rows', seq: 5, last: 5 },
        { code: 'snapshot', seq: 9 },
        { code: 'stray-change', seq: 5 },
      ],
    ],
    [
      'the last rows taken out',
      `DELETE FROM changes WHERE seq > 7; DELETE FROM log WHERE seq > 7`,
      [
        { code: 'missing-rows', seq: 8, last: 9 },
        { code: 'snapshot', seq: 9 },
      ],
    ],
    [
      'a row put in at the end',
      `INSERT INTO log SELECT document, 10, person, device, at, bytes, hash, claimed_at FROM log WHERE seq = 9`,
      [{ code: 'surplus-rows', seq: 10, last: 10 }],
    ],
    ['an imprint', `UPDATE log SET hash = zeroblob(32) WHERE seq = 5`, [altered(5), altered(6)]],
    ['no imprint at all', `UPDATE log SET hash = NULL WHERE seq = 5`, [altered(5)]],
    ['the imprint of the document', `UPDATE documents SET head = zeroblob(32)`, [{ code: 'altered-head', seq: 9 }]],
    ['the working copy', `UPDATE snapshots SET seq = 8`, [{ code: 'snapshot', seq: 8 }]],
    ['nonsense in the history', `UPDATE changes SET to_value = 'x' WHERE seq = 4`, [{ code: 'unreadable' }]],
  ])('%s', async (_what, sql, expected) => {
    database.exec(sql);
    expect(await faults()).toMatchObject(expected);
    expect(await faults()).toHaveLength(expected.length);
  });

  test('two rows that changed places', async () => {
    database.exec(`UPDATE log SET seq = 99 WHERE seq = 5; UPDATE log SET seq = 5 WHERE seq = 6;
      UPDATE log SET seq = 6 WHERE seq = 99;`);
    expect((await faults()).filter(({ code }) => code === 'altered-row').map((one) => 'seq' in one && one.seq)).toEqual(
      [5, 6, 7],
    );
  });

  test('bytes of a row', async () => {
    const other = entries(8).entries[4]?.rows[0]?.bytes ?? new Uint8Array();
    database.prepare('UPDATE log SET bytes = ? WHERE seq = 5').run(other);
    expect(await faults()).toContainEqual(altered(5));
  });

  test('a history rewritten from some row on, imprints and all, is found by an imprint noted elsewhere', async () => {
    const anchor = { seq: 8, head: hash(8) };
    expect(await faults(anchor)).toEqual([]);
    inTransaction(database, () => database.exec(`UPDATE log SET person = 'bruno' WHERE seq = 5`));
    let head: Uint8Array = chainStart('d1', null);
    for (const row of await store.chained('d1', 0, 100)) {
      head = chainHash(head, { document: 'd1', row, changes: row.changes, owners: row.owners });
      database.prepare('UPDATE log SET hash = ? WHERE seq = ?').run(head, row.seq);
    }
    database.prepare('UPDATE documents SET head = ?').run(head);
    expect(await faults()).toEqual([]);
    expect(await faults(anchor)).toEqual([{ code: 'other-history', seq: 8 }]);
  });

  test('a log cut short, document and all, is found the same way', async () => {
    const anchor = { seq: 9, head: hash(9) };
    database.exec(`DELETE FROM changes WHERE seq = 9; DELETE FROM log WHERE seq = 9; DELETE FROM snapshots`);
    database.prepare('UPDATE documents SET seq = 8, head = ?').run(hash(8));
    expect(await faults()).toEqual([]);
    expect(await faults(anchor)).toEqual([{ code: 'other-history', seq: 9 }]);
  });
});

test('[RE8] a log from before there were imprints is chained when its database is opened, and goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
  const file = join(folder, 'comune.sqlite');
  let database = openDatabase(file);
  let store = new SqliteDocumentStore(database);
  await store.create(NAME, 'd1', STRUCTURE, at(0));
  const written = entries(6).entries;
  for (const entry of written.slice(0, 4)) await store.append([entry]);
  database.exec(`DELETE FROM migrations WHERE name IN ('0041-chain.sql', '0042-erasure.sql'); DROP TABLE tombstones; DROP INDEX changes_seq;
    ALTER TABLE log DROP COLUMN hash; ALTER TABLE log DROP COLUMN claimed_at;
    ALTER TABLE documents DROP COLUMN head; ALTER TABLE owners DROP COLUMN seq`);
  database.close();
  database = openDatabase(file);
  store = new SqliteDocumentStore(database);
  for (const entry of written.slice(4)) await store.append([entry]);
  const document = await store.find('d1');
  expect(document?.seq).toBe(7);
  expect(document && (await verifyDocument(store, document, { replay: true, tombstones: [] }))).toEqual([]);
  database.prepare(`UPDATE log SET person = 'bruno' WHERE seq = 3`).run();
  expect(document && (await verifyDocument(store, document, { replay: true, tombstones: [] }))).toMatchObject([
    { code: 'altered-row', seq: 3 },
  ]);
  database.close();
  rmSync(folder, { recursive: true });
});

test('[RE10] both stores give a log the same imprints', async () => {
  const database = openDatabase(':memory:');
  const [sqlite, memory] = [new SqliteDocumentStore(database), new MemoryDocumentStore()];
  for (const store of [sqlite, memory]) {
    await store.create(NAME, 'd1', STRUCTURE, at(0));
    for (const entry of entries(5).entries) await store.append([{ ...entry, changes: [] }]);
  }
  const [document] = await memory.list();
  expect(document && (await verifyDocument(memory, document, { replay: true, tombstones: [] }))).toEqual([]);
  const imprint = async (store: DocumentStore) => hexOf((await store.chained('d1', 0, 1))[0]?.hash ?? new Uint8Array());
  expect(await imprint(sqlite)).toBe(await imprint(memory));
  database.close();
});
