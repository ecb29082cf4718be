import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStructure, formatDocumentName, parseDocumentName, readMeta } from './kind.ts';
import { newId } from './new-id.ts';
import { openDocument } from './open-document.ts';
import { PlanDocument } from './plan-document.ts';
import { EditHistory } from './undo.ts';

function open() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createStructure({ kind: 'plan', year: 2027, area: null }));
  return openDocument('plan', doc);
}

test('lines and strategic objectives are read as they were written, in order', () => {
  const plan = open();
  const care = plan.addMandateLine({ title: 'Un paese che si cura', description: 'Servizi' });
  const green = plan.addMandateLine({ title: 'Un paese verde' });
  const first = plan.addMandateLine({ title: 'Prima' }, care);
  plan.moveMandateLine(first, null);
  const goal = plan.addStrategicObjective({ code: 'S1', title: 'Sportelli vicini', mandateLine: care });
  plan.setStrategicObjective(goal, 'mandateLine', green);
  plan.setMandateLine(care, 'description', 'Servizi per tutti');
  const position = expect.any(String) as string;
  expect(plan.read()).toMatchObject({
    year: 2027,
    mandateLines: [
      { id: first, position, title: 'Prima', description: '' },
      { id: care, position, title: 'Un paese che si cura', description: 'Servizi per tutti' },
      { id: green, position, title: 'Un paese verde', description: '' },
    ],
    strategicObjectives: [
      { id: goal, position, code: 'S1', title: 'Sportelli vicini', description: '', mandateLine: green },
    ],
  });
});

test('discarding, restoring and undo', () => {
  const plan = open();
  const history = new EditHistory(plan);
  const line = plan.addMandateLine({ title: 'Un paese verde' });
  const goal = plan.addStrategicObjective({ title: 'Alberi' });
  plan.discardMandateLine(line, '2027-01-01T00:00:00Z');
  plan.discardStrategicObjective(goal, '2027-01-01T00:00:00Z');
  expect(plan.read()).toMatchObject({ mandateLines: [], strategicObjectives: [] });
  plan.restoreStrategicObjective(goal);
  expect(plan.read().strategicObjectives.map(({ id }) => id)).toEqual([goal]);
  history.undo();
  history.undo();
  history.undo();
  expect(plan.read()).toMatchObject({ mandateLines: [{ id: line }], strategicObjectives: [{ id: goal }] });
});

test('who is told of a change reads the change', () => {
  const plan = new PlanDocument(new Y.Doc());
  const seen: number[] = [];
  const early = new Y.Doc();
  early.on('afterTransaction', () => seen.push(later.read().mandateLines.length));
  const later = new PlanDocument(early);
  later.read();
  later.addMandateLine({ title: 'A' });
  plan.addMandateLine({ title: 'B' });
  Y.applyUpdate(early, Y.encodeStateAsUpdate(plan.doc));
  expect(seen.at(-1)).toBe(2);
});

test.each([
  ['plan/2027', { kind: 'plan', year: 2027, area: null }],
  ['area/2027/k3-_9', { kind: 'area', year: 2027, area: 'k3-_9' }],
] as const)('%s is a name', (text, name) => {
  expect(parseDocumentName(text)).toEqual(name);
  expect(formatDocumentName(name)).toBe(text);
  const doc = new Y.Doc();
  expect(readMeta(doc)).toBeNull();
  Y.applyUpdate(doc, createStructure(name));
  expect(readMeta(doc)).toEqual({ ...name, schema: 1 });
});

test.each(['', 'plan', 'plan/27', 'area/2027', 'area/2027/', 'area/2027/a b', 'sheet/2027/x', 'plan/2027/am'])(
  '«%s» is no name',
  (text) => {
    expect(parseDocumentName(text)).toBeNull();
  },
);

test('ids are 22 characters of base64url and never repeat', () => {
  const ids = Array.from({ length: 2_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id))).toBe(true);
  // Every bit is used: each of the 64 letters appears, the last letter only says two bits.
  expect(new Set(ids.join('')).size).toBe(64);
  expect(new Set(ids.map((id) => id.at(-1))).size).toBe(4);
});
