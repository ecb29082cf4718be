import { expect, test } from 'vitest';
import { placeLeft } from './open-place.ts';

test.each([
  ['/2027/obiettivi/am', 'Area Tecnica 2027 – Traguardo', 'Area Tecnica 2027'],
  ['/ente/persone/rota', 'Nadia Rota · Traguardo', 'Nadia Rota'],
  ['/2027', 'Obiettivi – Traguardo', null],
  ['/accedi', 'Accedi – Traguardo', null],
  ['/cerca', 'Cerca: atti – Traguardo', null],
  ['/ente', 'Traguardo', null],
])('%s, «%s»', (path, title, name) => {
  expect(placeLeft(path, title)?.title ?? null).toBe(name);
});
