import { SearchIndex, type Findable } from '#lib/domain/search.ts';
import { milliseconds, quantile } from './stats.ts';

const AREAS = 40;
const OBJECTIVES = 50;
const TIMES = 40;

const OFFICE = (
  'revisione scarto ricollocazione atti lotto elenco consistenza proposta soprintendenza archivistica massimario ' +
  'approvato giunta comunale regolamento uffici servizi demografici protocollo anagrafe tributi riscossione ' +
  'manutenzione strade scuole impianti edilizia urbanistica commercio polizia locale sanzioni controlli bilancio ' +
  'rendiconto pagamenti fornitori contratti appalti personale formazione trasparenza anticorruzione digitale'
).split(' ');
const SYLLABLES = ['ra', 'te', 'mo', 'li', 'ca', 'ni', 'so', 'per', 'tra', 'zio', 'men', 'to', 'gi', 'fra'];

/** The same numbers each time. */
function numbers(): () => number {
  let seed = 7;
  return () => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

/** Objectives of about 170 words each: words of the office, and 6 000 others as names and places would be. */
function plans(): Findable<number>[][] {
  const chance = numbers();
  const one = <Item>(all: readonly Item[]) => all[Math.floor(chance() * all.length)] as Item;
  const rare = Array.from({ length: 6_000 }, () =>
    Array.from({ length: 3 + Math.floor(chance() * 2) }, () => one(SYLLABLES)).join(''),
  );
  const text = (words: number) => Array.from({ length: words }, () => one(chance() < 0.6 ? OFFICE : rare)).join(' ');
  return Array.from({ length: AREAS }, (_, area) =>
    Array.from({ length: OBJECTIVES }, (_row, index) => ({
      id: `${area}-${index}`,
      place: area,
      code: `A${area}.${index + 1}`,
      title: text(7),
      texts: [90, 20, 14, 40].map((words, field) => ({ field: String(field), text: text(words) })),
    })),
  );
}

/** How long the index takes to be built and to answer, without the screen. */
export function measureSearch(): Promise<string[]> {
  const all = plans();
  const letters = all
    .flat()
    .reduce((sum, { texts = [] }) => sum + texts.reduce((of, { text }) => of + text.length, 0), 0);
  const index = new SearchIndex<number>();
  const building = all.map((area, at) => timed(() => index.set(String(at), area)));
  const queries = ['a', 're', 'protocollo', 'scarto del lotto', 'protocolo', 'protoxollo anagrafe', 'A3.4', 'zzzzzz'];
  const answers = queries.map((query) => {
    const samples = Array.from({ length: TIMES }, () => timed(() => index.search(query)));
    return `«${query}» ${milliseconds(quantile(samples, 0.5))}`;
  });
  return Promise.resolve([
    `Search in ${AREAS * OBJECTIVES} objectives of ${AREAS} areas, ${(letters / 1_000_000).toFixed(1)} MB of text: reading an area in p50 ${milliseconds(quantile(building, 0.5))}, worst ${milliseconds(quantile(building, 1))}; answering, p50 of ${TIMES}: ${answers.join(', ')}`,
  ]);
}

function timed(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
