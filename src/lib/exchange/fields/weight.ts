import type { Weight } from '#lib/domain/weight.ts';

/** What a weight cell says before the whole column decides how to take it. */
export type WeightReading =
  { kind: 'none' } | { kind: 'gate' } | { kind: 'numbers'; values: number[]; percent: boolean } | { kind: 'unclear' };

/** `20`, `20%`, `20,00 %`, `punti 20`, `20/100`, `X`, `prerequisito`; several numbers where cells were merged. */
export function readWeight(text: string): WeightReading {
  const clean = text
    .replace(/[«»"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (clean === '' || /^[-–—/.]+$|^n\.?\s?[dp]\.?$/i.test(clean)) return { kind: 'none' };
  // A narrow column may have cut the word.
  const word = clean.replace(/[\s-]/g, '');
  if (/^(?:[x×✗✓])?\(?(?:prerequisit[oi]|precondizione|condizionediaccesso|requisitodiaccesso)?\)?$/i.test(word))
    return { kind: 'gate' };
  const stripped = clean
    .replace(/\b(?:punti|punto|pt|p\.ti|peso|pesatura|percentuale|su 100|totale|tot)\b\.?:?/gi, ' ')
    .replace(/\/\s?100\b/g, ' ')
    .trim();
  const numbers = stripped.match(/\d+(?:[.,]\d+)?/g);
  const rest = stripped.replace(/\d+(?:[.,]\d+)?/g, '').replace(/[\s%;,.+/–-]/g, '');
  if (numbers === null || rest !== '' || numbers.length > 20) return { kind: 'unclear' };
  const values = numbers.map((number) => Number(number.replace(',', '.')));
  return { kind: 'numbers', values, percent: clean.includes('%') };
}

/** How the numbers of an area's weights are to be taken: points of 100, parts of 1, or coefficients. */
export type WeightScale = 'points' | 'parts' | 'coefficients';

export function weightScale(readings: readonly WeightReading[], percentHeading: boolean): WeightScale {
  const numbers = readings.filter((reading) => reading.kind === 'numbers');
  const values = numbers.flatMap((reading) => reading.values);
  if (values.length === 0 || numbers.some((reading) => reading.percent)) return 'points';
  const sum = values.reduce((total, value) => total + value, 0);
  if (Math.abs(sum - 1) < 0.011 && values.every((value) => value <= 1)) return 'parts';
  if (percentHeading || values.length < 2)
    return values.every((value) => value > 0 && value < 2) ? 'coefficients' : 'points';
  return values.every((value) => value <= 5) && Math.abs(sum - 100) > 0.5 ? 'coefficients' : 'points';
}

export function toWeight(value: number, scale: WeightScale): Weight | null {
  if (scale === 'coefficients') return null;
  const weight = Math.round(value * (scale === 'parts' ? 10_000 : 100));
  return weight >= 0 && weight <= 100_000 ? weight : null;
}
