/** Weight of an objective in integer hundredths of a point: 1550 is 15,50. The area's sum is 10000. */
export type Weight = number;

/** What the weights of an area add up to. */
export const FULL_WEIGHT: Weight = 10_000;

/** Hundredths in one whole point. */
const POINT = 100;

/** The largest weight that can be written. */
const LARGEST: Weight = 100_000;

/** The weight a text spells (`20`, `20%`, `20,5`, `20.00 %`), or null. */
export function parseWeight(text: string): Weight | null {
  const match = /^(\d{1,4})(?:[.,](\d{1,2})0*)?\s*%?$/.exec(text.trim());
  if (!match) return null;
  const weight = Number(match[1]) * POINT + Number((match[2] ?? '').padEnd(2, '0'));
  return weight <= LARGEST ? weight : null;
}

/** `20`, `20,5`, `20,25`: no decimals that say nothing. */
export function formatWeight(weight: Weight): string {
  const size = Math.abs(weight);
  const hundredths = String(size % POINT)
    .padStart(2, '0')
    .replace(/0+$/, '');
  const sign = weight < 0 ? '−' : '';
  return `${sign}${Math.floor(size / POINT)}${hundredths === '' ? '' : `,${hundredths}`}`;
}

/** Those that share the 100 points: a gate stands outside, also when somebody has just given it a weight. */
export function weighed<Row extends { gate: boolean }>(objectives: readonly Row[]): Row[] {
  return objectives.filter(({ gate }) => !gate);
}

/** What an objective counts for: a gate nothing, also while a weight is written on it. */
export function countedWeight({ weight, gate }: { weight: Weight | null; gate?: boolean }): Weight {
  return gate ? 0 : (weight ?? 0);
}

/** The sum of the weights that are set and count. */
export function sumWeights(objectives: readonly { weight: Weight | null; gate?: boolean }[]): Weight {
  return objectives.reduce((sum, objective) => sum + countedWeight(objective), 0);
}

/** How much objectives matter and how hard they are, as one figure from 1 to 25; of those that say both. */
export function gradeScores(
  objectives: readonly { id: string; strategicity: number | null; complexity: number | null }[],
): Map<string, number> {
  const scores = new Map<string, number>();
  for (const { id, strategicity, complexity } of objectives) {
    if (strategicity !== null && complexity !== null) scores.set(id, strategicity * complexity);
  }
  return scores;
}

/** One row's weight before and after; `null` was not set. */
export interface WeightStep {
  id: string;
  from: Weight | null;
  to: Weight;
}

export type DistributionMode =
  | { mode: 'proportional' | 'equal' }
  | { mode: 'selected'; ids: readonly string[] }
  | { mode: 'scored'; scores: ReadonlyMap<string, number> };

/**
 * Weights that add up to `total`, for every row in order. Locked rows stay. `proportional` scales the
 * others, `equal` makes them alike, `selected` gives or takes the gap in equal parts among the rows
 * named, `scored` weighs the rows that have a score by it and leaves the others. Whole points when
 * everything is in whole points, and always by score, else hundredths; what division leaves goes by
 * largest remainder, ties by order. Null when it is impossible: nothing free to change, or locked rows
 * already above the total, or a row would fall below zero.
 */
export function distribute(
  rows: readonly { id: string; weight: Weight | null; locked: boolean }[],
  how: DistributionMode,
  total: Weight = FULL_WEIGHT,
): WeightStep[] | null {
  const named = how.mode === 'selected' ? new Set(how.ids) : how.mode === 'scored' ? how.scores : null;
  const moves = (row: { id: string; locked: boolean }) => !row.locked && (named?.has(row.id) ?? true);
  const free = rows.filter(moves);
  if (free.length === 0) return null;
  const kept = sumWeights(rows.filter((row) => !moves(row)));
  const available = total - kept;
  if (available < 0) return null;

  const whole = total % POINT === 0 && rows.every((row) => (row.weight ?? 0) % POINT === 0);
  const unit = whole ? POINT : 1;
  const shares = split();
  if (shares === null) return null;
  const byId = new Map(free.map((row, index) => [row.id, shares[index] ?? 0]));
  return rows.map((row) => ({ id: row.id, from: row.weight, to: byId.get(row.id) ?? row.weight ?? 0 }));

  function split(): Weight[] | null {
    if (how.mode === 'selected') return shareGap(free, available, unit);
    if (how.mode === 'scored') {
      return byScore(
        available,
        free.map((row) => how.scores.get(row.id) ?? 0),
      );
    }
    const shares = free.map((row) => (how.mode === 'equal' ? 1 : (row.weight ?? 0)));
    return apportion(available, shares, unit);
  }
}

/** In whole points, in proportion to the scores; where that would leave somebody nothing, a point to each before. */
function byScore(available: Weight, scores: readonly number[]): Weight[] {
  const parts = apportion(available, scores, POINT);
  const each = POINT * scores.length;
  if (available < each || parts.every((part) => part >= POINT)) return parts;
  return apportion(available - each, scores, POINT).map((part) => part + POINT);
}

/** Gives or takes equal parts of the gap, so that the rows add up to `available`; none falls below zero. */
function shareGap(free: readonly { weight: Weight | null }[], available: Weight, unit: Weight): Weight[] | null {
  const weights = free.map((row) => row.weight ?? 0);
  const gap = available - weights.reduce((sum, weight) => sum + weight, 0);
  let open = weights.map((_, index) => index);
  if (gap >= 0) {
    const parts = apportion(
      gap,
      open.map(() => 1),
      unit,
    );
    return weights.map((weight, index) => weight + (parts[index] ?? 0));
  }
  // A row that would fall below zero gives all it has; the others share what is still to take.
  let toTake = -gap;
  const result = [...weights];
  while (toTake > 0 && open.length > 0) {
    const parts = apportion(
      toTake,
      open.map(() => 1),
      unit,
    );
    const short = open.filter((row, index) => (result[row] ?? 0) < (parts[index] ?? 0));
    for (const [index, row] of open.entries()) {
      if (short.length > 0 && !short.includes(row)) continue;
      const taken = Math.min(result[row] ?? 0, parts[index] ?? 0);
      result[row] = (result[row] ?? 0) - taken;
      toTake -= taken;
    }
    open = short.length > 0 ? open.filter((row) => !short.includes(row)) : [];
  }
  return toTake === 0 ? result : null;
}

/**
 * Splits an amount in proportion to the shares by largest remainder, in whole units; the last
 * fraction of a unit, if any, goes where the largest remainder is. Shares that are all zero count alike.
 */
export function apportion(amount: Weight, shares: readonly number[], unit: Weight = 1): Weight[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  const parts = sum === 0 ? shares.map(() => 1) : shares;
  const of = sum === 0 ? shares.length : sum;
  const result = parts.map((share) => Math.floor((amount * share) / of / unit) * unit);
  let left = amount - result.reduce((total, value) => total + value, 0);
  // amount × share and result × sum are integers below 2^53: the remainders compare exactly.
  const order = parts
    .map((share, index) => ({ index, remainder: amount * share - (result[index] ?? 0) * of }))
    .toSorted((a, b) => b.remainder - a.remainder || a.index - b.index);
  for (let turn = 0; left > 0 && order.length > 0; turn += 1) {
    const step = Math.min(unit, left);
    const index = order[turn % order.length]?.index ?? 0;
    result[index] = (result[index] ?? 0) + step;
    left -= step;
  }
  return result;
}
