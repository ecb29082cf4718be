import { it } from './it/index.ts';

/**
 * Everything the interface says, by section; a section is one screen or one subject. Italian says what there
 * is, and each language has all of it: a sentence without its translation does not compile.
 */
export type Texts = typeof it;

/** The dictionaries there are, each loaded when it is asked for. */
/** Sections that every language must have in full: what one needs to write and read a plan. */
type PlanSection = 'format' | 'common' | 'fields' | 'problems' | 'refusals' | 'layouts' | 'find';

/** A section that a language does not have yet reads in Italian. */
export type Translation = Pick<Texts, PlanSection> & Partial<Texts>;
/** The languages of the bilingual territories; those without a dictionary are not offered yet. */
const DICTIONARIES = {
  it: () => Promise.resolve<Texts>(it),
  de: async () => (await import('./de/index.ts')).de,
} as const;

export type Language = keyof typeof DICTIONARIES;

/** Each in its own words. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { it: 'Italiano', de: 'Deutsch' };

export function isLanguage(value: unknown): value is Language {
  return typeof value === 'string' && Object.hasOwn(DICTIONARIES, value);
}

export function loadTexts(language: Language): Promise<Texts> {
  return DICTIONARIES[language]();
}
