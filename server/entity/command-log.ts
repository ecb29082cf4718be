import type { DatabaseSync } from 'node:sqlite';
import type { PersonId, Role } from '#lib/domain/org.ts';
import { run } from './rows.ts';

export interface CommandLogEntry {
  at: string;
  /** null: whoever holds the machine, by command line. */
  person: PersonId | null;
  roles: Role[];
  type: string;
  /** Never a secret. */
  payload: unknown;
}

export function logCommand(db: DatabaseSync, entry: CommandLogEntry): void {
  run(
    db,
    'INSERT INTO command_log (at, person, roles, type, payload) VALUES (?, ?, ?, ?, ?)',
    entry.at,
    entry.person,
    JSON.stringify(entry.roles),
    entry.type,
    JSON.stringify(entry.payload),
  );
}
