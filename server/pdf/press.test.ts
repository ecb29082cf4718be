import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { heading } from '#lib/exchange/tree/document-tree.ts';
import type { DocumentTree } from '#lib/exchange/tree/document-tree.ts';
import { buildDocument } from '#lib/exchange/tree/documents.ts';
import type { DocumentScope } from '#lib/exchange/tree/documents.ts';
import type { PlanFacts } from '#lib/exchange/tree/facts.ts';
import { stampOf } from '#lib/exchange/tree/stamp.ts';
import { PDF_STANDARDS } from '#lib/protocol/pdf.ts';
import type { PdfStandard } from '#lib/protocol/pdf.ts';
import { it } from '#lib/texts/it/index.ts';
import { exampleFacts } from '../testing/example-facts.ts';
import { TestServer } from '../testing/test-server.ts';
import { Press } from './press.ts';
import type { PressFault } from './press.ts';

const AT = new Date('2027-01-28T10:42:00Z');
const WHOLE: DocumentScope = { kind: 'piano', area: null, objective: null };

let server: TestServer;
let cookie: string;
let facts: PlanFacts;
beforeAll(async () => {
  server = await TestServer.withExample();
  cookie = await server.signIn('segretario');
  facts = await exampleFacts(server.ente);
});
afterAll(() => server.remove());

const treeOf = (scope: DocumentScope, names = true) =>
  buildDocument(scope, { facts, choice: { template: 'istituzionale', names }, texts: it });

async function ask(tree: unknown, standard: PdfStandard = 'ua-1', as = cookie, year = facts.year) {
  const stamp = stampOf(treeOf(WHOLE), AT, it);
  return fetch(`${server.base}/api/pdf`, {
    method: 'POST',
    headers: { cookie: as, 'content-type': 'application/json' },
    body: JSON.stringify({ year, standard, tree, stamp }),
  });
}

/** A PDF as a reader of it finds it: what is said of it, its outline, and what each page holds in its order. */
async function open(response: Response) {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const raw = Buffer.from(bytes).toString('latin1');
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise;
  const { info, metadata } = await document.getMetadata();
  // A map, whatever its types say.
  const marks = (await document.getMarkInfo()) as unknown as Map<string, boolean> | null;
  const outline = (await document.getOutline()) ?? [];
  const roles: string[] = [];
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    walk(await page.getStructTree(), roles);
    const { items } = await page.getTextContent();
    text += `${items.map((item) => ('str' in item ? item.str : '')).join(' ')}\n`;
  }
  const said = metadata?.getRaw() as string;
  return { raw, info: info as Record<string, unknown>, said, marks, outline, roles, text, pages: document.numPages };
}

function walk(node: unknown, roles: string[]): void {
  if (typeof node !== 'object' || node === null || !('role' in node)) return;
  roles.push(String(node.role));
  if ('children' in node && Array.isArray(node.children)) node.children.forEach((child) => walk(child, roles));
}

describe('the plan as a PDF', () => {
  test.each(PDF_STANDARDS)('%s: tagged, named, in Italian, with an outline and headings in order', async (standard) => {
    const pdf = await open(await ask(treeOf(WHOLE), standard));
    expect(pdf.marks?.get('Marked')).toBe(true);
    expect(pdf.info).toMatchObject({ Title: it.papers.piano(facts.year), Language: 'it-IT' });
    expect(pdf.said).toContain(standard === 'ua-1' ? 'pdfuaid:part' : '<pdfaid:conformance>A</pdfaid:conformance>');
    expect(pdf.outline.map(({ title }) => title)[0]).toBe('1. Presentazione del Piano');
    expect(pdf.outline.map(({ title }) => title)).toContain(`3. ${it.papers.identity}`);
    const levels = pdf.roles.filter((role) => /^H[1-6]$/.test(role)).map((role) => Number(role[1]));
    expect(levels.every((level, at) => level <= (levels[at - 1] ?? 0) + 1)).toBe(true);
    for (const role of ['Table', 'TH', 'TD', 'L', 'LI', 'TOC', 'Caption']) expect(pdf.roles, role).toContain(role);
    expect(pdf.text).toContain(`Pagina 1 di ${pdf.pages}`);
    expect(pdf.text).toContain('BOZZA');
    expect(pdf.text).toMatch(/Impronta SHA-256 [0-9a-f]{4} /);
  });

  test('without names there is none, in the properties neither', async () => {
    const pdf = await open(await ask(treeOf(WHOLE, false), 'ua-1'));
    const everything = [pdf.raw, pdf.said, JSON.stringify(pdf.info), JSON.stringify(pdf.outline), pdf.text].join('\n');
    for (const { familyName } of facts.registry.people)
      expect(everything).not.toMatch(new RegExp(`\\b${familyName}\\b`));
    expect(pdf.text).toMatch(/3 persone: .* istruttor/);
  });
});

describe('nothing of a document is read as Typst', () => {
  const HOSTILE = [
    '#read("/etc/passwd")',
    '#eval("1 + 41")',
    '$x^2$ #sys.version',
    ']#panic("x")[',
    '\\#include "document.typ"',
    '= Titolo @nota <segno> `raw` _a_ *b*',
    '"); #import "@preview/cetz:0.3.0"; (',
    '#image("document.typ")',
  ];

  test('in a title, a cell, a caption, a link it stands as it was written', async () => {
    const words = HOSTILE.join(' ');
    const few = HOSTILE.slice(0, 2).join(' ');
    const tree: DocumentTree = {
      ...treeOf({ kind: 'areas', area: null, objective: null }),
      title: words,
      sections: [
        {
          landscape: false,
          blocks: [
            { type: 'heading', level: 1, text: [{ type: 'text', text: words }] },
            { type: 'paragraph', text: [{ type: 'text', text: words, bold: true, link: 'https://a.example/#"]()' }] },
            { type: 'list', ordered: true, items: [[{ type: 'paragraph', text: [{ type: 'text', text: words }] }]] },
            {
              type: 'table',
              caption: words,
              columns: [{ head: few, unit: few, align: 'left', share: 1 }],
              rowHeader: 0,
              rows: [{ id: null, cells: [[[{ type: 'text', text: words }]]] }],
              total: { label: few, values: [few] },
            },
          ],
        },
      ],
    };
    const { text } = await open(await ask(tree));
    const flat = text.replace(/[\s\u00ad-]+/gu, '');
    expect(flat.split('#eval("1+41")').length).toBeGreaterThan(6);
    expect(flat).toContain('#read("/etc/passwd")');
    expect(flat).not.toContain('root:');
    expect(flat).not.toContain('42#');
  });

  test('what is not a document is refused before it is typeset', async () => {
    const tree = treeOf({ kind: 'areas', area: null, objective: null });
    const wrong: unknown[] = [
      { ...tree, template: '../../etc/passwd' },
      { ...tree, sections: [{ landscape: false, blocks: [{ type: 'code', text: '#read("x")' }] }] },
      { ...tree, sections: [{ landscape: false, blocks: [nested(6)] }] },
      { ...tree, letterhead: { ...tree.letterhead, stemma: { png: 'AAAA', width: 1, height: 1, alt: '' } } },
    ];
    for (const one of wrong) expect((await ask(one)).status).toBe(422);
    const broken = {
      ...tree,
      letterhead: { ...tree.letterhead, stemma: { png: 'AAAA', width: 1, height: 1, alt: 'x' } },
    };
    const answer = await ask(broken);
    expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'pdf-refused' }]);
  });
});

/** What the compiler itself refuses, when a tree comes to it that the schema never saw. */
describe('a standard that is not met is refused, not passed over', () => {
  test.each([
    ['a-2a', 'a picture without words', withoutWords],
    ['ua-1', 'a picture without words', withoutWords],
    ['ua-1', 'a level of titles that is skipped', skipping],
  ] as const)('%s: %s', async (standard, _what, spoil) => {
    const press = new Press();
    try {
      const tree = spoil(treeOf({ kind: 'schede', area: null, objective: null }));
      const order = { tree, stamp: stampOf(tree, AT, it), standard };
      await expect(press.print(order)).rejects.toMatchObject({ code: 'refused' });
    } finally {
      press.close();
    }
  });

  function withoutWords(tree: DocumentTree): DocumentTree {
    const { stemma } = tree.letterhead;
    if (stemma === null) throw new Error('no stemma');
    // Typst takes empty words for words: none at all are what it looks for.
    const mute = { ...stemma, alt: null as unknown as string };
    return { ...tree, letterhead: { ...tree.letterhead, stemma: mute } };
  }
  function skipping(tree: DocumentTree): DocumentTree {
    const blocks = [heading(1, 'Titolo'), heading(3, 'Sotto')];
    return { ...tree, sections: [{ landscape: false, blocks }] };
  }
});

const qpdf = spawnSync('qpdf', ['--version']).status === 0;
test.skipIf(!qpdf).each(PDF_STANDARDS)('qpdf finds nothing to mend in %s', async (standard) => {
  const pdf = Buffer.from(await (await ask(treeOf(WHOLE), standard)).arrayBuffer());
  const file = join(server.folder, `${standard}.pdf`);
  writeFileSync(file, pdf);
  const { status, stdout } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });
  expect(`${status} ${stdout}`).toMatch(/^0 [\s\S]*No syntax or stream encoding errors found/);
});

test('a plan that is not there to read is no reason to typeset', async () => {
  const answer = await ask(treeOf(WHOLE), 'ua-1', cookie, facts.year + 20);
  expect([answer.status, await answer.json()]).toMatchObject([404, { code: 'not-found' }]);
});

test('a document that takes too long is ended, and the next one is made', async () => {
  const press = new Press(1);
  const order = { tree: treeOf(WHOLE), stamp: stampOf(treeOf(WHOLE), AT, it), standard: 'ua-1' as const };
  await expect(press.print(order)).rejects.toMatchObject({ code: 'too-long' });
  press.close();
  expect((await ask(treeOf(WHOLE))).status).toBe(200);
});

test('one is made, eight wait, the next is told to come back; who closes lets nobody wait', async () => {
  const press = new Press();
  const tree = treeOf({ kind: 'areas', area: null, objective: null });
  const order = { tree, stamp: stampOf(tree, AT, it), standard: 'ua-1' as const };
  const taken = Array.from({ length: 9 }, () =>
    press.print(order).then(
      () => 'made',
      (fault: PressFault) => fault.code,
    ),
  );
  await expect(press.print(order)).rejects.toMatchObject({ code: 'busy' });
  press.close();
  expect(await Promise.all(taken)).toEqual(['broken', ...Array.from({ length: 8 }, () => 'busy')]);
});

test('more than a person needs is told to wait', async () => {
  const other = await server.signIn('chiara.locatelli');
  const statuses = new Set<number>();
  for (let tries = 0; tries < 31; tries += 1) statuses.add((await ask({}, 'ua-1', other)).status);
  expect([...statuses]).toEqual([422, 429]);
});

function nested(depth: number): unknown {
  const items = depth === 0 ? [[{ type: 'paragraph', text: [] }]] : [[nested(depth - 1)]];
  return { type: 'list', ordered: false, items };
}
