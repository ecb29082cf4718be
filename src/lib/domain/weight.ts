/** Weight of an objective in integer hundredths of a point: 1550 is 15,50. The area's sum is 10000. */
export type Weight = number;

/** What the weights of an area add up to. */
export const FULL_WEIGHT: Weight = 10_000;
