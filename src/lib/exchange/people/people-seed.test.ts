import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { Registry } from '#lib/domain/org.ts';
import { RegistrySeed } from '#lib/protocol/http.ts';
import { areaKey } from '../document/headings.ts';
import { matchAreas, matchPeople } from './match-people.ts';
import { planPeople } from './people-seed.ts';
import type { PeopleDecisions } from './people-seed.ts';
import type { ReadPerson } from './read-people.ts';

const always = { from: null, to: null };
const person = (id: string, familyName: string, givenName: string) => ({ id, familyName, givenName, title: '' });

const comune: Registry = {
  version: 1,
  entity: { id: 'ente', name: 'Comune di Valmora', province: 'BG' },
  years: [2027],
  areas: [
    { id: 'area-am', name: 'Area Amministrativa', code: 'AM', order: 0, ...always },
    { id: 'area-te', name: 'Area Tecnica', code: 'TE', order: 1, ...always },
  ],
  services: [{ id: 'serv-ana', area: 'area-am', parent: null, name: 'Anagrafe', order: 0, ...always }],
  people: [person('rota', 'Rota', 'Nadia'), person('zanga', 'Zanga', 'Marco'), person('zan-b', 'Zanga', 'Marco')],
  employments: [
    {
      id: 'e-rota',
      person: 'rota',
      area: 'area-am',
      service: null,
      classificationArea: 'funzionari-eq',
      partTime: null,
      profile: '',
      from: '2016-03-01',
      to: null,
    },
  ],
  incarichi: [],
  agreements: [],
  vacancies: [],
  mandates: [],
  aliases: [{ ...person('alias', 'Rotta', 'Nadine'), person: 'rota' }],
  lastImport: null,
  lastOpening: null,
};

function row(familyName: string, givenName: string, parts: Partial<ReadPerson> = {}): ReadPerson {
  const said = { title: '', area: '', service: '', classificationArea: null, profile: '', partTime: undefined };
  return { row: 1, familyName, givenName, ...said, ...always, notes: [], ...parts };
}

const nothing: PeopleDecisions = { who: new Map(), values: new Map(), areas: new Map() };

function plan(rows: ReadPerson[], decisions: Partial<PeopleDecisions> = {}) {
  const matches = matchPeople(rows, comune);
  const known = matchAreas(rows, comune).flatMap(({ name, area }) =>
    area === null ? [] : [[areaKey(name), area] as const],
  );
  const areas = new Map([...known, ...(decisions.areas ?? [])]);
  let next = 0;
  const made = planPeople(matches, { ...nothing, ...decisions, areas }, comune, () => `new-${++next}`);
  expect(v.parse(RegistrySeed, made.seed)).toEqual(made.seed);
  return made;
}

describe('who somebody in a list is', () => {
  test.each<[string, ReadPerson, string, [string, number][]]>([
    ['the same letters', row('ROTA', 'nadia'), 'here', [['rota', 100]]],
    ['the words exchanged', row('Nadia', 'Rota'), 'confirm', [['rota', 95]]],
    ['an initial', row('Rota', 'N.'), 'confirm', [['rota', 80]]],
    ['a spelling that was merged before', row('Rotta', 'Nadine'), 'here', [['rota', 100]]],
    [
      'two people of one name',
      row('Zanga', 'Marco'),
      'confirm',
      [
        ['zanga', 100],
        ['zan-b', 100],
      ],
    ],
    ['nobody like it', row('Ferri', 'Luca'), 'new', []],
    [
      'an order nobody can tell',
      row('Rosa', 'Gloria', { notes: [{ code: 'order-doubtful', text: '' }] }),
      'confirm',
      [],
    ],
  ])('%s', (_, read, state, candidates) => {
    const [match] = matchPeople([read], comune);
    expect(match!.state).toBe(state);
    expect(match!.candidates.map(({ person: one, score }) => [one.id, score])).toEqual(candidates);
  });

  test('two spellings in one list are asked about', () => {
    const matches = matchPeople([row('Pedretti', 'Chiara'), row('Pedreti', 'Chiara')], comune);
    expect(matches.map(({ state, twin }) => [state, twin])).toEqual([
      ['new', null],
      ['confirm', 0],
    ]);
  });
});

describe('what a list brings in', () => {
  test('new people with their service, in areas and services that are there', () => {
    const { seed, outcomes } = plan([
      row('Ferri', 'Luca', { area: 'AREA AMMINISTRATIVA', service: 'anagrafe', partTime: 3_000, from: '2027-02-01' }),
    ]);
    expect(outcomes).toEqual(['new']);
    expect(seed.people).toEqual([person('new-2', 'Ferri', 'Luca')]);
    expect(seed.employments).toMatchObject([
      { person: 'new-2', area: 'area-am', service: 'serv-ana', partTime: 3_000, from: '2027-02-01', to: null },
    ]);
  });

  test('an area nobody knows waits for a word; then it comes in once', () => {
    const rows = [
      row('Ferri', 'Luca', { area: 'Tributi' }),
      row('Gotti', 'Irene', { area: 'TRIBUTI', service: 'IMU' }),
    ];
    expect(plan(rows)).toMatchObject({ outcomes: ['open', 'open'], openAreas: ['TRIBUTI'] });
    const { seed } = plan(rows, { areas: new Map([[areaKey('Tributi'), 'new']]) });
    expect(seed.areas).toMatchObject([{ name: 'Tributi', code: 'TR', order: 2 }]);
    expect(seed.services).toMatchObject([{ name: 'IMU', area: seed.areas[0]!.id }]);
    expect(plan(rows, { areas: new Map([[areaKey('Tributi'), 'none']]) }).seed.employments[0]!.area).toBeNull();
  });

  test('who is here changes only where the list says more', () => {
    expect(plan([row('Rota', 'Nadia', { area: 'Area Amministrativa' })]).outcomes).toEqual(['unchanged']);
    const { seed, outcomes } = plan([row('Rota', 'Nadia', { profile: 'Istruttore direttivo', to: '2027-12-31' })]);
    expect(outcomes).toEqual(['updated']);
    expect(seed.employments).toEqual([{ ...comune.employments[0], profile: 'Istruttore direttivo', to: '2027-12-31' }]);
    expect(seed.people).toEqual([]);
  });

  test('where list and registry differ, somebody says whose values stand', () => {
    const rows = [row('Rota', 'Nadia', { classificationArea: 'istruttori' })];
    expect(plan(rows).outcomes).toEqual(['open']);
    expect(plan(rows, { values: new Map([[0, 'keep']]) })).toMatchObject({
      outcomes: ['unchanged'],
      seed: { employments: [] },
    });
    expect(plan(rows, { values: new Map([[0, 'take']]) }).seed.employments).toMatchObject([
      { id: 'e-rota', classificationArea: 'istruttori' },
    ]);
  });

  test('another area is a transfer: the old period ends the day before', () => {
    const rows = [row('Rota', 'Nadia', { area: 'Area Tecnica', from: '2027-06-01' })];
    const { seed } = plan(rows, { values: new Map([[0, 'take']]) });
    expect(seed.employments).toMatchObject([
      { id: 'e-rota', area: 'area-am', to: '2027-05-31' },
      { person: 'rota', area: 'area-te', from: '2027-06-01' },
    ]);
  });

  test('a doubtful row waits; it may be left out, be somebody, be new, be the row it resembles', () => {
    const rows = [row('Pedretti', 'Chiara'), row('Pedreti', 'Chiara', { from: '2027-01-01' })];
    expect(plan(rows).outcomes).toEqual(['new', 'open']);
    expect(plan(rows, { who: new Map([[1, 'skip']]) }).outcomes).toEqual(['new', 'left-out']);
    expect(plan(rows, { who: new Map([[1, 'new']]) }).seed.people).toHaveLength(2);
    const { seed } = plan(rows, { who: new Map([[1, 'twin']]) });
    expect(seed.people).toHaveLength(1);
    expect(new Set(seed.employments.map((one) => one.person)).size).toBe(1);
  });

  test('the same new name twice is one person with two periods', () => {
    const { seed } = plan([
      row('Ferri', 'Luca', { area: 'Area Tecnica', to: '2027-05-31' }),
      row('Ferri', 'Luca', { area: 'Area Amministrativa', from: '2027-06-01' }),
    ]);
    expect(seed.people).toHaveLength(1);
    expect(seed.employments).toHaveLength(2);
  });
});
