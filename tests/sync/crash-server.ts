import { openDatabase } from '../../server/storage/database.ts';
import { SqliteDocumentStore } from '../../server/storage/sqlite-document-store.ts';
import { createStructure } from '#lib/documents/kind.ts';
import { SECOND_ID, SECOND_NAME, serveRelay } from './served-relay.ts';

// A process to be killed: the relay on a real file. Arguments: database, port.
const [path = ':memory:', port = '0'] = process.argv.slice(2);
const store = new SqliteDocumentStore(openDatabase(path));
if ((await store.find(SECOND_ID)) === null) {
  await store.create(SECOND_NAME, SECOND_ID, createStructure(SECOND_NAME), new Date().toISOString());
}
// Snapshots, resting documents and a log moved into the file are all on their way when the process dies.
const limits = { snapshotRows: 7, lookMs: 20, restLooks: 1, tidyMs: 30 };
const served = await serveRelay({ store, port: Number(port), limits });
process.stdout.write(`listening ${served.port}\n`);
