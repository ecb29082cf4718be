import type * as Y from 'yjs';
import type { EntityPlan, MandateLine, StrategicObjective } from '#lib/domain/plan.ts';
import { Chapters } from './chapters.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { PlainRow } from './table.ts';
import type { Twin } from './twin.ts';
import type { Scalar } from './value.ts';

export type MandateLineField = Exclude<keyof MandateLine, 'id' | 'position'>;
export type StrategicObjectiveField = Exclude<keyof StrategicObjective, 'id' | 'position'>;

/** What the whole ente shares in one year, as a shared document. */
export class PlanDocument {
  readonly doc: Y.Doc;
  readonly store: Store;
  readonly chapters: Chapters;
  #plan: EntityPlan | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'plan');
    this.chapters = new Chapters(this.store);
    this.store.whenStale(() => (this.#plan = null));
  }

  read(): EntityPlan {
    if (this.doc._transaction !== null) return this.#assemble();
    return (this.#plan ??= this.#assemble());
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  addMandateLine(fields: Partial<Omit<MandateLine, 'id' | 'position'>> = {}, after?: string): string {
    return this.#add('mandateLines', fields, after);
  }

  setMandateLine<Field extends MandateLineField>(id: string, field: Field, value: MandateLine[Field]): void {
    this.store.set('mandateLines', id, field, value);
  }

  discardMandateLine(id: string, at: string): void {
    this.store.discard('mandateLines', id, at);
  }

  restoreMandateLine(id: string): void {
    this.store.restore('mandateLines', id);
  }

  moveMandateLine(id: string, after: string | null): void {
    this.store.move('mandateLines', id, after);
  }

  addStrategicObjective(fields: Partial<Omit<StrategicObjective, 'id' | 'position'>> = {}, after?: string): string {
    return this.#add('strategicObjectives', fields, after);
  }

  setStrategicObjective<Field extends StrategicObjectiveField>(
    id: string,
    field: Field,
    value: StrategicObjective[Field],
  ): void {
    this.store.set('strategicObjectives', id, field, value);
  }

  discardStrategicObjective(id: string, at: string): void {
    this.store.discard('strategicObjectives', id, at);
  }

  restoreStrategicObjective(id: string): void {
    this.store.restore('strategicObjectives', id);
  }

  moveStrategicObjective(id: string, after: string | null): void {
    this.store.move('strategicObjectives', id, after);
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }

  #add(name: string, fields: Record<string, Scalar>, after: string | undefined): string {
    const table = this.store.table(name);
    const rows = table.rows();
    const last = after !== undefined && table.has(after) ? after : (rows.at(-1)?.id ?? null);
    return this.store.add(() => {
      const [position = ''] = table.placeAfter(last, rows);
      return table.create({ ...fields, position, discarded: true, discardedAt: '' });
    }, name);
  }

  #assemble(): EntityPlan {
    return {
      year: readMeta(this.doc)?.year ?? 0,
      mandateLines: this.#live('mandateLines') as unknown as MandateLine[],
      strategicObjectives: this.#live('strategicObjectives') as unknown as StrategicObjective[],
      chapters: this.chapters.read(),
      acceptedFindings: this.chapters.readAccepted(),
      figures: this.chapters.readFigures(),
    };
  }

  /** The schema guarantees each field's type: a plain row holds what the domain's type says. */
  #live(name: string): Record<string, Scalar>[] {
    return this.store
      .table(name)
      .rows()
      .filter((row) => !row.discarded)
      .map(withoutState);
  }
}

function withoutState(row: PlainRow): Record<string, Scalar> {
  const { discarded: _discarded, discardedAt: _discardedAt, ...fields } = row;
  return fields;
}
