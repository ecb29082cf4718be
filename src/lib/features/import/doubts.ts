import { IMPORTED_FIELDS, type ImportedField, type ImportedPlan } from '#lib/exchange/imported-plan.ts';
import { confidenceOf } from './confidence.ts';

/** A cell that was read and is not certain. */
export interface Doubt {
  /** Stays the same while rows come and go. */
  key: string;
  area: number;
  row: number;
  field: ImportedField;
}

/** Least certain first; what an open point is about is asked there. */
export function doubtsOf(plan: ImportedPlan): Doubt[] {
  const asked = new Set(
    plan.problems.flatMap((problem) =>
      problem.where.map(({ area, objective, field }) => `${area} ${objective} ${field}`),
    ),
  );
  const found = plan.areas.flatMap(({ objectives }, area) =>
    objectives.flatMap((objective, row) =>
      IMPORTED_FIELDS.flatMap((field) => {
        const certainty = objective.certainty[field];
        if (certainty === undefined || confidenceOf(certainty) === 'certain') return [];
        if (asked.has(`${area} ${row} ${field}`)) return [];
        return [
          { certainty, doubt: { key: `${area} ${objective.code} ${objective.title} ${field}`, area, row, field } },
        ];
      }),
    ),
  );
  return found.toSorted((a, b) => a.certainty - b.certainty).map(({ doubt }) => doubt);
}
