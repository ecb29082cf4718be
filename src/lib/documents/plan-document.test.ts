import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStructure, DOCUMENT_SCHEMA, formatDocumentName, readMeta } from './kind.ts';
import { MandateDocument } from './mandate-document.ts';
import { newId } from './new-id.ts';
import { openDocument } from './open-document.ts';

import { EditHistory } from './undo.ts';

function open() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createStructure({ kind: 'plan', year: 2027 }));
  return openDocument('plan', doc);
}

function openMandate() {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createStructure({ kind: 'mandate', mandate: 'm1' }));
  return openDocument('mandate', doc);
}

test('strategic objectives are read as they were written, in order', () => {
  const plan = open();
  const second = plan.addStrategicObjective({ code: 'S2', title: 'Alberi' });
  const first = plan.addStrategicObjective({ code: 'S1', title: 'Sportelli vicini' });
  plan.moveStrategicObjective(first, null);
  plan.setStrategicObjective(first, 'mandateLine', 'line');
  expect(plan.read()).toMatchObject({
    year: 2027,
    strategicObjectives: [
      { id: first, code: 'S1', title: 'Sportelli vicini', description: '', mandateLine: 'line' },
      { id: second, code: 'S2', title: 'Alberi', mandateLine: null },
    ],
  });
});

test('a transversal objective is offered to all, or to the areas that are named', () => {
  const plan = open();
  const history = new EditHistory(plan);
  const id = plan.addTransversal({ title: 'Formazione' });
  expect(plan.read().transversals).toMatchObject([{ id, offeredToAll: true, offeredTo: [] }]);
  plan.setTransversal(id, 'offeredToAll', false);
  plan.offerTransversal(id, 'am', true);
  plan.offerTransversal(id, 'tec', true);
  plan.offerTransversal(id, 'am', false);
  expect(plan.read().transversals[0]?.offeredTo).toEqual(['tec']);
  plan.offerTransversal(id, 'am', true);
  expect(plan.read().transversals[0]?.offeredTo.toSorted()).toEqual(['am', 'tec']);
  history.undo();
  expect(plan.read().transversals[0]?.offeredTo).toEqual(['tec']);
});

test('missione and programma change in one step', () => {
  const plan = open();
  const history = new EditHistory(plan);
  const goal = plan.addStrategicObjective({ title: 'Sportelli' });
  plan.setMission(goal, '01', '01.07');
  expect(plan.read().strategicObjectives).toMatchObject([{ missione: '01', programma: '01.07' }]);
  history.undo();
  expect(plan.read().strategicObjectives).toMatchObject([{ missione: '', programma: '' }]);
});

test('the lines of a mandate are read as they were written, in order', () => {
  const mandate = openMandate();
  const care = mandate.addMandateLine({ title: 'Un paese che si cura', description: 'Servizi' });
  const green = mandate.addMandateLine({ title: 'Un paese verde' });
  const first = mandate.addMandateLine({ title: 'Prima' }, care);
  mandate.moveMandateLine(first, null);
  mandate.setMandateLine(care, 'description', 'Servizi per tutti');
  const position = expect.any(String) as string;
  expect(mandate.read()).toEqual({
    mandate: 'm1',
    lines: [
      { id: first, position, title: 'Prima', description: '' },
      { id: care, position, title: 'Un paese che si cura', description: 'Servizi per tutti' },
      { id: green, position, title: 'Un paese verde', description: '' },
    ],
  });
});

test('discarding, restoring and undo', () => {
  const plan = open();
  const mandate = openMandate();
  const [history, lineHistory] = [new EditHistory(plan), new EditHistory(mandate)];
  const line = mandate.addMandateLine({ title: 'Un paese verde' });
  const goal = plan.addStrategicObjective({ title: 'Alberi' });
  mandate.discardMandateLine(line, '2027-01-01T00:00:00Z');
  plan.discardStrategicObjective(goal, '2027-01-01T00:00:00Z');
  expect(plan.read().strategicObjectives).toEqual([]);
  expect(mandate.read().lines).toEqual([]);
  plan.restoreStrategicObjective(goal);
  expect(plan.read().strategicObjectives.map(({ id }) => id)).toEqual([goal]);
  history.undo();
  expect(plan.read().strategicObjectives).toEqual([]);
  history.undo();
  lineHistory.undo();
  expect(plan.read()).toMatchObject({ strategicObjectives: [{ id: goal }] });
  expect(mandate.read()).toMatchObject({ lines: [{ id: line }] });
});

test('who is told of a change reads the change', () => {
  const mandate = new MandateDocument(new Y.Doc());
  const seen: number[] = [];
  const early = new Y.Doc();
  early.on('afterTransaction', () => seen.push(later.read().lines.length));
  const later = new MandateDocument(early);
  later.read();
  later.addMandateLine({ title: 'A' });
  mandate.addMandateLine({ title: 'B' });
  Y.applyUpdate(early, Y.encodeStateAsUpdate(mandate.doc));
  expect(seen.at(-1)).toBe(2);
});

test.each([
  ['plan/2027', { kind: 'plan', year: 2027 }],
  ['mandate/m1', { kind: 'mandate', mandate: 'm1' }],
  ['area/2027/k3-_9', { kind: 'area', year: 2027, area: 'k3-_9' }],
  ['sheet/2027/p1/eval', { kind: 'eval-sheet', year: 2027, person: 'p1' }],
  ['sheet/2027/p1/self', { kind: 'self-sheet', year: 2027, person: 'p1' }],
  ['evidence/2027/p1', { kind: 'evidence', year: 2027, person: 'p1' }],
  ['talk/t1', { kind: 'talk', talk: 't1' }],
] as const)('%s is a name', (text, name) => {
  expect(formatDocumentName(name)).toBe(text);
  const doc = new Y.Doc();
  expect(readMeta(doc)).toBeNull();
  Y.applyUpdate(doc, createStructure(name));
  expect(readMeta(doc)).toEqual({ ...name, schema: DOCUMENT_SCHEMA[name.kind] });
});

test('ids are 22 characters of base64url and never repeat', () => {
  const ids = Array.from({ length: 2_000 }, newId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.every((id) => /^[A-Za-z0-9_-]{22}$/.test(id))).toBe(true);
  // Every bit is used: each of the 64 letters appears, the last letter only says two bits.
  expect(new Set(ids.join('')).size).toBe(64);
  expect(new Set(ids.map((id) => id.at(-1))).size).toBe(4);
});
