import type * as Y from 'yjs';
import type { DocumentKind } from './kind.ts';
import { PERSON_ORIGIN, UNTRACKED_ORIGIN } from './origin.ts';
import { SCHEMA } from './schema.ts';
import { Table } from './table.ts';
import type { PlainRow } from './table.ts';
import { readTwins, settleTwinsOf, TWINS } from './twin.ts';
import type { Twin } from './twin.ts';
import type { Scalar } from './value.ts';

/** Names what an edit is about; writing on in one text within half a second is one step of undo. */
export const EDIT_SUBJECT = Symbol('subject');

/** The tables of one document and what all kinds do with them. */
export class Store {
  readonly doc: Y.Doc;
  readonly kind: DocumentKind;
  readonly #tables = new Map<string, Table>();

  constructor(doc: Y.Doc, kind: DocumentKind) {
    this.doc = doc;
    this.kind = kind;
    for (const [name, spec] of Object.entries(SCHEMA[kind])) this.#tables.set(name, new Table(doc, name, spec));
  }

  table(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw new RangeError(`a document of kind ${this.kind} has no table ${name}`);
    return table;
  }

  tables(): Table[] {
    return [...this.#tables.values()];
  }

  /**
   * Calls `fn` whenever something read before may no longer hold: before anyone is told of a change,
   * and again when everyone in the document has been.
   */
  whenStale(fn: () => void): void {
    const tell = (transaction: Y.Transaction) => {
      if (transaction.changed.size > 0) fn();
    };
    this.doc.on('beforeObserverCalls', tell);
    this.doc.on('afterTransaction', tell);
  }

  /** One edit of a person, one transaction, one step of undo. */
  edit(change: () => void, subject: string | null = null): void {
    this.doc.transact((transaction) => {
      transaction.meta.set(EDIT_SUBJECT, subject);
      change();
    }, PERSON_ORIGIN);
  }

  /** Writes a field of a row as a person's choice. */
  set(table: string, row: string, field: string, value: Scalar): void {
    const rows = this.table(table);
    const text = rows.spec.fields[field]?.type === 'text';
    this.edit(
      () => {
        rows.set(row, field, value);
        settleTwinsOf(this.table(TWINS), table, row, field);
      },
      text ? `${table}/${row}/${field}` : null,
    );
  }

  /**
   * Adds a row. It is born in the Cestino, outside undo, and taken out of it by the person's edit:
   * undoing the addition discards the row and never erases what a colleague wrote in it meanwhile. `also` belongs
   * to the same step.
   */
  add(birth: () => string, table: string, also: () => void = () => undefined): string {
    let id = '';
    this.bear(() => {
      id = birth();
    });
    this.edit(() => {
      this.table(table).set(id, 'discarded', false);
      also();
    });
    return id;
  }

  /** Wherever a row points at `from` it points at `to`: ids are random, so whatever says it means it. */
  replaceReference(from: string, to: string): void {
    this.edit(() => {
      for (const table of this.#tables.values()) {
        if (table.spec.serverRows === true) continue;
        const fields = Object.entries(table.spec.fields).filter(([, spec]) => spec.type === 'ref');
        for (const row of table.rows())
          for (const [field] of fields) {
            if (row[field] !== from) continue;
            table.set(row.id, field, to);
            settleTwinsOf(this.table(TWINS), table.name, row.id, field);
          }
      }
    });
  }

  /** Adds a row after another, or last. */
  addRow(name: string, fields: Record<string, Scalar>, after?: string): string {
    const table = this.table(name);
    const rows = table.rows();
    const last = after !== undefined && table.has(after) ? after : (rows.at(-1)?.id ?? null);
    return this.add(() => {
      const [position = ''] = table.placeAfter(last, rows);
      return table.create({ ...fields, position, discarded: true, discardedAt: '' });
    }, name);
  }

  /** The rows outside the Cestino, in order. The schema guarantees each field's type: a row holds what the domain's type says. */
  liveRows(name: string): Record<string, Scalar>[] {
    return this.table(name)
      .rows()
      .filter((row) => !row.discarded)
      .map(({ discarded: _discarded, discardedAt: _discardedAt, ...fields }) => fields);
  }

  /** Writes rows that are not in the plan yet, outside undo: an edit takes them in. */
  bear(births: () => void): void {
    this.doc.transact(births, UNTRACKED_ORIGIN);
  }

  discard(table: string, row: string, at: string): void {
    const rows = this.table(table);
    if (rows.read(row)?.discarded !== false) return;
    this.edit(() => {
      if (rows.spec.erases) rows.empty(row);
      rows.set(row, 'discarded', true);
      rows.set(row, 'discardedAt', at);
    });
  }

  restore(table: string, row: string): void {
    this.edit(() => this.table(table).set(row, 'discarded', false));
  }

  /** Puts a row after another, or first; among those that stand in one list with it. */
  move(table: string, row: string, after: string | null, together = (_a: PlainRow, _b: PlainRow) => true): void {
    if (after === row) return;
    const rows = this.table(table);
    const self = rows.read(row);
    if (!self) return;
    const others = rows.rows().filter((other) => together(self, other));
    const at = others.findIndex((other) => other.id === row);
    if (at < 0) return;
    others.splice(at, 1);
    const previous = at === 0 ? null : (others[at - 1]?.id ?? null);
    const follows = after === null ? at === 0 : previous === after;
    if (follows && hasPlaceOfItsOwn(self.position, others[at - 1]?.position, others[at]?.position)) return;
    this.edit(() => {
      const [position] = rows.placeAfter(after, others);
      if (position !== undefined) rows.set(row, 'position', position);
    });
  }

  readTwins(): Twin[] {
    return readTwins(this.table(TWINS)).flatMap((twin) => {
      const current = this.#tables.get(twin.table)?.read(twin.row)?.[twin.field];
      // Whoever wrote the kept value may have gone on before seeing the twin: the field's value counts.
      return current === undefined || current === twin.other ? [] : [{ ...twin, kept: current }];
    });
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    const twins = this.table(TWINS);
    const twin = twins.read(id);
    if (!twin || twin.settled === true) return;
    const table = this.#tables.get(String(twin.table));
    const row = String(twin.row);
    this.edit(() => {
      if (keep === 'other' && table?.has(row)) table.set(row, String(twin.field), twin.other ?? null);
      if (table) settleTwinsOf(twins, table.name, row, String(twin.field));
      twins.set(id, 'settled', true);
    });
  }
}

function hasPlaceOfItsOwn(position: string, before: string | undefined, after: string | undefined): boolean {
  return (before === undefined || before < position) && (after === undefined || position < after);
}
