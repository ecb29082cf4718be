import fc from 'fast-check';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { CLOSE } from '#lib/protocol/close-codes.ts';
import { settled } from './held-scheduler.ts';
import { AREA_ID, createArea } from './served-relay.ts';
import { SimulatedDevice } from './simulated-device.ts';
import { REST_LOOK_MS, SimulatedRelay, type SimulatedRelayOptions } from './simulated-relay.ts';
import { verifyDocument } from '../../server/storage/verify-document.ts';

export interface SimulationOptions extends SimulatedRelayOptions {
  Device?: typeof SimulatedDevice;
}

/** Who takes part: two tabs and a tablet of one person, a colleague, and one who only reads. */
const PEOPLE = [
  ['anna', 'anna-tab-1'],
  ['anna', 'anna-tab-2'],
  ['anna', 'anna-tablet'],
  ['bruno', 'bruno-tablet'],
  ['carla', 'carla-phone'],
] as const;

export type Step =
  | { do: 'edit' | 'edit while reconnecting'; device: number; verb: number; pick: number; value: number }
  | { do: 'upload' | 'download'; device: number; frames: number }
  | { do: 'connect' | 'exchange' | 'cut' | 'crash device' | 'persist cache'; device: number }
  | { do: 'role'; device: number; access: 'none' | 'read' | 'write' }
  | { do: 'approve' | 'reopen' }
  | { do: 'commit' | 'fail commit' | 'hold loads' | 'release loads' | 'crash relay' | 'unload' | 'rest' | 'keepalive' };

const device = fc.nat({ max: PEOPLE.length - 1 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constantFrom('edit' as const, 'edit' as const, 'edit' as const, 'edit while reconnecting' as const),
      device,
      verb: fc.nat(7),
      pick: fc.nat(9),
      value: fc.nat(50),
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      do: fc.constantFrom('upload' as const, 'download' as const),
      device,
      frames: fc.integer({ min: 1, max: 4 }),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom('connect' as const, 'exchange' as const), device }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('cut' as const, 'crash device' as const, 'persist cache' as const),
      device,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('commit' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'fail commit' as const,
        'hold loads' as const,
        'release loads' as const,
        'crash relay' as const,
        'unload' as const,
        'rest' as const,
        'keepalive' as const,
      ),
    }),
  },
);
export const steps: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 10, maxLength: 60, size: 'max' });

/** The same, while people lose and regain their roles and the plan is approved and opened again. */
export const stepsWithRights: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 9, arbitrary: step },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('role' as const),
        device,
        access: fc.constantFrom('none' as const, 'read' as const, 'write' as const, 'write' as const),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('approve' as const, 'reopen' as const) }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
);

export class Broken extends Error {}

function demand(holds: boolean, what: string): void {
  if (!holds) throw new Broken(what);
}

/** Plays the steps, checking after each; then heals everything and checks that all agree. Resolves with how many edits were kept apart. */
export async function simulate(plan: readonly Step[], options: SimulationOptions): Promise<number> {
  const relay = new SimulatedRelay(options);
  await createArea(relay.disk);
  let clients = 0;
  const nextClientId = () => (++clients * 2_654_435_761) % 2 ** 32;
  const { Device = SimulatedDevice } = options;
  const devices = PEOPLE.map(([person, name]) => new Device(person, name, relay, nextClientId));
  const world: World = { relay, devices };
  try {
    const [one, two] = devices;
    if (one !== undefined && two !== undefined) one.shareWith(two);
    // They start from a plan they all have: two values of one field need a field both know.
    for (let count = 1; count <= 3; count += 1) devices[0]?.document.addObjective({ title: `Obiettivo ${count}` });
    await heal(world);
    for (const one of plan) {
      await play(one, world);
      await settled();
      await checkAlways(world);
    }
    await heal(world);
    await checkAlways(world);
    await checkAgreement(world);
    return devices.reduce((sum, one) => sum + one.forks.length, 0);
  } finally {
    for (const one of devices) one.stop();
    await settled();
  }
}

export interface World {
  relay: SimulatedRelay;
  devices: SimulatedDevice[];
  /** What the last check saw; nothing new, nothing to check. */
  seen?: string;
  /** Of what devices were told is refused: what it would have brought, as the last clock of each client. */
  refused?: Map<Uint8Array, [client: number, end: number][]>;
}

async function play(one: Step, { relay, devices }: World): Promise<void> {
  const at = 'device' in one ? devices[one.device] : undefined;
  switch (one.do) {
    case 'edit':
      if (at?.mayWrite === true) edit(at.document, one);
      return;
    case 'edit while reconnecting':
      // Something offline, then typing the moment the socket opens, before the relay has asked for anything.
      if (at?.mayWrite !== true) return;
      at.cut();
      edit(at.document, one);
      at.connect();
      at.pair?.flushToClient();
      if (at.mayWrite) edit(at.document, { ...one, value: one.value + 1 });
      while (at.pair?.flushToServer());
      return;
    case 'upload':
      for (let count = 0; count < one.frames; count += 1) at?.pair?.flushToServer();
      return;
    case 'download':
      for (let count = 0; count < one.frames; count += 1) at?.pair?.flushToClient();
      return;
    case 'connect':
      return at?.connect();
    case 'exchange':
      at?.connect();
      for (let round = 0; round < 4 && at !== undefined; round += 1) await exchange(at, relay);
      return;
    case 'cut':
      return at?.cut();
    case 'crash device':
      return at?.crash();
    case 'persist cache':
      return at?.persistCache();
    case 'role':
      if (at !== undefined) relay.setRole(at.person, one.access);
      return;
    case 'approve':
      return relay.setState('closed');
    case 'reopen':
      return relay.setState('open');
    case 'commit':
      return relay.scheduler.runSoon();
    case 'fail commit':
      relay.failNextAppend = true;
      return;
    case 'hold loads':
      relay.holdLoads = true;
      return;
    case 'release loads':
      return relay.releaseLoads();
    case 'crash relay':
      return relay.crash();
    case 'unload':
      return relay.scheduler.elapse(60_000);
    case 'rest':
      return relay.scheduler.elapse(REST_LOOK_MS);
    case 'keepalive':
      return relay.scheduler.elapse(20_000);
    default:
      one satisfies never;
  }
}

/** Everything that waits on one connection goes both ways, and what it brought is stored. */
async function exchange(one: SimulatedDevice, relay: SimulatedRelay): Promise<void> {
  while (one.pair?.flushToServer());
  await settled();
  relay.scheduler.runSoon();
  await settled();
  while (one.pair?.flushToClient());
}

const WORDS = ['Sportello', 'digitale', 'strade', 'verde', 'scuola'];

function edit(document: AreaDocument, { verb, pick, value }: Extract<Step, { verb: number }>): void {
  const plan = document.read();
  const objective = plan.objectives[pick % Math.max(1, plan.objectives.length)];
  if (objective === undefined || verb === 0) {
    document.addObjective({ title: `Obiettivo ${value}`, weight: value * 100 });
    return;
  }
  switch (verb) {
    case 1:
      return document.setField(objective.id, 'weight', value * 100);
    case 2:
      return document.setField(objective.id, 'title', `${WORDS[value % WORDS.length]} ${value}`);
    case 3:
      return document.setField(
        objective.id,
        'description',
        `${objective.description.slice(0, value)}${WORDS[value % WORDS.length]}${objective.description.slice(value)}`,
      );
    case 4: {
      const discarded = plan.discarded[0];
      if (value % 2 === 0 || discarded === undefined) document.discardObjective(objective.id, '2027-02-01');
      else document.restoreObjective(discarded.id);
      return;
    }
    case 5: {
      const indicator = objective.indicators[0];
      if (indicator === undefined) document.addIndicator(objective.id);
      else if (value % 5 === 0) document.removeIndicator(indicator.id);
      else document.setIndicator(indicator.id, 'target', String(value));
      return;
    }
    case 6: {
      const after = plan.objectives[value % plan.objectives.length];
      document.moveObjective(objective.id, value % 3 === 0 || after === undefined ? null : after.id);
      return;
    }
    default: {
      const [twin] = document.readTwins();
      if (twin !== undefined) document.settleTwin(twin.id, value % 2 === 0 ? 'kept' : 'other');
      else document.setField(objective.id, 'notes', '');
    }
  }
}

/** A refusal that honest people meet: they wrote what they may no longer write. */
const LAWFUL = new Set<number>([CLOSE.notWritable, CLOSE.noAccess]);

async function replay({ relay }: World): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const row of await relay.disk.log(AREA_ID)) Y.applyUpdate(doc, row.bytes);
  return doc;
}

async function checkAlways(world: World): Promise<void> {
  for (const one of world.devices) {
    const fenced = one.finalCloses.filter((code) => !LAWFUL.has(code));
    demand(fenced.length === 0, `${one.name} was fenced: ${fenced.join()}`);
    const kept = new Set([...one.acknowledged, ...one.outbox.map((row) => row.update), ...one.forks]);
    const lost = one.written.filter((update) => !kept.has(update)).length;
    demand(lost === 0, `${lost} edits of ${one.name} are neither stored nor waiting nor kept apart`);
  }
  const rows = await world.relay.disk.log(AREA_ID);
  const heard = world.devices.reduce((sum, one) => sum + one.acknowledged.length + one.received.length, 0);
  const seen = `${rows.length}/${heard}`;
  if (seen === world.seen) return;
  world.seen = seen;
  const quarantined = await world.relay.disk.quarantined(AREA_ID);
  const refused = quarantined.find(({ reason }) => reason !== 'not writable' && reason !== 'after a refusal');
  demand(refused === undefined, `quarantine: ${refused?.person} ${refused?.reason}`);
  const doc = await replay(world);
  const [document] = await world.relay.disk.list();
  const faults =
    document === undefined ? [] : await verifyDocument(world.relay.disk, document, { replay: true, tombstones: [] });
  demand(faults.length === 0, `the log does not hold together: ${JSON.stringify(faults)}`);
  demand(doc.store.pendingStructs === null && doc.store.pendingDs === null, 'the log has a hole');
  const stored = Y.snapshot(doc);
  const refusals = (world.refused ??= new Map<Uint8Array, [client: number, end: number][]>());
  for (const one of world.devices) {
    for (const update of one.refused) {
      const brought = refusals.get(update) ?? beyond(doc, update);
      refusals.set(update, brought);
      const came = brought.some(([client, end]) => Y.getState(doc.store, client) >= end);
      demand(!came, `what was refused of ${one.name} came in by itself`);
    }
  }
  for (const one of world.devices) {
    for (const update of one.acknowledged) {
      demand(Y.snapshotContainsUpdate(stored, update), `an acknowledged edit of ${one.name} is not in the log`);
    }
    for (const update of one.received.splice(0)) {
      demand(Y.snapshotContainsUpdate(stored, update), `${one.name} holds what the relay may still lose`);
    }
  }
}

/** What an update has that a document does not. */
function beyond(doc: Y.Doc, update: Uint8Array): [client: number, end: number][] {
  const ends = [...Y.parseUpdateMeta(update).to];
  return ends.filter(([client, end]) => end > Y.getState(doc.store, client));
}

/** Network, disk and time do what they should until nothing moves any more. */
export async function heal({ relay, devices }: World): Promise<void> {
  relay.failNextAppend = false;
  relay.releaseLoads();
  for (const { person } of devices) relay.setRole(person, person === 'carla' ? 'read' : 'write');
  relay.setState('open');
  await settled();
  for (let quiet = 0, rounds = 0; quiet < 3; rounds += 1) {
    demand(rounds < 500, 'it never comes to rest');
    let moved = relay.scheduler.waiting > 0;
    relay.scheduler.runSoon();
    await settled();
    for (const one of devices) {
      if (one.pair === null) {
        one.connect();
        moved = true;
      }
      while (one.pair?.flushToServer()) moved = true;
      await settled();
      while (one.pair?.flushToClient()) moved = true;
      await settled();
    }
    quiet = moved ? 0 : quiet + 1;
  }
}

async function checkAgreement(world: World): Promise<void> {
  const { relay, devices } = world;
  const doc = await replay(world);
  const stored = Y.snapshot(doc);
  const value = JSON.stringify(new AreaDocument(doc).read());
  for (const one of devices) {
    demand(one.outbox.length === 0, `${one.name} still has ${one.outbox.length} unsent`);
    demand(Y.equalSnapshots(Y.snapshot(one.doc), stored), `${one.name} did not converge`);
    demand(JSON.stringify(one.document.read()) === value, `${one.name} reads something else`);
  }
  const reading = relay.relay.read(AREA_ID);
  await settled();
  demand(JSON.stringify(await reading) === value, 'the replay of the log is not the state');
  const loaded = await relay.disk.load(AREA_ID);
  const fromSnapshot = new Y.Doc();
  if (loaded?.snapshot) Y.applyUpdate(fromSnapshot, loaded.snapshot.bytes);
  for (const row of loaded?.rows ?? []) Y.applyUpdate(fromSnapshot, row.bytes);
  demand(Y.equalSnapshots(Y.snapshot(fromSnapshot), stored), 'snapshot and tail are not the log');
}
