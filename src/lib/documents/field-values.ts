import { equalityDeep } from 'lib0/function';
import type * as Y from 'yjs';
import { isRichText, plainText, type RichText } from '#lib/domain/rich-text.ts';
import type { DocumentKind } from './kind.ts';
import { fillRich, richToTree } from './rich-text.ts';
import { RICH_NODE_LIMIT } from './rich-schema.ts';
import { SCHEMA, type FieldSpec } from './schema.ts';
import type { Store } from './store.ts';
import { settleTwinsOf, TWINS } from './twin.ts';
import { defaultValue, valueFault, type Scalar } from './value.ts';

export interface FieldPlace {
  table: string;
  row: string;
  field: string;
}

/** The key of one field within its document. */
export function fieldKey({ table, row, field }: FieldPlace): string {
  return `${table}/${row}/${field}`;
}

/** A field as plain data: one value, or a rich text as its blocks. */
export type FieldContent = Scalar | RichText;

export interface WantedValue extends FieldPlace {
  value: FieldContent;
}

/**
 * What becomes of a value that is to be written: it is there already, its row is no more (or lies in the Cestino),
 * the field cannot hold it.
 */
export type WriteOutcome = 'written' | 'same' | 'row-gone' | 'unusable';

/** A row that means nothing without another of the same document: the field that names it, and its table. */
const PARENTS: Readonly<Record<string, { field: string; table: string }>> = {
  indicators: { field: 'objective', table: 'objectives' },
  phases: { field: 'objective', table: 'objectives' },
  participations: { field: 'objective', table: 'objectives' },
  acceptedFindings: { field: 'chapter', table: 'chapters' },
  transversalOffers: { field: 'transversal', table: 'transversals' },
};

/** What a field says; undefined where there is no such row. */
export function readContent(store: Store, { table, row, field }: FieldPlace): FieldContent | undefined {
  if (!Object.hasOwn(SCHEMA[store.kind], table)) return undefined;
  const rows = store.table(table);
  const spec = rows.spec.fields[field];
  if (!spec) return undefined;
  if (spec.type !== 'rich') return rows.read(row)?.[field];
  const text = rows.rich(row, field);
  return text ? richToTree(text) : undefined;
}

export function sameContent(a: unknown, b: unknown): boolean {
  return equalityDeep(a ?? null, b ?? null);
}

/** Whether a field can hold it: of its type and size, and not the Comune's own. */
export function isUsable(kind: DocumentKind, { table, field }: FieldPlace, value: unknown): value is FieldContent {
  const tables = SCHEMA[kind];
  const spec = Object.hasOwn(tables, table) ? tables[table] : undefined;
  const own = spec && Object.hasOwn(spec.fields, field) ? spec.fields[field] : undefined;
  if (!spec || spec.serverRows || !own || own.serverOnly) return false;
  return own.type === 'rich' ? isUsableText(own, value) : valueFault(asString(own), value) === null;
}

function isUsableText(spec: FieldSpec, value: unknown): boolean {
  if (!isRichText(value)) return false;
  return plainText(value).length <= (spec.max ?? 0) && nodesIn(value) <= RICH_NODE_LIMIT;
}

function nodesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + nodesIn(one), 1);
}

/** What `writeContent` would do, value by value. */
export function foresee(store: Store, values: readonly WantedValue[]): WriteOutcome[] {
  const around = aroundOf(store, values);
  return values.map((value) => outcomeOf(store, value, around));
}

/**
 * Writes values as a person's new edit, one step of undo. Rows that are no longer there, or never came, are made
 * again under their own id where `values` has them whole, so that doing it twice does nothing more.
 */
export function writeContent(store: Store, values: readonly WantedValue[]): WriteOutcome[] {
  const around = aroundOf(store, values);
  const outcomes = values.map((value) => outcomeOf(store, value, around));
  const wanted = values.filter((_, at) => outcomes[at] === 'written');
  const born = [...Map.groupBy(wanted, rowKey)].filter(([key]) => around.births.has(key)).map(([, row]) => row);
  store.bear(() => born.forEach((row) => bear(store, row)));
  store.edit(() => {
    for (const row of born) takeIn(store, row);
    for (const value of wanted) if (!around.births.has(rowKey(value))) write(store, value);
  });
  return outcomes;
}

function rowKey({ table, row }: { table: string; row: string }): string {
  return `${table}/${row}`;
}

/** All that is to be written, by row, and which of the rows are not in the document and come whole. */
interface Around {
  rows: ReadonlyMap<string, readonly WantedValue[]>;
  births: ReadonlySet<string>;
}

function aroundOf(store: Store, values: readonly WantedValue[]): Around {
  const births = new Set<string>();
  for (const value of values) {
    // Every row has a position from its birth.
    if (value.field !== 'position' || !isUsable(store.kind, value, value.value)) continue;
    if (!store.table(value.table).has(value.row)) births.add(rowKey(value));
  }
  return { rows: Map.groupBy(values, rowKey), births };
}

function outcomeOf(store: Store, value: WantedValue, around: Around): WriteOutcome {
  if (!isUsable(store.kind, value, value.value)) return 'unusable';
  const row = around.rows.get(rowKey(value)) ?? [];
  if (around.births.has(rowKey(value))) return hasParent(store, value, row, around.births) ? 'written' : 'row-gone';
  const known = store.table(value.table).read(value.row);
  if (!known) return 'row-gone';
  if (sameContent(readContent(store, value), value.value)) return 'same';
  const takenOut = row.some((one) => one.field === 'discarded' && one.value === false);
  if ((known.discarded && !takenOut) || !hasParent(store, value, row, around.births)) return 'row-gone';
  return 'written';
}

function hasParent(
  store: Store,
  { table, row }: FieldPlace,
  values: readonly WantedValue[],
  births: ReadonlySet<string>,
): boolean {
  const parent = PARENTS[table];
  if (!parent) return true;
  const said = values.find((one) => one.field === parent.field)?.value ?? store.table(table).read(row)?.[parent.field];
  if (typeof said !== 'string') return false;
  return births.has(`${parent.table}/${said}`) || store.table(parent.table).read(said)?.discarded === false;
}

function bear(store: Store, row: readonly WantedValue[]): void {
  const [first] = row;
  if (!first) return;
  const table = store.table(first.table);
  const fields: Record<string, Scalar> = {};
  const texts: { field: string; text: RichText }[] = [];
  for (const { field, value } of row) {
    if (Array.isArray(value)) texts.push({ field, text: value });
    else fields[field] = value;
  }
  table.create({ ...fields, discarded: true, discardedAt: '' }, first.row);
  for (const { field, text } of texts) {
    const fragment = table.rich(first.row, field);
    if (fragment && text.length > 0) fillRich(fragment, text);
  }
}

/** A row is born in the Cestino, outside undo; this is the step that undo takes back. */
function takeIn(store: Store, row: readonly WantedValue[]): void {
  const [first] = row;
  if (!first) return;
  const wanted = row.find(({ field }) => field === 'discarded')?.value ?? defaultValue({ type: 'boolean' });
  const at = row.find(({ field }) => field === 'discardedAt')?.value;
  store.table(first.table).set(first.row, 'discarded', wanted === true);
  if (typeof at === 'string') store.table(first.table).set(first.row, 'discardedAt', at);
}

function write(store: Store, { table, row, field, value }: WantedValue): void {
  const rows = store.table(table);
  if (!Array.isArray(value)) {
    rows.set(row, field, value);
    settleTwinsOf(store.table(TWINS), table, row, field);
    return;
  }
  const text = rows.rich(row, field);
  if (text) replaceText(text, value);
}

function replaceText(text: Y.XmlFragment, value: RichText): void {
  if (text.length > 0) text.delete(0, text.length);
  if (value.length > 0) fillRich(text, value);
}

/** A text's single value has the size of a string, whatever it is kept in. */
function asString(spec: FieldSpec): FieldSpec {
  return spec.type === 'text' ? { ...spec, type: 'string' } : spec;
}
