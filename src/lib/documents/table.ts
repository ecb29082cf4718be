import { generateNKeysBetween } from 'fractional-indexing';
import * as Y from 'yjs';
import { newId } from './new-id.ts';
import type { FieldSpec, TableSpec } from './schema.ts';
import { updateText } from './text.ts';
import { defaultValue, valueFault } from './value.ts';
import type { Scalar } from './value.ts';

/** A row as plain values, every field of the schema present. */
export interface PlainRow {
  id: string;
  position: string;
  discarded: boolean;
  discardedAt: string;
  readonly [field: string]: Scalar;
}

/** Rows as they are shown: by position; rows that two people put in one place, by id. */
export function compareRows(a: { position: string; id: string }, b: { position: string; id: string }): number {
  if (a.position !== b.position) return a.position < b.position ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What one field of a row reads as; a missing or unusable value reads as the default. */
export function readField(spec: FieldSpec, stored: unknown): Scalar {
  if (spec.type === 'text') return stored instanceof Y.Text ? stored.toString() : '';
  // A rich text is no plain value: the document hands it out by itself.
  if (spec.type === 'rich') return '';
  return valueFault(spec, stored) === null ? (stored as Scalar) : defaultValue(spec);
}

/** One root map of rows: rowId → Y.Map of flat fields, long texts as Y.Text. */
export class Table {
  readonly root: Y.Map<unknown>;
  readonly spec: TableSpec;
  readonly name: string;
  readonly #doc: Y.Doc;
  /** Plain rows, dropped one by one as the document changes. */
  readonly #plain = new Map<string, PlainRow>();

  constructor(doc: Y.Doc, name: string, spec: TableSpec) {
    this.#doc = doc;
    this.name = name;
    this.spec = spec;
    this.root = doc.getMap(name);
    this.root.observeDeep((events) => {
      for (const event of events) {
        const row = event.path[0];
        if (row !== undefined) this.#plain.delete(String(row));
        else for (const key of event.changes.keys.keys()) this.#plain.delete(key);
      }
    });
  }

  /** The row as plain values, or null when there is none. */
  read(id: string): PlainRow | null {
    // Observers run after the transaction: inside one, what was read before may be stale.
    const known = this.#doc._transaction === null ? this.#plain.get(id) : undefined;
    if (known) return known;
    const row = this.#row(id);
    if (!row) return null;
    const plain: Record<string, Scalar> = { id };
    for (const [field, spec] of Object.entries(this.spec.fields)) plain[field] = readField(spec, row.get(field));
    const result = plain as PlainRow;
    if (this.#doc._transaction === null) this.#plain.set(id, result);
    return result;
  }

  /** Every row, the discarded too, in order. */
  rows(): PlainRow[] {
    const rows: PlainRow[] = [];
    for (const id of this.root.keys()) {
      const row = this.read(id);
      if (row) rows.push(row);
    }
    return rows.sort(compareRows);
  }

  /** Writes a new row with every field of the schema, so that undo always finds a value to go back to. */
  create(fields: Record<string, Scalar>, id = newId()): string {
    const row = new Y.Map();
    for (const [field, spec] of Object.entries(this.spec.fields)) {
      const value = fields[field] ?? defaultValue(spec);
      const fault = valueFault(spec.type === 'text' ? { ...spec, type: 'string' } : spec, value);
      if (fault) this.#refuse(field, fault);
      if (spec.type === 'rich') row.set(field, new Y.XmlFragment());
      else row.set(field, spec.type === 'text' ? new Y.Text(String(value)) : value);
    }
    this.root.set(id, row);
    return id;
  }

  /** Writes one field; the same value writes nothing. Returns whether it wrote. */
  set(id: string, field: string, value: Scalar): boolean {
    const spec = this.spec.fields[field];
    const row = this.#row(id);
    if (!spec || spec.type === 'rich') throw new RangeError(`${this.name} has no field ${field}`);
    if (!row) throw new RangeError(`${this.name} has no row ${id}`);
    const current = readField(spec, row.get(field));
    if (current === value) return false;
    if (spec.type === 'text') {
      const stored = row.get(field);
      if (typeof value !== 'string') throw new RangeError(`${this.name}/${field} takes text`);
      // Two people's writing may have merged beyond the limit: then it may shrink, not grow.
      const limit = Math.max(spec.max ?? 0, String(current).length);
      if (value.length > limit) this.#refuse(field, 'size');
      if (stored instanceof Y.Text) updateText(stored, value);
      else row.set(field, new Y.Text(value));
      return true;
    }
    const fault = valueFault(spec, value);
    if (fault) this.#refuse(field, fault);
    row.set(field, value);
    return true;
  }

  /** Takes the content of a row away; its place, and who wrote it, stay. */
  empty(id: string): void {
    for (const [field, spec] of Object.entries(this.spec.fields)) {
      if (field === 'position' || field === 'author' || spec.type === 'rich') continue;
      this.set(id, field, defaultValue(spec));
    }
  }

  has(id: string): boolean {
    return this.#row(id) !== undefined;
  }

  /** The long text of a row itself, or null when there is no such row. */
  text(id: string, field: string): Y.Text | null {
    const stored = this.#row(id)?.get(field);
    return stored instanceof Y.Text ? stored : null;
  }

  /** The rich text of a row, or null when there is no such row. */
  rich(id: string, field: string): Y.XmlFragment | null {
    const stored = this.#row(id)?.get(field);
    return stored instanceof Y.XmlFragment ? stored : null;
  }

  /**
   * Positions that put `count` rows after the row `after` (null: first), among the rows `within`.
   * Rows that share one position leave no room between them: those that follow are moved on first.
   */
  placeAfter(after: string | null, within: PlainRow[], count = 1): string[] {
    const at = after === null ? -1 : within.findIndex((row) => row.id === after);
    const previous = at < 0 ? null : (within[at]?.position ?? null);
    let next = at + 1;
    while (next < within.length && previous !== null && (within[next]?.position ?? '') <= previous) next += 1;
    const crowd = within.slice(at + 1, next);
    const keys = keysBetween(previous, within[next]?.position ?? null, count + crowd.length);
    if (keys === null) return this.#respace(within, at, count);
    crowd.forEach((row, index) => this.set(row.id, 'position', keys[count + index] ?? row.position));
    return keys.slice(0, count);
  }

  /** Writes every position anew, with room for `count` rows after the one at `at`. */
  #respace(within: PlainRow[], at: number, count: number): string[] {
    const keys = generateNKeysBetween(null, null, within.length + count);
    within.forEach((row, index) => this.set(row.id, 'position', keys[index <= at ? index : index + count] ?? ''));
    return keys.slice(at + 1, at + 1 + count);
  }

  #row(id: string): Y.Map<unknown> | undefined {
    const row = this.root.get(id);
    return row instanceof Y.Map ? row : undefined;
  }

  #refuse(field: string, fault: string): never {
    throw new RangeError(`${this.name}/${field}: ${fault}`);
  }
}

/** A position grows by every insertion into the same gap; from here on the table gets new ones. */
const LONGEST_POSITION = 100;

/** Keys in ascending order between two positions, or null when there is no good one. */
function keysBetween(previous: string | null, next: string | null, count: number): string[] | null {
  try {
    const keys = generateNKeysBetween(previous, next, count);
    return keys.some((key) => key.length > LONGEST_POSITION) ? null : keys;
  } catch {
    return null;
  }
}
