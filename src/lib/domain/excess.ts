import { daysIn } from './calendar.ts';
import type { Objective, ObjectiveId } from './objective.ts';
import type { PersonId } from './org.ts';
import { distribute, FULL_WEIGHT, sumWeights, weighed } from './weight.ts';
import type { Weight, WeightStep } from './weight.ts';

/** A change of one weight as the Comune received it. */
export interface WeightChange {
  /** ISO 8601 with time. */
  at: string;
  /** Place in the document's log; orders the changes of one moment. */
  seq?: number;
  person: PersonId | null;
  /** Whose proposal `person` accepted. */
  proposedBy?: PersonId | null;
  objective: ObjectiveId;
  from: Weight | null;
  to: Weight | null;
}

/** A way back to 100, with the weight every objective would have, in order of the plan. */
export type ExcessRemedy =
  | { kind: 'keep'; person: PersonId; weights: WeightStep[]; total: Weight }
  | { kind: 'take-from-others'; weights: WeightStep[]; total: Weight };

/** How changes that were each right by themselves came to more than 100 together. */
export interface Excess {
  total: Weight;
  excess: Weight;
  /** What was missing to 100 before them. */
  missingBefore: Weight;
  /** Who added what, one entry per person and objective, in order of time. */
  changes: (WeightChange & { person: PersonId })[];
  /** Keep one person's changes for each person; then keep all and take the excess from the others, where possible. */
  remedies: ExcessRemedy[];
}

/** How far back two changes can be and still be one story. */
const LONGEST_STORY_DAYS = 7;

type Row = Pick<Objective, 'id' | 'weight' | 'weightLocked' | 'gate'>;
type Weights = Map<ObjectiveId, Weight | null>;

/**
 * Finds, in the history of an area's weights (any order), the latest changes by at least two people
 * that took the sum over 100 though each person's own would have left it at 100 or below. Null when
 * the sum is not above 100, or when one person alone made it so.
 */
export function explainExcess(changes: readonly WeightChange[], plan: { objectives: readonly Row[] }): Excess | null {
  const objectives = weighed(plan.objectives);
  const total = sumWeights(objectives);
  if (total <= FULL_WEIGHT) return null;
  const before: Weights = new Map(objectives.map(({ id, weight }) => [id, weight]));
  const story: WeightChange[] = [];
  for (const change of inOrder(changes).toReversed()) {
    if (!before.has(change.objective)) continue;
    const latest = story.at(-1) ?? change;
    if (daysBetween(change.at, latest.at) > LONGEST_STORY_DAYS || cameIn(change, changes)) return null;
    // A history that does not lead to what stands now explains nothing.
    if (before.get(change.objective) !== change.to) return null;
    before.set(change.objective, change.from);
    story.unshift(change);
    const people = peopleOf(story);
    if (people === null) return null;
    if (people.length > 1 && eachFits(before, story, people)) return tell(objectives, before, story, people);
  }
  return null;
}

/** First weights written several at once: a plan that came in from a file, not points somebody added to it. */
function cameIn(change: WeightChange, changes: readonly WeightChange[]): boolean {
  const first = (one: WeightChange) => one.from === null && one.seq !== undefined && one.seq === change.seq;
  return first(change) && changes.filter(first).length > 1;
}

/** Whether each person's changes alone stay at 100 or below. */
function eachFits(before: Weights, story: readonly WeightChange[], people: readonly PersonId[]): boolean {
  return people.every((person) => sum(withChangesOf(before, story, person)) <= FULL_WEIGHT);
}

function tell(
  objectives: readonly Row[],
  before: Weights,
  story: readonly WeightChange[],
  people: readonly PersonId[],
): Excess {
  const total = sumWeights(objectives);
  const changes = netChanges(before, story);
  const remedies: ExcessRemedy[] = people.map((person) => {
    const kept = withChangesOf(before, story, person);
    const weights = objectives.map(({ id, weight }) => ({ id, from: weight, to: kept.get(id) ?? 0 }));
    return { kind: 'keep', person, weights, total: sum(kept) };
  });
  const changed = new Set(changes.map(({ objective }) => objective));
  const others = distribute(
    objectives.map(({ id, weight, weightLocked }) => ({ id, weight, locked: weightLocked || changed.has(id) })),
    { mode: 'proportional' },
  );
  if (others) remedies.push({ kind: 'take-from-others', weights: others, total: FULL_WEIGHT });
  return { total, excess: total - FULL_WEIGHT, missingBefore: FULL_WEIGHT - sum(before), changes, remedies };
}

/** What each person made of each weight, from before the story to their last word, leaving out what came to nothing. */
function netChanges(before: Weights, story: readonly WeightChange[]): (WeightChange & { person: PersonId })[] {
  const net = new Map<string, WeightChange & { person: PersonId }>();
  for (const { person, proposedBy, objective, to, at } of story) {
    if (person === null) continue;
    const key = `${person}/${objective}`;
    net.delete(key);
    const by = proposedBy ? { person, proposedBy } : { person };
    net.set(key, { at, ...by, objective, from: before.get(objective) ?? null, to });
  }
  return [...net.values()].filter(({ from, to }) => from !== to);
}

function withChangesOf(before: Weights, story: readonly WeightChange[], person: PersonId): Weights {
  const weights = new Map(before);
  for (const change of story) if (change.person === person) weights.set(change.objective, change.to);
  return weights;
}

/** Everyone in the story, in order; null when some change has no known author. */
function peopleOf(story: readonly WeightChange[]): PersonId[] | null {
  const people = new Set<PersonId>();
  for (const { person } of story) {
    if (person === null) return null;
    people.add(person);
  }
  return [...people];
}

function sum(weights: Weights): Weight {
  return [...weights.values()].reduce<Weight>((total, weight) => total + (weight ?? 0), 0);
}

/** Oldest first. */
function inOrder(changes: readonly WeightChange[]): WeightChange[] {
  return changes.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : (a.seq ?? 0) - (b.seq ?? 0)));
}

function daysBetween(earlier: string, later: string): number {
  return daysIn({ from: earlier.slice(0, 10), to: later.slice(0, 10) }) - 1;
}
