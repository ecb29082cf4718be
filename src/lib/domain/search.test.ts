import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { marksOf, SearchIndex, textOf, type Findable } from './search.ts';
import { foldedWords, rangesOf } from './search-text.ts';

const thing = (id: string, title: string, more: Partial<Findable<string>> = {}): Findable<string> => ({
  id,
  place: id,
  title,
  ...more,
});

function indexOf(...things: Findable<string>[]): SearchIndex<string> {
  const index = new SearchIndex<string>();
  index.set('one', things);
  return index;
}

const ids = (index: SearchIndex<string>, query: string) => index.search(query).map(({ found }) => found.id);

describe('one word of the office finds', () => {
  const index = indexOf(
    thing('protocollo', 'Riordino delle anagrafiche del protocollo', { code: 'AM.4' }),
    thing('archivio', 'Adesione all’Archivio dello stato civile', { code: 'AM.3' }),
    thing('citta', 'Cura della città', { code: 'TE.1', texts: [{ field: 'notes', text: 'Sfalcio e potature' }] }),
  );
  test.each([
    ['archivio', 'archivio'],
    ['all’archivio', 'archivio'],
    ["all'archivio", 'archivio'],
    ['ARCHIVI', 'archivio'],
    ['anagrafica', 'protocollo'],
    ['protocolli', 'protocollo'],
    ['proto', 'protocollo'],
    ['protocolo', 'protocollo'],
    ['protoclolo', 'protocollo'],
    ['prottocollo', 'protocollo'],
    ['pratocollo', 'protocollo'],
    ['citta', 'citta'],
    ['CITTÀ', 'citta'],
    ['potatura', 'citta'],
    ['am.3', 'archivio'],
    ['civile stato', 'archivio'],
  ])('%s', (query, id) => {
    expect(ids(index, query)).toEqual([id]);
  });

  test.each(['', '  ', '’', 'colloquio', 'ollo', 'stato potature'])('nothing by «%s»', (query) => {
    expect(ids(index, query)).toEqual([]);
  });
});

test('the code itself comes first, then beginnings of titles, words of titles, and texts', () => {
  const index = indexOf(
    thing('text', 'Manutenzione', { texts: [{ field: 'description', text: 'Con AM.1 e AM.12' }] }),
    thing('longer', 'Bilancio', { code: 'AM.12' }),
    thing('inside', 'Il nuovo bilancio', { code: 'AM.2' }),
    thing('exact', 'Rendiconto', { code: 'AM.1', texts: [{ field: 'notes', text: 'bilancio' }] }),
  );
  expect(ids(index, 'am.1')).toEqual(['exact', 'longer', 'text']);
  expect(ids(index, 'bilanc')).toEqual(['longer', 'inside', 'exact']);
});

test('what is written exactly so is not mixed with what is written almost so', () => {
  const index = indexOf(thing('rota', 'Nadia Rotari'), thing('rosa', 'Nadia Rosari'));
  expect(ids(index, 'rotari')).toEqual(['rota']);
  expect(ids(index, 'romari')).toEqual(['rota', 'rosa']);
});

test('the text that answers is told, with the letters to mark', () => {
  const index = indexOf(
    thing('one', 'Cura del verde', {
      texts: [
        { field: 'description', text: 'Sfalcio dei parchi' },
        { field: 'notes', text: 'Perché la potatùra è d’inverno' },
      ],
    }),
  );
  const [hit] = index.search('verde potature');
  if (!hit) throw new Error('not found');
  const text = textOf(hit);
  expect(text?.field).toBe('notes');
  const marked = rangesOf(text?.text ?? '', marksOf(hit)).map(({ start, end }) => text?.text.slice(start, end));
  expect(marked).toEqual(['potatùr']);
  expect(index.search('verde').map(textOf)).toEqual([null]);
});

const word = fc.string({
  unit: fc.constantFrom('a', 'e', 'è', 'o', 'c', 'h', 't', 'r', 'L', 'ß', '1'),
  minLength: 1,
  maxLength: 8,
});
const title = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const made = fc.record({ title, code: fc.option(word, { nil: undefined }), body: title });
const group = fc.array(made, { maxLength: 5 });

const asFindables = (name: string, all: { title: string; code?: string | undefined; body: string }[]) =>
  all.map(({ title: of, code, body }, at) =>
    thing(`${name}${at}`, of, { code: code ?? '', texts: [{ field: 'notes', text: body }] }),
  );

test('every word of a title, whole or begun, finds it; and only what holds the words is found', () => {
  fc.assert(
    fc.property(group, fc.nat(), fc.nat(), fc.integer({ min: 1, max: 8 }), (all, which, at, length) => {
      const things = asFindables('x', all);
      const wanted = things[which % Math.max(1, things.length)];
      if (!wanted) return;
      const words = foldedWords(wanted.title);
      const asked = words[at % words.length]?.slice(0, length) ?? '';
      expect(ids(indexOf(...things), asked)).toContain(wanted.id);
      expect(ids(indexOf(...things), wanted.title)).toContain(wanted.id);
    }),
  );
});

test('an index that followed every change finds what one built anew finds, in the same order', () => {
  const change = fc.record({ group: fc.constantFrom('a', 'b', 'c'), all: fc.option(group) });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 12 }), title, (changes, query) => {
      const followed = new SearchIndex<string>();
      const last = new Map<string, Findable<string>[]>();
      for (const { group: name, all } of changes) {
        if (all === null) {
          followed.delete(name);
          last.delete(name);
        } else {
          followed.set(name, asFindables(name, all));
          last.set(name, asFindables(name, all));
        }
      }
      const anew = new SearchIndex<string>();
      for (const [name, all] of last) anew.set(name, all);
      expect(followed.search(query)).toEqual(anew.search(query));
      expect(new Set(followed.search(query).map(({ found }) => found.id)).size).toBe(followed.search(query).length);
    }),
  );
});

test('a range that is marked is a piece of the text and begins a word', () => {
  fc.assert(
    fc.property(title, fc.array(word, { minLength: 1, maxLength: 3 }), (text, prefixes) => {
      let end = 0;
      for (const range of rangesOf(text, prefixes.flatMap(foldedWords))) {
        expect(range.start).toBeGreaterThanOrEqual(end);
        expect(range.end).toBeGreaterThan(range.start);
        expect(text.slice(range.start - 1, range.start).trim()).toBe('');
        end = range.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});
