import type { DatabaseSync } from 'node:sqlite';
import type { Chapter } from '#lib/domain/chapter.ts';
import type { Objective } from '#lib/domain/objective.ts';
import type { Agreement, Area, Employment, Incarico, Person, PlanImport } from '#lib/domain/org.ts';
import { first, run, textOf } from './rows.ts';

/** An import of a plan: the rows of the registry it made, and what it wrote in which document. */
export interface StoredPlanImport {
  id: string;
  year: number;
  /** Whether the year itself came with it. */
  yearOpened: boolean;
  areas: Area[];
  agreements: Agreement[];
  people: Person[];
  employments: Employment[];
  incarichi: Incarico[];
  /** As the import left them. */
  objectives: { document: string; objective: Objective; before: Objective | null }[];
  chapters: { document: string; chapter: Chapter }[];
}

/** The latest import of a plan, while it stands. */
export function lastPlanImport(db: DatabaseSync): PlanImport | null {
  const row = first(db, 'SELECT * FROM plan_imports ORDER BY at DESC, rowid DESC LIMIT 1');
  if (row === null || row.undone !== 0) return null;
  const { id, year, objectives, people } = read(textOf(row, 'written'));
  return { id, at: textOf(row, 'at'), year, objectives: objectives.length, people: people.length };
}

export function readPlanImport(db: DatabaseSync, id: string): StoredPlanImport | null {
  const row = first(db, 'SELECT written FROM plan_imports WHERE id = ? AND undone = 0', id);
  return row === null ? null : read(textOf(row, 'written'));
}

export function savePlanImport(db: DatabaseSync, at: string, written: StoredPlanImport): void {
  run(db, 'INSERT INTO plan_imports (id, at, written) VALUES (?, ?, ?)', written.id, at, JSON.stringify(written));
}

export function markPlanImportUndone(db: DatabaseSync, id: string): void {
  run(db, 'UPDATE plan_imports SET undone = 1 WHERE id = ?', id);
}

/** Written by `savePlanImport` alone. */
function read(written: string): StoredPlanImport {
  return JSON.parse(written) as StoredPlanImport;
}
