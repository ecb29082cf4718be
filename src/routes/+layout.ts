import { languageOfDevice } from '#lib/app/device.ts';
import { speak } from '#lib/ui/texts.svelte.ts';

// One shell for every address: the device holds the documents and draws the pages.
export const ssr = false;
export const prerender = false;

/** Before the first page is drawn: nobody sees one language give way to another. */
export const load = () => speak(languageOfDevice());
