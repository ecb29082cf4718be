import type * as Y from 'yjs';
import type { Score, SelfSheet } from '#lib/domain/evaluation.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

/** A person's evaluation of the own year. */
export class SelfSheetDocument {
  readonly doc: Y.Doc;
  readonly store: Store;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'self-sheet');
  }

  read(): SelfSheet {
    const meta = readMeta(this.doc);
    return {
      year: meta?.kind === 'self-sheet' ? meta.year : 0,
      person: meta?.kind === 'self-sheet' ? meta.person : '',
      answers: this.store.liveRows('answers') as unknown as Score[],
    };
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  addAnswer(component: string): string {
    return this.store.addRow('answers', { component });
  }

  setAnswer<Field extends 'score' | 'reason'>(id: string, field: Field, value: Score[Field]): void {
    this.store.set('answers', id, field, value);
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }
}
