import type { Table } from './table.ts';
import type { Scalar } from './value.ts';

/** Two values written to one field at the same time. Yjs kept one, by client id and not by time. */
export interface Twin {
  id: string;
  table: string;
  row: string;
  field: string;
  /** The value the field has, who wrote it, and when the Comune received it (ISO 8601). */
  kept: Scalar;
  keptBy: string | null;
  keptAt: string;
  other: Scalar;
  otherBy: string | null;
  otherAt: string;
}

/** Name of the table the server keeps twins in. */
export const TWINS = 'twins';

/** The rows nobody has settled yet, oldest first, as the server wrote them. */
export function readTwins(twins: Table): Twin[] {
  return twins
    .rows()
    .filter((row) => row.settled !== true)
    .map(
      (row) =>
        ({
          id: row.id,
          table: row.table,
          row: row.row,
          field: row.field,
          kept: row.kept,
          keptBy: row.keptBy,
          keptAt: row.keptAt,
          other: row.other,
          otherBy: row.otherBy,
          otherAt: row.otherAt,
        }) as Twin,
    )
    .toSorted((a, b) => (a.otherAt < b.otherAt ? -1 : a.otherAt > b.otherAt ? 1 : a.id < b.id ? -1 : 1));
}

/** Whoever writes a field that had two values has chosen. */
export function settleTwinsOf(twins: Table, table: string, row: string, field: string): void {
  for (const twin of readTwins(twins)) {
    if (twin.table === table && twin.row === row && twin.field === field) twins.set(twin.id, 'settled', true);
  }
}
