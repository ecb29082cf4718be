import { IMPORTED_FIELDS, type ImportedObjective, type ImportedPlan } from '#lib/exchange/imported-plan.ts';

/** How sure the reading is, said with a mark and a word. */
export type Confidence = 'certain' | 'likely' | 'doubtful';

const CERTAIN = 0.9;
const LIKELY = 0.6;

export function confidenceOf(value: number): Confidence {
  if (value >= CERTAIN) return 'certain';
  return value >= LIKELY ? 'likely' : 'doubtful';
}

/** The least certain of the cells that were read; a row mended by hand is certain. */
export function rowConfidence(objective: ImportedObjective): Confidence {
  const values = Object.values(objective.certainty);
  return confidenceOf(values.length === 0 ? objective.confidence : Math.min(...values));
}

/** Cells read for sure and cells to look at, over all objectives. */
export function countCells(plan: ImportedPlan): { certain: number; open: number } {
  let certain = 0;
  let open = 0;
  for (const objective of plan.areas.flatMap((area) => area.objectives))
    for (const field of IMPORTED_FIELDS) {
      const value = objective.certainty[field];
      if (value === undefined) continue;
      if (confidenceOf(value) === 'certain') certain += 1;
      else open += 1;
    }
  return { certain, open };
}
