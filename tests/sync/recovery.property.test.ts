import fc from 'fast-check';
import { toBase64 } from 'lib0/buffer';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from '#lib/documents/area-document.ts';
import { KnownOwners } from '#lib/sync/recovery.ts';
import type { LogRow } from '../../server/storage/document-store.ts';
import { syncFrame } from './frame-bytes.ts';
import { settled } from './held-scheduler.ts';
import { RelayStage, type Member } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const PEOPLE = ['anna', 'bruno', 'carla'] as const;
const READER = 'carla';
const RESTORED_ID = `${AREA_ID.slice(0, -1)}R`;
const FIELDS = ['title', 'expectedValue', 'notes'] as const;

type Step =
  | { kind: 'add' | 'field' | 'discard'; who: number; at: number }
  /** Everything on its way arrives. */
  | { kind: 'meet' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('add' as const, 'field' as const, 'field' as const, 'discard' as const),
    who: fc.nat(1),
    at: fc.nat(20),
  }),
  fc.constant({ kind: 'meet' as const }),
);

/** Two write one field at once, and one of them writes it again: the mark of the two values comes and goes. */
const MARKED: Step[] = [
  { kind: 'add', who: 0, at: 0 },
  { kind: 'meet' },
  { kind: 'field', who: 1, at: 1 },
  { kind: 'field', who: 0, at: 1 },
  { kind: 'meet' },
  { kind: 'field', who: 0, at: 1 },
  { kind: 'meet' },
];

const seal = (document: string, client: number, person: string | null) => `${document}/${client}/${String(person)}`;
const rights = (person: string) => (person === READER ? ('read' as const) : ('write' as const));
const setStage = () => RelayStage.set({ sealOwner: seal, access: (_document, person) => rights(person) });

function edit({ document }: Member, change: Exclude<Step, { kind: 'meet' }>, text: string): void {
  const { objectives } = document.read();
  const chosen = objectives[change.at % Math.max(1, objectives.length)];
  if (change.kind === 'add' || chosen === undefined) document.addObjective({ title: text });
  else if (change.kind === 'discard') document.discardObjective(chosen.id, '2027-03-01T09:00:00.000Z');
  else document.setField(chosen.id, FIELDS[change.at % FIELDS.length] ?? 'title', text);
}

async function meet(stage: RelayStage, members: readonly Member[]): Promise<void> {
  for (const member of members) member.send();
  await stage.commit();
  for (const member of members) member.takeIn();
}

interface Copy {
  rows: LogRow[];
  owners: Map<number, string | null>;
}

async function copyOf({ store }: RelayStage): Promise<Copy> {
  const owners = (await store.load(AREA_ID))?.owners ?? new Map();
  return { rows: await store.log(AREA_ID), owners: new Map(owners) };
}

/** A relay that has what the copy has, and no more. */
async function restored({ rows: [structure, ...rows], owners }: Copy): Promise<RelayStage> {
  const stage = await setStage();
  if (structure === undefined) throw new Error('an empty copy');
  const id = RESTORED_ID;
  await stage.store.create({ kind: 'area', year: 2028, area: 'area-1' }, id, structure.bytes, structure.at);
  const known = (await stage.store.load(id))?.owners;
  const others = new Map([...owners].filter(([client]) => known?.has(client) !== true));
  if (rows.length > 0) await stage.store.append([{ document: id, rows, owners: others, changes: [] }]);
  return stage;
}

/** Waits for the relay while the test holds its clock. */
async function held<T>(stage: RelayStage, work: Promise<T>): Promise<T> {
  let done = false;
  const result = work.finally(() => (done = true));
  while (!done) {
    await settled();
    stage.scheduler.runSoon();
  }
  return result;
}

test('[RE11] whatever was written, whenever the copy was made, in whatever order they come back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 3, maxLength: 30 }),
      fc.nat(29),
      fc.shuffledSubarray([0, 1, 2], { minLength: 1 }),
      async (steps, copyAt, order) => {
        const stage = await setStage();
        const members: Member[] = [];
        for (const person of PEOPLE) members.push(await stage.member(person));
        let copy = await copyOf(stage);
        for (const [index, change] of steps.entries()) {
          const member = change.kind === 'meet' ? undefined : members[change.who];
          if (change.kind === 'meet') await meet(stage, members);
          else if (member !== undefined) edit(member, change, `step ${index}`);
          if (index === copyAt) copy = await copyOf(stage);
        }
        await meet(stage, members);
        await meet(stage, members);
        const before = await copyOf(stage);
        const entries = [...before.owners].map(([client, person]) => ({
          client,
          person,
          mac: seal(AREA_ID, client, person),
        }));

        const after = await restored(copy);
        for (const index of order) {
          const [person, member] = [PEOPLE[index], members[index]];
          if (person === undefined || member === undefined) continue;
          const owners = new KnownOwners(person);
          owners.add(entries);
          const vector = await held(after, after.relay.vector(RESTORED_ID));
          const standing = { epoch: 'e2', vector: toBase64(vector), open: true };
          const offer = owners.offerFor(member.doc, standing, new Set([member.doc.clientID]));
          await held(
            after,
            after.relay.recover(RESTORED_ID, {
              messenger: person,
              mayWrite: rights(person) === 'write',
              update: Buffer.from(offer.update, 'base64'),
              owners: new Map(offer.owners.map((entry) => [entry.client, entry.person])),
            }),
          );
          // And then over the socket, as ever.
          const socket = await after.connect(person, { documentId: RESTORED_ID });
          await after.commit();
          const now = await held(after, after.relay.vector(RESTORED_ID));
          socket.arrive(syncFrame('step2', owners.answer(member.doc, now)));
          await after.commit();
          expect(socket.closedWith).toBeNull();
        }

        const [{ rows }, original] = [await logOf(after), before];
        const owners = (await after.store.load(RESTORED_ID))?.owners ?? new Map();
        const doc = new Y.Doc();
        for (const row of rows) {
          Y.applyUpdate(doc, row.bytes);
          expect(doc.store.pendingStructs).toBeNull();
          for (const client of Y.parseUpdateMeta(row.bytes).to.keys()) {
            expect(owners.get(client)).toBe(row.person);
            if (original.owners.has(client)) expect(owners.get(client)).toBe(original.owners.get(client));
          }
        }
        expect(doc.store.pendingDs).toBeNull();
        const expected = new Y.Doc();
        for (const row of original.rows) Y.applyUpdate(expected, row.bytes);
        expect(new AreaDocument(doc).read()).toEqual(new AreaDocument(expected).read());
        expect(await after.store.quarantined(RESTORED_ID)).toEqual([]);
        await Promise.all([stage, after].map((one) => held(one, one.relay.close())));
      },
    ),
    { numRuns: 100, examples: MARKED.flatMap((_step, at) => [0, 1, 2].map((who) => [MARKED, at, [who]])) },
  );
}, 120_000);

async function logOf({ store }: RelayStage): Promise<{ rows: LogRow[] }> {
  return { rows: await store.log(RESTORED_ID) };
}
