import { expect, test } from 'vitest';
import { rebaseText } from './rebase-text.ts';

test('without other changes mine is written as it is', () => {
  expect(rebaseText('uno due', 'uno tre', 'uno due')).toBe('uno tre');
});

test('nothing changed by me keeps what a colleague wrote', () => {
  expect(rebaseText('uno', 'uno', 'uno due')).toBe('uno due');
});

test('changes in different places are both kept', () => {
  expect(rebaseText('Atti digitali', 'Atti digitali subito', 'Gli Atti digitali')).toBe('Gli Atti digitali subito');
  expect(rebaseText('a b c', 'X b c', 'a b Y')).toBe('X b Y');
  expect(rebaseText('a b c', 'a b Y', 'X b c')).toBe('X b Y');
});

test('two insertions at the same point are both kept', () => {
  const merged = rebaseText('fine', 'fine mia', 'fine tua');
  expect(merged).toContain('mia');
  expect(merged).toContain('tua');
});

test('the same words rewritten by both stay side by side', () => {
  expect(rebaseText('entro marzo', 'entro aprile', 'entro giugno')).toBe('entro giugno aprile');
});
