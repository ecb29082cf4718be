import { generateKeyBetween } from 'fractional-indexing';
import { isDay } from '#lib/domain/calendar.ts';
import type { FieldSpec } from './schema.ts';

/** A field's single value. */
export type Scalar = string | number | boolean | null;

const ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether a text can be the id of a row, a person, an area. */
export function isId(value: unknown): value is string {
  return typeof value === 'string' && ID.test(value);
}

/** Whether a value can order rows and leaves room before and after it. */
function isPosition(value: string): boolean {
  if (!/^[0-9A-Za-z]+$/.test(value)) return false;
  try {
    generateKeyBetween(null, value);
    generateKeyBetween(value, null);
    return true;
  } catch {
    return false;
  }
}

/** Why a value does not fit a field: its type, its size, or its range. */
export type ValueFault = 'type' | 'size' | 'range';

/** What is wrong with a scalar field's value, or null. */
export function valueFault(spec: FieldSpec, value: unknown): ValueFault | null {
  if (value === null) return spec.nullable ? null : 'type';
  switch (spec.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'type';
    case 'integer':
      if (typeof value !== 'number' || !Number.isInteger(value)) return 'type';
      return value >= (spec.min ?? 0) && value <= (spec.max ?? Number.MAX_SAFE_INTEGER) ? null : 'range';
    case 'scalar':
      if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) return null;
      break;
    case 'string':
    case 'day':
    case 'choice':
    case 'position':
    case 'ref':
    case 'text':
    case 'rich':
      break;
    default:
      return spec.type satisfies never;
  }
  if (typeof value !== 'string') return 'type';
  if (spec.max !== undefined && value.length > spec.max) return 'size';
  if (spec.type === 'day' && !isDay(value)) return 'range';
  if (spec.type === 'choice' && !spec.choices?.includes(value)) return 'range';
  if (spec.type === 'ref' && !isId(value)) return 'range';
  if (spec.type === 'position' && !isPosition(value)) return 'range';
  return null;
}

/** What a field reads as when nothing, or nothing usable, is written in it. */
export function defaultValue(spec: FieldSpec): Scalar {
  if (spec.nullable) return null;
  if (spec.type === 'boolean') return false;
  if (spec.type === 'integer') return 0;
  return '';
}
