import { expect, test } from 'vitest';
import { checkRegistry } from './registry-checks.ts';
import type { Registry } from './org.ts';
import { agreement, area, employment, incarico, person, registry } from './test-registry.ts';

const days = (from: string | null, to: string | null) => ({ from, to });

/** Nothing to say about this one. */
const whole: Partial<Registry> = {
  areas: [area('am')],
  people: [person('rota', 'Rota', 'Nadia'), person('vezzoli', 'Vezzoli', 'Paolo')],
  employments: [employment('rota', 'am')],
  incarichi: [incarico('rota', 'head', 'am'), incarico('vezzoli', 'segretario')],
};

const found = (parts: Partial<Registry>) =>
  checkRegistry(registry({ ...whole, ...parts }), '2027-04-15').map(({ code, severity, data }) => ({
    code,
    severity,
    ...data,
  }));

test('an ente where all is in its place has nothing to mend', () => {
  expect(found({})).toEqual([]);
});

test.each<[string, Partial<Registry>, object[]]>([
  ['without an area there is one thing to do', { areas: [] }, [{ code: 'no-areas', severity: 'ask' }]],
  [
    'the days on which nobody heads an area; a deputy does not fill them',
    {
      incarichi: [
        incarico('rota', 'head', 'am', days(null, '2027-02-28')),
        incarico('rota', 'interim', 'am', days('2027-05-01', null)),
        incarico('rota', 'deputy', 'am'),
        incarico('vezzoli', 'segretario'),
      ],
    },
    [{ code: 'area-headless', severity: 'ask', area: 'am', periods: [days('2027-03-01', '2027-04-30')] }],
  ],
  [
    'what is past is only worth a look',
    { incarichi: [incarico('rota', 'head', 'am', days('2027-02-01', null)), incarico('vezzoli', 'segretario')] },
    [{ code: 'area-headless', severity: 'advise', area: 'am', periods: [days('2027-01-01', '2027-01-31')] }],
  ],
  [
    'an area asks for a head on the days it exists only',
    {
      areas: [area('am'), { ...area('old'), to: '2027-01-31' }],
      employments: [employment('rota', 'am'), employment('rota', 'old', days(null, '2026-12-31'))],
    },
    [
      { code: 'area-headless', severity: 'advise', area: 'old', periods: [days('2027-01-01', '2027-01-31')] },
      { code: 'area-unstaffed', severity: 'advise', area: 'old' },
    ],
  ],
  [
    'two heads, and a head with an interim',
    {
      people: [
        person('rota', 'Rota', 'Nadia'),
        person('brina', 'Brina', 'Luca'),
        person('vezzoli', 'Vezzoli', 'Paolo'),
      ],
      employments: [employment('rota', 'am'), employment('brina', 'am')],
      incarichi: [
        incarico('rota', 'head', 'am'),
        incarico('brina', 'head', 'am', days('2027-03-01', '2027-06-30')),
        incarico('vezzoli', 'segretario'),
        incarico('vezzoli', 'interim', 'am', days('2027-12-01', null)),
      ],
    },
    [
      {
        code: 'heads-overlap',
        severity: 'ask',
        area: 'am',
        people: ['rota', 'brina'],
        period: days('2027-03-01', '2027-06-30'),
      },
      {
        code: 'head-and-interim',
        severity: 'ask',
        area: 'am',
        people: ['rota', 'vezzoli'],
        period: days('2027-12-01', '2027-12-31'),
      },
    ],
  ],
  [
    'an incarico that outlives the service',
    { employments: [employment('rota', 'am', days(null, '2027-08-31'))] },
    [
      {
        code: 'charge-outside-service',
        severity: 'ask',
        person: 'rota',
        incarico: incarico('rota', 'head', 'am'),
        periods: [days('2027-09-01', '2027-12-31')],
      },
    ],
  ],
  [
    'a Sindaco holds an area by office',
    {
      employments: [employment('vezzoli', 'am')],
      incarichi: [incarico('rota', 'head', 'am'), incarico('rota', 'sindaco'), incarico('vezzoli', 'segretario')],
    },
    [],
  ],
  [
    'shared staff is at work elsewhere',
    { employments: [employment('vezzoli', 'am')], agreements: [agreement({ kind: 'staff', person: 'rota' })] },
    [],
  ],
  [
    'more than one full week',
    {
      areas: [area('am'), area('tec')],
      employments: [
        employment('rota', 'am'),
        { ...employment('rota', 'tec', days('2027-06-01', '2027-09-30')), partTime: 1_200 },
      ],
      incarichi: [incarico('rota', 'head', 'am'), incarico('rota', 'head', 'tec'), incarico('vezzoli', 'segretario')],
    },
    [
      {
        code: 'over-full-time',
        severity: 'ask',
        person: 'rota',
        period: days('2027-06-01', '2027-09-30'),
        hours: 4_800,
      },
    ],
  ],
  [
    'two halves are one week',
    {
      areas: [area('am'), area('tec')],
      employments: [
        { ...employment('rota', 'am'), partTime: 1_800 },
        { ...employment('rota', 'tec'), partTime: 1_800 },
      ],
      incarichi: [incarico('rota', 'head', 'am'), incarico('rota', 'head', 'tec'), incarico('vezzoli', 'segretario')],
    },
    [],
  ],
  [
    'somebody bound to nothing, in a second spelling',
    { people: [...whole.people!, person('vezoli', 'Vezoli', 'Paolo')] },
    [
      { code: 'two-spellings', severity: 'ask', people: ['vezzoli', 'vezoli'] },
      { code: 'person-idle', severity: 'advise', person: 'vezoli' },
    ],
  ],
  [
    'no Segretario',
    { incarichi: [incarico('rota', 'head', 'am')] },
    [
      { code: 'segretario-missing', severity: 'ask', periods: [days('2027-01-01', '2027-12-31')] },
      { code: 'person-idle', severity: 'advise', person: 'vezzoli' },
    ],
  ],
])('%s', (_, parts, problems) => {
  expect(found(parts)).toEqual(problems);
});
