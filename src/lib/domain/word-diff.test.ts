import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffWords, excerptDiff, type DiffPiece } from './word-diff.ts';

const word = fc.constantFrom('il', 'la', 'Comune', 'città', '12', ',', '.', ' ', '  ', '\n', '🏛', 'però');
const text = fc
  .tuple(fc.array(word, { maxLength: 40 }), fc.constantFrom(' ', ''))
  .map(([words, between]) => words.join(between));
const side = (pieces: readonly DiffPiece[], without: DiffPiece['kind']) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map((piece) => piece.text)
    .join('');

test('what is shared and taken out is the old text, what is shared and put in the new one', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const pieces = diffWords(from, to);
      expect(side(pieces, 'added')).toBe(from);
      expect(side(pieces, 'removed')).toBe(to);
      expect(pieces.every((piece) => piece.text !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('the same text has no changes', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(diffWords(one, one).every(({ kind }) => kind === 'same')).toBe(true);
    }),
  );
});

test('words change as words', () => {
  expect(diffWords('Aprire lo sportello entro marzo', 'Aprire lo sportello online entro aprile')).toEqual([
    { kind: 'same', text: 'Aprire lo sportello ' },
    { kind: 'added', text: 'online ' },
    { kind: 'same', text: 'entro ' },
    { kind: 'removed', text: 'marzo' },
    { kind: 'added', text: 'aprile' },
  ]);
  expect(diffWords('', 'Nuovo')).toEqual([{ kind: 'added', text: 'Nuovo' }]);
  expect(diffWords('Vecchio', '')).toEqual([{ kind: 'removed', text: 'Vecchio' }]);
});

test('a phrase written anew is read as one phrase, not word by word', () => {
  expect(diffWords('il parco giochi', 'la scuola materna')).toEqual([
    { kind: 'removed', text: 'il parco giochi' },
    { kind: 'added', text: 'la scuola materna' },
  ]);
});

test('two long texts that share nothing are one taken out and one put in', () => {
  const of = (word: string) => Array.from({ length: 3_000 }, (_, index) => `${word}${index}`).join(' ');
  const pieces = diffWords(of('a'), of('b'));
  expect(pieces.map(({ kind }) => kind)).toEqual(['removed', 'added']);
});

test('what is shared is shortened around the changes', () => {
  const long = 'x'.repeat(200);
  const pieces = excerptDiff(
    [
      { kind: 'same', text: `${long}prima` },
      { kind: 'removed', text: 'via' },
      { kind: 'same', text: `dopo${long}ancora` },
      { kind: 'added', text: 'nuovo' },
      { kind: 'same', text: `fine${long}` },
    ],
    5,
  );
  expect(pieces.map((piece) => piece.text)).toEqual(['… prima', 'via', 'dopox … ncora', 'nuovo', 'finex …']);
});
