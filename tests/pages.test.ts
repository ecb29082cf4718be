import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PAGES } from './pages.ts';

const routes = globSync('src/routes/**/+page.svelte')
  .map((file) => file.replaceAll('\\', '/').slice('src/routes'.length, -'/+page.svelte'.length) || '/')
  .toSorted();

test('every page of the app is in the list that the pictures and axe go through', () => {
  expect([...new Set(PAGES.map(({ route }) => route))].toSorted()).toEqual(routes);
});

test('each has a name of its own', () => {
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
});
