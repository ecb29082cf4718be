import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Relay } from '../../server/relay/relay.ts';
import { simulate, steps, stepsWithRights } from './simulation.ts';

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
    { numRuns: 120, seed: 20_270_101 },
  );
  expect(played).toBeGreaterThan(2_000);
}, 120_000);

test('[RE3] [RE4] roles that come and go and approvals besides: every edit is stored, waiting or kept apart, and nobody holds what may be lost', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(stepsWithRights, async (plan) => {
      kept += await simulate(plan, { Relay });
    }),
    { numRuns: 120, seed: 20_270_101 },
  );
  // The refusals really happened.
  expect(kept).toBeGreaterThan(50);
}, 120_000);

test('[RE1] typing the moment the socket opens, into a room that takes long to load', async () => {
  const everybody = [0, 1, 2, 3, 4].map((device) => ({ do: 'cut', device }) as const);
  const typing = { do: 'edit while reconnecting', device: 0, verb: 2, pick: 0, value: 7 } as const;
  await simulate(
    [
      ...everybody,
      { do: 'unload' },
      { do: 'hold loads' },
      { ...typing, verb: 0 },
      typing,
      { do: 'edit', device: 0, verb: 3, pick: 1, value: 3 },
      { do: 'upload', device: 0, frames: 4 },
      { ...typing, device: 3, value: 9 },
      { do: 'upload', device: 3, frames: 4 },
      { do: 'release loads' },
      { do: 'edit', device: 0, verb: 2, pick: 0, value: 11 },
      { do: 'upload', device: 0, frames: 4 },
      { do: 'commit' },
    ],
    { Relay },
  );
});
