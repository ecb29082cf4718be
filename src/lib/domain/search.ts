import { beginsAlmost, fold, foldedWords, stem } from './search-text.ts';

/** A text of something that can be found; `field` says where in it the text stands. */
export interface FindableText {
  field: string;
  text: string;
}

/** Something that can be found: an objective, a person, a chapter, a page. */
export interface Findable<Place = unknown> {
  id: string;
  place: Place;
  /** As it stands before the title: `AM.3`. */
  code?: string;
  title: string;
  /** Other words for the title, found as it is and never shown: `Rota Nadia` for `Nadia Rota`. */
  also?: string;
  /** What else it says, in the order it is read. */
  texts?: readonly FindableText[];
}

/** How well a thing answers, the best first. */
const RANK = { code: 0, titleStart: 1, title: 2, titleRoughly: 3, text: 4, textRoughly: 5 } as const;

/** A word that was asked for, with the beginnings of words that answer it: as written, and roughly. */
interface Asked {
  literal: string;
  roughly: readonly string[];
}

export interface Hit<Place = unknown> {
  found: Findable<Place>;
  rank: number;
  asked: readonly Asked[];
}

interface Prepared<Place> {
  found: Findable<Place>;
  code: string;
  /** Words with a blank before each, so that looking for ` word` finds beginnings only; the code's come last. */
  title: string;
  body: string;
}

interface Group<Place> {
  all: Prepared<Place>[];
  words: ReadonlySet<string>;
}

const begin = (word: string) => ` ${word}`;
const inWords = (text: string) => foldedWords(text).map(begin).join('');

function prepare<Place>(found: Findable<Place>): Prepared<Place> {
  return {
    found,
    code: fold(found.code ?? '').trim(),
    title: inWords(`${found.title} ${found.also ?? ''} ${found.code ?? ''}`),
    body: (found.texts ?? []).map(({ text }) => inWords(text)).join(''),
  };
}

const says = (text: string, beginnings: readonly string[]) => beginnings.some((one) => text.includes(one));

/**
 * What can be found on this device, in groups that are replaced as a whole: a document, the registry, the pages.
 * It keeps the words of each thing and no statistics, so what is found never depends on how the index came about,
 * and of a group that is deleted nothing is left.
 */
export class SearchIndex<Place = unknown> {
  /** In the order of their names, whenever they came. */
  #groups = new Map<string, Group<Place>>();

  set(group: string, found: readonly Findable<Place>[]): void {
    const all = found.map(prepare);
    const words = new Set(all.flatMap(({ title, body }) => (title + body).split(' ')));
    const isNew = !this.#groups.has(group);
    this.#groups.set(group, { all, words });
    if (isNew) this.#groups = new Map([...this.#groups].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  delete(group: string): void {
    this.#groups.delete(group);
  }

  get groups(): string[] {
    return [...this.#groups.keys()];
  }

  /**
   * Everything that holds each word of the query, the best answers first, equal ones by group and as they were given.
   * Where nothing does, one wrong letter in each long word is forgiven.
   */
  search(query: string, accepts: (place: Place) => boolean = () => true): Hit<Place>[] {
    const words = [...new Set(foldedWords(query))];
    if (words.length === 0) return [];
    const whole = fold(query).trim();
    const start = words.map(begin).join('');
    const asked = words.map((word) => ({ literal: begin(word), roughly: [begin(stem(word))] }));
    const hits = this.#scan(whole, start, asked, accepts);
    if (hits.length > 0) return hits;
    const forgiving = words.map((word) => ({
      literal: begin(word),
      roughly: [begin(stem(word)), ...this.#almost(word).map(begin)],
    }));
    return this.#scan(whole, start, forgiving, accepts);
  }

  #scan(whole: string, start: string, asked: readonly Asked[], accepts: (place: Place) => boolean): Hit<Place>[] {
    const ranked: Hit<Place>[][] = Object.values(RANK).map(() => []);
    for (const { all } of this.#groups.values()) {
      for (const one of all) {
        const rank = rankOf(one, whole, start, asked);
        if (rank !== null && accepts(one.found.place)) ranked[rank]?.push({ found: one.found, rank, asked });
      }
    }
    return ranked.flat();
  }

  #almost(asked: string): string[] {
    const almost = new Set<string>();
    for (const { words } of this.#groups.values()) {
      for (const word of words) if (beginsAlmost(word, asked)) almost.add(word);
    }
    return [...almost];
  }
}

function rankOf<Place>(one: Prepared<Place>, whole: string, start: string, asked: readonly Asked[]): number | null {
  if (one.code !== '' && one.code === whole) return RANK.code;
  let rank: number = one.title.startsWith(start) ? RANK.titleStart : RANK.title;
  for (const { literal, roughly } of asked) {
    if (one.title.includes(literal)) continue;
    if (says(one.title, roughly)) rank = Math.max(rank, RANK.titleRoughly);
    else if (one.body.includes(literal)) rank = Math.max(rank, RANK.text);
    else if (says(one.body, roughly)) rank = RANK.textRoughly;
    else return null;
  }
  return rank;
}

/** Whether the title or the code answers by itself. */
export function isNamed(hit: Hit): boolean {
  return hit.rank < RANK.text;
}

/** The first text that holds what the title does not; null when the title says it all. */
export function textOf(hit: Hit): FindableText | null {
  if (isNamed(hit)) return null;
  const { title } = prepare(hit.found);
  const beside = hit.asked.filter(({ roughly }) => !says(title, roughly));
  const texts = hit.found.texts ?? [];
  return texts.find(({ text }) => beside.some(({ roughly }) => says(inWords(text), roughly))) ?? null;
}

/** What words begin with where a found text is marked: as they were written, else roughly. */
export function marksOf(hit: Hit): string[] {
  return [...new Set(hit.asked.flatMap(({ literal, roughly }) => [literal, ...roughly]))].map((one) => one.trim());
}
