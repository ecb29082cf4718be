import type { App, LiveArea } from '#lib/app/context.ts';
import type { Phase } from '#lib/domain/objective.ts';

export type { App, LiveArea };
export type Twin = LiveArea['twins'][number];
export type Presence = LiveArea['present'][number];

/** One value of the document: where a mark, a colleague or a change is. */
export interface FieldPlace {
  table: 'objectives' | 'indicators' | 'phases' | 'participations';
  row: string;
  field: string;
}

/** A month of a phase, 0 is January. */
export const monthPlace = ({ id }: Pick<Phase, 'id'>, month: number): FieldPlace => ({
  table: 'phases',
  row: id,
  field: `m${String(month + 1).padStart(2, '0')}`,
});

export const placeKey = ({ table, row, field }: FieldPlace): string => `${table}/${row}/${field}`;

/** What stands beside a value at this moment. */
export interface Mark {
  pending?: { from: unknown };
  twin?: Twin;
  writer?: Presence;
  /** Changed by a colleague a moment ago. */
  fresh?: { name: string; colour: number | null };
  confirmed?: boolean;
}

export const NO_MARK: Mark = {};
