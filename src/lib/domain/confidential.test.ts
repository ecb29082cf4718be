import { describe, expect, test } from 'vitest';
import { evaluatedIn, isConfidential, mayReadDelivered, type ConfidentialFacts } from './confidential.ts';
import { accessTo, mayPerform, mayTalkAbout, type Access, type DocumentSubject } from './rights.ts';
import { area, employment, incarico, person, registry } from './test-registry.ts';

const DAY = '2027-06-15';
const people = ['dina', 'head', 'deputy', 'segr', 'sind', 'body', 'pay', 'asse', 'other', 'admin', 'lone'];

/** Area `am` has a head, a deputy and Dina; nobody answers for area `tec`, where Lone works. */
const ente = registry({
  areas: [area('am'), area('tec'), area('fin')],
  people: people.map((id) => person(id, id, '')),
  employments: [
    employment('dina', 'am'),
    employment('head', 'am'),
    employment('deputy', 'am'),
    employment('lone', 'tec'),
    employment('other', 'fin'),
  ],
  incarichi: [
    incarico('head', 'head', 'am'),
    incarico('deputy', 'deputy', 'am'),
    incarico('segr', 'segretario'),
    incarico('sind', 'sindaco'),
    incarico('body', 'evaluation-body'),
    incarico('pay', 'payroll'),
    incarico('asse', 'assessore'),
    incarico('other', 'head', 'fin'),
    incarico('admin', 'administrator'),
  ],
});

const actor = (id: string) => ({ person: id, administrator: id === 'admin', active: true });
const access = (document: DocumentSubject, id: string) => accessTo(document, actor(id), ente, DAY);

/** Who writes and who reads; everybody else has nothing. */
const MATRIX: [sheetOf: string, kind: 'eval-sheet' | 'self-sheet' | 'evidence', writes: string[], reads: string[]][] = [
  ['dina', 'eval-sheet', ['head', 'deputy'], ['segr', 'body']],
  ['dina', 'self-sheet', ['dina'], ['head', 'deputy', 'segr', 'body']],
  ['dina', 'evidence', ['dina'], ['head', 'deputy', 'segr', 'body']],
  ['deputy', 'eval-sheet', ['head'], ['segr', 'body']],
  ['head', 'eval-sheet', ['segr', 'body'], []],
  ['head', 'self-sheet', ['head'], ['segr', 'body']],
  ['lone', 'eval-sheet', ['segr'], ['body']],
  ['segr', 'eval-sheet', ['sind'], ['body']],
  ['segr', 'self-sheet', ['segr'], ['sind', 'body']],
];

describe('[RE4] the documents of an evaluation', () => {
  const cells = MATRIX.flatMap(([of, kind, writes, reads]) =>
    people.map((who): [string, string, string, Access] => [
      kind,
      of,
      who,
      writes.includes(who) ? 'write' : reads.includes(who) ? 'read' : 'none',
    ]),
  );
  test.each(cells)('%s of %s · %s: %s', (kind, of, who, expected) => {
    expect(access({ kind: kind as 'evidence', year: 2027, person: of }, who)).toBe(expected);
  });

  test('whoever is evaluated does not open the own sheet, whatever other role they hold, nor its history', () => {
    const own = { kind: 'eval-sheet', year: 2027, person: 'dina' } as const;
    for (const role of ['segretario', 'head', 'deputy', 'sindaco', 'evaluation-body'] as const) {
      const both = { ...ente, incarichi: [...ente.incarichi, incarico('dina', role, 'am')] };
      expect(accessTo(own, actor('dina'), both, DAY)).toBe('none');
      expect(mayPerform({ act: 'read-history', document: own }, actor('dina'), both, DAY)).toBe(false);
    }
    const spelling = { ...ente, aliases: [{ ...person('dina-2', 'dina', ''), person: 'dina' }] };
    expect(accessTo({ ...own, person: 'dina-2' }, actor('dina'), spelling, DAY)).toBe('none');
  });

  test('the history of what people take away again is nobody’s, that of a sheet its writers’', () => {
    const may = (kind: 'eval-sheet' | 'self-sheet' | 'evidence', who: string) =>
      mayPerform({ act: 'read-history', document: { kind, year: 2027, person: 'dina' } }, actor(who), ente, DAY);
    expect(people.filter((who) => may('eval-sheet', who))).toEqual(['head', 'deputy']);
    expect(people.filter((who) => may('self-sheet', who) || may('evidence', who))).toEqual([]);
  });

  test('an evaluator whose charge has ended, or whose account is deactivated, is none', () => {
    const sheet = { kind: 'eval-sheet', year: 2027, person: 'dina' } as const;
    const until = registry({ ...ente, incarichi: [incarico('head', 'head', 'am', { from: null, to: '2027-06-14' })] });
    expect(accessTo(sheet, actor('head'), until, '2027-06-14')).toBe('write');
    expect(accessTo(sheet, actor('head'), until, DAY)).toBe('none');
    expect(accessTo(sheet, { ...actor('head'), active: false }, ente, DAY)).toBe('none');
  });

  test('sheets are for whoever is at work in the year, and for the Segretario', () => {
    expect(evaluatedIn(ente, 2027)).toEqual(['dina', 'head', 'deputy', 'segr', 'other', 'lone']);
  });

  test('every kind of a person or a talk is confidential', () => {
    const kinds = ['area', 'plan', 'mandate', 'eval-sheet', 'self-sheet', 'evidence', 'talk'] as const;
    expect(kinds.filter(isConfidential)).toEqual(['eval-sheet', 'self-sheet', 'evidence', 'talk']);
  });
});

describe('[DO2] a talk', () => {
  const sheet = { kind: 'eval-sheet', year: 2027, person: 'dina' } as const;
  const facts = (circle: string[], delivered = false): ConfidentialFacts => ({
    talk: (id) => (id === 'older' ? { target: sheet, circle } : null),
    isDelivered: () => delivered,
  });
  const inTalk = (who: string, known: ConfidentialFacts) =>
    accessTo({ kind: 'talk', talk: 'older' }, actor(who), ente, DAY, known);

  test('is for its circle, and only while they may read what it is about', () => {
    const known = facts(['head', 'segr', 'pay']);
    expect(people.filter((who) => inTalk(who, known) !== 'none')).toEqual(['head', 'segr']);
    expect(accessTo({ kind: 'talk', talk: 'unknown' }, actor('head'), ente, DAY, known)).toBe('none');
  });

  test('from before delivery stays closed to the evaluated, also after', () => {
    expect(inTalk('dina', facts(['head', 'segr']))).toBe('none');
    expect(inTalk('dina', facts(['head', 'segr'], true))).toBe('none');
    expect(inTalk('dina', facts(['dina', 'head']))).toBe('none');
    expect(inTalk('dina', facts(['dina', 'head'], true))).toBe('write');
  });

  test('about a plan is for its readers; about another talk there is none', () => {
    const talks = facts([]);
    expect(mayTalkAbout({ kind: 'area', year: 2027, area: 'am' }, actor('dina'), ente, DAY, talks)).toBe(true);
    expect(mayTalkAbout({ kind: 'area', year: 2027, area: 'am' }, actor('admin'), ente, DAY, talks)).toBe(false);
    expect(mayTalkAbout({ kind: 'talk', talk: 'older' }, actor('head'), ente, DAY, talks)).toBe(false);
  });
});

test('[RE4] what was delivered is read by its person and by who may open the sheet', () => {
  const readers = people.filter((who) => mayReadDelivered({ year: 2027, person: 'dina' }, actor(who), ente, DAY));
  expect(readers).toEqual(['dina', 'head', 'deputy', 'segr', 'body']);
});
