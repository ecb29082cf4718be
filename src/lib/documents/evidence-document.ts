import type * as Y from 'yjs';
import type { Evidence, EvidenceItem } from '#lib/domain/evaluation.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

/** What a person brings during the year to show what was done. */
export class EvidenceDocument {
  readonly doc: Y.Doc;
  readonly store: Store;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'evidence');
  }

  read(): Evidence {
    const meta = readMeta(this.doc);
    return {
      year: meta?.kind === 'evidence' ? meta.year : 0,
      person: meta?.kind === 'evidence' ? meta.person : '',
      items: this.store.liveRows('items') as unknown as EvidenceItem[],
    };
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  addItem(fields: Partial<Omit<EvidenceItem, 'id' | 'position'>> = {}): string {
    return this.store.addRow('items', fields);
  }

  setItem<Field extends 'objective' | 'day' | 'text'>(id: string, field: Field, value: EvidenceItem[Field]): void {
    this.store.set('items', id, field, value);
  }

  /** For good: nothing of it is sent to anybody again. */
  removeItem(id: string, at: string): void {
    this.store.discard('items', id, at);
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }
}
