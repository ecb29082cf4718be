import type * as Y from 'yjs';
import type { EvalSheet, Score, SheetNote } from '#lib/domain/evaluation.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

/** A person's sheet as the evaluators write it. It is never opened to the evaluated: delivery freezes a version. */
export class EvalSheetDocument {
  readonly doc: Y.Doc;
  readonly store: Store;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'eval-sheet');
  }

  read(): EvalSheet {
    const meta = readMeta(this.doc);
    return {
      year: meta?.kind === 'eval-sheet' ? meta.year : 0,
      person: meta?.kind === 'eval-sheet' ? meta.person : '',
      scores: this.store.liveRows('scores') as unknown as Score[],
      notes: this.store.liveRows('notes') as unknown as SheetNote[],
    };
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  addScore(component: string): string {
    return this.store.addRow('scores', { component });
  }

  setScore<Field extends 'score' | 'reason'>(id: string, field: Field, value: Score[Field]): void {
    this.store.set('scores', id, field, value);
  }

  addNote(text: string): string {
    return this.store.addRow('notes', { text });
  }

  setNote(id: string, text: string): void {
    this.store.set('notes', id, 'text', text);
  }

  /** For good: nothing of it is sent to anybody again. */
  removeNote(id: string, at: string): void {
    this.store.discard('notes', id, at);
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }
}
