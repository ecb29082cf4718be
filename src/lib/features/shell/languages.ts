import { LANGUAGE_NAMES, type Language } from '#lib/texts/texts.ts';

/** The languages there is a dictionary of, each called as it calls itself. */
export const languages = (Object.entries(LANGUAGE_NAMES) as [Language, string][]).map(([code, name]) => ({
  code,
  name,
}));
