import type { ImportedIndicator, ImportedPhase } from './imported-plan.ts';
import type { ColumnField } from './table/columns.ts';
import type { SourceRef } from './source.ts';

/** A cell's text with where it stands. */
export interface RawValue {
  text: string;
  source: SourceRef;
}

/** What a plan says of an indicator beside its name. */
export const INDICATOR_PARTS = [
  'unit',
  'baseline',
  'target',
  'targetSecond',
  'targetThird',
  'formula',
  'source',
] as const;
export type IndicatorPart = (typeof INDICATOR_PARTS)[number];

/** The values of one objective by field, from table rows or from a sheet, before they are understood. */
export interface RawObjective {
  values: Partial<Record<ColumnField, RawValue[]>>;
  /** One entry per row that names an indicator. */
  indicators: Partial<Record<IndicatorPart | 'indicator', RawValue>>[];
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
  /** The label of its code. */
  codeLabel: string;
  /** Read from a sheet of its own, not from a row. */
  sheet: boolean;
  /** The bookmark of the row, where the document is one of ours. */
  rowId: string | null;
  /** The indicators of a sheet of ours. */
  ownIndicators: ImportedIndicator[] | null;
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
    codeLabel: '',
    sheet: false,
    rowId: null,
    ownIndicators: null,
    areaLabel: '',
  };
}

export function rawText(raw: RawObjective, field: ColumnField): string {
  return (raw.values[field] ?? []).map((value) => value.text).join('\n');
}

export function rawSources(raw: RawObjective, field: ColumnField): SourceRef[] {
  return (raw.values[field] ?? []).map((value) => value.source);
}
