import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import type { DocumentAppend, DocumentStore } from '../../server/storage/document-store.ts';
import type * as Inspect from '../../server/relay/inspect-update.ts';
import { Relay } from '../../server/relay/relay.ts';
import { settled } from './held-scheduler.ts';
import { createArea } from './served-relay.ts';
import { Broken, heal, simulate, steps, stepsWithRights, type SimulationOptions, type Step } from './simulation.ts';
import { SimulatedDevice } from './simulated-device.ts';
import { SimulatedRelay } from './simulated-relay.ts';

// A proof that cannot fail proves nothing: each relay here has one thing wrong, and the simulation must find it.
beforeAll(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] }));
afterAll(() => vi.useRealTimers());
afterEach(() => {
  vi.doUnmock('../../server/relay/inspect-update.ts');
  vi.resetModules();
});

/** The complaint of the first run that breaks. */
async function complaintAbout(options: () => SimulationOptions, plans = steps): Promise<string> {
  let complaint = '';
  await fc.assert(
    fc.asyncProperty(plans, async (plan: Step[]) => {
      if (complaint !== '') return;
      try {
        await simulate(plan, options());
      } catch (fault) {
        if (!(fault instanceof Broken)) throw fault;
        complaint = fault.message;
      }
    }),
    { numRuns: 400, seed: 20_270_101 },
  );
  return complaint;
}

/** The relay with another way of looking at updates. */
async function relayWith(change: (inspection: Inspect.Inspection) => Inspect.Inspection): Promise<typeof Relay> {
  vi.resetModules();
  vi.doMock('../../server/relay/inspect-update.ts', async (original) => {
    const real = await original<typeof Inspect>();
    return {
      ...real,
      inspectUpdate: (...args: Parameters<typeof Inspect.inspectUpdate>) => {
        const inspection = real.inspectUpdate(...args);
        return typeof inspection === 'string' ? inspection : change(inspection);
      },
    };
  });
  return (await import('../../server/relay/relay.ts')).Relay;
}

test('a relay that acknowledges before the commit is caught', async () => {
  // The disk says yes at once and writes one append later: what a crash takes away was acknowledged.
  const late = (disk: DocumentStore) => {
    let held: readonly DocumentAppend[] = [];
    return async (entries: readonly DocumentAppend[]) => {
      const before = held;
      held = entries;
      if (before.length > 0) await disk.append(before);
    };
  };
  expect(await complaintAbout(() => ({ Relay, append: late }))).toMatch(/acknowledged edit/);
});

test('a relay that applies what does not attach is caught', async () => {
  const Mutant = await relayWith((inspection) => ({ ...inspection, attaches: true }));
  expect(await complaintAbout(() => ({ Relay: Mutant }))).toMatch(/fenced|quarantine: \w+ gap/);
});

test('a relay that forgets what attaches is caught', async () => {
  const Mutant = await relayWith((inspection) => ({ ...inspection, attaches: inspection.writers.size === 0 }));
  expect(await complaintAbout(() => ({ Relay: Mutant }))).toMatch(/fenced|quarantine|rest/);
});

test('a relay that tells before the commit is caught', async () => {
  // The disk says yes at once and fails now and then: what the others were told never was.
  const forgetful = (disk: DocumentStore) => {
    let count = 0;
    return async (entries: readonly DocumentAppend[]) => {
      if ((count += 1) % 7 !== 0) await disk.append(entries);
    };
  };
  expect(await complaintAbout(() => ({ Relay, append: forgetful }))).toMatch(/still lose|acknowledged edit/);
});

test('a device that goes on with what was refused is caught', async () => {
  class GoesOn extends SimulatedDevice {
    override fork(): void {}
  }
  expect(await complaintAbout(() => ({ Relay, Device: GoesOn }), stepsWithRights)).toMatch(/came in by itself|rest/);
});

test('a device that throws away what was refused is caught', async () => {
  class Forgets extends SimulatedDevice {
    override fork(): void {
      this.outbox.length = 0;
      super.fork();
    }
  }
  expect(await complaintAbout(() => ({ Relay, Device: Forgets }), stepsWithRights)).toMatch(
    /neither stored nor waiting/,
  );
});

/** Bruno writes under Anna's client id; the codes his connection is closed with for good. */
async function forge(RelayUnderTest: typeof Relay): Promise<number[]> {
  const relay = new SimulatedRelay({ Relay: RelayUnderTest });
  await createArea(relay.disk);
  let clients = 0;
  const [anna, bruno] = ['anna', 'bruno'].map((name) => new SimulatedDevice(name, name, relay, () => (clients += 11)));
  if (anna === undefined || bruno === undefined) throw new Error('nobody there');
  anna.document.addObjective({ title: 'Mio' });
  await heal({ relay, devices: [anna, bruno] });
  bruno.doc.clientID = anna.doc.clientID;
  bruno.document.addObjective({ title: 'A nome suo' });
  while (bruno.pair?.flushToServer()) await settled();
  relay.scheduler.runSoon();
  await settled();
  while (bruno.pair?.flushToClient()) await settled();
  const closes = [...bruno.finalCloses];
  for (const one of [anna, bruno]) one.stop();
  return closes;
}

test('a relay that does not look at owners is caught', async () => {
  expect(await forge(Relay)).toEqual([CLOSE.rejected]);
  const Mutant = await relayWith((inspection) => ({ ...inspection, writers: new Set() }));
  expect(await forge(Mutant)).toEqual([]);
});
