import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createStructure, type DocumentKind } from './kind.ts';
import { MandateDocument } from './mandate-document.ts';
import { PlanDocument } from './plan-document.ts';
import { checkTransaction } from './policy.ts';
import type { PolicyFault } from './policy.ts';
import { command } from './test-commands.ts';
import { deliver, replica } from './test-replicas.ts';
import { findTwins, recordTwin } from './twins.ts';

/** What the relay says to one update: the same while the transaction ends and when it is over. */
function judge(relay: Y.Doc, update: Uint8Array, kind: DocumentKind = 'area'): PolicyFault | null {
  const verdicts: (PolicyFault | null)[] = [];
  const during = (transaction: Y.Transaction) => verdicts.push(checkTransaction(relay, kind, transaction));
  const after = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => during(transaction);
  relay.on('afterTransaction', during);
  relay.on('update', after);
  Y.applyUpdate(relay, update, 'device');
  relay.off('afterTransaction', during);
  relay.off('update', after);
  const [first = null, second = first] = verdicts;
  expect(second).toEqual(first);
  return first;
}

test('[RE1] whatever people do with the verbs, undo and redo, alone or merged, is accepted', () => {
  const step = fc.record({ who: fc.nat(1), act: command, send: fc.boolean(), receive: fc.boolean() });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const relay = replica(1);
      const people = [replica(10), replica(20)];
      for (const title of ['A', 'B']) relay.area.addObjective({ title, notes: title });
      for (const person of people) deliver(relay, person);
      for (const { who, act, send, receive } of steps) {
        const person = people[who];
        if (!person) continue;
        act(person);
        if (send) {
          const twins: ReturnType<typeof findTwins> = [];
          const listen = (transaction: Y.Transaction) => twins.push(...findTwins(relay.doc, 'area', transaction));
          relay.doc.on('afterTransaction', listen);
          const update = Y.encodeStateAsUpdate(person.doc, Y.encodeStateVector(relay.doc));
          expect(judge(relay.doc, update)).toBeNull();
          relay.doc.off('afterTransaction', listen);
          for (const twin of twins) {
            recordTwin(relay.doc, 'area', { ...twin, keptBy: 'a', keptAt: '', otherBy: null, otherAt: '' });
          }
        }
        if (receive) deliver(relay, person);
      }
    }),
    { numRuns: 120 },
  );
});

test('[RE1] a field written several times without network is accepted, with all that undo has kept', () => {
  const relay = replica(1);
  const id = relay.area.addObjective({ title: 'Anagrafe', weight: 1_000 });
  const device = replica(10);
  deliver(relay, device);
  for (const weight of [1_100, 1_200, 1_300, 1_400]) device.area.setField(id, 'weight', weight);
  device.history.undo();
  expect(judge(relay.doc, Y.encodeStateAsUpdate(device.doc, Y.encodeStateVector(relay.doc)))).toBeNull();
  expect(relay.area.read().objectives[0]?.weight).toBe(1_300);
});

test('[RE1] the verbs of a plan are accepted', () => {
  const structure = createStructure({ kind: 'plan', year: 2027 });
  const relay = new Y.Doc();
  const doc = new Y.Doc();
  for (const each of [relay, doc]) Y.applyUpdate(each, structure);
  const plan = new PlanDocument(doc);
  const goal = plan.addStrategicObjective({ title: 'Servizi vicini', mandateLine: 'line', description: 'Tutti' });
  plan.setStrategicObjective(goal, 'description', 'Tutti e per tutti');
  plan.moveStrategicObjective(plan.addStrategicObjective(), null);
  plan.discardStrategicObjective(goal, '2027-01-01T00:00:00Z');
  plan.restoreStrategicObjective(goal);
  expect(judge(relay, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(relay)), 'plan')).toBeNull();
  expect(new PlanDocument(relay).read()).toEqual(plan.read());
});

test('[RE1] the verbs of a mandate are accepted', () => {
  const structure = createStructure({ kind: 'mandate', mandate: 'm1' });
  const relay = new Y.Doc();
  const doc = new Y.Doc();
  for (const each of [relay, doc]) Y.applyUpdate(each, structure);
  const mandate = new MandateDocument(doc);
  const line = mandate.addMandateLine({ title: 'Un paese che si cura' });
  mandate.moveMandateLine(mandate.addMandateLine(), null);
  mandate.setMandateLine(line, 'description', 'Servizi per tutti');
  mandate.discardMandateLine(line, '2027-01-01T00:00:00Z');
  mandate.restoreMandateLine(line);
  expect(judge(relay, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(relay)), 'mandate')).toBeNull();
  expect(new MandateDocument(relay).read()).toEqual(mandate.read());
});

/** A row on the relay, and a device that knows it and does not keep to the verbs. */
function scene() {
  const relay = replica(1);
  const id = relay.area.addObjective({ title: 'Anagrafe', weight: 1_000, notes: 'Sportello' });
  recordTwin(relay.doc, 'area', {
    table: 'objectives',
    row: id,
    field: 'weight',
    kept: 1,
    keptBy: null,
    keptAt: '',
    other: 2,
    otherBy: null,
    otherAt: '',
  });
  const device = replica(10);
  const phaseId = relay.area.addPhase(id, { title: 'Avvio' });
  deliver(relay, device);
  const phase = device.doc.getMap('phases').get(phaseId) as Y.Map<unknown>;
  const row = device.doc.getMap('objectives').get(id) as Y.Map<unknown>;
  const twin = [...device.doc.getMap('twins').values()][0] as Y.Map<unknown>;
  return { relay, device, doc: device.doc, id, row, phase, twin, notes: row.get('notes') as Y.Text };
}
type Scene = ReturnType<typeof scene>;

const newRow = (fields: Record<string, unknown>) => new Y.Map(Object.entries(fields));

const violations: [name: string, code: PolicyFault['code'], violate: (at: Scene) => void][] = [
  ['an unknown root map', 'unknown-table', ({ doc }) => doc.getMap('scores').set('a', 1)],
  ['an unknown root text', 'unknown-table', ({ doc }) => doc.getText('diary').insert(0, 'x')],
  ['the other kind’s table', 'unknown-table', ({ doc }) => doc.getMap('mandateLines').set('a', newRow({ title: 'x' }))],
  ['meta changed', 'server-only', ({ doc }) => doc.getMap('meta').set('year', 2030)],
  ['meta added to', 'server-only', ({ doc }) => doc.getMap('meta').set('motto', 'x')],
  ['meta deleted', 'server-only', ({ doc }) => doc.getMap('meta').delete('area')],
  ['a list inside a table', 'wrong-shape', ({ doc }) => pushInto(doc, 'objectives')],
  ['a scalar for a row', 'wrong-shape', ({ doc }) => doc.getMap('objectives').set('row', 'x')],
  ['a text for a row', 'wrong-shape', ({ doc }) => doc.getMap('objectives').set('row', new Y.Text('x'))],
  ['an array for a row', 'wrong-shape', ({ doc }) => doc.getMap('objectives').set('row', new Y.Array())],
  ['a row with an odd id', 'wrong-id', ({ doc }) => doc.getMap('objectives').set('../x', new Y.Map())],
  ['a row with an endless id', 'wrong-id', ({ doc }) => doc.getMap('objectives').set('x'.repeat(65), new Y.Map())],
  ['a row deleted', 'row-removed', ({ doc, id }) => doc.getMap('objectives').delete(id)],
  ['a row replaced', 'row-removed', ({ doc, id }) => doc.getMap('objectives').set(id, newRow({ title: 'mine' }))],
  ['an unknown field', 'unknown-field', ({ row }) => row.set('score', 10)],
  ['a field of Object.prototype', 'unknown-field', ({ row }) => row.set('constructor', 'x')],
  [
    'an unknown field in a new row',
    'unknown-field',
    ({ doc }) => doc.getMap('indicators').set('i', newRow({ score: 1 })),
  ],
  ['a number for a title', 'wrong-type', ({ row }) => row.set('title', 5)],
  ['a text for a scalar', 'wrong-type', ({ row }) => row.set('title', new Y.Text('x'))],
  ['a map for a scalar', 'wrong-type', ({ row }) => row.set('title', new Y.Map())],
  ['an object for a scalar', 'wrong-type', ({ row }) => row.set('title', { deep: 1 })],
  ['bytes for a scalar', 'wrong-type', ({ row }) => row.set('title', new Uint8Array([1]))],
  ['a subdocument', 'wrong-type', ({ row }) => row.set('title', new Y.Doc())],
  ['null where there must be a value', 'wrong-type', ({ row }) => row.set('title', null)],
  ['a fraction for a weight', 'wrong-type', ({ row }) => row.set('weight', 10.5)],
  ['text for a weight', 'wrong-type', ({ row }) => row.set('weight', '10')],
  ['a weight below zero', 'out-of-range', ({ row }) => row.set('weight', -1)],
  ['an enormous weight', 'out-of-range', ({ row }) => row.set('weight', 100_001)],
  ['a strategicity of zero', 'out-of-range', ({ row }) => row.set('strategicity', 0)],
  ['a complexity of six', 'out-of-range', ({ row }) => row.set('complexity', 6)],
  ['a debt for a budget', 'out-of-range', ({ row }) => row.set('budget', -1)],
  ['half a cent', 'wrong-type', ({ row }) => row.set('budget', 0.5)],
  ['an unknown scope', 'out-of-range', ({ row }) => row.set('scope', 'everybody')],
  ['a third mark on a month', 'out-of-range', ({ phase }) => phase.set('m01', 4)],
  ['truth for a month', 'wrong-type', ({ phase }) => phase.set('m01', true)],
  ['a thirteenth month', 'unknown-field', ({ phase }) => phase.set('m13', 1)],
  ['a milestone that does not exist', 'out-of-range', ({ phase }) => phase.set('milestone', '2027-02-30')],
  ['an endless phase', 'too-long', ({ phase }) => phase.set('title', 'x'.repeat(401))],
  [
    'an endless formula',
    'too-long',
    ({ doc }) => doc.getMap('indicators').set('i', newRow({ formula: 'x'.repeat(1_001) })),
  ],
  ['a day that does not exist', 'out-of-range', ({ row }) => row.set('dueDate', '2027-02-30')],
  ['an unknown type', 'out-of-range', ({ row }) => row.set('type', 'secret')],
  ['a position that is none', 'out-of-range', ({ row }) => row.set('position', 'after all')],
  ['a reference that is no id', 'out-of-range', ({ row }) => row.set('strategicObjective', 'a b')],
  ['a title that is too long', 'too-long', ({ row }) => row.set('title', 'x'.repeat(401))],
  ['a text that is too long', 'too-long', ({ notes }) => notes.insert(0, 'x'.repeat(200_001))],
  [
    'a new text that is too long',
    'too-long',
    ({ doc }) => doc.getMap('objectives').set('o', newRow({ notes: new Y.Text('x'.repeat(200_001)) })),
  ],
  ['formatting in a text', 'formatting', ({ notes }) => notes.format(0, 3, { bold: true })],
  ['formatted text', 'formatting', ({ notes }) => notes.insert(0, 'x', { bold: true })],
  ['a picture in a text', 'formatting', ({ notes }) => notes.insertEmbed(0, { image: 'x' })],
  ['a shared type in a text', 'formatting', ({ notes }) => notes.insertEmbed(0, new Y.Map())],
  ['an attribute on a text', 'formatting', ({ notes }) => notes.setAttribute('lang', 'it')],
  ['a text deleted', 'text-removed', ({ row }) => row.delete('notes')],
  ['a text replaced', 'text-removed', ({ row }) => row.set('notes', new Y.Text('x'))],
  ['a scalar for a text', 'wrong-type', ({ row }) => row.set('notes', 'x')],
  [
    'an XML text for a text',
    'wrong-type',
    ({ doc }) => doc.getMap('objectives').set('o', newRow({ notes: new Y.XmlText() })),
  ],
  [
    'a map nested in a row',
    'wrong-type',
    ({ doc }) => doc.getMap('objectives').set('o', newRow({ title: newRow({ a: 1 }) })),
  ],
  ['a twin invented', 'server-only', ({ doc }) => doc.getMap('twins').set('t', newRow({ settled: false }))],
  ['a twin rewritten', 'server-only', ({ twin }) => twin.set('otherBy', 'rota')],
  ['a twin emptied', 'server-only', ({ twin }) => twin.delete('other')],
  ['a twin deleted', 'row-removed', ({ doc }) => doc.getMap('twins').delete([...doc.getMap('twins').keys()][0] ?? '')],
];

/** What a device that types a table's root otherwise can send. */
function pushInto(doc: Y.Doc, root: string): void {
  const other = new Y.Doc();
  other.getArray(root).push(['x']);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
}

describe('what no verb can write is refused', () => {
  test.each(violations)('[RE1] %s: %s', (_name, code, violate) => {
    const at = scene();
    violate(at);
    const fault = judge(at.relay.doc, Y.encodeStateAsUpdate(at.doc, Y.encodeStateVector(at.relay.doc)));
    expect(fault?.code).toBe(code);
  });

  test.each(violations)('[RE1] %s, among honest edits: %s', (_name, code, violate) => {
    const at = scene();
    at.device.area.setField(at.id, 'code', 'AM.1');
    violate(at);
    const survives = at.device.area.read().objectives.some(({ id }) => id === at.id);
    if (survives) at.device.area.addIndicator(at.id, { name: 'Pratiche' });
    const fault = judge(at.relay.doc, Y.encodeStateAsUpdate(at.doc, Y.encodeStateVector(at.relay.doc)));
    expect(fault?.code).toBe(code);
  });

  test('[RE1] a fault names its place', () => {
    const at = scene();
    at.row.set('weight', -1);
    const fault = judge(at.relay.doc, Y.encodeStateAsUpdate(at.doc, Y.encodeStateVector(at.relay.doc)));
    expect(fault).toEqual({ code: 'out-of-range', table: 'objectives', row: at.id, field: 'weight' });
  });

  test('[RE1] settling a twin is a person’s right', () => {
    const at = scene();
    at.twin.set('settled', true);
    expect(judge(at.relay.doc, Y.encodeStateAsUpdate(at.doc, Y.encodeStateVector(at.relay.doc)))).toBeNull();
  });
});
