import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDatabase } from './database.ts';
import { documentStoreContract } from './document-store.contract.ts';
import { MemoryDocumentStore } from './memory-document-store.ts';
import { SqliteDocumentStore } from './sqlite-document-store.ts';

documentStoreContract('memory', () => {
  const store = new MemoryDocumentStore();
  return { store, reopen: () => store, close: () => undefined };
});

documentStoreContract('sqlite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
  let database = openDatabase(join(folder, 'comune.sqlite'));
  return {
    store: new SqliteDocumentStore(database),
    reopen: () => {
      database.close();
      database = openDatabase(join(folder, 'comune.sqlite'));
      return new SqliteDocumentStore(database);
    },
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
});

test('[RE1] a commit waits for the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'traguardo-'));
  const database = openDatabase(join(folder, 'comune.sqlite'));
  expect(database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
  expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
  database.close();
  rmSync(folder, { recursive: true });
});
