import type { t } from './texts.svelte.ts';

/** A word that is explained where it stands. */
export type HelpAbout = keyof typeof t.help.terms;
