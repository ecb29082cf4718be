import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { compareVersions } from '#lib/domain/version.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import { checkTransaction } from './policy.ts';
import { createStructure } from './kind.ts';
import { openDocument } from './open-document.ts';
import { PlanDocument } from './plan-document.ts';
import { readVersion } from './read-version.ts';
import { restoreVersion } from './restore-version.ts';
import { contentWithout, rowsToErase } from './successor.ts';
import { command } from './test-commands.ts';
import { replica } from './test-replicas.ts';

const AT = '2027-05-01T10:00:00.000Z';
const copyOf = (doc: Y.Doc) => {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  return copy;
};
const paragraph = (text: string): RichText[number] => ({ type: 'paragraph', content: [{ type: 'text', text }] });

function plan(): PlanDocument {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, createStructure({ kind: 'plan', year: 2027 }));
  return new PlanDocument(doc);
}

test('[RE8] whatever was done since, a restored document says what it said, and nothing of the log goes', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 25 }), fc.array(command, { maxLength: 25 }), (before, after) => {
      const area = replica(10);
      for (const act of before) act(area);
      const old = copyOf(area.doc);
      for (const act of after) act(area);
      const grown = Y.encodeStateVector(area.doc);
      restoreVersion(area.area, old, AT);
      expect(compareVersions(readVersion(old, 'area'), readVersion(area.doc, 'area'))).toEqual([]);
      for (const [client, clock] of Y.decodeStateVector(grown)) {
        expect(Y.decodeStateVector(Y.encodeStateVector(area.doc)).get(client)).toBeGreaterThanOrEqual(clock);
      }
      expect(restoreVersion(area.area, old, AT)).toBe(false);
    }),
    { numRuns: 60 },
  );
});

test('[RE8] a field alone comes back, and the rest stays as it was written since', () => {
  const { doc, area } = replica(10);
  const id = area.addObjective({ title: 'Sportello', description: 'Prima riga. Seconda riga.', weight: 1_000 });
  const old = copyOf(doc);
  area.setField(id, 'description', 'Tutto diverso.');
  area.setField(id, 'weight', 3_000);
  restoreVersion(area, old, AT, [{ table: 'objectives', row: id, field: 'description' }]);
  expect(area.read().objectives[0]).toMatchObject({ description: 'Prima riga. Seconda riga.', weight: 3_000 });
});

test('[RE8] a row that went to the Cestino comes back as it was; one that came since goes there', () => {
  const { doc, area } = replica(10);
  const id = area.addObjective({
    title: 'Sportello',
    indicators: [{ name: 'Ore', unit: '', baseline: '', target: '9', direction: null }],
  });
  const old = copyOf(doc);
  area.removeIndicator(area.read().objectives[0]?.indicators[0]?.id ?? '');
  area.discardObjective(id, AT);
  const later = area.addObjective({ title: 'Nuovo' });
  restoreVersion(area, old, AT);
  expect(area.read().objectives.map((one) => [one.title, one.indicators.length])).toEqual([['Sportello', 1]]);
  expect(area.read().discarded.map((one) => one.id)).toEqual([later]);
});

test('[RE8] a row that the document does not have any more is made again under its id', () => {
  const { doc, area } = replica(10);
  const id = area.addObjective({ title: 'Sportello', description: 'Parole' });
  const old = copyOf(doc);
  const empty = replica(11);
  restoreVersion(empty.area, old, AT, [{ table: 'objectives', row: id }]);
  expect(empty.area.read().objectives).toMatchObject([{ id, title: 'Sportello', description: 'Parole' }]);
});

describe('chapters', () => {
  test('[RE8] a text comes back block by block, and what did not change keeps its writer', () => {
    const document = plan();
    const body = [paragraph('Uno'), paragraph('Due'), paragraph('Tre')];
    const id = document.chapters.add({ title: 'Contesto', body });
    const old = copyOf(document.doc);
    const text = document.chapters.text(id);
    text?.delete(1, 1);
    const first = text?.get(0);
    const faults: unknown[] = [];
    document.doc.on('afterTransaction', (transaction: Y.Transaction) => {
      faults.push(checkTransaction(document.doc, 'plan', transaction));
    });
    restoreVersion(document, old, AT, [{ table: 'chapters', row: id, field: 'body' }]);
    expect(document.chapters.read()[0]?.body).toEqual(body);
    expect(text?.get(0)).toBe(first);
    expect(faults).toEqual([null]);
  });

  test('[RE8] tables, lists, marks and fields come back as they were', () => {
    const document = plan();
    const body: RichText = [
      { type: 'heading', level: 2, content: [{ type: 'text', text: 'Titolo' }] },
      { type: 'list', ordered: true, items: [[paragraph('primo')], [paragraph('secondo')]] },
      {
        type: 'table',
        rows: [[{ header: true, colspan: 1, rowspan: 1, content: [paragraph('cella')] }]],
      },
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: 'grassetto', bold: true },
          { type: 'field', name: 'ente' },
          { type: 'text', text: 'e link', link: 'https://esempio.it' },
        ],
      },
    ];
    const id = document.chapters.add({ title: 'Contesto', body });
    const old = copyOf(document.doc);
    const text = document.chapters.text(id);
    text?.delete(0, text.length);
    restoreVersion(document, old, AT);
    expect(document.chapters.read()[0]?.body).toEqual(body);
  });
});

describe('a successor', () => {
  test('[RE8] has everything but the erased rows, and its bytes never knew them', () => {
    const { doc, area } = replica(10);
    const id = area.addObjective({ title: 'Resta', notes: 'nota' });
    const gone = area.addObjective({
      title: 'Innominabile',
      participations: [{ person: null, group: 'Gruppo taciuto', from: null, to: null }],
    });
    area.discardObjective(gone, AT);
    const rows = rowsToErase(readVersion(doc, 'area'), [{ table: 'objectives', row: gone }]) ?? [];
    expect(rows).toHaveLength(2);
    const copy = new Y.Doc();
    Y.applyUpdate(copy, createStructure({ kind: 'area', year: 2027, area: 'am' }));
    contentWithout(area, rows, openDocument('area', copy));
    const differences = compareVersions(readVersion(doc, 'area'), readVersion(copy, 'area'));
    expect(differences).toEqual([]);
    expect(Object.keys(readVersion(copy, 'area')['objectives'] ?? {})).toEqual([id]);
    const bytes = Buffer.from(Y.encodeStateAsUpdate(copy)).toString('latin1');
    expect(bytes).toContain('Resta');
    expect(bytes).not.toContain('Innominabile');
    expect(bytes).not.toContain('taciuto');
  });

  test('[RE8] a row outside the Cestino is not erased', () => {
    const { doc, area } = replica(10);
    const id = area.addObjective({ title: 'Resta' });
    expect(rowsToErase(readVersion(doc, 'area'), [{ table: 'objectives', row: id }])).toBeNull();
    expect(rowsToErase(readVersion(doc, 'area'), [{ table: 'objectives', row: 'nessuna' }])).toBeNull();
  });

  test('a text that two people wrote beyond the limit is carried over whole', () => {
    const { doc, area } = replica(10);
    const id = area.addObjective({ title: 'Lungo' });
    const text = (doc.getMap('objectives').get(id) as Y.Map<Y.Text>).get('description');
    text?.insert(0, 'x'.repeat(25_000));
    const copy = new Y.Doc();
    contentWithout(area, [], openDocument('area', copy));
    expect(readVersion(copy, 'area')['objectives']?.[id]?.['description']).toHaveLength(25_000);
  });
});
