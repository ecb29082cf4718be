import { expect, test } from 'vitest';
import type { FoundPlace } from '#lib/domain/findables.ts';
import { hrefOf } from './places.ts';

const objective: FoundPlace = { kind: 'objective', year: 2027, area: 'am', id: 'o-1' };
const chapter: FoundPlace = { kind: 'chapter', year: 2027, area: null, id: 'c1' };

test.each<[FoundPlace, string | null, string]>([
  [objective, null, '/2027/obiettivi/am#riga-o-1'],
  [objective, 'expected', '/2027/obiettivi/am#cella-o-1-expected'],
  [objective, 'indicator-i-1', '/2027/obiettivi/am#cella-o-1-indicator-i-1'],
  [objective, 'notes', '/2027/obiettivi/am/o-1/scheda#campo-o-1-notes'],
  [objective, 'formula-i-1', '/2027/obiettivi/am/o-1/scheda#campo-i-1-formula'],
  [objective, 'phase-f-1', '/2027/obiettivi/am/o-1/scheda#fase-f-1'],
  [{ ...objective, discarded: true }, 'notes', '/2027/obiettivi/am/cestino#riga-o-1'],
  [chapter, null, '/2027/testi/c1'],
  [chapter, 'line-12', '/2027/testi/c1#testo-12'],
  [{ kind: 'area', year: null, area: 'am', id: 'am' }, null, '/2026/obiettivi/am'],
  [{ kind: 'person', year: null, area: null, id: 'rota' }, null, '/ente/persone/rota'],
])('%j, field %s', (place, field, href) => {
  expect(hrefOf(place, field, 2026)).toBe(href);
});
