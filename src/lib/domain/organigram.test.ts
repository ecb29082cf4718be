import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { includesDay } from './calendar.ts';
import { nextStaffChange, organigramOf } from './organigram.ts';
import type { Placed, PlacedArea, PlacedService } from './organigram.ts';
import type { Registry } from './org.ts';
import { agreement, area, employment, incarico, person, registry, service } from './test-registry.ts';

const comune = registry({
  areas: [
    { ...area('tec'), order: 1 },
    { ...area('am'), order: 0 },
    { ...area('old'), order: 2, to: '2026-12-31' },
  ],
  services: [
    { ...service('demo', 'am'), order: 1 },
    { ...service('seg', 'am'), order: 0 },
    service('ana', 'am', 'demo', { from: null, to: '2027-06-30' }),
  ],
  people: [
    person('zanchi', 'Zanchi', 'Laura'),
    person('vezzoli', 'Vezzoli', 'Paolo'),
    person('belloni', 'Belloni', 'Marta'),
    person('rota', 'Rota', 'Nadia'),
    person('bresciani', 'Bresciani', 'Carlo'),
    person('testa', 'Testa', 'Fabio'),
  ],
  employments: [
    { ...employment('belloni', 'am'), service: 'seg' },
    { ...employment('bresciani', 'am', { from: null, to: '2027-04-30' }), service: 'ana' },
    employment('rota', 'am', { from: '2027-04-01', to: null }),
    employment('testa', 'old'),
  ],
  incarichi: [
    incarico('zanchi', 'sindaco'),
    incarico('vezzoli', 'segretario'),
    incarico('belloni', 'head', 'am'),
    incarico('zanchi', 'head', 'tec'),
  ],
  agreements: [
    agreement({ kind: 'staff', person: 'belloni', share: 4_000 }),
    agreement({ kind: 'service', area: 'tec', share: 6_000 }),
  ],
  vacancies: [
    { id: 'v1', area: 'am', service: 'demo', classificationArea: 'istruttori', words: '', from: null, to: null },
    { id: 'v2', area: 'am', service: null, classificationArea: null, words: '', from: '2028-01-01', to: null },
  ],
});

const names = (rows: readonly Placed[]) => rows.map((row) => row.person.familyName);

describe('the ente on a day', () => {
  const april = organigramOf(comune, '2027-04-15');

  test('has its organs, and its areas in order', () => {
    expect(april.sindaco.map(({ id }) => id)).toEqual(['zanchi']);
    expect(april.segretario.map(({ id }) => id)).toEqual(['vezzoli']);
    expect(april.areas.map((one) => one.area.id)).toEqual(['am', 'tec']);
  });

  test('puts who answers first, the others in their service', () => {
    const am = april.areas[0]!;
    expect(names(am.people)).toEqual(['Belloni', 'Rota']);
    expect(am.services.map((one) => one.service.id)).toEqual(['seg', 'demo']);
    expect(names(am.services[1]!.services[0]!.people)).toEqual(['Bresciani']);
    expect([am.staff, am.vacant, am.services[1]!.vacancies.length]).toEqual([3, 1, 1]);
  });

  test('says who is shared, and who holds an area by office', () => {
    expect(april.areas[0]!.people[0]!.agreement?.share).toBe(4_000);
    expect(april.areas[1]!.people).toMatchObject([{ office: 'sindaco', employment: null, charge: { role: 'head' } }]);
    expect(april.areas[1]!.agreements).toHaveLength(1);
  });

  test('keeps who works in an area that is no more', () => {
    expect(names(april.unplaced)).toEqual(['Testa']);
  });

  test('on another day is other: somebody left, a service closed', () => {
    const july = organigramOf(comune, '2027-07-01');
    expect(july.areas[0]!.services[1]!.services).toEqual([]);
    expect(july.areas[0]!.staff).toBe(2);
  });

  test.each([
    ['2027-04-15', 'am', { from: '2027-05-01', count: 2 }],
    ['2027-03-31', 'am', { from: '2027-04-01', count: 3 }],
    ['2027-05-01', 'am', null],
    ['2027-04-15', null, { from: '2027-05-01', count: 3 }],
  ])('the staff changes next, %s in %s', (day, where, change) => {
    expect(nextStaffChange(comune, day, where)).toEqual(change);
  });
});

test('each person at work stands exactly once per employment, on any day, wherever they are put', () => {
  const day = fc.integer({ min: 0, max: 11 }).map((month) => `2027-${String(month + 1).padStart(2, '0')}-10`);
  const period = fc.tuple(fc.option(day), fc.option(day)).map(([a, b]) => ({
    from: a !== null && b !== null && a > b ? b : a,
    to: a !== null && b !== null && a > b ? a : b,
  }));
  const areas = ['a0', 'a1', null];
  const services = ['s0', 's1', 's2', null];
  const who = fc.constantFrom('p0', 'p1', 'p2');
  const any = fc.record({
    areas: fc.tuple(period, period),
    services: fc.array(fc.record({ area: fc.constantFrom('a0', 'a1'), parent: fc.constantFrom(null, 's0'), period }), {
      minLength: 3,
      maxLength: 3,
    }),
    employments: fc.array(
      fc.record({ who, area: fc.constantFrom(...areas), service: fc.constantFrom(...services), period }),
      { maxLength: 8 },
    ),
    heads: fc.array(fc.record({ who, area: fc.constantFrom('a0', 'a1'), period }), { maxLength: 4 }),
    day,
  });
  fc.assert(
    fc.property(any, (given) => {
      const made: Registry = registry({
        areas: given.areas.map((one, index) => ({ ...area(`a${index}`), ...one })),
        services: given.services.map((one, index) =>
          service(`s${index}`, one.area, index === 0 ? null : one.parent, one.period),
        ),
        people: ['p0', 'p1', 'p2'].map((id) => person(id, id, '')),
        employments: given.employments.map((one, index) => ({
          ...employment(one.who, one.area, one.period),
          id: `e${index}`,
          service: one.service,
        })),
        incarichi: given.heads.map((one, index) => ({
          ...incarico(one.who, 'head', one.area, one.period),
          id: `i${index}`,
        })),
      });
      const chart = organigramOf(made, given.day);
      const rowsOf = (unit: PlacedArea | PlacedService): Placed[] => [...unit.people, ...unit.services.flatMap(rowsOf)];
      const shown = [...chart.areas.flatMap(rowsOf), ...chart.unplaced];
      const ids = shown.flatMap((row) => row.employment?.id ?? []);
      const atWork = made.employments.filter((row) => includesDay(row, given.day)).map((row) => row.id);
      // A service whose parent is in another area hangs from its area: nobody in it is lost.
      expect(ids.toSorted()).toEqual(atWork.toSorted());
    }),
  );
});
