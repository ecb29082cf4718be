import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Relay } from '../../server/relay/relay.ts';
import { simulate, steps } from './simulation.ts';

// The stock provider plans its own reconnecting; here the test decides when.
beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
afterAll(() => vi.useRealTimers());

test('[RE1] edits, cuts, crashes, slow loads, failing commits: no honest device is fenced, nothing acknowledged is lost, all agree', async () => {
  let played = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (plan) => {
      await simulate(plan, { Relay });
      played += plan.length;
    }),
    { numRuns: 150, seed: 20_270_101 },
  );
  expect(played).toBeGreaterThan(2_000);
}, 120_000);
