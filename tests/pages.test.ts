import { existsSync, globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { GUIDE_CHAPTERS } from '#lib/texts/guide/index.ts';
import { PAGES } from './pages.ts';
import { GUIDE_VIEWS } from './pictures.ts';

const routes = globSync('src/routes/**/+page.svelte')
  .map((file) => file.replaceAll('\\', '/').slice('src/routes'.length, -'/+page.svelte'.length) || '/')
  .toSorted();

test('every page of the app is in the list that the pictures and axe go through', () => {
  expect([...new Set(PAGES.map(({ route }) => route))].toSorted()).toEqual(routes);
});

test('each has a name of its own', () => {
  expect(new Set(PAGES.map(({ name }) => name)).size).toBe(PAGES.length);
});

test('every picture of the Guida is taken by the script, and is here', () => {
  for (const { file } of GUIDE_CHAPTERS.flatMap(({ picture }) => picture ?? [])) {
    expect(GUIDE_VIEWS, file).toHaveProperty([file]);
    expect(existsSync(`static/guida/${file}.webp`), file).toBe(true);
  }
});
