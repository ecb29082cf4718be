import { openDatabase } from '../../server/storage/database.ts';
import { SqliteDocumentStore } from '../../server/storage/sqlite-document-store.ts';
import { serveRelay } from './served-relay.ts';

// A process to be killed: the relay on a real file. Arguments: database, port.
const [path = ':memory:', port = '0'] = process.argv.slice(2);
const served = await serveRelay({ store: new SqliteDocumentStore(openDatabase(path)), port: Number(port) });
process.stdout.write(`listening ${served.port}\n`);
