import { expect, test } from 'vitest';
import { readCorpus } from './fixtures/corpus/read-corpus.ts';
import { addScores, precision, recall, score, type Score } from './fixtures/corpus/score.ts';

/** Below this in any field, of what is read or of what is there, an import costs a person more than it saves. */
const FLOOR = 0.97;

test('plans in every shape and format are read right, field by field', async () => {
  const whole: Score = new Map();
  for await (const { truth, result } of readCorpus()) addScores(whole, score(truth, result.ok ? result.plan : null));
  const below = [...whole].filter(([, tally]) => precision(tally) < FLOOR || recall(tally) < FLOOR);
  expect(Object.fromEntries(below)).toEqual({});
  // The corpus says something of each.
  expect(whole.size).toBeGreaterThan(18);
});
