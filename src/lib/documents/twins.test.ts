import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { command } from './test-commands.ts';
import { deliver, deliverAll, replica } from './test-replicas.ts';
import type { Replica } from './test-replicas.ts';
import { findTwins, recordTwin } from './twins.ts';
import type { FoundTwin } from './twins.ts';

/** The relay and two people; whoever has the higher client id wins. */
function scene(marta: number, paolo: number, dario = 5) {
  const relay = replica(1);
  const id = relay.area.addObjective({ title: 'Anagrafe', weight: 1_500, notes: 'Sportello' });
  const found: FoundTwin[] = [];
  relay.doc.on('afterTransaction', (transaction: Y.Transaction) => {
    found.push(...findTwins(relay.doc, 'area', transaction));
  });
  const people = [marta, paolo, dario].map((client) => replica(client)) as [Replica, Replica, Replica];
  for (const person of people) deliver(relay, person);
  const brief = () => found.map(({ field, kept, other, keptIsNew }) => ({ field, kept, other, keptIsNew }));
  return { relay, id, found, brief, marta: people[0], paolo: people[1], dario: people[2] };
}

describe('two values of one field, neither of which knew the other', () => {
  test.each([
    [10, 20, true, 'the second to arrive wins'],
    [20, 10, false, 'the second to arrive loses'],
  ])('[DO7] are found: clients %i and %i (%s %s)', (first, second, keptIsNew) => {
    const { relay, id, brief, found, marta, paolo } = scene(first, second);
    marta.area.setField(id, 'weight', 2_000);
    paolo.area.setField(id, 'weight', 1_000);
    deliver(marta, relay);
    expect(found).toEqual([]);
    deliver(paolo, relay);
    const kept = relay.area.read().objectives[0]?.weight;
    const [kept_, other] = keptIsNew ? [1_000, 2_000] : [2_000, 1_000];
    expect(kept).toBe(kept_);
    expect(brief()).toEqual([{ field: 'weight', kept: kept_, other, keptIsNew }]);
    expect(found[0]).toMatchObject({ table: 'objectives', row: id });
    expect([found[0]?.keptClient, found[0]?.otherClient].sort()).toEqual([10, 20]);
  });

  test.each([
    [10, 20],
    [20, 10],
  ])('[DO7] only the last value of each side counts: clients %i and %i', (first, second) => {
    const { relay, id, brief, marta, paolo } = scene(first, second);
    for (const weight of [1_600, 1_700, 2_000]) marta.area.setField(id, 'weight', weight);
    for (const weight of [1_400, 1_300, 1_000]) paolo.area.setField(id, 'weight', weight);
    deliver(marta, relay);
    deliver(paolo, relay);
    const secondWins = second > first;
    expect(brief()).toEqual([
      {
        field: 'weight',
        kept: secondWins ? 1_000 : 2_000,
        other: secondWins ? 2_000 : 1_000,
        keptIsNew: secondWins,
      },
    ]);
  });

  test.each([
    [10, 20],
    [20, 10],
  ])('[DO7] edits that arrive one by one count as a series: clients %i and %i', (first, second) => {
    const { relay, id, brief, marta, paolo } = scene(first, second);
    marta.area.setField(id, 'weight', 2_000);
    deliver(marta, relay);
    marta.area.setField(id, 'weight', 2_100);
    deliver(marta, relay);
    paolo.area.setField(id, 'weight', 1_000);
    deliver(paolo, relay);
    const secondWins = second > first;
    expect(brief()).toMatchObject([{ kept: secondWins ? 1_000 : 2_100, other: secondWins ? 2_100 : 1_000 }]);
  });

  test.each([
    [10, 20, 30],
    [30, 20, 10],
    [20, 30, 10],
    [10, 30, 20],
  ])('[DO7] three people make two twins: clients %i, %i, %i', (a, b, c) => {
    const { relay, id, brief, found, marta, paolo, dario } = scene(a, b, c);
    marta.area.setField(id, 'weight', a * 100);
    paolo.area.setField(id, 'weight', b * 100);
    dario.area.setField(id, 'weight', c * 100);
    for (const person of [marta, paolo, dario]) deliver(person, relay);
    expect(found).toHaveLength(2);
    const values = new Set(brief().flatMap(({ kept, other }) => [kept, other]));
    expect(values).toEqual(new Set([a * 100, b * 100, c * 100]));
    expect(relay.area.read().objectives[0]?.weight).toBe(3_000);
  });

  test('[DO7] both may come in one frame, as from a device that held both', () => {
    const { relay, id, brief, marta, paolo, dario } = scene(10, 20, 30);
    // Without collection the losing value keeps its content on Paolo's device.
    paolo.doc.gc = false;
    marta.area.setField(id, 'weight', 2_000);
    dario.area.setField(id, 'weight', 900);
    deliver(marta, paolo);
    deliver(dario, paolo);
    deliver(paolo, relay);
    expect(brief()).toMatchObject([{ kept: 900, other: 2_000 }]);
  });

  test('[DO7] a value that lost on its own device before it was sent comes without content: nothing to show', () => {
    const { relay, id, found, marta, paolo } = scene(10, 20);
    paolo.area.setField(id, 'weight', 900);
    deliver(paolo, relay);
    marta.area.setField(id, 'weight', 2_000);
    deliver(relay, marta);
    deliver(marta, relay);
    expect(found).toEqual([]);
  });
});

test('[DO7] exactly where both wrote without knowing and ended differently, in either order of arrival', () => {
  const values = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 4 });
  fc.assert(
    fc.property(values, values, fc.boolean(), fc.boolean(), (hers, his, swap, firstIsHers) => {
      const { relay, id, brief, marta, paolo } = scene(swap ? 20 : 10, swap ? 10 : 20);
      const write = (person: Replica, weights: number[]) => {
        for (const weight of weights) person.area.setField(id, 'weight', weight);
        deliver(person, relay);
      };
      if (firstIsHers) write(marta, hers);
      write(paolo, his);
      if (!firstIsHers) write(marta, hers);
      const [her, him] = [hers.at(-1), his.at(-1)];
      const last = relay.area.read().objectives[0]?.weight;
      const twins = brief().map(({ kept, other }) => [kept, other]);
      if (her === undefined || him === undefined || her === him) expect(twins).toEqual([]);
      else expect(twins).toEqual([last === her ? [her, him] : [him, her]]);
    }),
    { numRuns: 120 },
  );
});

test('[DO7] never between people who always see each other’s edits, whatever they do, undo and redo', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.boolean(), command), { maxLength: 40 }), (turns) => {
      const { relay, found, marta, paolo } = scene(10, 20);
      for (const [hers, act] of turns) {
        const person = hers ? marta : paolo;
        deliver(relay, person);
        act(person);
        deliver(person, relay);
      }
      expect(found).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

describe('no twin', () => {
  test.each([
    [10, 20],
    [20, 10],
  ])('[DO7] knowing a value and changing it: clients %i and %i', (first, second) => {
    const { relay, id, found, marta, paolo } = scene(first, second);
    marta.area.setField(id, 'weight', 2_000);
    deliver(marta, relay);
    deliver(relay, paolo);
    paolo.area.setField(id, 'weight', 1_000);
    deliver(paolo, relay);
    deliver(relay, marta);
    marta.area.setField(id, 'weight', 2_000);
    deliver(marta, relay);
    expect(found).toEqual([]);
  });

  test.each([
    [10, 20],
    [20, 10],
  ])('[DO7] in equal values, in different fields, in texts: clients %i and %i', (first, second) => {
    const { relay, id, found, marta, paolo } = scene(first, second);
    marta.area.setField(id, 'weight', 2_000);
    paolo.area.setField(id, 'weight', 2_000);
    marta.area.setField(id, 'title', 'Anagrafe e stato civile');
    paolo.area.setField(id, 'code', 'AM.1');
    marta.area.setField(id, 'notes', 'Sportello al mattino');
    paolo.area.setField(id, 'notes', 'Lo Sportello');
    deliverAll([relay, marta, paolo]);
    expect(found).toEqual([]);
    expect(relay.area.read().objectives[0]?.notes).toBe('Lo Sportello al mattino');
  });

  test('[DO7] in places, in the Cestino, in new rows, in undo', () => {
    const { relay, id, found, marta, paolo } = scene(10, 20);
    const second = relay.area.addObjective({ title: 'Tributi' });
    deliverAll([relay, marta, paolo]);
    marta.area.moveObjective(second, null);
    paolo.area.moveObjective(second, null);
    paolo.area.discardObjective(id, '2027-03-01T10:00:00Z');
    marta.area.discardObjective(id, '2027-03-01T11:00:00Z');
    const added = marta.area.addObjective({ title: 'Nuovo' });
    deliverAll([relay, marta, paolo]);
    paolo.area.setField(added, 'title', 'Nuovo di Paolo');
    paolo.history.undo();
    deliverAll([relay, marta, paolo]);
    expect(found).toEqual([]);
  });
});

describe('a twin everyone sees', () => {
  function twinned() {
    const parts = scene(10, 20);
    const { relay, id, marta, paolo, found } = parts;
    marta.area.setField(id, 'weight', 2_000);
    paolo.area.setField(id, 'weight', 1_000);
    deliver(marta, relay);
    deliver(paolo, relay);
    for (const { table, row, field, kept, other } of found) {
      recordTwin(relay.doc, 'area', {
        table,
        row,
        field,
        kept,
        keptBy: 'paolo',
        keptAt: '2027-03-01T10:43:00Z',
        other,
        otherBy: 'marta',
        otherAt: '2027-03-01T10:41:00Z',
      });
    }
    deliverAll([relay, marta, paolo]);
    return { ...parts, id };
  }

  test('[DO7] is read with both values and authors', () => {
    const { marta, id } = twinned();
    expect(marta.area.readTwins()).toMatchObject([
      { table: 'objectives', row: id, field: 'weight', kept: 1_000, keptBy: 'paolo', other: 2_000, otherBy: 'marta' },
    ]);
  });

  test('[DO7] goes when someone takes the other value, and undo brings both back', () => {
    const { marta, paolo, relay } = twinned();
    const [twin] = marta.area.readTwins();
    marta.area.settleTwin(twin?.id ?? '', 'other');
    deliverAll([relay, marta, paolo]);
    expect(paolo.area.readTwins()).toEqual([]);
    expect(paolo.area.read().objectives[0]?.weight).toBe(2_000);
    marta.history.undo();
    expect(marta.area.readTwins()).toHaveLength(1);
    expect(marta.area.read().objectives[0]?.weight).toBe(1_000);
  });

  test('[DO7] shows the value the field has, when its writer went on writing before seeing the twin', () => {
    const { relay, id, marta, paolo } = scene(10, 20);
    marta.area.setField(id, 'weight', 2_000);
    deliver(marta, relay);
    paolo.area.setField(id, 'weight', 1_000);
    deliver(paolo, relay);
    const by = { keptBy: 'paolo', keptAt: '', otherBy: 'marta', otherAt: '' };
    recordTwin(relay.doc, 'area', { table: 'objectives', row: id, field: 'weight', kept: 1_000, other: 2_000, ...by });
    paolo.area.setField(id, 'weight', 1_100);
    deliver(paolo, relay);
    const [twin] = relay.area.readTwins();
    expect(twin).toMatchObject({ kept: 1_100, other: 2_000 });
    relay.area.settleTwin(twin?.id ?? '', 'kept');
    expect(relay.area.read().objectives[0]?.weight).toBe(1_100);
    expect(relay.area.readTwins()).toEqual([]);
  });

  test('[DO7] is none any more once the field has the other value', () => {
    const { relay, id, marta } = twinned();
    (marta.doc.getMap('objectives').get(id) as Y.Map<unknown>).set('weight', 2_000);
    deliver(marta, relay);
    expect(relay.area.readTwins()).toEqual([]);
  });

  test('[DO7] goes when someone keeps the value, or writes a third one', () => {
    const kept = twinned();
    kept.paolo.area.settleTwin(kept.paolo.area.readTwins()[0]?.id ?? '', 'kept');
    expect(kept.paolo.area.readTwins()).toEqual([]);
    expect(kept.paolo.area.read().objectives[0]?.weight).toBe(1_000);
    const third = twinned();
    third.paolo.area.setField(third.id, 'weight', 1_800);
    expect(third.paolo.area.readTwins()).toEqual([]);
    const many = twinned();
    many.paolo.area.setWeights([{ id: many.id, to: 1_900 }]);
    expect(many.paolo.area.readTwins()).toEqual([]);
  });
});
