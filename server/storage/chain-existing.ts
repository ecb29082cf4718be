import type { DatabaseSync } from 'node:sqlite';
import { chainHash, chainStart } from './chain.ts';
import { chainedRows, textOf } from './log-rows.ts';

const ROWS_AT_ONCE = 500;

/** Chains logs written before there were imprints; their first row answers for every owner. */
export function chainExisting(database: DatabaseSync): void {
  database.exec('UPDATE owners SET seq = 1');
  const setHash = database.prepare('UPDATE log SET hash = ? WHERE document = ? AND seq = ?');
  const setHead = database.prepare('UPDATE documents SET head = ? WHERE id = ?');
  for (const document of database.prepare('SELECT id FROM documents').all()) {
    const id = textOf(document, 'id');
    let head = chainStart(id, null);
    let rows = chainedRows(database, id, 0, ROWS_AT_ONCE);
    while (rows.length > 0) {
      for (const row of rows) {
        head = chainHash(head, { document: id, row, changes: row.changes, owners: row.owners });
        setHash.run(head, id, row.seq);
      }
      rows = chainedRows(database, id, rows.at(-1)?.seq ?? 0, ROWS_AT_ONCE);
    }
    setHead.run(head, id);
  }
}
