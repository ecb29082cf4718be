import { describe, expect, test } from 'vitest';
import { parseMoney } from './money.ts';

describe('amounts as text', () => {
  test.each([
    ['12.500,00 €', 1_250_000],
    ['€ 12.500', 1_250_000],
    ['12500', 1_250_000],
    ['12500,5', 1_250_050],
    ['1.234.567,89', 123_456_789],
    ['12 500,00 euro', 1_250_000],
    ['12.500,00\u00a0€', 1_250_000],
    ['12.50', 1_250],
    ['0', 0],
    ['10.000.000.000', 1_000_000_000_000],
    ['10.000.000.000,01', null],
    ['12.5000', null],
    ['1.23.456', null],
    ['12,500', null],
    ['-5', null],
    ['dodici', null],
    ['', null],
  ])('«%s» is %s cents', (text, cents) => {
    expect(parseMoney(text)).toBe(cents);
  });
});
