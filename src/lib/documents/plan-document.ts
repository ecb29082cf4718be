import type * as Y from 'yjs';
import type { AreaId } from '#lib/domain/org.ts';
import type { EntityPlan, StrategicObjective, Transversal } from '#lib/domain/plan.ts';
import { Chapters } from './chapters.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

export type StrategicObjectiveField = Exclude<keyof StrategicObjective, 'id' | 'position'>;
export type TransversalField = Exclude<keyof Transversal, 'id' | 'position' | 'offeredTo'>;

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

  /** A programma belongs to its missione: both change in one step. */
  setMission(id: string, missione: string, programma: string): void {
    this.store.edit(() => {
      this.store.set('strategicObjectives', id, 'missione', missione);
      this.store.set('strategicObjectives', id, 'programma', programma);
    });
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

  /** Offered to all the areas, unless it says otherwise. */
  addTransversal(fields: Partial<Omit<Transversal, 'id' | 'position' | 'offeredTo'>> = {}): string {
    return this.store.addRow('transversals', { offeredToAll: true, ...fields });
  }

  setTransversal<Field extends TransversalField>(id: string, field: Field, value: Transversal[Field]): void {
    this.store.set('transversals', id, field, value);
  }

  discardTransversal(id: string, at: string): void {
    this.store.discard('transversals', id, at);
  }

  moveTransversal(id: string, after: string | null): void {
    this.store.move('transversals', id, after);
  }

  /** Offers an objective to an area, or no longer. What the area has answered stays. */
  offerTransversal(transversal: string, area: AreaId, offered: boolean): void {
    const rows = this.store
      .table('transversalOffers')
      .rows()
      .filter((row) => row.transversal === transversal && row.area === area);
    if (rows.some((row) => !row.discarded) === offered) return;
    if (!offered) {
      this.store.edit(() =>
        rows.forEach((row) => this.store.table('transversalOffers').set(row.id, 'discarded', true)),
      );
    } else if (rows[0]) this.store.restore('transversalOffers', rows[0].id);
    else this.store.addRow('transversalOffers', { transversal, area });
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }

  #assemble(): EntityPlan {
    const meta = readMeta(this.doc);
    const offers = Map.groupBy(this.store.liveRows('transversalOffers'), (row) => row.transversal);
    return {
      year: meta?.kind === 'plan' ? meta.year : 0,
      strategicObjectives: this.store.liveRows('strategicObjectives') as unknown as StrategicObjective[],
      transversals: this.store.liveRows('transversals').map((row) => ({
        ...(row as unknown as Transversal),
        offeredTo: [...new Set((offers.get(row.id) ?? []).map((offer) => String(offer.area)))],
      })),
      chapters: this.chapters.read(),
      acceptedFindings: this.chapters.readAccepted(),
      figures: this.chapters.readFigures(),
    };
  }
}
