import { describe, expect, test } from 'vitest';
import { RelayStage, type Member } from './relay-stage.ts';
import { AREA_ID } from './served-relay.ts';

const T1 = '2027-03-01T09:00:00.000Z';
const T2 = '2027-03-01T10:00:00.000Z';
const T3 = '2027-03-01T11:00:00.000Z';

/** Two people change one weight without knowing of each other; the first one's change arrives at T2, the other's at T3. */
async function concurrently(first: 'anna' | 'bruno', firstClient: number, secondClient: number) {
  const stage = await RelayStage.set();
  const segretario = await stage.member('segretario');
  const objective = segretario.document.addObjective({ title: 'Sportello', weight: 1_000 });
  segretario.send();
  await stage.commit();
  const anna = await stage.member('anna');
  const bruno = await stage.member('bruno');
  const members = { anna, bruno };
  const second = first === 'anna' ? 'bruno' : 'anna';
  members[first].doc.clientID = firstClient;
  members[second].doc.clientID = secondClient;
  anna.document.setField(objective, 'weight', 2_000);
  bruno.document.setField(objective, 'weight', 1_500);
  stage.now += 3_600_000;
  members[first].send();
  await stage.commit();
  stage.now += 3_600_000;
  members[second].send();
  await stage.commit();
  for (const member of [segretario, anna, bruno]) member.takeIn();
  return { stage, objective, anna, bruno, segretario };
}

const twinsOf = (member: Member) => member.document.readTwins();

describe('[DO7] two concurrent values of one field', () => {
  // The higher client id wins, whenever it arrives.
  test.each([
    [
      'the later one wins',
      1_000,
      2_000,
      { kept: 1_500, keptBy: 'bruno', keptAt: T3, other: 2_000, otherBy: 'anna', otherAt: T2 },
    ],
    [
      'the later one loses',
      2_000,
      1_000,
      { kept: 2_000, keptBy: 'anna', keptAt: T2, other: 1_500, otherBy: 'bruno', otherAt: T3 },
    ],
  ])('%s: both persons find both values, with who and when', async (_name, annasClient, brunosClient, twin) => {
    const { stage, objective, anna, bruno, segretario } = await concurrently('anna', annasClient, brunosClient);
    for (const member of [anna, bruno, segretario]) {
      expect(twinsOf(member)).toMatchObject([{ table: 'objectives', row: objective, field: 'weight', ...twin }]);
      expect(member.document.read().objectives[0]?.weight).toBe(twin.kept);
    }
    const log = await stage.store.log(AREA_ID);
    expect(log.slice(-2).map((row) => [row.person, row.at])).toEqual([
      ['bruno', T3],
      [null, T3],
    ]);
  });

  test('the value that lost is in the history, though the log has only its tombstone', async () => {
    const { stage, objective } = await concurrently('anna', 2_000, 1_000);
    const changes = await stage.store.changes(AREA_ID, { row: objective, field: 'weight', limit: 10 });
    expect(changes.map(({ from, to, person, at, outcome }) => [from, to, person, at, outcome])).toEqual([
      [2_000, 1_500, 'bruno', T3, 'lost'],
      [1_000, 2_000, 'anna', T2, 'applied'],
      [null, 1_000, 'segretario', T1, 'applied'],
    ]);
  });

  test('changing a value one knows, or to the same value, is no conflict', async () => {
    const { stage, objective, anna, bruno, segretario } = await concurrently('anna', 1_000, 2_000);
    const before = twinsOf(anna).length;
    anna.document.setField(objective, 'weight', 3_000);
    anna.send();
    await stage.commit();
    for (const member of [anna, bruno, segretario]) member.takeIn();
    expect(before).toBe(1);
    expect(twinsOf(anna)).toEqual([]);
    anna.document.setField(objective, 'code', 'AM1');
    bruno.document.setField(objective, 'code', 'AM1');
    for (const member of [anna, bruno]) member.send();
    await stage.commit();
    segretario.takeIn();
    expect(twinsOf(segretario)).toEqual([]);
    expect(stage.faults).toEqual([]);
  });

  test('three values, two of them in one turn', async () => {
    const { stage, objective, anna, bruno, segretario } = await concurrently('anna', 1_000, 2_000);
    for (const [member, title] of [
      [anna, 'Di Anna'],
      [bruno, 'Di Bruno'],
      [segretario, 'Del Segretario'],
    ] as const) {
      member.document.setField(objective, 'title', title);
      member.send();
    }
    await stage.commit();
    for (const member of [anna, bruno, segretario]) member.takeIn();
    const twins = twinsOf(anna).filter((twin) => twin.field === 'title');
    const kept = anna.document.read().objectives[0]?.title ?? '';
    const by: Record<string, string> = { 'Di Anna': 'anna', 'Di Bruno': 'bruno', 'Del Segretario': 'segretario' };
    expect(twins).toHaveLength(2);
    for (const twin of twins) {
      expect([twin.kept, twin.keptBy, twin.otherBy]).toEqual([kept, by[kept], by[String(twin.other)]]);
    }
    expect(new Set([kept, ...twins.map((twin) => twin.other)])).toEqual(new Set(Object.keys(by)));
  });
});

test('[RE8] the history says who changed which field from what to what; a text as a whole', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const id = anna.document.addObjective({ title: 'Uno', description: 'Prima' });
  anna.send();
  await stage.commit();
  anna.document.setField(id, 'description', 'Prima e dopo');
  anna.document.setField(id, 'title', 'Due');
  anna.send();
  await stage.commit();
  const changes = await stage.store.changes(AREA_ID, { row: id, limit: 2 });
  expect(changes.map(({ field, from, to, person }) => [field, from, to, person])).toEqual([
    ['title', 'Uno', 'Due', 'anna'],
    ['description', 'Prima', 'Prima e dopo', 'anna'],
  ]);
  const rows = await stage.store.log(AREA_ID);
  expect(rows.every((row, index) => row.seq === index + 1)).toBe(true);
  expect(new Set(rows.slice(1).map((row) => row.device))).toEqual(new Set(['anna-device']));
});

test('[RE8] devices are sent the collected state, never text that was deleted', async () => {
  const stage = await RelayStage.set();
  const anna = await stage.member('anna');
  const id = anna.document.addObjective({ title: 'Uno', description: 'un segreto qui' });
  anna.send();
  await stage.commit();
  anna.document.setField(id, 'description', 'niente');
  anna.send();
  await stage.commit();
  const bruno = await stage.connect('bruno');
  bruno.arrive(new Uint8Array([0, 0, 1, 0]));
  await stage.commit();
  const sent = bruno.received.map((frame) => Buffer.from(frame).toString('latin1')).join('');
  expect(sent).toContain('niente');
  expect(sent).not.toContain('segreto');
  const logged = (await stage.store.log(AREA_ID)).map((row) => Buffer.from(row.bytes).toString('latin1')).join('');
  expect(logged).toContain('segreto');
});
