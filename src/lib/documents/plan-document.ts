import type * as Y from 'yjs';
import type { EntityPlan, StrategicObjective } from '#lib/domain/plan.ts';
import { Chapters } from './chapters.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

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

  addStrategicObjective(fields: Partial<Omit<StrategicObjective, 'id' | 'position'>> = {}, after?: string): string {
    return this.store.addRow('strategicObjectives', fields, after);
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

  #assemble(): EntityPlan {
    const meta = readMeta(this.doc);
    return {
      year: meta?.kind === 'plan' ? meta.year : 0,
      strategicObjectives: this.store.liveRows('strategicObjectives') as unknown as StrategicObjective[],
      chapters: this.chapters.read(),
      acceptedFindings: this.chapters.readAccepted(),
      figures: this.chapters.readFigures(),
    };
  }
}
