import { describe, expect, test } from 'vitest';
import { help as german } from '../de/help.ts';
import { help } from '../it/help.ts';
import { GUIDE_CHAPTERS, guideChapter, guideText, readMarked } from './index.ts';
import { READERS } from './chapter.ts';

const slugs = GUIDE_CHAPTERS.map(({ slug }) => slug);

test.each(GUIDE_CHAPTERS.map((chapter) => [chapter.slug, chapter] as const))('%s is short and whole', (_, chapter) => {
  expect(chapter.steps.length).toBeGreaterThan(0);
  expect(chapter.steps.length).toBeLessThanOrEqual(8);
  expect(chapter.readers.length).toBeGreaterThan(0);
  // A mark that is not closed would stand in the text as it is.
  expect(guideText(chapter)).not.toMatch(/\*\*|\]\(/);
  expect(chapter.title + guideText(chapter)).not.toMatch(/['"!]/);
});

test('each chapter has an address of its own, and each reader chapters', () => {
  expect(new Set(slugs).size).toBe(slugs.length);
  for (const reader of READERS) {
    expect(GUIDE_CHAPTERS.filter(({ readers }) => readers.includes(reader)).length).toBeGreaterThan(2);
  }
});

test('what is explained beside a word leads to a chapter that exists', () => {
  for (const terms of [help.terms, german.terms]) {
    for (const { chapter } of Object.values(terms)) {
      if (chapter !== undefined) expect(guideChapter(chapter), chapter).toBeDefined();
    }
  }
});

describe('marks', () => {
  test('words of the screen and places', () => {
    expect(readMarked('Apri **Oggi** o [Persone](/ente/persone).')).toEqual([
      { text: 'Apri ', strong: false, href: null },
      { text: 'Oggi', strong: true, href: null },
      { text: ' o ', strong: false, href: null },
      { text: 'Persone', strong: false, href: '/ente/persone' },
      { text: '.', strong: false, href: null },
    ]);
  });

  test('a place outside the app is no place', () => {
    expect(readMarked('[via](https://altrove.test)')).toEqual([
      { text: '[via](https://altrove.test)', strong: false, href: null },
    ]);
  });
});
