import { read, utils } from '@e965/xlsx';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { Parser } from 'htmlparser2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Objective } from '#lib/domain/objective.ts';
import type { ImportedArea, ImportedObjective } from '#lib/exchange/imported-plan.ts';
import { dataTableOf } from '#lib/exchange/tree/data-table.ts';
import { hasHead, headOf, plainLine } from '#lib/exchange/tree/document-tree.ts';
import type { Block, DocumentTree, ListItem, Picture } from '#lib/exchange/tree/document-tree.ts';
import { buildDocument, DOCUMENT_KINDS } from '#lib/exchange/tree/documents.ts';
import type { DocumentKind } from '#lib/exchange/tree/documents.ts';
import { withPaintedDrawings } from '#lib/exchange/tree/drawing.ts';
import type { PlanFacts } from '#lib/exchange/tree/facts.ts';
import { namingOf } from '#lib/exchange/tree/naming.ts';
import { neutralStemma } from '#lib/exchange/tree/neutral-stemma.ts';
import { fingerprintOf, stampOf } from '#lib/exchange/tree/stamp.ts';
import { readPlanFile } from '#lib/exchange/read-plan-file.ts';
import { rowIdFromBookmark } from '#lib/exchange/row-bookmark.ts';
import { writeDocx } from '#lib/exchange/write/docx.ts';
import { writeHtml } from '#lib/exchange/write/html.ts';
import { writeOdt } from '#lib/exchange/write/odt.ts';
import { writeCsv, writeSheet } from '#lib/exchange/write/sheet.ts';
import { it } from '#lib/texts/it/index.ts';
import { targetWords } from '#lib/texts/target-words.ts';
import { exampleFacts } from '../server/testing/example-facts.ts';
import { testPng } from '../server/testing/test-png.ts';
import { TestServer } from '../server/testing/test-server.ts';

const AT = new Date('2027-01-28T10:42:00Z');
const FORMATS = ['docx', 'odt', 'html'] as const;
const PASTED = 'Word\u0000 lascia\u000b segni & <altro> "qui"';

let server: TestServer;
let facts: PlanFacts;
beforeAll(async () => {
  server = await TestServer.withExample();
  facts = await exampleFacts(server.ente);
});
afterAll(() => server.remove());

const scopeOf = (kind: DocumentKind) => ({ kind, area: null, objective: null });
const makingOf = (names = true, of = facts) => ({
  facts: of,
  choice: { template: 'istituzionale' as const, names },
  texts: it,
});
const treeOf = (kind: DocumentKind, names = true, of = facts) => buildDocument(scopeOf(kind), makingOf(names, of));
const painted = (tree: DocumentTree) =>
  withPaintedDrawings(tree, ({ alt }): Promise<Picture> => Promise.resolve(neutralStemma(alt)));
const docxOf = async (tree: DocumentTree) => writeDocx(await painted(tree), stampOf(tree, AT, it));
const odtOf = async (tree: DocumentTree) => writeOdt(await painted(tree), stampOf(tree, AT, it));
const objectives = () => facts.areas.flatMap((area) => area.objectives);

/** What makes a reader of other people's plans look for more than there is. */
const ODD_WORDS = [
  '1.',
  'Ob. 3',
  'Peso: 20',
  'Riordino dell’archivio',
  'entro il 30/06/2027',
  'Scadenza: 31/12/2027',
  'TOTALE',
  'Area Tecnica',
  'di',
  'Responsabile: geom. Rota',
  '12,5%',
  '- primo punto;',
  'nel corso dell’anno',
  'Ricognizione dei fascicoli.',
  'Titolo',
];

async function readBack(of: PlanFacts, kind: DocumentKind, format: 'docx' | 'odt' | 'html'): Promise<ImportedArea[]> {
  const tree = treeOf(kind, true, of);
  const writers = { docx: docxOf, odt: odtOf, html: (one: DocumentTree) => writeHtml(one, stampOf(one, AT, it)) };
  const written = await writers[format](tree);
  const bytes = typeof written === 'string' ? new TextEncoder().encode(written) : written;
  const result = await readPlanFile({ name: `obiettivi.${format}`, bytes });
  if (!result.ok) throw new Error(result.reason);
  return result.plan.areas;
}

const linesOf = (words: string) => words.split('\n').map(flat).filter(Boolean).join('\n');

/** What the table of an area says of an objective. */
function saidOfPlan(one: Objective) {
  const naming = namingOf(makingOf());
  const people = naming.participants(one).map(plainLine);
  return {
    id: one.id,
    code: one.code,
    title: flat(one.title),
    description: linesOf(one.description),
    weight: one.gate ? 'gate' : one.weight,
    expectedPerformance: linesOf(one.expectedPerformance),
    dueDate: one.dueDate,
    expectedValue: flat(one.expectedValue),
    indicators: one.indicators.map((own) => `${flat(own.name)}: ${targetWords(own, it)}`),
    people: people.filter((line) => line !== it.papers.none),
  };
}

function saidOfImport(one: ImportedObjective): ReturnType<typeof saidOfPlan> {
  const { code, title, description, weight, expectedPerformance, dueDate } = one;
  return {
    id: one.rowId ?? '',
    code,
    title,
    description,
    weight: one.gate ? 'gate' : weight,
    expectedPerformance,
    dueDate,
    expectedValue: one.target.text,
    indicators: one.indicators.map((own) => `${own.name}: ${targetWords({ direction: null, ...own }, it)}`),
    people: one.participants.map(({ name, from, to }) => {
      const period = from === null && to === null ? null : it.format.period({ from, to });
      return period === null ? name : `${name}, ${period}`;
    }),
  };
}

/** A line that begins as one of a sheet does is one, on paper too. */
const saysALabel = ({ description, expectedPerformance }: Objective): boolean =>
  /(?:^|\n)Scadenza: /.test(`${description}\n${expectedPerformance}`);

/** What only a sheet says. */
function saidBesides({ type, phases, details, notes, indicators }: ImportedObjective) {
  return {
    type,
    phases,
    tools: details.tools ?? '',
    notes,
    measures: indicators.map(({ formula = '', source = '', targetSecond = '', targetThird = '' }) => [
      formula,
      source,
      targetSecond,
      targetThird,
    ]),
  };
}

/** Its first objective with what somebody pasted into it. */
function withPasted(): PlanFacts {
  const [first, ...rest] = facts.areas;
  const [one, ...others] = first?.objectives ?? [];
  if (!first || !one) throw new Error('no objective');
  return {
    ...facts,
    areas: [{ ...first, objectives: [{ ...one, title: PASTED, description: '=1+1' }, ...others] }, ...rest],
  };
}

/** The XML parts of an archive, by their names. */
function partsOf(bytes: Uint8Array): Record<string, string> {
  const all = Object.entries(unzipSync(bytes)).filter(([name]) => /\.(xml|rels)$/.test(name));
  return Object.fromEntries(all.map(([name, content]) => [name, strFromU8(content)]));
}

/** What makes a reader of XML give up: an element left open, a bare `&` or `<`, a sign that XML has not. */
function faultsOfXml(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  for (const [tag, slash, name = ''] of xml.matchAll(/<(\/?)([a-z][^\s/>]*)[^<>]*>/gi)) {
    if (slash === '/' && open.pop() !== name) faults.push(`</${name}> closes another`);
    if (slash === '' && !tag.endsWith('/>')) open.push(name);
  }
  faults.push(...open.map((name) => `<${name}> is not closed`));
  const bare = xml.replace(/<[/?!]?[a-z][^<>]*>/gi, '');
  if (/[<>]/.test(bare)) faults.push('a bare < or >');
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(xml)) faults.push('a bare &');
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/.test(xml)) faults.push('a sign that XML has not');
  return faults;
}

const flat = (words: string) => words.replace(/\s+/gu, ' ').trim();
const textOf = (markup: string) => {
  let words = '';
  const silent = new Set(['style', 'title', 'svg']);
  let within = 0;
  const parser = new Parser({
    onopentag: (name) => void (silent.has(name) && (within += 1)),
    ontext: (text) => void (within === 0 && (words += text)),
    onclosetag: (name) => {
      if (silent.has(name)) within -= 1;
      if (!/^(strong|em|a|span)$/.test(name)) words += ' ';
    },
  });
  parser.end(markup);
  return flat(words);
};

/** The words of a document in its order, as somebody would read them aloud. */
function spoken(tree: DocumentTree): string[] {
  const item = (parts: ListItem): string[] =>
    parts.flatMap((one) => (one.type === 'list' ? one.items.flatMap(item) : plainLine(one.text)));
  const block = (one: Block): string[] => {
    switch (one.type) {
      case 'heading':
      case 'paragraph':
        return [plainLine(one.text)];
      case 'list':
        return one.items.flatMap(item);
      case 'table':
        return [
          one.caption,
          ...(hasHead(one) ? one.columns.map(headOf) : []),
          ...one.rows.flatMap(({ cells }) => cells.flatMap((lines) => lines.map(plainLine))),
          ...(one.total ? [one.total.label, ...one.total.values.filter((value) => value !== null)] : []),
        ];
      case 'figure':
      case 'drawing':
        return [one.caption];
      case 'page-break':
        return [];
    }
  };
  return tree.sections
    .flatMap(({ blocks }) => blocks.flatMap(block))
    .map(flat)
    .filter((words) => words !== '');
}

describe('every document in every format', () => {
  test('DOCX and ODT are sound archives of sound XML, whatever was pasted', async () => {
    const of = withPasted();
    for (const kind of DOCUMENT_KINDS) {
      const tree = treeOf(kind, true, of);
      for (const bytes of [await docxOf(tree), await odtOf(tree)]) {
        for (const [name, xml] of Object.entries(partsOf(bytes)))
          expect(faultsOfXml(xml), `${kind} ${name}`).toEqual([]);
      }
      const { 'content.xml': content = '' } = partsOf(await odtOf(tree));
      expect(content).toContain('Word lascia segni &amp; &lt;altro&gt;');
    }
  });

  test('an ODT says first and unpacked what it is, and leaves its look to named styles', async () => {
    const bytes = await odtOf(treeOf('piano'));
    expect(Buffer.from(bytes.subarray(30, 77)).toString()).toBe('mimetypeapplication/vnd.oasis.opendocument.text');
    const { 'content.xml': content = '', 'styles.xml': styles = '' } = partsOf(bytes);
    const own = content.slice(0, content.indexOf('<office:body>'));
    expect(own).not.toMatch(/text-properties|font|color="#(?!b8c2cc|eef1f6|17324d)/i);
    const used = new Set([...content.matchAll(/(?:text|table):style-name="([^"]+)"/g)].map(([, name]) => name));
    const named = `${own}${styles}`;
    for (const name of used) expect(named, name).toContain(`style:name="${name}"`);
    const levels = [...content.matchAll(/text:outline-level="(\d)"(?=><text:bookmark)/g)].map(([, level]) =>
      Number(level),
    );
    expect(levels.length).toBeGreaterThan(10);
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    expect(content.match(/<table:table-header-rows>/g)?.length).toBe(content.match(/<table:table /g)?.length);
    expect(content).toContain(`<svg:desc>${it.papers.stemma(facts.registry.entity.name)}</svg:desc>`);
  });

  test('the stemma of the ente stands at their top, with its words, in place of the neutral one', async () => {
    const png = testPng(30, 40);
    const own = treeOf('areas', true, { ...facts, stemma: { png, width: 30, height: 40 } });
    const alt = it.papers.stemma(facts.registry.entity.name);
    expect(alt).toBe('Stemma del Comune di Valmora');
    expect(own.letterhead.stemma).toEqual({ png, width: 30, height: 40, alt });
    expect(treeOf('areas').letterhead.stemma).toEqual(neutralStemma(alt));
    expect(writeHtml(own, stampOf(own, AT, it))).toContain(
      `<img class="stemma" src="data:image/png;base64,${png}" width="30" height="40" alt="${alt}">`,
    );
    for (const bytes of [await docxOf(own), await odtOf(own)]) {
      const pictures = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.png'));
      expect(pictures.map(([, content]) => Buffer.from(content).toString('base64'))).toEqual([png]);
      expect(Object.values(partsOf(bytes)).join('')).toContain(alt);
    }
  });

  test('HTML is one page without scripts, its titles in order, its words in the order of the document', () => {
    for (const kind of DOCUMENT_KINDS) {
      const tree = treeOf(kind);
      const html = writeHtml(tree, stampOf(tree, AT, it));
      expect(html, kind).not.toMatch(
        /<script|javascript:|\son\w+=|(?:src|href)="(?!data:image\/png|#|https?:|mailto:)/i,
      );
      const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
      expect(levels.filter((level) => level === 1)).toHaveLength(1);
      expect(
        levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1),
        kind,
      ).toBe(true);
      const words = textOf(html);
      let from = words.indexOf(flat(tree.title));
      const contents = tree.contents === null ? 0 : words.indexOf(tree.contents);
      // After the list of contents every title comes once more, in its place.
      from = Math.max(from, contents === 0 ? 0 : words.lastIndexOf(spoken(tree)[0] ?? ''));
      for (const line of spoken(tree)) {
        const at = words.indexOf(line, from);
        expect(at, `${kind}: ${line}`).toBeGreaterThanOrEqual(from);
        from = at;
      }
    }
  });

  test('without names nobody is named, in no format and no property', async () => {
    for (const kind of DOCUMENT_KINDS) {
      const tree = treeOf(kind, false);
      const table = dataTableOf(scopeOf(kind), makingOf(false));
      const everything = [
        ...Object.values(partsOf(await docxOf(tree))),
        ...Object.values(partsOf(await odtOf(tree))),
        writeHtml(tree, stampOf(tree, AT, it)),
        writeCsv(table),
        ...Object.values(partsOf(await writeSheet(table, 'xlsx'))),
        ...Object.values(partsOf(await writeSheet(table, 'ods'))),
      ].join('\n');
      for (const { familyName } of facts.registry.people) {
        expect(
          everything.match(new RegExp(`(?<!\\p{L})${familyName}(?!\\p{L})`, 'u')),
          `${kind}: ${familyName}`,
        ).toBeNull();
      }
    }
  });
});

describe('what goes out comes in again', () => {
  /** The areas of a document that was read again, objective by objective as far as `of` looks. */
  function expectBack(back: readonly ImportedArea[], of: (said: ReturnType<typeof saidOfPlan>) => unknown): void {
    expect(back.map(({ name }) => name)).toEqual(facts.areas.map(({ area }) => area.name));
    expect(back.map(({ objectives: own }) => own.map((one) => of(saidOfImport(one))))).toEqual(
      facts.areas.map((area) => area.objectives.map((one) => of(saidOfPlan(one)))),
    );
  }

  test.each(FORMATS)('%s: the objectives are the same, field by field', async (format) => {
    for (const kind of ['areas', 'piano', 'piao'] as const)
      expectBack(await readBack(facts, kind, format), (one) => one);
  });

  test.each(FORMATS)('%s: of the PEG what it says of each objective', async (format) => {
    expectBack(
      await readBack(facts, 'peg', format),
      ({ people: _, indicators: __, expectedValue: ___, ...said }) => said,
    );
  });

  test.each(FORMATS)('%s: of the sheets all they say of each objective', async (format) => {
    const back = await readBack(facts, 'schede', format);
    expectBack(back, (one) => one);
    expect(back.flatMap(({ objectives: own }) => own.map(saidBesides))).toEqual(
      objectives().map((one) => ({
        type: one.type,
        phases: one.phases.map(({ title, planned }) => ({ title: flat(title), planned })),
        tools: linesOf(one.tools),
        notes: linesOf(one.notes),
        measures: one.indicators.map(({ formula, source, targetSecond, targetThird }) =>
          [formula, source, targetSecond, targetThird].map(flat),
        ),
      })),
    );
  });

  test('what somebody put beside the sheets is read too', async () => {
    const tree = treeOf('schede');
    const more =
      '<h2>Area Nuova</h2><table><tr><th>Obiettivo</th><th>Peso</th></tr><tr><td>Un lavoro in più</td><td>100</td></tr></table>';
    const html = writeHtml(tree, stampOf(tree, AT, it)).replace('<footer>', `${more}<footer>`);
    const result = await readPlanFile({ name: 'schede.html', bytes: new TextEncoder().encode(html) });
    if (!result.ok) throw new Error(result.reason);
    expect(result.plan.areas.at(-1)).toMatchObject({ name: 'Area Nuova', objectives: [{ title: 'Un lavoro in più' }] });
    expectBack(result.plan.areas.slice(0, -1), (one) => one);
  });

  test('what somebody writes into an objective comes back as it was, whatever it looks like', async () => {
    const odd = fc.constantFrom(...ODD_WORDS);
    const line = fc.array(odd, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
    const lines = fc.array(line, { maxLength: 3 }).map((all) => all.join('\n'));
    const due = fc.option(fc.constantFrom('2027-06-30', '2028-02-29'));
    const weight = fc.integer({ min: 0, max: 10_000 });
    const written = fc
      .record({ title: line, description: lines, expectedPerformance: lines, dueDate: due, weight })
      // Where nothing is due, a last line such as this is on paper, for whoever reads it, when it is due.
      .filter((one) => one.dueDate !== null || !/(?:^|\n)entro il 30\/06\/2027$/.test(one.expectedPerformance));
    const [first] = facts.areas;
    const [one] = first?.objectives ?? [];
    if (!first || !one) throw new Error('no objective');
    await fc.assert(
      fc.asyncProperty(fc.array(written, { minLength: 1, maxLength: 6 }), async (all) => {
        const own = all.map((said, at) => ({ ...one, ...said, id: `riga${at}`, gate: false }));
        const of = { ...facts, areas: [{ ...first, objectives: own }] };
        for (const format of ['docx', 'odt', 'html'] as const) {
          for (const kind of own.some(saysALabel) ? (['areas'] as const) : (['areas', 'schede'] as const)) {
            const [area] = await readBack(of, kind, format);
            expect(area?.objectives.map(saidOfImport), `${kind} ${format}`).toEqual(own.map(saidOfPlan));
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('each row of an objective is known by its id, once', async () => {
    for (const kind of ['areas', 'piano', 'peg'] as const) {
      const docx = partsOf(await docxOf(treeOf(kind)))['word/document.xml'] ?? '';
      const odt = partsOf(await odtOf(treeOf(kind)))['content.xml'] ?? '';
      const marks = (xml: string, pattern: RegExp) =>
        [...xml.matchAll(pattern)].map(([, name]) => rowIdFromBookmark(name ?? '')).filter((id) => id !== null);
      const ids = objectives().map(({ id }) => id);
      expect(marks(docx, /<w:bookmarkStart[^>]* w:name="([^"]+)"/g)).toEqual(ids);
      expect(marks(odt, /<text:bookmark text:name="([^"]+)"/g)).toEqual(ids);
    }
  });
});

describe('tables', () => {
  test.each(['xlsx', 'ods'] as const)(
    '%s: one sheet, one row of heads, figures and days that compute',
    async (format) => {
      const table = dataTableOf(scopeOf('areas'), makingOf());
      const book = read(await writeSheet(table, format), { cellDates: true });
      expect(book.SheetNames).toEqual([it.papers.areas(facts.year)]);
      const sheet = book.Sheets[book.SheetNames[0] ?? ''];
      if (!sheet) throw new Error('no sheet');
      expect(sheet['!merges'] ?? []).toEqual([]);
      const rows = utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: null, UTC: true });
      expect(rows).toHaveLength(objectives().length);
      expect(Object.keys(rows[0] ?? {})).toEqual(table.columns.map(({ head }) => head));
      const sum = rows.reduce((all, row) => all + Number(row['Pesatura (punti)'] ?? 0), 0);
      expect(sum * 100).toBe(objectives().reduce((all, { weight, gate }) => all + (gate ? 0 : (weight ?? 0)), 0));
      const days = rows
        .map((row) => row.Scadenza)
        .map((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day));
      expect(days).toEqual(objectives().map(({ dueDate }) => dueDate));
    },
  );

  test('CSV opens in an Italian Excel, and computes nothing that somebody wrote', () => {
    const csv = writeCsv(dataTableOf(scopeOf('areas'), makingOf(true, withPasted())));
    expect(csv.startsWith('\uFEFFArea;Codice;Obiettivo;')).toBe(true);
    expect(csv).toContain(`;'=1+1;`);
    expect(csv.trimEnd().split('\r\n')).toHaveLength(objectives().length + 1);
    expect(writeCsv({ name: '', columns: [], rows: [[12.5, '-5%', '-A1', '@SUM', 'a;b', 'c"d']] })).toBe(
      `\uFEFF\r\n12,5;-5%;'-A1;'@SUM;"a;b";"c""d"\r\n`,
    );
  });
});

test('the organigramma keeps its boxes apart and on the page, with few areas and with many', () => {
  for (const count of [1, 3, 4, 5, 9]) {
    const areas = Array.from({ length: count }, (_, order) => {
      const own = facts.registry.areas[order % facts.registry.areas.length];
      if (!own) throw new Error('no area');
      return { ...own, id: order < facts.registry.areas.length ? own.id : `altra${order}`, order };
    });
    const tree = treeOf('piano', true, { ...facts, registry: { ...facts.registry, areas } });
    const drawn = tree.sections.flatMap(({ blocks }) => blocks).find((block) => block.type === 'drawing');
    if (!drawn) throw new Error('no organigramma');
    const { boxes, width, height, alt } = drawn.drawing;
    expect(alt).toContain(areas[0]?.name);
    for (const [at, box] of boxes.entries()) {
      expect(Math.min(box.x, box.y)).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(width + 0.01);
      expect(box.y + box.height).toBeLessThanOrEqual(height + 0.01);
      for (const other of boxes.slice(at + 1)) {
        const apart =
          box.x + box.width <= other.x ||
          other.x + other.width <= box.x ||
          box.y + box.height <= other.y ||
          other.y + other.height <= box.y;
        expect(apart, `${box.lines[0]} and ${other.lines[0]}`).toBe(true);
      }
    }
  }
});

test('the same content has the same fingerprint, whenever it is written; another content has another', () => {
  const tree = treeOf('piano');
  expect(fingerprintOf(treeOf('piano'))).toBe(fingerprintOf(tree));
  expect(fingerprintOf(treeOf('piano', false))).not.toBe(fingerprintOf(tree));
});
