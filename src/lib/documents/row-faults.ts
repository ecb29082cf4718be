import { isRichText } from '#lib/domain/rich-text.ts';
import type { DocumentKind } from './kind.ts';
import { MERGED_TEXT_FACTOR } from './policy.ts';
import { SCHEMA } from './schema.ts';
import type { FieldSpec } from './schema.ts';
import { TWINS } from './twin.ts';
import { isId, valueFault } from './value.ts';
import type { ValueFault } from './value.ts';

/** What is wrong with rows that come from outside, and where: table, place in the list, field. */
export interface RowFault {
  path: (string | number)[];
  code: ValueFault | 'unknown-table' | 'unknown-field' | 'missing' | 'repeated';
}

type Row = Readonly<Record<string, unknown>>;

/**
 * Whether a document of a kind can hold these rows: none with a field or a value that it would not keep. A field that
 * is not there reads as its default; a row without a place cannot be shown.
 */
export function rowFaults(kind: DocumentKind, tables: Readonly<Record<string, readonly Row[]>>): RowFault[] {
  return Object.entries(tables).flatMap(([table, rows]): RowFault[] => {
    const fields = table === TWINS || !Object.hasOwn(SCHEMA[kind], table) ? undefined : SCHEMA[kind][table]?.fields;
    if (fields === undefined) return [{ path: [table], code: 'unknown-table' }];
    const seen = new Set<unknown>();
    return rows.flatMap((row, index): RowFault[] => {
      const faults: RowFault[] = [];
      const fault = (field: string, code: RowFault['code']) => faults.push({ path: [table, index, field], code });
      if (!isId(row.id)) fault('id', 'range');
      if (seen.has(row.id)) fault('id', 'repeated');
      seen.add(row.id);
      for (const field of Object.keys(row))
        if (field !== 'id' && !Object.hasOwn(fields, field)) fault(field, 'unknown-field');
      for (const [field, spec] of Object.entries(fields)) {
        if (row[field] === undefined) {
          if (spec.type === 'position') fault(field, 'missing');
          continue;
        }
        const code = fieldFault(spec, row[field]);
        if (code !== null) fault(field, code);
      }
      return faults;
    });
  });
}

function fieldFault(spec: FieldSpec, value: unknown): ValueFault | null {
  if (spec.type === 'rich') return isRichText(value) ? null : 'type';
  const max = spec.type === 'text' ? (spec.max ?? 0) * MERGED_TEXT_FACTOR : spec.max;
  return valueFault({ ...spec, ...(max === undefined ? {} : { max }) }, value);
}
