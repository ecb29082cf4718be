import { expect, test } from 'vitest';
import { parseMarkup } from './chapter-markup.ts';
import type { Objective } from './objective.ts';
import { findablesOf, registryFindables } from './findables.ts';
import { SearchIndex, textOf } from './search.ts';
import { indicator, phase, objective as anObjective } from './test-objective.ts';
import { area, person, registry } from './test-registry.ts';

const objective = (id: string, more: Partial<Objective> = {}) =>
  anObjective(id, {
    code: '',
    title: '',
    expectedPerformance: '',
    expectedValue: '',
    indicators: [],
    participations: [],
    ...more,
  });

const people = [person('rota', 'Rota', 'Nadia')];
const services = [
  { id: 'sv', area: 'am', parent: null, name: 'Servizio anagrafe e tributi', order: 0, from: null, to: null },
];
const mandates = [{ id: 'm1', sindaco: null, name: '', act: '', from: '2022-06-13', to: '2027-06-09' }];
const ente = registry({ people, areas: [area('am', 'AM')], years: [2026, 2027, 2028], mandates, services });

function everything(): SearchIndex {
  const index = new SearchIndex();
  const one = objective('o1', {
    code: 'AM.1',
    title: 'Anagrafe',
    description: 'Descrizione lunga',
    expectedPerformance: 'Sportello riaperto',
    expectedValue: 'centouno',
    notes: 'Annotazione',
    indicators: [indicator({ id: 'i1', name: 'Attese brevi', formula: 'rapporto semplice' })],
    phases: [phase({ id: 'f1', title: 'Collaudo' })],
    stakeholders: 'Esercenti',
    participations: [
      { id: 'p1', position: 'a0', person: 'rota', group: '', from: null, to: null },
      { id: 'p2', position: 'a1', person: null, group: 'due istruttori', from: null, to: null },
    ],
  });
  const plan = {
    year: 2027,
    area: 'am',
    objectives: [one],
    discarded: [objective('o2', { title: 'Gettato' })],
    refusals: [],
  };
  index.set('area', findablesOf(plan, ente));
  index.set(
    'plan',
    findablesOf(
      {
        year: 2027,
        chapters: [
          {
            id: 'c1',
            position: 'a0',
            title: 'Chi siamo',
            template: 'chi-siamo',
            body: parseMarkup(
              '## Sportelli\nAperti il **martedì** a {{ente}}.\n| Ufficio | Orario |\n| Tributi | mattino |',
            ),
          },
        ],
        acceptedFindings: [],
        figures: [
          {
            id: 'f1',
            position: 'a0',
            group: 'population',
            label: 'Famiglie residenti',
            unit: '',
            source: 'Rilevazione ISTAT',
            before3: '',
            before2: '',
            before1: '1.274',
          },
        ],
        transversals: [],
        strategicObjectives: [
          {
            id: 's1',
            position: 'a0',
            code: 'OS1',
            title: 'Servizi digitali',
            description: 'Pago da casa',
            mandateLine: null,
            missione: '',
            programma: '',
            fromYear: null,
            toYear: null,
            politicalLead: null,
            politicalLeadName: '',
            expectedResult: '',
          },
        ],
      },
      ente,
    ),
  );
  const lines = [{ id: 'l1', position: 'a0', title: 'Comune vicino', description: 'Ascolto' }];
  index.set('mandate', findablesOf({ mandate: 'm1', lines }, ente));
  index.set('registry', registryFindables(ente));
  return index;
}

test.each([
  ['anagrafe', 'objective/o1', undefined],
  ['descrizione', 'objective/o1', 'description'],
  ['sportello', 'objective/o1', 'expected'],
  ['attese', 'objective/o1', 'indicator-i1'],
  ['centouno', 'objective/o1', 'value'],
  ['istruttori', 'objective/o1', 'people'],
  ['annotazione', 'objective/o1', 'notes'],
  ['rapporto', 'objective/o1', 'formula-i1'],
  ['collaudo', 'objective/o1', 'phase-f1'],
  ['esercenti', 'objective/o1', 'stakeholders'],
  ['anagrafe e tributi', 'service/sv', undefined],
  ['gettato', 'objective/o2', undefined],
  ['os1', 'strategic-objective/s1', undefined],
  ['pago', 'strategic-objective/s1', 'description'],
  ['ascolto', 'mandate-line/l1', 'description'],
  ['chi siamo', 'chapter/c1', undefined],
  ['aperti martedì', 'chapter/c1', 'line-1'],
  ['mattino', 'chapter/c1', 'line-5'],
  ['famiglie', 'figure/f1', undefined],
  ['istat', 'figure/f1', 'source'],
  ['rota nadia', 'person/rota', undefined],
  ['area am', 'area/am', undefined],
])('«%s» leads to %s, field %s', (query, id, field) => {
  const [hit] = everything().search(query);
  expect(hit?.found.id).toBe(id);
  expect(hit && textOf(hit)?.field).toBe(field);
});

test('a person’s name leads to the person and to what they work on; the Cestino is told', () => {
  const index = everything();
  expect(index.search('rota').map(({ found }) => found.id)).toEqual(['person/rota', 'objective/o1']);
  expect(index.search('gettato').map(({ found }) => found.place)).toEqual([
    { kind: 'objective', year: 2027, area: 'am', id: 'o2', discarded: true },
  ]);
});

test('a line of the mandate is shown with the latest year that meets it', () => {
  expect(everything().search('comune vicino')[0]?.found.place).toMatchObject({ kind: 'mandate-line', year: 2027 });
});
