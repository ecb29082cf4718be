import { expect, test } from 'vitest';
import type { Area, Registry } from '#lib/domain/org.ts';
import { bestArea, bestYear } from './best-place.ts';

const always = { from: null, to: null };
const area = (id: string): Area => ({ id, name: id, code: id, order: 0, ...always });
const areas = [area('one'), area('two'), area('three')];
const registry: Registry = {
  version: 1,
  entity: { id: 'e', name: 'Comune di Valmora', province: 'BG' },
  years: [2027],
  areas,
  services: [],
  agreements: [],
  vacancies: [],
  mandates: [],
  aliases: [],
  lastImport: null,
  lastOpening: null,
  people: [],
  employments: [
    {
      id: 'm1',
      person: 'rota',
      area: 'two',
      service: null,
      classificationArea: null,
      partTime: null,
      profile: '',
      ...always,
    },
  ],
  incarichi: [{ id: 'i1', person: 'belloni', role: 'head', area: 'three', act: '', from: '2027-01-01', to: null }],
};

test('the year at work', () => {
  expect(bestYear([2026, 2027], '2027-03-01')).toBe(2027);
  expect(bestYear([2027, 2028], '2026-11-22')).toBe(2027);
  expect(bestYear([2024], '2026-11-22')).toBe(2024);
  expect(bestYear([], '2026-11-22')).toBeNull();
});

test('own area first', () => {
  expect(bestArea(areas, registry, 'belloni', '2027-03-01')?.id).toBe('three');
  expect(bestArea(areas, registry, 'belloni', '2026-03-01')?.id).toBe('one');
  expect(bestArea(areas, registry, 'rota', '2027-03-01')?.id).toBe('two');
  expect(bestArea([], registry, 'rota', '2027-03-01')).toBeNull();
});
