import { describe, expect, test } from 'vitest';
import { de } from './de/index.ts';
import { it } from './it/index.ts';
import { closures, http } from './it/refusals.ts';

describe('refusals', () => {
  test.each(Object.keys(http))('%s says what happened and what to do', (code) => {
    const text = it.refusals.http(code);
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text).not.toMatch(/errore|\bserver\b|conflitto|token|['"!]/i);
    expect(de.refusals.http(code)).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('an unknown code reads like any fault', () => {
    expect(it.refusals.http('unheard-of')).toBe(http.fault);
    expect(it.refusals.http('constructor')).toBe(http.fault);
  });

  test.each(Object.keys(closures).map(Number))('closing with %i has a sentence and a step', (code) => {
    const text = it.refusals.closure(code);
    expect(text?.sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(text?.step).toMatch(/^\p{Lu}[^.]*$/u);
    expect(`${text?.sentence} ${text?.step}`).not.toMatch(/errore|\bserver\b|conflitto|token|['"!]/i);
  });

  test('a code of the network itself has none', () => {
    expect(it.refusals.closure(1006)).toBeNull();
  });
});
