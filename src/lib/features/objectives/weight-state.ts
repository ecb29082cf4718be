import { FULL_WEIGHT, formatWeight, type Weight } from '#lib/domain/weight.ts';

export interface WeightState {
  sum: Weight;
  state: 'missing' | 'complete' | 'excess';
  /** `mancano 5`, `manca 1`, `completo`, `5 di troppo`. */
  words: string;
  /** How far from 100, without sign. */
  gap: Weight;
  /** `i 5 punti`, `1 punto`. */
  points: string;
}

export function weightState(weights: (Weight | null)[]): WeightState {
  const sum = weights.reduce<number>((total, weight) => total + (weight ?? 0), 0);
  const gap = Math.abs(FULL_WEIGHT - sum);
  const figure = formatWeight(gap);
  const points = gap === 100 ? '1 punto' : `${figure} punti`;
  if (sum === FULL_WEIGHT) return { sum, state: 'complete', words: 'completo', gap, points };
  if (sum < FULL_WEIGHT) {
    return { sum, state: 'missing', words: `${gap === 100 ? 'manca' : 'mancano'} ${figure}`, gap, points };
  }
  return { sum, state: 'excess', words: `${figure} di troppo`, gap, points };
}

export interface Segment {
  id: string;
  code: string;
  title: string;
  weight: Weight;
  /** Share of the bar, 0–100. */
  share: number;
  /** What fits inside at the bar's width. */
  label: 'code' | 'weight' | 'none';
  /** A part on top that is too much, drawn in a hatch. */
  extra?: { weight: Weight; share: number };
}

/** Code and weight, the weight alone, or nothing: what fits in a share of the bar. */
export function labelFor(share: number, width: number): Segment['label'] {
  const pixels = (share / 100) * width;
  return pixels >= 64 ? 'code' : pixels >= 28 ? 'weight' : 'none';
}

/** Segments in table order, drawn to scale; the bar is as long as 100 or as the sum when that is more. */
export function segmentsOf(
  objectives: { id: string; code: string; title: string; weight: Weight | null }[],
  width: number,
): Segment[] {
  const sum = objectives.reduce((total, one) => total + (one.weight ?? 0), 0);
  const scale = Math.max(sum, FULL_WEIGHT);
  return objectives
    .filter((one) => (one.weight ?? 0) > 0)
    .map(({ id, code, title, weight }) => {
      const share = ((weight ?? 0) / scale) * 100;
      return { id, code, title, weight: weight ?? 0, share, label: labelFor(share, width) };
    });
}
