import { it } from './it/index.ts';

/**
 * Everything the interface says, by section; a section is one screen or one subject. Italian says what there
 * is, and each language has all of it: a sentence without its translation does not compile.
 */
export type Texts = Worded<typeof it>;

/** The same shape with other words: where Italian chooses between two sentences, another language writes its own. */
type Worded<Section> = Section extends (...args: infer Args) => infer Said
  ? (...args: Args) => Said extends string ? string : Said
  : Section extends object
    ? { [Key in keyof Section]: Worded<Section[Key]> }
    : Section;

/** The dictionaries there are, each loaded when it is asked for. */
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
