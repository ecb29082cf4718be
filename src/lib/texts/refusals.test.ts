import { describe, expect, test } from 'vitest';
import { HTTP_PROBLEM_CODES, CLOSURE_CODES, closureText, httpProblemText } from './refusals.ts';

describe('refusals', () => {
  test.each(HTTP_PROBLEM_CODES)('%s says what happened and what to do', (code) => {
    const text = httpProblemText(code);
    expect(text).toMatch(/^\p{Lu}.*\.$/u);
    expect(text).not.toMatch(/errore|\bserver\b|conflitto|token|['"!]/i);
  });

  test('an unknown code reads like any fault', () => {
    expect(httpProblemText('unheard-of')).toBe(httpProblemText('fault'));
    expect(httpProblemText('constructor')).toBe(httpProblemText('fault'));
  });

  test.each(CLOSURE_CODES)('closing with %i has a sentence and a step', (code) => {
    const text = closureText(code);
    expect(text?.sentence).toMatch(/^\p{Lu}.*\.$/u);
    expect(text?.step).toMatch(/^\p{Lu}[^.]*$/u);
    expect(`${text?.sentence} ${text?.step}`).not.toMatch(/errore|\bserver\b|conflitto|token|['"!]/i);
  });

  test('a code of the network itself has none', () => {
    expect(closureText(1006)).toBeNull();
  });
});
