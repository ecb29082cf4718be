import type { DatabaseSync } from 'node:sqlite';
import * as v from 'valibot';
import type { YearOpening } from '#lib/domain/org.ts';
import { first, numberOf, run, textOf } from './rows.ts';

/** A year begun from the one before: by which press of a person, and the last row of each document's log then. */
export interface StoredOpening {
  id: string;
  year: number;
  from: number;
  heads: Record<string, number>;
}

const Heads = v.record(v.string(), v.number());

/** The latest opening, while it stands. */
export function lastOpening(db: DatabaseSync): YearOpening | null {
  const row = first(db, 'SELECT * FROM year_openings ORDER BY at DESC, rowid DESC LIMIT 1');
  if (row === null || row.undone !== 0) return null;
  const heads = v.parse(Heads, JSON.parse(textOf(row, 'heads')));
  return {
    year: numberOf(row, 'year'),
    from: numberOf(row, 'from_year'),
    at: textOf(row, 'at'),
    rows: Object.values(heads).reduce((sum, head) => sum + head, 0),
  };
}

export function hasOpening(db: DatabaseSync, id: string): boolean {
  return first(db, 'SELECT 1 FROM year_openings WHERE id = ? AND undone = 0', id) !== null;
}

/** The opening of a year that stands, for taking it back. */
export function openingOf(db: DatabaseSync, year: number): StoredOpening | null {
  const row = first(
    db,
    'SELECT id, from_year, heads FROM year_openings WHERE year = ? AND undone = 0 ORDER BY rowid DESC',
    year,
  );
  if (row === null) return null;
  const heads = v.parse(Heads, JSON.parse(textOf(row, 'heads')));
  return { id: textOf(row, 'id'), year, from: numberOf(row, 'from_year'), heads };
}

export function saveOpening(db: DatabaseSync, at: string, { id, year, from, heads }: StoredOpening): void {
  run(
    db,
    'INSERT INTO year_openings (id, year, from_year, at, heads) VALUES (?, ?, ?, ?, ?)',
    id,
    year,
    from,
    at,
    JSON.stringify(heads),
  );
}

export function markTakenBack(db: DatabaseSync, id: string): void {
  run(db, 'UPDATE year_openings SET undone = 1 WHERE id = ?', id);
}

export function markStanding(db: DatabaseSync, id: string): void {
  run(db, 'UPDATE year_openings SET undone = 0 WHERE id = ?', id);
}
