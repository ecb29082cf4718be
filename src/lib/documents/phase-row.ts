import type { MonthMark, Phase, PhaseDraft } from '#lib/domain/objective.ts';
import { MONTH_FIELDS } from './schema.ts';
import type { PlainRow } from './table.ts';
import type { Scalar } from './value.ts';

/** The bit of a month's field that says each. */
const BITS: Readonly<Record<MonthMark, number>> = { planned: 1, done: 2 };

/** A month's field with a mark set or taken away. */
export function withMark(value: Scalar | undefined, mark: MonthMark, on: boolean): number {
  const marks = typeof value === 'number' ? value : 0;
  return on ? marks | BITS[mark] : marks & ~BITS[mark];
}

/** A phase as it is kept: one field a month. */
export function phaseRow({ title = '', planned = [], done = [], milestone = null }: Partial<PhaseDraft>) {
  const months = MONTH_FIELDS.map((field, month): [string, number] => [
    field,
    (planned[month] ? BITS.planned : 0) | (done[month] ? BITS.done : 0),
  ]);
  return { title, milestone, ...Object.fromEntries(months) };
}

export function phaseOf(row: PlainRow): Phase {
  const marked = (mark: MonthMark) => MONTH_FIELDS.map((field) => (Number(row[field]) & BITS[mark]) !== 0);
  return {
    id: row.id,
    position: row.position,
    title: String(row.title),
    planned: marked('planned'),
    done: marked('done'),
    milestone: row.milestone as Phase['milestone'],
  };
}
