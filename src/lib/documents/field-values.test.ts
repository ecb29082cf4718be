import * as Y from 'yjs';
import { describe, expect, test } from 'vitest';
import type { RichText } from '#lib/domain/rich-text.ts';
import { observeChanges, type FieldChange } from './changes.ts';
import { foresee, isUsable, readContent, writeContent, type WantedValue } from './field-values.ts';
import { createStructure } from './kind.ts';
import { PlanDocument } from './plan-document.ts';
import { deliver, replica, type Replica } from './test-replicas.ts';
import { EditHistory } from './undo.ts';

const wanted = (row: string, field: string, value: WantedValue['value'], table = 'objectives'): WantedValue => ({
  table,
  row,
  field,
  value,
});

/** What somebody writes on a copy that never comes back, as plain values. */
function refusedOn(from: Replica, write: (copy: Replica) => void): WantedValue[] {
  const copy = replica(99, Y.encodeStateAsUpdate(from.doc));
  const changes: FieldChange[] = [];
  const stop = observeChanges(copy.doc, 'area', (made) => changes.push(...made));
  write(copy);
  stop();
  const last = new Map(
    changes.map(({ table, row, field, to }) => [`${table}/${row}/${field}`, { table, row, field, to }]),
  );
  return [...last.values()].map(({ to, ...place }) => ({ ...place, value: to as string }));
}

describe('[RE3] values written again', () => {
  test('are one new edit, one step of undo', () => {
    const { area, history } = replica(1);
    const id = area.addObjective({ title: 'Prima', code: 'A' });
    const depth = history.depth;
    expect(writeContent(area.store, [wanted(id, 'title', 'Dopo'), wanted(id, 'code', 'B')])).toEqual([
      'written',
      'written',
    ]);
    expect(area.read().objectives[0]).toMatchObject({ title: 'Dopo', code: 'B' });
    expect(history.depth).toBe(depth + 1);
    history.undo();
    expect(area.read().objectives[0]).toMatchObject({ title: 'Prima', code: 'A' });
  });

  test('make new rows again with all their fields, and doing it twice does nothing more', () => {
    const one = replica(1);
    one.area.addObjective({ title: 'C’era' });
    const values = refusedOn(one, ({ area }) => {
      const id = area.addObjective({ title: 'Nuovo', description: 'Con un testo', weight: 500 });
      area.addIndicator(id, { name: 'Giorni', target: '20' });
    });
    expect(foresee(one.area.store, values)).toEqual(values.map(() => 'written'));
    writeContent(one.area.store, values);
    const [, born] = one.area.read().objectives;
    expect(born).toMatchObject({ title: 'Nuovo', description: 'Con un testo', weight: 500 });
    expect(born?.indicators).toMatchObject([{ name: 'Giorni', target: '20' }]);
    const state = Y.encodeStateVector(one.doc);
    expect(new Set(writeContent(one.area.store, values))).toEqual(new Set(['same']));
    expect(Y.encodeStateVector(one.doc)).toEqual(state);
    one.history.undo();
    expect(one.area.read().objectives.map(({ title }) => title)).toEqual(['C’era']);
  });

  test('of a row in the Cestino, or of one that never came, stay unwritten', () => {
    const one = replica(1);
    const id = one.area.addObjective({ title: 'Via' });
    const child = one.area.addIndicator(id, { name: 'Anche' });
    one.area.discardObjective(id, '2027-03-01T09:00:00.000Z');
    const values = [
      wanted(id, 'title', 'Ancora'),
      wanted(child, 'name', 'Anche lui', 'indicators'),
      wanted('nobody', 'title', 'x'),
    ];
    expect(writeContent(one.area.store, values)).toEqual(['row-gone', 'row-gone', 'row-gone']);
    expect(writeContent(one.area.store, [wanted(id, 'discarded', false), wanted(id, 'title', 'Di nuovo')])).toEqual([
      'written',
      'written',
    ]);
    expect(one.area.read().objectives).toMatchObject([{ title: 'Di nuovo' }]);
  });

  test('of a new row without its parent stay unwritten', () => {
    const one = replica(1);
    const values = refusedOn(one, ({ area }) => {
      area.addIndicator(area.addObjective({ title: 'Genitore' }), { name: 'Figlio' });
    });
    const child = values.filter(({ table }) => table === 'indicators');
    expect(new Set(foresee(one.area.store, child))).toEqual(new Set(['row-gone']));
  });

  test('reach a colleague like any edit', () => {
    const [one, two] = [replica(1), replica(2)];
    const id = one.area.addObjective({ title: 'Prima' });
    deliver(one, two);
    writeContent(one.area.store, [wanted(id, 'description', 'Un testo lungo')]);
    deliver(one, two);
    expect(two.area.read().objectives[0]?.description).toBe('Un testo lungo');
  });

  test('may be a chapter, whole', () => {
    const doc = new Y.Doc();
    Y.applyUpdate(doc, createStructure({ kind: 'plan', year: 2027 }));
    const plan = new PlanDocument(doc);
    const history = new EditHistory(plan);
    const before: RichText = [{ type: 'paragraph', content: [{ type: 'text', text: 'Com’era' }] }];
    const after: RichText = [
      { type: 'heading', level: 2, content: [{ type: 'text', text: 'Titolo', bold: true }] },
      { type: 'list', ordered: true, items: [before] },
      { type: 'table', rows: [[{ header: true, colspan: 1, rowspan: 1, content: before }]] },
    ];
    const id = plan.chapters.add({ title: 'Uno', body: before });
    const value = wanted(id, 'body', after, 'chapters');
    expect(writeContent(plan.store, [value])).toEqual(['written']);
    expect(readContent(plan.store, value)).toEqual(after);
    expect(foresee(plan.store, [value])).toEqual(['same']);
    history.undo();
    expect(plan.chapters.read()[0]?.body).toEqual(before);
  });
});

test('a field holds values of its own type and size, and never the Comune’s', () => {
  const usable = (table: string, field: string, value: unknown) =>
    isUsable(table === 'chapters' ? 'plan' : 'area', { table, row: 'r', field }, value);
  expect(usable('objectives', 'title', 'x')).toBe(true);
  expect(usable('objectives', 'title', 'x'.repeat(401))).toBe(false);
  expect(usable('objectives', 'description', 'x'.repeat(20_000))).toBe(true);
  expect(usable('objectives', 'weight', '5')).toBe(false);
  expect(usable('objectives', 'nothing', 'x')).toBe(false);
  expect(usable('nothing', 'title', 'x')).toBe(false);
  expect(usable('toString', 'title', 'x')).toBe(false);
  expect(usable('twins', 'settled', true)).toBe(false);
  expect(usable('chapters', 'body', [])).toBe(true);
  expect(usable('chapters', 'body', 'x')).toBe(false);
  expect(usable('chapters', 'body', [{ type: 'script' }])).toBe(false);
  const long = [{ type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(200_001) }] }];
  expect(usable('chapters', 'body', long)).toBe(false);
});
