import type { AreaDraft } from './document/outline.ts';
import type { ImportedArea, ImportedField } from './imported-plan.ts';
import type { ObjectiveReading } from './objective-reading.ts';

/** An area with its objectives as read, side by side by index. */
export interface AreaReading {
  draft: AreaDraft;
  area: ImportedArea;
  readings: ObjectiveReading[];
}

/** Lowers how sure a field is. */
export function doubt(reading: ObjectiveReading, field: ImportedField, certainty: number): void {
  const known = reading.objective.certainty[field] ?? 1;
  reading.objective.certainty[field] = Math.min(known, certainty);
}
