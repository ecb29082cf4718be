import type * as Y from 'yjs';
import type { TalkContent, TalkMessage } from '#lib/domain/evaluation.ts';
import type { PersonId } from '#lib/domain/org.ts';
import { readMeta } from './kind.ts';
import { Store } from './store.ts';
import type { Twin } from './twin.ts';

/** What the people of one circle say to each other; everybody writes in the own messages only. */
export class TalkDocument {
  readonly doc: Y.Doc;
  readonly store: Store;

  constructor(doc: Y.Doc) {
    this.doc = doc;
    this.store = new Store(doc, 'talk');
  }

  read(): TalkContent {
    const meta = readMeta(this.doc);
    return {
      talk: meta?.kind === 'talk' ? meta.talk : '',
      messages: this.store.liveRows('messages') as unknown as TalkMessage[],
    };
  }

  readTwins(): Twin[] {
    return this.store.readTwins();
  }

  say(author: PersonId, text: string): string {
    return this.store.addRow('messages', { author, text });
  }

  setMessage(id: string, text: string): void {
    this.store.set('messages', id, 'text', text);
  }

  /** For good: nothing of it is sent to anybody again. */
  removeMessage(id: string, at: string): void {
    this.store.discard('messages', id, at);
  }

  settleTwin(id: string, keep: 'kept' | 'other'): void {
    this.store.settleTwin(id, keep);
  }
}
