import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { AreaDocument } from './area-document.ts';
import { createStructure } from './kind.ts';
import { PERSON_ORIGIN } from './origin.ts';
import { deliver, replica } from './test-replicas.ts';
import { EditHistory } from './undo.ts';

const months = (marks: boolean[] | undefined) => marks?.flatMap((marked, month) => (marked ? [month] : []));

function open() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createStructure({ kind: 'area', year: 2027, area: 'am' }));
  return new AreaDocument(doc);
}

describe('the objectives of an area', () => {
  test('reading gives back what was written', () => {
    const area = open();
    const id = area.addObjective({ code: 'AM.1', title: 'Anagrafe', description: 'Riordino', weight: 2_000 });
    area.addIndicator(id, { name: 'Pratiche', unit: '%', target: '90', direction: 'at-least' });
    area.addParticipation(id, { person: 'rota', from: '2027-01-01', to: null });
    const plan = area.read();
    expect(plan).toMatchObject({ year: 2027, area: 'am', discarded: [] });
    expect(plan.objectives).toEqual([
      {
        id,
        position: expect.any(String) as string,
        code: 'AM.1',
        title: 'Anagrafe',
        description: 'Riordino',
        type: null,
        strategicObjective: null,
        transversal: null,
        continues: null,
        renewal: null,
        expectedPerformance: '',
        dueDate: null,
        expectedValue: '',
        weight: 2_000,
        weightLocked: false,
        gate: false,
        scope: null,
        strategicity: null,
        complexity: null,
        tools: '',
        budget: null,
        budgetItem: '',
        stakeholders: '',
        preventionMeasure: '',
        transparencyDuty: '',
        notes: '',
        indicators: [
          {
            id: expect.any(String) as string,
            position: expect.any(String) as string,
            name: 'Pratiche',
            unit: '%',
            baseline: '',
            target: '90',
            direction: 'at-least',
            formula: '',
            source: '',
            targetSecond: '',
            targetThird: '',
            weight: null,
          },
        ],
        phases: [],
        participations: [
          {
            id: expect.any(String) as string,
            position: expect.any(String) as string,
            person: 'rota',
            group: '',
            from: '2027-01-01',
            to: null,
          },
        ],
      },
    ]);
  });

  test('writing the value that is there writes nothing', () => {
    const area = open();
    const id = area.addObjective({ title: 'Anagrafe', notes: 'Sportello' });
    const updates: Uint8Array[] = [];
    area.doc.on('update', (update: Uint8Array) => updates.push(update));
    area.setField(id, 'title', 'Anagrafe');
    area.setField(id, 'notes', 'Sportello');
    area.setField(id, 'weight', null);
    area.setWeights([{ id, to: null }]);
    area.restoreObjective(id);
    area.moveObjective(id, null);
    expect(updates).toEqual([]);
  });

  test('a text changes only where it differs, and never inside a character', () => {
    const area = open();
    const id = area.addObjective({ notes: 'Sala 🏛 aperta' });
    area.setField(id, 'notes', 'Sala 🏫 aperta');
    expect(area.read().objectives[0]?.notes).toBe('Sala 🏫 aperta');
    const row = area.doc.getMap('objectives').get(id) as Y.Map<unknown>;
    const deltas: unknown[] = [];
    (row.get('notes') as Y.Text).observe((event) => deltas.push(event.delta));
    area.setField(id, 'notes', 'Sala 🏫 riaperta');
    expect(deltas).toEqual([[{ retain: 8 }, { insert: 'ri' }]]);
  });

  test('rows move, also between two that share one position', () => {
    const area = open();
    const [a, b, c] = ['A', 'B', 'C'].map((title) => area.addObjective({ title })) as [string, string, string];
    const titles = () =>
      area
        .read()
        .objectives.map((objective) => objective.title)
        .join('');
    area.moveObjective(c, null);
    expect(titles()).toBe('CAB');
    area.moveObjective(c, b);
    expect(titles()).toBe('ABC');
    for (const id of [a, b]) (area.doc.getMap('objectives').get(id) as Y.Map<unknown>).set('position', 'a0');
    const first = area.read().objectives[0];
    area.moveObjective(c, first?.id ?? null);
    expect(titles()).toMatch(/^(ACB|BCA)$/);
    for (const id of [a, b, c]) (area.doc.getMap('objectives').get(id) as Y.Map<unknown>).set('position', 'no key');
    area.moveObjective(a, c);
    expect(titles()).toMatch(/CA/);
  });

  test('a position never grows without end', () => {
    const area = open();
    const [a, b, c] = ['A', 'B', 'C'].map((title) => area.addObjective({ title })) as [string, string, string];
    for (let turn = 0; turn < 1_000; turn += 1) area.moveObjective(turn % 2 === 0 ? c : b, a);
    expect(Math.max(...area.read().objectives.map(({ position }) => position.length))).toBeLessThanOrEqual(100);
    expect(area.read().objectives.map(({ id }) => id)).toEqual([a, b, c]);
  });

  test('only the rows that share a position are moved on', () => {
    const area = open();
    const ids = ['A', 'B', 'C', 'D'].map((title) => area.addObjective({ title }));
    const rows = ids.map((id) => area.doc.getMap('objectives').get(id) as Y.Map<unknown>);
    rows[1]?.set('position', rows[0]?.get('position'));
    const [first, second] = area.read().objectives;
    const last = area.read().objectives.at(-1);
    const written: string[] = [];
    area.doc.getMap('objectives').observeDeep((events) => {
      for (const event of events) written.push(String(event.path[0]));
    });
    area.moveObjective(last?.id ?? '', first?.id ?? null);
    expect(new Set(written)).toEqual(new Set([second?.id, last?.id]));
  });

  test('inside one transaction, what has just been written is read', () => {
    const area = open();
    const id = area.addObjective({ title: 'A' });
    expect(area.read().objectives[0]?.title).toBe('A');
    area.doc.transact(() => {
      area.setField(id, 'title', 'B');
      expect(area.read().objectives[0]?.title).toBe('B');
      area.setField(id, 'title', 'C');
      area.addObjective({ title: 'D' }, id);
      expect(area.read().objectives.map(({ title }) => title)).toEqual(['C', 'D']);
    });
    expect(area.read().objectives.map(({ title }) => title)).toEqual(['C', 'D']);
  });

  test('a text may shrink, not grow, beyond its limit; other values are refused whole', () => {
    const area = open();
    const id = area.addObjective({ title: 'A' });
    const row = area.doc.getMap('objectives').get(id) as Y.Map<unknown>;
    (row.get('expectedPerformance') as Y.Text).insert(0, 'x'.repeat(5_010));
    area.setField(id, 'expectedPerformance', 'x'.repeat(5_005));
    expect(() => area.setField(id, 'expectedPerformance', 'x'.repeat(5_006))).toThrow(RangeError);
    expect(() => area.setField(id, 'title', 'x'.repeat(401))).toThrow(RangeError);
    expect(() => area.setField(id, 'weight', 10.5)).toThrow(RangeError);
    expect(() => area.setField(id, 'dueDate', '2027-02-30')).toThrow(RangeError);
    expect(() => area.addObjective({ title: 'x'.repeat(401) })).toThrow(RangeError);
    expect(area.read().objectives).toHaveLength(1);
  });

  test('discarding marks, restoring unmarks, in its place', () => {
    const area = open();
    const [a, b] = ['A', 'B'].map((title) => area.addObjective({ title })) as [string, string];
    area.discardObjective(a, '2027-03-01T10:00:00Z');
    expect(area.read().objectives.map(({ id }) => id)).toEqual([b]);
    expect(area.read().discarded.map(({ id }) => id)).toEqual([a]);
    area.restoreObjective(a);
    expect(area.read().objectives.map(({ id }) => id)).toEqual([a, b]);
  });

  test('a copy stands after its original, with its people and indicators, without its weight', () => {
    const area = open();
    const a = area.addObjective({
      title: 'A',
      code: 'AM.1',
      weight: 1_000,
      indicators: [{ name: 'n', unit: '', baseline: '', target: '1', direction: null }],
      participations: [{ person: null, group: 'tutta l’area', from: null, to: null }],
    });
    area.addObjective({ title: 'B' });
    area.duplicateObjective(a);
    const [original, copy, last] = area.read().objectives;
    expect([original?.title, copy?.title, last?.title]).toEqual(['A', 'A (copia)', 'B']);
    expect(copy).toMatchObject({ weight: null, code: '', indicators: [{ name: 'n' }] });
    expect(copy?.indicators[0]?.id).not.toBe(original?.indicators[0]?.id);
    expect(copy?.participations[0]?.group).toBe('tutta l’area');
  });

  test('a copy has the months that were planned, not those that are done', () => {
    const area = open();
    const a = area.addObjective({ title: 'A' });
    const id = area.addPhase(a, { title: 'Avvio', milestone: '2027-03-31' });
    area.setPhaseMonths(id, 'planned', [0, 1, 2], true);
    area.setPhaseMonths(id, 'done', [0], true);
    area.duplicateObjective(a);
    const [phase] = area.read().objectives[1]?.phases ?? [];
    expect(phase).toMatchObject({ title: 'Avvio', milestone: '2027-03-31' });
    expect(months(phase?.planned)).toEqual([0, 1, 2]);
    expect(months(phase?.done)).toEqual([]);
  });

  test('marks of a month come and go one by one; a range is one step of undo', () => {
    const area = open();
    const history = new EditHistory(area);
    const id = area.addPhase(area.addObjective({ title: 'A' }));
    const read = () => area.read().objectives[0]?.phases[0];
    area.setPhaseMonths(id, 'planned', [3, 4, 5], true);
    area.setPhaseMonths(id, 'done', [4], true);
    area.setPhaseMonths(id, 'planned', [4], false);
    expect([months(read()?.planned), months(read()?.done)]).toEqual([[3, 5], [4]]);
    for (let step = 0; step < 3; step += 1) history.undo();
    expect([months(read()?.planned), months(read()?.done)]).toEqual([[], []]);
    history.redo();
    expect(months(read()?.planned)).toEqual([3, 4, 5]);
  });

  test('phases and indicators move within their objective and leave the others alone', () => {
    const area = open();
    const [a, b] = ['A', 'B'].map((title) => area.addObjective({ title })) as [string, string];
    const [one, two, three] = ['1', '2', '3'].map((title) => area.addPhase(a, { title })) as [string, string, string];
    const first = area.addIndicator(a, { name: '1' });
    const second = area.addIndicator(a, { name: '2' });
    for (const title of ['x', 'y']) area.addPhase(b, { title });
    const others = area.read().objectives[1];
    const titles = () => area.read().objectives[0]?.phases.map(({ title }) => title);
    area.movePhase(three, null);
    expect(titles()).toEqual(['3', '1', '2']);
    area.movePhase(three, one);
    expect(titles()).toEqual(['1', '3', '2']);
    area.removePhase(two);
    expect(titles()).toEqual(['1', '3']);
    area.moveIndicator(second, null);
    expect(area.read().objectives[0]?.indicators.map(({ id }) => id)).toEqual([second, first]);
    expect(area.read().objectives[1]).toEqual(others);
  });

  test('a gate gives its weight back, and undo brings both as they were', () => {
    const area = open();
    const history = new EditHistory(area);
    const id = area.addObjective({ title: 'Codice di comportamento', weight: 1_000 });
    area.setGate(id, true);
    expect(area.read().objectives[0]).toMatchObject({ gate: true, weight: null });
    history.undo();
    expect(area.read().objectives[0]).toMatchObject({ gate: false, weight: 1_000 });
    area.setGate(id, false);
    expect(area.read().objectives[0]?.weight).toBe(1_000);
  });

  test('a row of an older version reads with defaults, and takes the new fields', () => {
    const area = open();
    const id = 'from-before';
    area.doc.getMap('objectives').set(id, new Y.Map(Object.entries({ title: 'A', position: 'a0', discarded: false })));
    expect(area.read().objectives[0]).toMatchObject({ gate: false, scope: null, budget: null, tools: '' });
    const history = new EditHistory(area);
    area.setField(id, 'tools', 'Portale');
    history.undo();
    expect(area.read().objectives[0]?.tools).toBe('');
  });

  test('undo of an addition puts it in the Cestino; redo brings it back', () => {
    const area = open();
    const history = new EditHistory(area);
    area.addObjective({ title: 'A' });
    expect(history.undo()).toBe(true);
    expect(area.read()).toMatchObject({ objectives: [], discarded: [{ title: 'A' }] });
    expect(history.redo()).toBe(true);
    expect(area.read().objectives[0]?.title).toBe('A');
    expect(history.canRedo).toBe(false);
  });

  test('an unusable value reads as its default', () => {
    const area = open();
    const id = area.addObjective({ title: 'A' });
    const row = area.doc.getMap('objectives').get(id) as Y.Map<unknown>;
    row.set('weight', 'dieci');
    row.set('dueDate', '2027-02-30');
    row.set('type', 'unheard-of');
    row.set('surprise', 1);
    row.delete('notes');
    area.doc.getMap('objectives').set('odd', 7);
    expect(area.read().objectives).toHaveLength(1);
    expect(area.read().objectives[0]).toMatchObject({ weight: null, dueDate: null, type: null, notes: '' });
    expect(area.read().objectives[0]).not.toHaveProperty('surprise');
  });
});

describe('several objectives at once', () => {
  const at = '2027-03-01T10:00:00.000Z';

  function three() {
    const area = open();
    const ids = ['A', 'B', 'C'].map((title) => area.addObjective({ title }));
    const [a = '', b = '', c = ''] = ids;
    const leaving = area.addParticipation(b, { person: 'ferri' });
    return { area, history: new EditHistory(area), a, b, c, leaving };
  }

  test('are one edit and one step of undo and of redo', () => {
    const { area, history, a, b, c, leaving } = three();
    const before = area.read();
    let edits = 0;
    area.doc.on('afterTransaction', (transaction) => {
      if (transaction.origin === PERSON_ORIGIN) edits += 1;
    });
    area.editObjectives(
      [
        { objective: a, fields: { dueDate: '2027-06-30', type: 'development', weightLocked: true } },
        {
          objective: b,
          addPeople: [
            { person: 'rota', from: '2027-03-01', to: null },
            { person: 'brina', from: null, to: null },
          ],
          remove: [leaving],
        },
        { objective: c, discard: true },
      ],
      at,
    );
    const after = area.read();
    expect(edits).toBe(1);
    expect(history.depth).toBe(1);
    expect(after.objectives.map(({ title }) => title)).toEqual(['A', 'B']);
    expect(after.discarded.map(({ title }) => title)).toEqual(['C']);
    expect(after.objectives[0]).toMatchObject({ dueDate: '2027-06-30', type: 'development', weightLocked: true });
    expect(after.objectives[1]?.participations.map(({ person, from }) => [person, from])).toEqual([
      ['rota', '2027-03-01'],
      ['brina', null],
    ]);
    expect(history.undo()).toBe(true);
    expect(area.read()).toEqual(before);
    expect(history.redo()).toBe(true);
    expect(area.read()).toEqual(after);
  });

  test('what a colleague put in the Cestino or never was is left alone', () => {
    const { area, a, b } = three();
    area.discardObjective(a, at);
    area.editObjectives(
      [
        { objective: a, fields: { dueDate: '2027-06-30' }, addPeople: [{ person: 'rota', from: null, to: null }] },
        { objective: 'nobody', fields: { dueDate: '2027-06-30' } },
        { objective: b, fields: { dueDate: '2027-06-30' } },
      ],
      at,
    );
    const plan = area.read();
    expect(plan.discarded[0]).toMatchObject({ dueDate: null, participations: [] });
    expect(plan.objectives[0]?.dueDate).toBe('2027-06-30');
  });

  test('undoing keeps what a colleague wrote since in the same objectives', () => {
    const mine = replica(10);
    const [a, b] = ['A', 'B'].map((title) => mine.area.addObjective({ title })) as [string, string];
    const colleague = replica(11);
    deliver(mine, colleague);
    mine.area.editObjectives(
      [a, b].map((objective) => ({ objective, fields: { dueDate: '2027-06-30' } })),
      at,
    );
    deliver(mine, colleague);
    colleague.area.setField(a, 'dueDate', '2027-09-30');
    colleague.area.setField(b, 'title', 'Scritto dalla collega');
    deliver(colleague, mine);
    mine.history.undo();
    expect(mine.area.read().objectives).toMatchObject([
      { dueDate: '2027-09-30' },
      { dueDate: null, title: 'Scritto dalla collega' },
    ]);
  });
});

describe('a transversal objective of the plan', () => {
  const transversal = {
    id: 't1',
    position: 'a0',
    code: 'T.1',
    title: 'Formazione',
    description: '',
    expectedPerformance: '40 ore',
    dueDate: '2027-12-15',
    expectedValue: '',
    indicatorName: 'Persone con 40 ore',
    indicatorUnit: '%',
    indicatorTarget: '100',
    indicatorDirection: 'at-least' as const,
    source: '',
    strategicObjective: 's1',
    offeredToAll: true,
    offeredTo: [],
  };
  const AT = '2027-02-01T08:00:00Z';

  test('is taken up in one step of undo, and a refusal gives way', () => {
    const area = open();
    const history = new EditHistory(area);
    area.refuseTransversal('t1', 'Non ora', AT);
    expect(area.read().refusals).toMatchObject([{ transversal: 't1', reason: 'Non ora' }]);
    const id = area.acceptTransversal(transversal, 'AM.1');
    expect(area.read()).toMatchObject({
      refusals: [],
      objectives: [{ id, code: 'AM.1', title: 'Formazione', transversal: 't1', type: 'transversal' }],
    });
    history.undo();
    expect(area.read()).toMatchObject({ objectives: [], refusals: [{ reason: 'Non ora' }] });
  });

  test('refused after all leaves the row in the Cestino; undo brings it back', () => {
    const area = open();
    const history = new EditHistory(area);
    const id = area.acceptTransversal(transversal, 'AM.1');
    area.refuseTransversal('t1', 'Non abbiamo personale', AT);
    expect(area.read()).toMatchObject({ objectives: [], discarded: [{ id }], refusals: [{ transversal: 't1' }] });
    history.undo();
    expect(area.read()).toMatchObject({ objectives: [{ id }], refusals: [] });
    area.refuseTransversal('t1', 'Motivo', AT);
    area.reconsiderTransversal('t1');
    expect(area.read().refusals).toEqual([]);
  });

  test('copied is an objective of the area’s own', () => {
    const area = open();
    const copy = area.duplicateObjective(area.acceptTransversal(transversal, 'AM.1'));
    expect(area.read().objectives.find(({ id }) => id === copy)).toMatchObject({
      transversal: null,
      title: 'Formazione (copia)',
    });
  });
});
