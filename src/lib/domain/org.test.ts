import { describe, expect, test } from 'vitest';
import {
  activeAreas,
  areaHeads,
  initials,
  personListName,
  personName,
  personShortName,
  serviceOf,
  staffOf,
} from './org.ts';
import { area, employment, incarico, person, registry } from './test-registry.ts';

const nadia = person('rota', 'Rota', 'Nadia');

test.each([
  [nadia, 'Nadia Rota', 'Rota Nadia', 'Rota N.', 'NR'],
  [person('x', 'Bini', ''), 'Bini', 'Bini', 'Bini', 'BI'],
  [person('y', 'De Luca', 'Maria Grazia'), 'Maria Grazia De Luca', 'De Luca Maria Grazia', 'De Luca M.', 'MD'],
])('a person is called by place', (who, sentence, list, table, avatar) => {
  expect([personName(who), personListName(who), personShortName(who), initials(who)]).toEqual([
    sentence,
    list,
    table,
    avatar,
  ]);
});

describe('who is where and when', () => {
  const comune = registry({
    areas: [
      { ...area('tec'), order: 2 },
      { ...area('am'), order: 1 },
      { ...area('old'), from: null, to: '2026-12-31' },
    ],
    people: [nadia, person('brina', 'Brina', 'Luca'), person('belloni', 'Belloni', 'Marta')],
    employments: [
      employment('rota', 'am', { from: '2020-01-01', to: '2027-03-31' }),
      employment('rota', 'tec', { from: '2027-04-01', to: null }),
      employment('brina', 'am', { from: '2028-01-01', to: null }),
    ],
    incarichi: [
      incarico('brina', 'deputy', 'am'),
      incarico('belloni', 'head', 'am', { from: '2027-01-01', to: '2027-12-31' }),
      incarico('rota', 'administrator'),
    ],
  });

  test('heads come before deputies, on the day asked', () => {
    expect(areaHeads(comune, 'am', '2027-06-01').map(({ person: who }) => who)).toEqual(['belloni', 'brina']);
    expect(areaHeads(comune, 'am', '2028-01-01').map(({ person: who }) => who)).toEqual(['brina']);
  });

  test('staff of a year, by name, with who answers for the area', () => {
    expect(staffOf(comune, 'am', 2027).map(({ id }) => id)).toEqual(['belloni', 'brina', 'rota']);
    expect(staffOf(comune, 'am', { from: '2026-01-01', to: '2026-12-31' }).map(({ id }) => id)).toEqual([
      'brina',
      'rota',
    ]);
    expect(staffOf(comune, 'tec', 2026)).toEqual([]);
  });

  test('service joins a transfer; administering accounts is no service', () => {
    expect(serviceOf(comune, 'rota')).toEqual([{ from: '2020-01-01', to: null }]);
    expect(serviceOf(registry({ incarichi: [incarico('rota', 'administrator')] }), 'rota')).toEqual([]);
  });

  test('the areas of a year, in order', () => {
    expect(activeAreas(comune, 2027).map(({ id }) => id)).toEqual(['am', 'tec']);
    expect(activeAreas(comune, 2026).map(({ id }) => id)).toEqual(['old', 'am', 'tec']);
  });
});
