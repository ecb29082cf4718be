import type * as Y from 'yjs';
import type { AcceptedFinding, Chapter, Figure } from '#lib/domain/chapter.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import { fillRich, richToTree } from './rich-text.ts';
import type { Store } from './store.ts';
import type { PlainRow } from './table.ts';
import type { Scalar } from './value.ts';

export type FigureField = Exclude<keyof Figure, 'id' | 'position'>;

/** The narrative part of a plan: its chapters, what was accepted in them, the figures of the context. */
export class Chapters {
  readonly #store: Store;
  /** Texts as plain values, dropped one by one as they change. */
  readonly #texts = new Map<string, RichText>();

  constructor(store: Store) {
    this.#store = store;
    store.table('chapters').root.observeDeep((events) => {
      for (const event of events) {
        const row = event.path[0];
        if (row !== undefined) this.#texts.delete(String(row));
        else this.#texts.clear();
      }
    });
  }

  /** In order, without the discarded. */
  read(): Chapter[] {
    return this.#live('chapters').map((row) => this.#chapterOf(row));
  }

  /** Discarded chapters, latest first. */
  readDiscarded(): Chapter[] {
    const rows = this.#store.table('chapters').rows();
    const gone = rows.filter((row) => row.discarded && row.discardedAt !== '');
    return gone.toSorted((a, b) => (a.discardedAt < b.discardedAt ? 1 : -1)).map((row) => this.#chapterOf(row));
  }

  readFigures(): Figure[] {
    return this.#live('figures').map(withoutState) as unknown as Figure[];
  }

  readAccepted(): AcceptedFinding[] {
    return this.#live('acceptedFindings').map(({ id, chapter, key }) => ({
      id,
      chapter: String(chapter),
      key: String(key),
    }));
  }

  /** The shared text itself, for an editor. */
  text(chapter: string): Y.XmlFragment | null {
    return this.#store.table('chapters').rich(chapter, 'body');
  }

  /** Adds a chapter with a text to begin with, after another or last. */
  add(fields: Partial<Pick<Chapter, 'title' | 'template' | 'body'>>, after?: string): string {
    const { body = [], ...scalars } = fields;
    return this.#add('chapters', scalars, after, (id) => {
      const text = this.text(id);
      if (text && body.length > 0) fillRich(text, body);
    });
  }

  rename(id: string, title: string): void {
    this.#store.set('chapters', id, 'title', title);
  }

  move(id: string, after: string | null): void {
    this.#store.move('chapters', id, after);
  }

  discard(id: string, at: string): void {
    this.#store.discard('chapters', id, at);
  }

  restore(id: string): void {
    this.#store.restore('chapters', id);
  }

  accept(chapter: string, key: string): string {
    return this.#add('acceptedFindings', { chapter, key });
  }

  unaccept(id: string): void {
    this.#store.discard('acceptedFindings', id, '');
  }

  addFigure(fields: Partial<Omit<Figure, 'id' | 'position'>>, after?: string): string {
    return this.#add('figures', fields, after);
  }

  setFigure<Field extends FigureField>(id: string, field: Field, value: Figure[Field]): void {
    this.#store.set('figures', id, field, value);
  }

  moveFigure(id: string, after: string | null): void {
    this.#store.move('figures', id, after);
  }

  discardFigure(id: string, at: string): void {
    this.#store.discard('figures', id, at);
  }

  #add(name: string, fields: Record<string, Scalar>, after?: string, born: (id: string) => void = () => undefined) {
    const table = this.#store.table(name);
    const rows = table.rows();
    const last = after !== undefined && table.has(after) ? after : (rows.at(-1)?.id ?? null);
    return this.#store.add(() => {
      const [position = ''] = table.placeAfter(last, rows);
      const id = table.create({ ...fields, position, discarded: true, discardedAt: '' });
      born(id);
      return id;
    }, name);
  }

  #chapterOf({ id, position, title, template }: PlainRow): Chapter {
    return { id, position, title: String(title), template: String(template), body: this.#bodyOf(id) };
  }

  #bodyOf(id: string): RichText {
    const known = this.#store.doc._transaction === null ? this.#texts.get(id) : undefined;
    if (known) return known;
    const text = this.text(id);
    const body = text ? richToTree(text) : [];
    if (this.#store.doc._transaction === null) this.#texts.set(id, body);
    return body;
  }

  #live(name: string): PlainRow[] {
    return this.#store
      .table(name)
      .rows()
      .filter((row) => !row.discarded);
  }
}

function withoutState(row: PlainRow): Record<string, Scalar> {
  const { discarded: _discarded, discardedAt: _discardedAt, ...fields } = row;
  return fields;
}
