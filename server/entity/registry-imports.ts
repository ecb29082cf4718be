import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { Employment, RegistryImport } from '#lib/domain/org.ts';
import { EmploymentShape, RegistrySeed } from '#lib/protocol/http.ts';
import { first, run, textOf } from './rows.ts';

/** An import of people: the rows it wrote, and the employments that stood there before it. */
export interface StoredImport {
  written: RegistrySeed;
  previous: Employment[];
}

/** The latest import, while it stands. */
export function lastImport(db: DatabaseSync): RegistryImport | null {
  const row = first(db, 'SELECT * FROM registry_imports ORDER BY at DESC, rowid DESC LIMIT 1');
  if (row === null || row.undone !== 0) return null;
  const written = v.parse(RegistrySeed, JSON.parse(textOf(row, 'written')));
  const { people, employments } = written;
  return { id: written.id, at: textOf(row, 'at'), people: people.length, employments: employments.length };
}

export function readImport(db: DatabaseSync, id: string): StoredImport | null {
  const row = first(db, 'SELECT written, previous FROM registry_imports WHERE id = ? AND undone = 0', id);
  if (row === null) return null;
  return {
    written: v.parse(RegistrySeed, JSON.parse(textOf(row, 'written'))),
    previous: v.parse(v.array(EmploymentShape), JSON.parse(textOf(row, 'previous'))),
  };
}

export function saveImport(db: DatabaseSync, at: string, { written, previous }: StoredImport): void {
  run(
    db,
    'INSERT INTO registry_imports (id, at, written, previous) VALUES (?, ?, ?, ?)',
    written.id,
    at,
    JSON.stringify(written),
    JSON.stringify(previous),
  );
}

export function markUndone(db: DatabaseSync, id: string): void {
  run(db, 'UPDATE registry_imports SET undone = 1 WHERE id = ?', id);
}
