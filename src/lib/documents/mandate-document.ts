import type * as Y from 'yjs';
import type { MandateLine, MandateProgramme } from '#lib/domain/plan.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

export type MandateLineField = Exclude<keyof MandateLine, 'id' | 'position'>;

/** What was promised for one mandate, as a shared document. */
export class MandateDocument {
  readonly doc: Y.Doc;
  readonly store: Store;
  #programme: MandateProgramme | null = null;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'mandate');
    this.store.whenStale(() => (this.#programme = null));
  }

  read(): MandateProgramme {
    if (this.doc._transaction !== null) return this.#assemble();
    return (this.#programme ??= this.#assemble());
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  addMandateLine(fields: Partial<Omit<MandateLine, 'id' | 'position'>> = {}, after?: string): string {
    return this.store.addRow('mandateLines', fields, after);
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

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }

  #assemble(): MandateProgramme {
    const meta = readMeta(this.doc);
    return {
      mandate: meta?.kind === 'mandate' ? meta.mandate : '',
      lines: this.store.liveRows('mandateLines') as unknown as MandateLine[],
    };
  }
}
