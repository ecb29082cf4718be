import type { ImportedPhase } from './imported-plan.ts';
import type { ColumnField } from './table/columns.ts';
import type { SourceRef } from './source.ts';

/** A cell's text with where it stands. */
export interface RawValue {
  text: string;
  source: SourceRef;
}

/** The values of one objective by field, from table rows or from a sheet, before they are understood. */
export interface RawObjective {
  values: Partial<Record<ColumnField, RawValue[]>>;
  /** One entry per row that names an indicator. */
  indicators: Partial<Record<'indicator' | 'unit' | 'baseline' | 'target', RawValue>>[];
  /** What happens in which month, one entry per row with marks. */
  phases: ImportedPhase[];
  /** The other objectives it shares merged cells with, itself included, in order. */
  merged: RawObjective[] | null;
  /** A row torn in two by a page's end. */
  broken: boolean;
  /** The columns were guessed from their content. */
  guessed: boolean;
  /** The weight's heading speaks of percent or points of 100. */
  percentWeights: boolean;
  /** The heading over the area's name: `Settore`. */
  areaLabel: string;
}

export function emptyObjective(): RawObjective {
  return {
    values: {},
    indicators: [],
    phases: [],
    merged: null,
    broken: false,
    guessed: false,
    percentWeights: false,
    areaLabel: '',
  };
}

export function rawText(raw: RawObjective, field: ColumnField): string {
  return (raw.values[field] ?? []).map((value) => value.text).join('\n');
}

export function rawSources(raw: RawObjective, field: ColumnField): SourceRef[] {
  return (raw.values[field] ?? []).map((value) => value.source);
}
