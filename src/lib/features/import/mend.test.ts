import { expect, test } from 'vitest';
import type { ImportedObjective, ImportedPlan } from '#lib/exchange/imported-plan.ts';
import { leaveOutArea, leaveOutObjective, mendObjective, mendParticipants, mergePeople } from './mend.ts';
import { choicesOf, settleProblem } from './settle.ts';
import { formatParticipant, parseParticipants } from './participants-text.ts';
import { Review } from './review.svelte.ts';

const objective = (title: string, people: number[]): ImportedObjective => ({
  rowId: null,
  result: '',
  details: {},
  code: '',
  title,
  description: '',
  type: null,
  strategicReference: '',
  expectedPerformance: '',
  dueDate: null,
  weight: null,
  gate: false,
  phases: [],
  target: { text: '', value: null, unit: null },
  indicators: [],
  participants: people.map((person) => ({ name: `P${person}`, from: null, to: null, kind: 'person', person })),
  notes: '',
  confidence: 0.5,
  certainty: { title: 1, weight: 0.5 },
  problems: [],
  sources: {},
});
const person = (familyName: string) => ({
  name: `${familyName} Marta`,
  givenName: 'Marta',
  familyName,
  title: '',
  spellings: [familyName],
});
const plan: ImportedPlan = {
  entity: { name: 'Comune di Valmora', province: 'BG' },
  unreadColumns: [],
  chapters: [],
  years: [2026, 2028],
  year: 2026,
  areas: [
    {
      name: 'Area amministrativa',
      head: 'Beloni Marta',
      headPerson: 1,
      staff: [],
      sharedWith: [],
      objectives: [objective('Uno', [0, 1]), objective('Due', [1])],
      sources: { name: [], head: [], staff: [] },
    },
    {
      name: 'Area tecnica',
      head: null,
      headPerson: null,
      staff: [],
      sharedWith: [],
      objectives: [],
      sources: { name: [], head: [], staff: [] },
    },
  ],
  people: [person('Belloni'), person('Beloni')],
  problems: [
    {
      id: 'p1',
      code: 'area-without-staff',
      place: { area: 'Area tecnica', objective: null, field: null },
      text: '',
      where: [{ area: 1, objective: null, field: 'staff' }],
      source: [],
      choices: [],
    },
  ],
};

test('a cell mended by hand is certain, and the original stays', () => {
  const mended = mendObjective(plan, 0, 0, 'weight', { weight: 1500 });
  expect(mended.areas[0]?.objectives[0]).toMatchObject({ weight: 1500, certainty: { weight: 1 }, confidence: 1 });
  expect(plan.areas[0]?.objectives[0]?.weight).toBeNull();
});

test('two spellings become one person everywhere', () => {
  const merged = mergePeople(plan, 1, 0);
  expect(merged.people).toHaveLength(1);
  expect(merged.people[0]?.spellings).toEqual(['Belloni', 'Beloni']);
  expect(merged.areas[0]?.headPerson).toBe(0);
  expect(merged.areas[0]?.objectives.map((one) => one.participants.map((each) => each.person))).toEqual([[0], [0]]);
});

test('merging into a later person keeps the places right', () => {
  const merged = mergePeople(plan, 0, 1);
  expect(merged.people.map((one) => one.familyName)).toEqual(['Beloni']);
  expect(merged.areas[0]?.headPerson).toBe(0);
});

test('what is left out takes its problems along and moves the others', () => {
  expect(leaveOutObjective(plan, 0, 0).areas[0]?.objectives.map((one) => one.title)).toEqual(['Due']);
  expect(leaveOutArea(plan, 0).problems[0]?.where).toEqual([{ area: 0, objective: null, field: 'staff' }]);
  expect(leaveOutArea(plan, 1).problems).toEqual([]);
});

test('an objective less moves the places of the problems behind it', () => {
  const place = (objective: number) => ({ area: 0, objective, field: 'weight' as const });
  const base = plan.problems[0];
  if (!base) throw new Error('no problem');
  const two: ImportedPlan = {
    ...plan,
    problems: [
      {
        ...base,
        id: 'p2',
        code: 'merged-cell',
        where: [place(0), place(1)],
        choices: [{ id: 'single', label: 'Uno solo' }],
      },
      { ...base, id: 'p3', where: [place(1)] },
      { ...base, id: 'p4', where: [place(2)] },
    ],
  };
  const settled = settleProblem(two, 'p2', 'single');
  expect(settled.areas[0]?.objectives).toHaveLength(1);
  expect(settled.problems.map((problem) => [problem.id, problem.where])).toEqual([['p4', [place(1)]]]);
});

test('where the reading offers no choice it can be accepted as it is', () => {
  const base = plan.problems[0];
  if (!base) throw new Error('no problem');
  expect(choicesOf({ ...base, choices: [{ id: 'mend', label: 'Correggi' }] }).map((choice) => choice.id)).toEqual([
    'accept',
  ]);
});

test('people are written as lines and read back', () => {
  const text =
    'Rota N. dal 01/04/2027\nBresciani C. fino al 30/04/2027\n2 istruttori\nBelloni M. (dal 01-01-2027 al 31.12.2027)';
  const read = parseParticipants(text);
  if ('fault' in read) throw new Error(read.fault);
  expect(read.lines.map(formatParticipant)).toEqual([
    'Rota N. dal 01/04/2027',
    'Bresciani C. fino al 30/04/2027',
    '2 istruttori',
    'Belloni M. dal 01/01/2027 al 31/12/2027',
  ]);
  expect(parseParticipants('Rota N. dal 31/02/2027')).toEqual({
    fault: '«31/02/2027» non è una data. Scrivi per esempio 01/04/2027.',
  });
  expect(parseParticipants('Rota N. dal 01/05/2027 al 01/04/2027')).toHaveProperty('fault');
});

test('a name of the people is that person, a new one joins them, a group is nobody', () => {
  const lines = [
    { name: 'Belloni M.', from: null, to: null },
    { name: 'Rota Nadia', from: null, to: null },
    { name: 'tutta l’area', from: null, to: null },
  ];
  const mended = mendParticipants(plan, 0, 0, lines);
  expect(mended.areas[0]?.objectives[0]?.participants.map((one) => [one.kind, one.person])).toEqual([
    ['person', 0],
    ['person', 2],
    ['group', null],
  ]);
  expect(mended.people[2]).toMatchObject({ familyName: 'Rota', givenName: 'Nadia' });
});

test('every answer and every mended cell can be taken back, down to the reading', () => {
  const review = new Review(plan);
  review.answer('p1', 'Crea l’area vuota', (before) => ({ ...before, problems: [] }));
  review.mend((before) => mendObjective(before, 0, 0, 'weight', { weight: 1000 }));
  expect([review.open, review.answerTo('p1')]).toEqual([0, 'Crea l’area vuota']);
  review.undo();
  review.undo();
  expect([review.open, review.plan === plan, review.canUndo]).toEqual([1, true, false]);
});

test('an answer is taken back alone; one that moved rows takes along what came after it', () => {
  const review = new Review(plan);
  review.answer('p1', 'Va bene così', (before) => ({ ...before, problems: [] }));
  review.mend((before) => mendObjective(before, 0, 1, 'weight', { weight: 1000 }));
  review.reopen('p1');
  expect([review.stateOf('p1'), review.plan.areas[0]?.objectives[1]?.weight]).toEqual(['open', 1000]);
  review.answer('p1', 'Lascia fuori', (before) => leaveOutArea({ ...before, problems: [] }, 1));
  review.mend((before) => mendObjective(before, 0, 1, 'weight', { weight: 2000 }));
  review.reopen('p1');
  expect([review.plan.areas.length, review.plan.areas[0]?.objectives[1]?.weight]).toEqual([2, 1000]);
});
