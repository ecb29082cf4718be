import { FULL_WEIGHT, sumWeights, weighed, type Weight } from '#lib/domain/weight.ts';
import { t } from '#lib/ui/texts.svelte.ts';

export interface WeightState {
  sum: Weight;
  state: 'missing' | 'complete' | 'excess';
  /** `mancano 5`, `manca 1`, `completo`, `5 di troppo`. */
  words: string;
  /** How far from 100, without sign. */
  gap: Weight;
  /** How many stand outside the sum. */
  gates: number;
}

interface Weighed {
  weight: Weight | null;
  gate: boolean;
}

export function weightState(objectives: readonly Weighed[]): WeightState {
  const sum = sumWeights(objectives);
  const gap = Math.abs(FULL_WEIGHT - sum);
  const gates = objectives.length - weighed(objectives).length;
  if (sum === FULL_WEIGHT) return { sum, state: 'complete', words: t.weights.complete, gap, gates };
  const state = sum < FULL_WEIGHT ? 'missing' : 'excess';
  return { sum, state, words: t.weights[state](gap), gap, gates };
}

/** A weight where it is only read: in lists and on paper. */
export function weightText({ weight, gate }: Weighed, without = '–'): string {
  if (gate) return t.weights.gate;
  return weight === null ? without : t.format.weight(weight);
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
  /** Wide enough to be pressed; a narrower one is reached through its row. */
  reachable: boolean;
  /** A part on top that is too much, drawn in a hatch. */
  extra?: { weight: Weight; share: number };
}

/** The least width of something to press, with the gap beside it. */
const TARGET = 26;

/** What a share of the bar has room for: code and weight, the weight alone, or nothing. */
export function roomFor(share: number, width: number): Pick<Segment, 'share' | 'label' | 'reachable'> {
  const pixels = (share / 100) * width;
  return { share, label: pixels >= 64 ? 'code' : pixels >= 28 ? 'weight' : 'none', reachable: pixels >= TARGET };
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
      return { id, code, title, weight: weight ?? 0, ...roomFor(((weight ?? 0) / scale) * 100, width) };
    });
}
