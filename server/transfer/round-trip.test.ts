import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MONTH_FIELDS } from '#lib/documents/schema.ts';
import { joinedText } from '#lib/domain/rich-text.ts';
import type { RichText } from '#lib/domain/rich-text.ts';
import { importAll } from '../cli/operations/import-all.ts';
import { Ente } from '../entity/ente.ts';
import { TestServer } from '../testing/test-server.ts';
import { EXPORT_FORMAT } from './export-shape.ts';
import type { Export } from './export-shape.ts';
import { exportEntity, exportText } from './export-entity.ts';
import { importEntity, readExport } from './import-entity.ts';

let server: TestServer;
let example: string;
const folders: string[] = [];
const folder = () => {
  const path = mkdtempSync(join(tmpdir(), 'traguardo-export-'));
  folders.push(path);
  return path;
};

beforeAll(async () => {
  const full = await TestServer.withExample();
  const [area] = (await full.ente.store.list()).filter(({ kind }) => kind === 'area');
  // What lies in the Cestino, and what is closed, is part of the Comune.
  await full.ente.relay.edit(area?.id ?? '', null, ({ store }) => {
    const [row] = store.table('objectives').rows();
    if (row) store.discard('objectives', row.id, '2027-01-02T10:00:00.000Z');
  });
  await full.ente.setDocumentState(area?.id ?? '', 'closed');
  example = exportText(await exportEntity(full.ente));
  await full.remove();
  server = await TestServer.start();
});
afterAll(async () => {
  await server.remove();
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

async function bringIn(text: string) {
  const file = join(folder(), 'comune.json');
  writeFileSync(file, text);
  return importAll(server.running.host, [file]);
}

/** The export of an ente that was filled from this one. */
async function again(content: Export): Promise<string> {
  const read = readExport(JSON.stringify(content));
  if ('refused' in read) throw new Error(JSON.stringify(read.refused));
  const settings = { secret: 's'.repeat(40), https: false, clock: () => new Date(), onFault: () => undefined };
  const ente = await Ente.create(folder(), read.content.registry.entity, settings);
  try {
    await importEntity(ente, read.content);
    return exportText(await exportEntity(ente));
  } finally {
    await ente.close();
  }
}

const changed = (change: (content: Export) => void): string => {
  const content = JSON.parse(example) as Export;
  change(content);
  return JSON.stringify(content);
};

describe('a file that cannot be brought in says what and where, and nothing is brought in', () => {
  const faults: [string, string, RegExp][] = [
    ['no JSON', '{"format": 3,', /non è JSON/],
    ['another file', '{"name": "x"}', /non è un’esportazione/],
    ['of a newer version', '{"format": 99}', /versione più nuova.*aggiorna/],
    ['of a newer schema', '', /versione più nuova/],
    ['somebody who is not there', '', /registry\.incarichi\.0\.person: Questa persona non c’è/],
    ['the same twice', '', /registry\.people\.1\.id: C’è due volte/],
    ['no day', '', /registry\.employments\.0\.from: Non è una data/],
    ['a year that is not there', '', /documents\.\d+\.year: Il 2011 non è tra gli anni/],
    ['a weight in words', '', /documents\.\d+\.tables\.objectives\.0\.weight: Non è del tipo previsto/],
    ['a field of tomorrow', '', /objectives\.0\.umore: Questo campo non lo conosco/],
    ['a field that every object has', '', /objectives\.0\.toString: Questo campo non lo conosco/],
    ['a chapter longer than any', '', /documents\.\d+: Ha testi più lunghi/],
    ['a text that runs', '', /chapters\.0\.body: Non è del tipo previsto/],
  ];
  const areaOf = (content: Export) => content.documents.find(({ kind }) => kind === 'area');
  const rowOf = (content: Export, kind: string, table: string) =>
    content.documents.find((one) => one.kind === kind)?.tables[table]?.[0] as Record<string, unknown>;
  const spoil: Record<string, (content: Export) => void> = {
    'of a newer schema': (content) => (content.schema['area'] = 99),
    'somebody who is not there': ({ registry }) => Object.assign(registry.incarichi[0] ?? {}, { person: 'nessuno' }),
    'the same twice': ({ registry }) => Object.assign(registry.people[1] ?? {}, { id: registry.people[0]?.id }),
    'no day': ({ registry }) => Object.assign(registry.employments[0] ?? {}, { from: '31/12/2027' }),
    'a year that is not there': (content) => Object.assign(areaOf(content) ?? {}, { year: 2011 }),
    'a weight in words': (content) => (rowOf(content, 'area', 'objectives')['weight'] = 'venti'),
    'a field of tomorrow': (content) => (rowOf(content, 'area', 'objectives')['umore'] = 'buono'),
    'a field that every object has': (content) => (rowOf(content, 'area', 'objectives')['toString'] = 'x'),
    'a chapter longer than any': (content) =>
      (rowOf(content, 'plan', 'chapters')['body'] = [
        { type: 'paragraph', content: [{ type: 'text', text: 'x'.repeat(2_000_000) }] },
      ]),
    'a text that runs': (content) =>
      (rowOf(content, 'plan', 'chapters')['body'] = [
        { type: 'paragraph', content: [{ type: 'text', text: 'x', link: 'javascript:alert(1)' }] },
      ]),
  };
  test.each(faults)('%s', async (what, text, sentence) => {
    const outcome = await bringIn(text === '' ? changed(spoil[what] ?? (() => undefined)) : text);
    expect(outcome).toMatchObject({ exitCode: 2, out: '' });
    expect(outcome.err).toMatch(sentence);
    expect(outcome.err.trim()).not.toContain('\n');
    expect(server.running.host.current).toBeNull();
    expect(readdirSync(join(server.folder, 'data')).filter((name) => name.includes('ente'))).toEqual([]);
  });
});

test('the example comes back the same, byte for byte, and then nothing more comes in', async () => {
  const outcome = await bringIn(example);
  expect(outcome).toMatchObject({ exitCode: 0, err: '', out: expect.stringContaining('Comune di Valmora: 4 aree') });
  expect(exportText(await exportEntity(server.ente))).toBe(example);
  expect(example).toContain('"discarded": true');
  expect(example).toContain('"state": "closed"');
  expect(await bringIn(example)).toMatchObject({ exitCode: 2, err: expect.stringContaining('c’è già un Comune') });
});

const id = fc.stringMatching(/^[A-Za-z0-9_-]{4,12}$/);
const words = fc.string({ unit: 'grapheme', maxLength: 20 }).map((text) => text.trim());
const day = fc.option(
  fc
    .date({ min: new Date('2010-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
);
const period = fc
  .tuple(day, day)
  .map(([a, b]) => (a !== null && b !== null && b < a ? { from: b, to: a } : { from: a, to: b }));
const position = fc.integer({ min: 0, max: 9 }).map((place) => `a${place}`);
const standing = { position, discarded: fc.boolean(), discardedAt: fc.constantFrom('', '2027-01-01T00:00:00.000Z') };
const marks = fc.record(
  { bold: fc.constant(true as const), italic: fc.constant(true as const), link: fc.constant('https://example.it') },
  { requiredKeys: [] },
);
const inline = fc.oneof(
  fc.tuple(words, marks).map(([text, of]) => ({ type: 'text' as const, text: `${text} `, ...of })),
  fc.constant({ type: 'break' as const }),
  fc.constant({ type: 'field' as const, name: 'ente' }),
);
const line = fc.array(inline, { maxLength: 4 });
const paragraph = line.map((content) => ({ type: 'paragraph' as const, content }));
const rich: fc.Arbitrary<RichText> = fc.array(
  fc.oneof(
    paragraph,
    line.map((content) => ({ type: 'heading' as const, level: 3 as const, content })),
    fc
      .array(paragraph, { minLength: 1, maxLength: 2 })
      .map((all) => ({ type: 'list' as const, ordered: all.length > 1, items: all.map((one) => [one]) })),
    paragraph.map((one) => ({
      type: 'table' as const,
      rows: [[{ header: true, colspan: 2, rowspan: 1, content: [one] }]],
    })),
  ),
  { maxLength: 4 },
);

/** A Comune of one area, whatever its people wrote. */
const comune = fc
  .record({
    ids: fc.uniqueArray(id, { minLength: 12, maxLength: 12 }),
    name: words,
    period,
    weight: fc.option(fc.integer({ min: 0, max: 100_000 })),
    months: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }),
    rows: fc.array(fc.record({ ...standing, title: words, description: words, dueDate: day, gate: fc.boolean() }), {
      maxLength: 3,
    }),
    people: fc.array(period, { maxLength: 2 }),
    texts: fc.array(fc.record({ ...standing, title: words, body: rich }), { maxLength: 2 }),
    state: fc.constantFrom('open' as const, 'closed' as const),
  })
  .map(({ ids, name, period: dates, weight, months, rows, people, texts, state }): Export => {
    const [ente = '', area = '', person = '', alias = '', mandate = '', objective = '', ...more] = ids;
    const at = (index: number) => `${more[index] ?? ''}`;
    const called = { givenName: name, familyName: name || 'Rota', title: '' };
    return {
      format: EXPORT_FORMAT,
      schema: {},
      registry: {
        entity: { id: ente, name: name || 'Comune', province: 'BG' },
        years: [2027],
        areas: [{ id: area, name: name || 'Area', code: 'A', order: 0, ...dates }],
        services: [],
        people: [{ id: person, ...called }],
        employments: people.map((of, index) => ({
          id: `${at(0)}${index}`,
          person,
          area,
          service: null,
          classificationArea: null,
          partTime: weight === null || weight < 1 || weight > 3_600 ? null : weight,
          profile: name,
          ...of,
        })),
        incarichi: people.map((of, index) => ({
          id: `${at(1)}${index}`,
          person,
          role: 'head',
          area,
          act: name,
          ...of,
        })),
        agreements: [],
        vacancies: [],
        mandates: [{ id: mandate, sindaco: person, name: '', act: name, ...dates }],
        aliases: [{ id: alias, person, ...called }],
      },
      documents: [
        {
          kind: 'mandate',
          mandate,
          state: 'open',
          tables: {
            mandateLines: rows.map(({ dueDate: _d, gate: _g, ...row }, index) => ({ id: `${at(2)}${index}`, ...row })),
          },
        },
        {
          kind: 'plan',
          year: 2027,
          state: 'open',
          tables: { chapters: texts.map((row, index) => ({ id: `${at(3)}${index}`, template: '', ...row })) },
        },
        {
          kind: 'area',
          year: 2027,
          area,
          state,
          tables: {
            objectives: rows.map((row, index) => ({
              id: index === 0 ? objective : `${at(4)}${index}`,
              weight,
              ...row,
            })),
            phases: rows.map(({ title, position: place }, index) => ({
              id: `${at(5)}${index}`,
              objective,
              title,
              position: place,
              ...Object.fromEntries(MONTH_FIELDS.map((field, month) => [field, months[month] ?? 0])),
            })),
            participations: people.map((of, index) => ({
              id: `${at(2)}p${index}`,
              objective,
              person,
              position: `a${index}`,
              ...of,
            })),
          },
        },
      ],
    };
  });

/** The rows of a document, whatever their order, with the text of each line in one piece. */
const rowsOf = (content: Export, place: number) =>
  Object.fromEntries(
    Object.entries(content.documents[place]?.tables ?? {}).map(([table, rows]) => [
      table,
      new Map(
        rows.map((row) => [
          row.id,
          { ...row, ...('body' in row ? { body: joinedText(row['body'] as RichText) } : {}) },
        ]),
      ),
    ]),
  );

test('whatever a Comune holds comes back, and the second export is the first', async () => {
  await fc.assert(
    fc.asyncProperty(comune, async (content) => {
      const first = await again(content);
      const back = JSON.parse(first) as Export;
      for (const [place, document] of content.documents.entries())
        for (const [table, rows] of Object.entries(rowsOf(content, place))) {
          const there = rowsOf(
            back,
            back.documents.findIndex(({ kind }) => kind === document.kind),
          )[table];
          expect(there?.size).toBe(rows.size);
          for (const [row, fields] of rows) expect(there?.get(row)).toMatchObject(fields);
        }
      expect(back.registry.employments.length).toBe(content.registry.employments.length);
      expect(await again(back)).toBe(first);
    }),
    { numRuns: 6 },
  );
});

describe('an export of an earlier version', () => {
  test('the second: what its documents say', async () => {
    const objective = {
      id: 'obiettivo',
      position: 'a0',
      title: 'Anagrafe',
      weight: 2_000,
      indicators: [],
      phases: [],
      participations: [{ id: 'parte', position: 'a0', person: 'nadia', group: '', from: null, to: '2027-06-30' }],
    };
    const older = {
      format: 2,
      exportedAt: '2026-01-01T00:00:00.000Z',
      example: false,
      registry: {
        version: 7,
        entity: { id: 'comune', name: 'Comune di Prova', province: 'BG' },
        years: [2027],
        areas: [{ id: 'area', name: 'Area', code: 'A', order: 0, from: null, to: null }],
        people: [{ id: 'nadia', givenName: 'Nadia', familyName: 'Rota', title: '' }],
        employments: [],
        incarichi: [],
        lastImport: null,
      },
      documents: [
        {
          id: 'x',
          name: 'area/2027/area',
          kind: 'area',
          year: 2027,
          area: 'area',
          mandate: null,
          person: null,
          talk: null,
          seq: 4,
          state: 'open',
          content: { year: 2027, area: 'area', objectives: [objective], discarded: [], refusals: [] },
        },
      ],
    };
    const read = readExport(JSON.stringify(older));
    expect(read).not.toHaveProperty('refused');
    const back = JSON.parse(await again(older as unknown as Export)) as Export;
    expect(back.format).toBe(EXPORT_FORMAT);
    const area = back.documents.find(({ kind }) => kind === 'area');
    expect(area?.tables['objectives']).toMatchObject([{ id: 'obiettivo', title: 'Anagrafe', weight: 2_000 }]);
    expect(area?.tables['participations']).toMatchObject([
      { objective: 'obiettivo', person: 'nadia', to: '2027-06-30' },
    ]);
  });

  test('the first: the lines of its plans become a mandate’s', () => {
    const line = { id: 'linea', position: 'a0', title: 'Strade sicure', description: '' };
    const plan = {
      year: 2027,
      mandateLines: [line],
      strategicObjectives: [],
      transversals: [],
      chapters: [],
      acceptedFindings: [],
      figures: [],
    };
    const read = readExport(
      JSON.stringify({
        format: 1,
        registry: {
          entity: { id: 'comune', name: 'Comune di Prova', province: 'BG' },
          years: [2027],
          areas: [],
          people: [],
          employments: [],
          incarichi: [],
        },
        documents: [
          { id: 'x', name: 'plan/2027', kind: 'plan', year: 2027, area: null, seq: 2, state: 'open', content: plan },
        ],
      }),
    );
    if ('refused' in read) throw new Error(JSON.stringify(read.refused));
    expect(read.content.registry.mandates).toHaveLength(1);
    const programme = read.content.documents.find(({ kind }) => kind === 'mandate');
    expect(programme?.tables['mandateLines']).toMatchObject([{ id: 'linea', title: 'Strade sicure' }]);
  });
});
