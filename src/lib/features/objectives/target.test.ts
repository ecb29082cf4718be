import { describe, expect, test } from 'vitest';
import { parseTarget, rewriteTarget, targetText } from './target.ts';

describe('targets in words', () => {
  const cases = [
    ['100%', { direction: null, baseline: '', target: '100', unit: '%' }],
    ['almeno 60%', { direction: 'at-least', baseline: '', target: '60', unit: '%' }],
    ['al massimo 30 giorni', { direction: 'at-most', baseline: '', target: '30', unit: 'giorni' }],
    ['da 1.240 a 100', { direction: null, baseline: '1.240', target: '100', unit: '' }],
    ['almeno 60% (da 40)', { direction: 'at-least', baseline: '40', target: '60', unit: '%' }],
    ['esattamente 3', { direction: 'exactly', baseline: '', target: '3', unit: '' }],
    ['avvio della piattaforma', { direction: null, baseline: '', target: 'avvio della piattaforma', unit: '' }],
    ['', { direction: null, baseline: '', target: '', unit: '' }],
  ] as const;
  for (const [text, target] of cases) {
    test(`«${text}» reads and writes the same`, () => {
      expect(parseTarget(text)).toEqual(target);
      expect(targetText(target)).toBe(text);
    });
  }

  test('a plain count shows no unit and keeps it', () => {
    const count = { direction: 'at-most', baseline: '', target: '2', unit: 'n.' } as const;
    expect(targetText(count)).toBe('al massimo 2');
    expect(rewriteTarget('al massimo 3', count)).toEqual({ ...count, target: '3' });
  });

  test('of a target still to be said the figure is enough', () => {
    const waiting = { direction: 'at-most', baseline: '', target: '', unit: 'giorni' } as const;
    expect(targetText(waiting)).toBe('');
    expect(rewriteTarget('30', waiting)).toEqual({ ...waiting, target: '30' });
    expect(rewriteTarget('almeno 3 volte', waiting)).toMatchObject({ direction: 'at-least', unit: 'volte' });
    expect(rewriteTarget('fatto', waiting)).toMatchObject({ direction: null, target: 'fatto', unit: '' });
  });

  test('signs and loose spaces are understood', () => {
    expect(parseTarget('≥90 %')).toEqual({ direction: 'at-least', baseline: '', target: '90', unit: '%' });
    expect(parseTarget(' non più di  5 reclami ')).toEqual({
      direction: 'at-most',
      baseline: '',
      target: '5',
      unit: 'reclami',
    });
  });
});
