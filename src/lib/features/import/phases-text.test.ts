import { expect, test } from 'vitest';
import { formatPhase, parsePhases } from './phases-text.ts';

const months = (...planned: number[]) => Array.from({ length: 12 }, (_, at) => planned.includes(at + 1));
const before = [
  { title: 'Raccolta: moduli e dati', planned: months(1, 2, 3, 6) },
  { title: 'Avviso', planned: months() },
  { title: '', planned: months(12) },
];
const text = before.map(formatPhase).join('\n');

test('lines left as they are change nothing', () => {
  expect(text).toBe('Raccolta: moduli e dati: gennaio–marzo, giugno\nAvviso\ndicembre');
  expect(parsePhases(text, before)).toEqual(before);
});

test('months are mended with a name or its first letters, and a line that names none keeps its own', () => {
  expect(parsePhases('Raccolta dei moduli\nAvviso: apr - mag., set\nsettembre', before)).toEqual([
    { title: 'Raccolta dei moduli', planned: months(1, 2, 3, 6) },
    { title: 'Avviso', planned: months(4, 5, 9) },
    { title: '', planned: months(9) },
  ]);
});

test('what is no month is part of the title', () => {
  expect(parsePhases('Avviso: entro marzo', [])).toEqual([{ title: 'Avviso: entro marzo', planned: months() }]);
  expect(parsePhases('Avviso: giugno–marzo', [])).toEqual([{ title: 'Avviso: giugno–marzo', planned: months() }]);
  expect(parsePhases('\n', before)).toEqual([]);
});
