import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { INDICATOR_DIRECTIONS, OBJECTIVE_SCOPES, OBJECTIVE_TYPES, RENEWALS } from '#lib/domain/objective.ts';
import type { ObjectiveDraft } from '#lib/domain/objective.ts';
import type { AreaDocument } from './area-document.ts';
import { observeChanges } from './changes.ts';
import { command } from './test-commands.ts';
import { canonical, deliver, deliverAll, replica } from './test-replicas.ts';
import type { Replica } from './test-replicas.ts';
import { findTwins } from './twins.ts';

const step = fc.record({ who: fc.nat(2), act: command, to: fc.option(fc.nat(2), { freq: 2 }) });

function play(
  replicas: readonly Replica[],
  steps: readonly { who: number; act: (r: Replica) => void; to: number | null }[],
) {
  for (const { who, act, to } of steps) {
    const person = replicas[who % replicas.length];
    const other = to === null ? undefined : replicas[to % replicas.length];
    if (!person) continue;
    act(person);
    if (other && other !== person) deliver(person, other);
  }
}

test.each([2, 3])('[DO4] %i replicas that edit, undo and meet in any order read the same', (count) => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const replicas = Array.from({ length: count }, (_, index) => replica(10 + index));
      for (const title of ['A', 'B', 'C']) replicas[0]?.area.addObjective({ title, notes: title });
      deliverAll(replicas);
      play(replicas, steps);
      deliverAll(replicas);
      const [first, ...others] = replicas;
      for (const other of others) {
        expect(canonical(other.doc)).toBe(canonical(first?.doc ?? other.doc));
        expect(other.area.read()).toEqual(first?.area.read());
      }
    }),
    { numRuns: 100 },
  );
});

test('[DO5] what is read from memory is what a fresh document reads', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const replicas = [replica(10), replica(11)];
      play(replicas, steps);
      for (const { doc, area } of replicas) {
        const fresh = replica(99, Y.encodeStateAsUpdate(doc));
        expect(area.read()).toEqual(fresh.area.read());
        doc.transact(() => expect(area.read()).toEqual(fresh.area.read()));
      }
    }),
  );
});

test('[DO4] reading writes nothing, whatever the state', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 15 }), (steps) => {
      const first = replica(10);
      play([first], steps);
      const before = Y.encodeStateVector(first.doc);
      first.area.read();
      first.area.readTwins();
      const opened = replica(11, Y.encodeStateAsUpdate(first.doc));
      opened.area.read();
      expect(Y.encodeStateVector(first.doc)).toEqual(before);
      expect(Y.encodeStateVector(opened.doc)).toEqual(before);
    }),
  );
});

test('[DO4] rows keep one order whatever positions they have, and a move ends where it was aimed', () => {
  const keys = fc.constantFrom('a0', 'a0', 'a1', 'a0V', 'Zz', '', '?', 'a00');
  fc.assert(
    fc.property(fc.array(keys, { minLength: 2, maxLength: 6 }), fc.nat(5), fc.nat(6), (positions, from, after) => {
      const { area, doc } = replica(10);
      const ids = positions.map((_, index) => area.addObjective({ title: String(index) }));
      positions.forEach((position, index) => {
        (doc.getMap('objectives').get(ids[index] ?? '') as Y.Map<unknown>).set('position', position);
      });
      const before = area.read().objectives.map(({ id }) => id);
      const moved = before[from % before.length] ?? '';
      const rest = before.filter((id) => id !== moved);
      const at = after % (rest.length + 1);
      area.moveObjective(moved, at === 0 ? null : (rest[at - 1] ?? null));
      expect(area.read().objectives.map(({ id }) => id)).toEqual(rest.toSpliced(at, 0, moved));
    }),
    { numRuns: 120 },
  );
});

test('[DO5] an objective is read as it was drafted', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 20 }).filter((each) => each.length <= 20);
  const day = fc.constantFrom(null, '2027-01-01', '2028-02-29');
  const months = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
  const draft: fc.Arbitrary<ObjectiveDraft> = fc.record({
    code: text,
    title: text,
    description: text,
    type: fc.constantFrom(null, ...OBJECTIVE_TYPES),
    strategicObjective: fc.constantFrom(null, 's-1'),
    transversal: fc.constantFrom(null, 't-1'),
    continues: fc.constantFrom(null, 'o-1'),
    renewal: fc.constantFrom(null, ...RENEWALS),
    expectedPerformance: text,
    dueDate: day,
    expectedValue: text,
    weight: fc.option(fc.nat(100_000)),
    weightLocked: fc.boolean(),
    gate: fc.boolean(),
    scope: fc.constantFrom(null, ...OBJECTIVE_SCOPES),
    strategicity: fc.option(fc.integer({ min: 1, max: 5 })),
    complexity: fc.option(fc.integer({ min: 1, max: 5 })),
    tools: text,
    budget: fc.option(fc.nat()),
    budgetItem: text,
    stakeholders: text,
    preventionMeasure: text,
    transparencyDuty: text,
    notes: text,
    indicators: fc.array(
      fc.record({
        name: text,
        unit: text,
        baseline: text,
        target: text,
        direction: fc.constantFrom(null, ...INDICATOR_DIRECTIONS),
        formula: text,
        source: text,
        targetSecond: text,
        targetThird: text,
        weight: fc.option(fc.nat(10_000)),
      }),
      { maxLength: 3 },
    ),
    phases: fc.array(fc.record({ title: text, planned: months, done: months, milestone: day }), { maxLength: 3 }),
    participations: fc.array(fc.record({ person: fc.constantFrom(null, 'rota'), group: text, from: day, to: day }), {
      maxLength: 3,
    }),
  });
  fc.assert(
    fc.property(fc.array(draft, { maxLength: 4 }), (drafts) => {
      const { doc, area } = replica(10);
      for (const each of drafts) area.addObjective(each);
      const withoutIds = ({ area: there }: { area: AreaDocument }) =>
        there
          .read()
          .objectives.map(({ id: _id, position: _position, indicators, phases, participations, ...rest }) => ({
            ...rest,
            indicators: indicators.map(({ id: _child, position: _at, ...fields }) => fields),
            phases: phases.map(({ id: _child, position: _at, ...fields }) => fields),
            participations: participations.map(({ id: _child, position: _at, ...fields }) => fields),
          }));
      expect(withoutIds({ area })).toEqual(drafts);
      expect(withoutIds(replica(11, Y.encodeStateAsUpdate(doc)))).toEqual(drafts);
    }),
  );
});

test('[DO4] months that two people mark at the same time are all marked, and none is a conflict', () => {
  const month = fc.record({ who: fc.nat(1), month: fc.nat(11), mark: fc.constantFrom('planned', 'done') });
  const edits = fc.uniqueArray(month, { selector: (edit) => edit.month, maxLength: 12 });
  fc.assert(
    fc.property(edits, fc.constantFrom([10, 20], [20, 10]), (marks, [first = 0, second = 0]) => {
      const people = [replica(first), replica(second)] as const;
      const id = people[0].area.addPhase(people[0].area.addObjective({ title: 'Anagrafe' }), { title: 'Avvio' });
      deliverAll(people);
      for (const { who, month: at, mark } of marks) {
        people[who === 0 ? 0 : 1].area.setPhaseMonths(id, mark as 'planned' | 'done', [at], true);
      }
      const twins: unknown[] = [];
      people[0].doc.on('afterTransaction', (transaction) => {
        twins.push(...findTwins(people[0].doc, 'area', transaction));
      });
      deliverAll(people);
      for (const { area } of people) {
        const [phase] = area.read().objectives[0]?.phases ?? [];
        for (const { month: at, mark } of marks) expect(phase?.[mark as 'planned' | 'done'][at]).toBe(true);
        expect([...(phase?.planned ?? []), ...(phase?.done ?? [])].filter(Boolean)).toHaveLength(marks.length);
      }
      expect(twins).toEqual([]);
    }),
  );
});

test('[DO5] changes told one after the other lead from what was to what is', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const watched = replica(10);
      const told = new Map<string, unknown>();
      observeChanges(watched.doc, 'area', (changes) => {
        for (const { table, row, field, from, to } of changes) {
          const key = `${table}/${row}/${field}`;
          if (told.has(key)) expect(told.get(key)).toEqual(from);
          expect(from).not.toEqual(to);
          told.set(key, to);
        }
      });
      play([watched, replica(11), replica(12)], steps);
      for (const objective of watched.area.read().objectives) {
        for (const field of ['title', 'notes', 'weight', 'position', 'dueDate'] as const) {
          const key = `objectives/${objective.id}/${field}`;
          if (told.has(key)) expect(told.get(key)).toEqual(objective[field]);
        }
      }
    }),
  );
});

describe('undo', () => {
  test('takes back one’s own edits step by step to where they began', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        const person = replica(10);
        for (let index = 0; index < 3; index += 1) person.area.addObjective({ title: `Riga ${index}`, weight: 3_000 });
        person.history.clear();
        const before = person.area.read().objectives;
        for (const act of commands) act(person);
        while (person.history.canUndo) person.history.undo();
        expect(person.area.read().objectives).toEqual(before);
      }),
      { numRuns: 100 },
    );
  });

  test('leaves a colleague’s later value, and a colleague’s writing in the same text and row', () => {
    const [marta, paolo] = [replica(10), replica(20)];
    const id = marta.area.addObjective({ title: 'Anagrafe', notes: 'Sportello' });
    deliverAll([marta, paolo]);
    marta.area.setField(id, 'title', 'Anagrafe e leva');
    marta.area.setField(id, 'notes', 'Sportello al mattino');
    deliverAll([marta, paolo]);
    paolo.area.setField(id, 'title', 'Anagrafe e stato civile');
    paolo.area.setField(id, 'notes', 'Lo Sportello al mattino');
    paolo.area.setField(id, 'weight', 1_000);
    deliverAll([marta, paolo]);
    while (marta.history.canUndo) marta.history.undo();
    deliverAll([marta, paolo]);
    expect(paolo.area.read().objectives).toEqual([]);
    const [row] = paolo.area.read().discarded;
    expect(row).toMatchObject({ title: 'Anagrafe e stato civile', notes: 'Lo Sportello', weight: 1_000 });
  });

  test.each([
    [10, 20],
    [20, 10],
  ])('never empties a field two people wrote at once: clients %i and %i', (first, second) => {
    const [marta, paolo] = [replica(first), replica(second)];
    const id = marta.area.addObjective({ title: 'Anagrafe' });
    deliverAll([marta, paolo]);
    marta.area.setField(id, 'title', 'di Marta');
    paolo.area.setField(id, 'title', 'di Paolo');
    deliverAll([marta, paolo]);
    for (const person of [marta, paolo]) {
      person.history.undo();
      person.history.undo();
    }
    deliverAll([marta, paolo]);
    expect(marta.area.read().objectives.concat(marta.area.read().discarded)[0]?.title).toMatch(
      /^(di Marta|di Paolo|Anagrafe)$/,
    );
  });

  test('what a colleague wrote last, knowing the rest, stands whatever others undo', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.array(fc.boolean(), { maxLength: 10 }), (steps, undoing) => {
        const [marta, paolo] = [replica(10), replica(20)] as [Replica, Replica];
        const id = paolo.area.addObjective({ title: 'Anagrafe', notes: 'Sportello' });
        deliverAll([marta, paolo]);
        play([marta, paolo], steps);
        deliverAll([marta, paolo]);
        paolo.area.setField(id, 'title', 'L’ultima parola');
        paolo.area.setField(id, 'weight', 1_234);
        deliverAll([marta, paolo]);
        for (const back of undoing) {
          if (back) marta.history.undo();
          else marta.history.redo();
        }
        deliverAll([marta, paolo]);
        const plan = paolo.area.read();
        const row = [...plan.objectives, ...plan.discarded].find((objective) => objective.id === id);
        expect(row).toMatchObject({ title: 'L’ultima parola', weight: 1_234 });
      }),
      { numRuns: 100 },
    );
  });

  test('tells when it becomes possible, and forgets when told to', () => {
    const person = replica(10);
    let told = 0;
    const stop = person.history.onChange(() => (told += 1));
    expect(person.history.undo()).toBe(false);
    person.area.addObjective({ title: 'A' });
    expect([told > 0, person.history.canUndo]).toEqual([true, true]);
    person.history.clear();
    expect([person.history.canUndo, person.history.canRedo]).toEqual([false, false]);
    stop();
    const before = told;
    person.area.addObjective({ title: 'B' });
    expect(told).toBe(before);
  });

  test('writing on in one text is one step; each field of its own is one', () => {
    const person = replica(10);
    const id = person.area.addObjective({ title: 'A' });
    person.area.setField(id, 'code', 'AM.1');
    person.area.setField(id, 'title', 'B');
    for (const notes of ['S', 'Sp', 'Spo']) person.area.setField(id, 'notes', notes);
    person.history.undo();
    expect(person.area.read().objectives[0]).toMatchObject({ notes: '', title: 'B' });
    person.history.undo();
    expect(person.area.read().objectives[0]).toMatchObject({ title: 'A', code: 'AM.1' });
  });
});
