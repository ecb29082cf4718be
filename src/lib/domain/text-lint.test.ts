import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseMarkup } from './chapter-markup.ts';
import { CHAPTER_TEMPLATES } from './chapter-templates.ts';
import { findingKey, lintText, type LintContext } from './text-lint.ts';

const context: LintContext = {
  entity: 'Comune di Valmora',
  partners: ['Comune di Ronchello'],
  year: 2027,
  mandates: [{ from: 2024, to: 2029 }],
};
const found = (text: string, of: Partial<LintContext> = {}) =>
  lintText(parseMarkup(text), { ...context, ...of }).map(({ code, text: at, replacement }) => [code, at, replacement]);

test('the templates have nothing to point at, in any comune and year', () => {
  for (const year of [2026, 2027, 2031]) {
    for (const { title, body } of CHAPTER_TEMPLATES) {
      expect([title, lintText(body, { entity: 'Comune di Prato Alto', partners: [], year, mandates: [] })]).toEqual([
        title,
        [],
      ]);
    }
  }
});

test.each([
  ['Il Comune di Lurano pubblica', [['other-entity', 'Comune di Lurano', 'Comune di Valmora']]],
  ['IL COMUNE DI LURANO', [['other-entity', 'COMUNE DI LURANO', 'COMUNE DI VALMORA']]],
  [
    'Il Comune di Lurano. A Lurano lavorano in sei.',
    [
      ['other-entity', 'Comune di Lurano', 'Comune di Valmora'],
      ['other-entity', 'Lurano', 'Valmora'],
    ],
  ],
  ['Con il Comune di Ronchello e il Comune di Valmora', []],
  [
    'in convenzione con i Comuni di Ronchello, Arcene e Verdello.',
    [
      ['other-entity', 'Arcene', null],
      ['other-entity', 'Verdello', null],
    ],
  ],
  ['La Città di San Pietro al Monte aderisce', [['other-entity', 'Città di San Pietro al Monte', 'Comune di Valmora']]],
  ['Provincia di Bergamo; comune di residenza; Consiglio comunale', []],
])('names of enti: %s', (text, expected) => expect(found(text)).toEqual(expected));

test.each([
  ['Piano triennale 2024-2026', [['other-year', '2024-2026', '2027-2029']]],
  ['Piano triennale 2024/26', [['other-year', '2024/26', '2027/29']]],
  ['il triennio 2027-2029 e il bilancio 2027/2029', []],
  ['linee di mandato 2019/2024', [['other-year', '2019/2024', '2024/2029']]],
  ['il mandato 2024-2029', []],
  [
    'obiettivi operativi 2024, PEG 2024',
    [
      ['other-year', '2024', '2027'],
      ['other-year', '2024', '2027'],
    ],
  ],
  ['Relazione sulla performance 2026 e rendiconto 2026', []],
  ['D.Lgs. n. 150/2009, L. 241/1990, delibera n. 12 del 30/01/2024', []],
  ['attivo dall’anno 2019', []],
])('years: %s', (text, expected) => expect(found(text)).toEqual(expected));

test('a mandate is not written where two meet the year', () => {
  const mandates = [
    { from: 2022, to: 2027 },
    { from: 2027, to: 2032 },
  ];
  expect(found('linee di mandato 2019/2024', { mandates })).toEqual([['other-year', '2019/2024', null]]);
});

test.each([
  ['le linee guida della CIVIT', 'CIVIT', 'Dipartimento della funzione pubblica'],
  ['ai sensi del D.Lgs. 163/2006', 'D.Lgs. 163/2006', 'D.Lgs. 36/2023'],
  ['decreto legislativo n. 50 del 2016', 'decreto legislativo n. 50 del 2016', 'D.Lgs. 36/2023'],
  ['titolare di posizione organizzativa', 'posizione organizzativa', null],
  ['due dipendenti di categoria C', 'categoria C', null],
  ['le misure del P.T.P.C.T.', 'P.T.P.C.T.', null],
])('law: %s', (text, at, replacement) => expect(found(text)).toEqual([['superseded', at, replacement]]));

test('a law is superseded from a year on, and what is said to be of before is not', () => {
  expect(found('D.Lgs. 50/2016', { year: 2023 })).toEqual([]);
  expect(found('Area Istruttori (ex cat. C)')).toEqual([]);
  expect(lintText(parseMarkup('la CIVIT'), context)[0]).toMatchObject({
    instead: expect.stringContaining('ANAC'),
    source: expect.stringContaining('90/2014'),
  });
});

test.each([
  [
    'valore #RIF! e #DIV/0!',
    [
      ['broken-formula', '#RIF!', null],
      ['broken-formula', '#DIV/0!', null],
    ],
  ],
  ['indirizzo politico- amministrativo', [['broken-word', 'politico- amministrativo', 'politico-amministrativo']]],
  ['la ammini- strazione', [['broken-word', 'ammini- strazione', 'amministrazione']]],
  ['archiviazione stampat e schede', [['broken-word', 'stampat e', 'stampate']]],
  ['report e budget e target e web e dati, pre- e post-scuola', []],
  [
    'di di nuovo la La scuola, via via',
    [
      ['doubled-word', 'di di', 'di'],
      ['doubled-word', 'la La', 'la'],
    ],
  ],
])('broken: %s', (text, expected) => expect(found(text)).toEqual(expected));

test('signs left from a copy', () => {
  const lines = [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: 'Il **Piano** è' }] }];
  expect(lintText(lines, context).map(({ code, from, to }) => [code, from, to])).toEqual([
    ['markup', 3, 5],
    ['markup', 10, 12],
  ]);
});

test('places count fields and breaks as one character, and lines in lists and tables in reading order', () => {
  const [finding] = lintText(
    [
      { type: 'list', ordered: false, items: [[{ type: 'paragraph', content: [] }]] },
      {
        type: 'table',
        rows: [
          [
            {
              header: false,
              colspan: 1,
              rowspan: 1,
              content: [
                {
                  type: 'paragraph',
                  content: [
                    { type: 'field', name: 'ente' },
                    { type: 'text', text: ' e la CIVIT' },
                  ],
                },
              ],
            },
          ],
        ],
      },
    ],
    context,
  );
  expect(finding).toMatchObject({ line: 1, from: 7, to: 12 });
  expect(findingKey(finding!)).toBe('superseded:civit');
});

const SEED = new URL('../../../../shared/seed/piano-lurano-2024-2026.txt', import.meta.url);

test.skipIf(!existsSync(SEED))(
  'in a real plan of another comune and year it finds what is left over, and little else',
  () => {
    const chapters = readFileSync(SEED, 'utf8').split('AREA AMMINISTRATIVA\n')[0] ?? '';
    const lines = chapters
      .split('\n')
      .map((text) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }));
    const findings = lintText(lines, { entity: 'Comune di Valmora', partners: [], year: 2027, mandates: [] });
    const texts = (code: string) => new Set(findings.filter((one) => one.code === code).map(({ text }) => text));
    expect([...texts('other-entity')]).toEqual(expect.arrayContaining(['COMUNE DI LURANO', 'Arcene', 'Verdello']));
    expect([...texts('other-year')]).toEqual(expect.arrayContaining(['2024-2026', '2019/2024', '2024/2026', '2024']));
    expect([...texts('superseded')]).toEqual(expect.arrayContaining(['CIVIT', 'posizione organizzativa']));
    expect([...texts('broken-word')]).toEqual(['politico- amministrativo']);
    expect([...texts('doubled-word')]).toEqual([]);
    expect([...texts('markup')]).toEqual(['**']);
  },
);
